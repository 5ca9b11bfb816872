"""Keeps a number of piece whole: F.C2707441 read on a dotted line is not C2707441.

Nor is BC-2026 in « BC-2026 03007 », or 2026 in « 2026 LGC 07209 », where a reader lost the dashes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extractors.normal import fold
from extractors.values.candidate import Candidate, Parsed
from models.page import Word

_NARROW = 1.2  # letters: a wider blank parts two things
_PIECE = re.compile(r"[A-Z]{2,5}|\d{2,}(?:/\d{2,4})?")
# « 5.437 » over the dots of a blank, « LGC-23202 » of which one dash was lost.
_FIGURES = re.compile(r"(?:[A-Z]{2,5}[-_/])?(?=(?:\D*\d){3})\d[\d.]*\d(?:/\d{2,4})?")
_YEAR = re.compile(r"20\d\d")
_NUMERO = ("", "n", "no", "numero")


def whole(
    candidates: Iterator[Candidate], words: Sequence[Word], parse: Callable[[str], Parsed | None]
) -> Iterator[Candidate]:
    """The candidates, stretched to the start of their word and over the figures that end the run."""
    text = " ".join(word.text for word in words)
    taken = 0
    for candidate in candidates:
        if candidate.start < taken:
            continue
        rest = _rest(candidate, words, text)
        ends = len(text) if rest else candidate.end
        start = text.rfind(" ", 0, candidate.start) + 1
        head = text[start : candidate.start]
        home = _word_at(words, start)
        cut = bool(head.strip("._-/ °º")) and head[-1:] in "._-/" and home is not None
        if not cut and not rest:
            yield candidate
            continue
        begins = start if cut else candidate.start
        parsed = parse(text[begins:ends])
        if parsed is None:
            continue
        kept = candidate.words
        if cut and home is not None:
            kept = (home, *(w for w in kept if w.box.right > home.box.right))
        taken = ends
        yield Candidate(parsed, text[begins:ends], (*kept, *rest), begins, ends)


def _rest(candidate: Candidate, words: Sequence[Word], text: str) -> tuple[Word, ...]:
    """The words right behind a candidate that end the run as the rest of its code: figures last."""
    place = len(text[: candidate.end].split())
    rest = tuple(words[place:]) if text[candidate.end :].startswith(" ") else ()
    if not rest or not _FIGURES.fullmatch(rest[-1].text):
        return ()
    if not all(_PIECE.fullmatch(word.text) for word in rest[:-1]):
        return ()
    if candidate.raw.isdigit() and not _opens(candidate, rest[0], text):
        return ()  # « du 12 000042 », « 000123 45678 »
    chain = (candidate.words[-1], *rest)
    return rest if all(_near(one, other) for one, other in pairwise(chain)) else ()


def _opens(candidate: Candidate, following: Word, text: str) -> bool:
    """Whether mere figures open a number: a year, or figures before letters, with nothing before them."""
    coded = following.text[:1].isalpha() or _YEAR.fullmatch(candidate.raw) is not None
    return coded and fold(text[: candidate.start]) in _NUMERO


def _near(before: Word, after: Word) -> bool:
    letter = before.box.width / max(len(before.text), 1)
    return after.box.left - before.box.right <= _NARROW * letter


def _word_at(words: Sequence[Word], start: int) -> Word | None:
    place = 0
    for word in words:
        if place == start:
            return word
        place += len(word.text) + 1
    return None
