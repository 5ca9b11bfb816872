"""Labels and values on both sides of a slash: « Bon de commande / Facture | BC-26-18 / F-0042 »."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.fields.context import Context
from extractors.fields.spot import Spot
from extractors.hit import Hit
from models.page import Word

_SLASH = "/"


def is_first(hit: Hit) -> bool:
    """Whether a slash follows a label: another one stands behind it, and its value behind the label's."""
    return hit.last.text[hit.end :].lstrip().startswith(_SLASH)


def paired(context: Context, hit: Hit, found: Iterable[Spot]) -> Iterator[Spot]:
    """The places of a label, of each the part that is its own.

    One value for « FINESS juridique / FINESS géographique » is not the first label's.
    """
    leads = is_first(hit) and context.followed(hit)
    for whole in found:
        spot = _own_part(hit, whole)
        if spot is whole and leads:
            return
        yield spot


def _own_part(hit: Hit, spot: Spot) -> Spot:
    """The spot itself where it has no part for each label; a slash in a word is of a number: « 2026/17 »."""
    if len(hit.segments) > 1:
        return spot
    labels = _parts(tuple(w for w in hit.last.words if w not in spot.words))
    values = _parts(spot.words)
    if len(labels) < 2 or len(labels) != len(values) or not all(map(_has_letters, labels)):
        return spot
    own = next((at for at, words in enumerate(labels) if hit.words[0] in words), None)
    return spot if own is None else replace(spot, words=values[own])


def _parts(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """The words between slashes; one glued to the word before it parts it from the next word all the same."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.text != _SLASH:
            parts[-1].append(word)
        if word.text.endswith(_SLASH):
            parts.append([])
    return [tuple(own) for own in parts if own]


def _has_letters(words: tuple[Word, ...]) -> bool:
    return any(c.isalpha() for word in words for c in word.text)
