"""Whole numbers: 1 234, 1234; to plain digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.normal import fold
from extractors.values.candidate import Candidate, Parsed
from extractors.values.finder import Finder
from extractors.values.repair import DIGITISH, mend
from models.months import MONTHS
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
COUNTER_EXAMPLES = (
    "12,5",
    "18/03/2026",
    "Dt",
    "1 2345",
    "1'objet d’un envoi",
    "2 septembre 2027",
    "0,5",
    "82.5 %",
)
CLOSE = 0.5  # of the height of figures, both as shares of the page: blanks between numbers are wider
_NO_COUNT = re.compile(r"[%/]|,\d|\.\d{1,2}(?!\d)|['’][^\W\d_]")  # what follows a figure that is none
_BEHIND = re.compile(r"[/#]\s*$|\d\s?,\s*$|^,\s*$")  # what stands before one
_DAYS, _YEAR = 31, re.compile(r"20\d\d")
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

    Nor is that of « 1'objet », which is an l badly read, nor those of « le 2 septembre 2027 ».
    """
    text = " ".join(word.text for word in words)
    for candidate in _closed_up(find_numbers(words), text):
        after = text[candidate.end : candidate.end + 4].lstrip()
        stray = _NO_COUNT.match(after) or _BEHIND.search(text[: candidate.start])
        if not stray and not _of_a_day(text, candidate):
            yield candidate


def _of_a_day(text: str, candidate: Candidate) -> bool:
    """The day before the name of a month, or the year behind it."""
    before, after = fold(text[: candidate.start]).split()[-1:], fold(text[candidate.end :]).split()[:1]
    day = candidate.parsed.value.isdecimal() and int(candidate.parsed.value) <= _DAYS
    return (day and _is_month(after)) or (_is_month(before) and bool(_YEAR.fullmatch(candidate.raw)))


def _is_month(words: Sequence[str]) -> bool:
    return any(word in MONTHS for word in words)


def _closed_up(found: Iterable[Candidate], text: str) -> Iterator[Candidate]:
    """Figures that nearly touch are one number: « 15 57 », whose reader saw a blank that is none.

    « 02/08/2027 » and « 0,5 » are none: a sign stands between their figures.
    """
    kept: Candidate | None = None
    for candidate in found:
        apart = kept is not None and text[kept.end : candidate.start] == " "
        joined = _joined(kept, candidate) if kept is not None and apart else None
        if kept is not None and joined is None:
            yield kept
        kept = joined or candidate
    if kept is not None:
        yield kept


def _joined(one: Candidate, other: Candidate) -> Candidate | None:
    """The number that two figures are, side by side with less than a blank between them."""
    left, right = one.words[-1].box, other.words[0].box
    beside = 0 <= right.left - left.right < CLOSE * left.height
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
