"""Whole numbers: 1 234, 1234; to plain digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.values.candidate import Candidate, Parsed
from extractors.values.finder import Finder
from extractors.values.repair import DIGITISH, mend
from models.page import Word

EXAMPLES = {
    "1 234": "1234",
    "87": "87",
    "1.234": "1234",
    "12 345 678": "12345678",
    "1O4": "104",
    "0": "0",
    "1'234": "1234",
}
COUNTER_EXAMPLES = ("12,5", "18/03/2026", "Dt", "1 2345", "1'objet d’un envoi")
CLOSE = 0.5  # of the height of figures, both as shares of the page: blanks between numbers are wider
_COUNT = re.compile(r"\d{1,3}(?:[ .'’]\d{3})+|\d{1,8}")


def parse(text: str) -> Parsed | None:
    """Digits, grouped by three or not."""
    bare = " ".join(text.split())
    mended = mend(bare)
    if not _COUNT.fullmatch(mended) or not re.search(r"\d", bare):
        return None
    digits = re.sub(r"\D", "", mended)
    return Parsed(str(int(digits)), repaired=mended != bare)


_NUMBER = {"TEXT": {"REGEX": rf"^{DIGITISH}*\d{DIGITISH}*$"}}
_MORE = {"TEXT": {"REGEX": rf"^(\d{{3}}|{DIGITISH}{{3}}|[.'’])$"}, "OP": "*"}
find_numbers = Finder([[_NUMBER, _MORE]], parse)


def find(words: Sequence[Word]) -> Iterator[Candidate]:
    """Counts of a run; a figure followed by % or a decimal comma, or inside a date, is none.

    Nor is that of « 1'objet », which is an l badly read.
    """
    text = " ".join(word.text for word in words)
    for candidate in _closed_up(find_numbers(words)):
        after, before = (
            text[candidate.end : candidate.end + 2].lstrip(),
            text[: candidate.start].rstrip()[-1:],
        )
        if not re.match(r"[%/]|,\d|['’][^\W\d_]", after) and before not in ("/", "#", ","):
            yield candidate


def _closed_up(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Figures that nearly touch are one number: « 15 57 », whose reader saw a blank that is none."""
    kept: Candidate | None = None
    for candidate in found:
        joined = _joined(kept, candidate) if kept is not None else None
        if kept is not None and joined is None:
            yield kept
        kept = joined or candidate
    if kept is not None:
        yield kept


def _joined(one: Candidate, other: Candidate) -> Candidate | None:
    """The number that two figures are, side by side with less than a blank between them."""
    left, right = one.words[-1].box, other.words[0].box
    beside = other.start == one.end + 1 and 0 <= right.left - left.right < CLOSE * left.height
    parsed = parse((one.raw + other.raw).replace(" ", "")) if beside else None
    if parsed is None:
        return None
    return Candidate(
        parsed=replace(parsed, repaired=True),
        raw=f"{one.raw} {other.raw}",
        words=(*one.words, *other.words),
        start=one.start,
        end=other.end,
    )
