"""The words by which a piece limits what it says, and those that only sound so: `limits.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractors.normal import fold
from models.page import Line
from models.piece import PieceKind
from schemes.load import read_yaml

_PATH = Path(__file__).with_name("limits.yaml")
_NAME = re.compile(r"\{([a-z]+)\}")
_COVER = "~"  # stands for each letter of harmless words, and is in no pattern
_TERMS = re.compile(
    r"^(?:article \d+ |\d+ )?(?:nos |extraits? (?:de nos|des) |les )?"
    r"(?:conditions generales|c ?g ?v\b|c ?g ?u\b|mentions legales|protection des donnees"
    r"|(?:traitement des )?donnees (?:a caractere )?personnel\w*|rgpd|politique de confidentialite)"
)
_TITLE = 9  # words of the heading of such terms, at most
_TO_SIGN = re.compile(r"^(?:fait a|date|le client|pour le client|signature|bon pour|lu et approuve|nom )")
_SOLD = (PieceKind.BDC, PieceKind.FACTURE)


@dataclass(frozen=True)
class Words:
    """What tells a limit on one kind of piece. `firm` words are told wherever they stand."""

    firm: re.Pattern[str]
    other: re.Pattern[str]
    harmless: re.Pattern[str]
    denied: re.Pattern[str]

    def found(self, text: str, *, terms: bool = False) -> Iterator[re.Match[str]]:
        """Every place of that folded text that may limit. `terms`: it stands in general terms of sale."""
        yield from self._said(self.firm, text)
        if not terms:
            yield from self._said(self.other, self.harmless.sub(_covered, text))

    def _said(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        for found in pattern.finditer(text):
            if not self.denied.search(text[: found.start()]):
                yield found


def terms_of_sale(kind: PieceKind, lines: Sequence[Line]) -> frozenset[int]:
    """The lines of an order or invoice under a heading such as « Conditions générales de vente »."""
    found: set[int] = set()
    inside = False
    for number, line in enumerate(lines if kind in _SOLD else ()):
        text = fold(line.text)
        if _TERMS.match(text) and len(text.split()) <= _TITLE:
            inside = True
        elif _TO_SIGN.match(text) and len(text.split()) <= _TITLE:
            inside = False
        if inside:
            found.add(number)
    return frozenset(found)


@cache
def limits_on(kind: PieceKind) -> Words | None:
    """The words for that kind of piece; None where none is looked for."""
    data = _read()
    own = [family for family in data["families"] if kind.value in family["kinds"]]
    if not own:
        return None
    return Words(
        firm=_any_of(_said_by(own, firm=True)),
        other=_any_of(_said_by(own, firm=False)),
        harmless=_any_of(data["harmless"]),
        denied=re.compile(data["denied"]),
    )


def _said_by(families: Sequence[dict[str, Any]], *, firm: bool) -> list[str]:
    return [words for one in families if (one.get("firm") == "true") is firm for words in one["says"]]


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """Any of them, as whole words; what is a name in braces is opened."""
    words = _read()["words"]
    opened = "|".join(_NAME.sub(lambda name: str(words[name[1]]), one) for one in patterns)
    return re.compile(rf"(?<![a-z0-9])(?:{opened or '(?!)'})(?![a-z0-9])")


def _covered(words: re.Match[str]) -> str:
    return _COVER * len(words[0])


@cache
def _read() -> dict[str, Any]:
    return read_yaml(_PATH)
