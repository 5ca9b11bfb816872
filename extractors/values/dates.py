"""Dates: 18/03/2026, 18.03.26, 18-03-2026, 18 mars 2026, 1er mars 2026, 3 janv. 2026, 2026-03-18; to ISO."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rapidfuzz import fuzz, process

from extractors.normal import fold
from extractors.values.candidate import Candidate, Parsed
from extractors.values.finder import Finder
from extractors.values.repair import DIGITISH, OPEN_ZEROS, mend, mend_day
from models.months import MONTHS
from models.page import Word

EXAMPLES = {
    "18/03/2026": "2026-03-18",
    "18.03.26": "2026-03-18",
    "18-03-2026": "2026-03-18",
    "18 / 03 / 2026": "2026-03-18",
    "18 03 2026": "2026-03-18",
    "18 03 26": "2026-03-18",
    "2026-03-18": "2026-03-18",
    "18 mars 2026": "2026-03-18",
    "1er mars 2026": "2026-03-01",
    "3 janv. 2026": "2026-01-03",
    "15 août 2026": "2026-08-15",
    "15 AOUT 2026": "2026-08-15",
    "1 8 / 0 3 / 2 0 2 6": "2026-03-18",
    "18032026": "2026-03-18",
    "l8/O3/2026": "2026-03-18",
    "18 févner 2026": "2026-02-18",
    "18mars2026": "2026-03-18",
    "25.DÉCEMBRE.2025": "2025-12-25",
    "08 A0ÛT 2026": "2026-08-08",
    "10.-08.-2026": "2026-08-10",
    "20.03.20 26": "2026-03-20",
    "3 1 mars 2026": "2026-03-31",
    "0.6/10/2026": "2026-10-06",
    "2.7.09.2026": "2026-09-27",
    "05/0.6/2026": "2026-06-05",
    "18:10.2026": "2026-10-18",
    "01/05/2.6": "2026-05-01",
    "0.6:07-2026": "2026-07-06",
    "11.J.U.ILLET.2026": "2026-07-11",
    "14 juil let 20 26": "2026-07-14",
    "27 0.4 .2026": "2026-04-27",
    "0212.2.026": "2026-12-02",
    "21.juillet 2.022": "2022-07-21",
    "28 yullet: 2026": "2026-07-28",
    "25/02/2C27": "2027-02-25",
    "l9/1u/2026": "2026-10-19",
    "06 MAl 2.0.23": "2023-05-06",
}
COUNTER_EXAMPLES = (
    "31/02/2026",
    "18/13/2026",
    "01 23 45 67 89",
    "732829320",
    "version 4.2.1",
    "2026",
    "12/2026",
    "19/10/0U",
)
_LETTERS = str.maketrans({"0": "o", "1": "i", "5": "s", "8": "b", "6": "g"})
_ISO = re.compile(r"(20\d{2})-(\d{2})-(\d{2})")
_FIGURES = re.compile(
    r"(\d\s?\d?|\d[. ]\d(?=\D+\d{1,2}\D+20\s?\d\d$))"
    r"(?:\s?[/.\-,:]){1,2}\s?(\d{1,2})(?:\s?[/.\-,:]){1,2}\s?(20[\s.]?\d{2}|\d{2})"
)
_BLANKS = re.compile(r"[\s.]+")
_SPREAD = re.compile(r"(\d[\s.]?\d?)[\s.]*([^\W\d_](?:[\s.]?[^\W\d_])+)[\s.]*(2[\s.]?0[\s.]?\d[\s.]?\d)\W*")
_SPACED = re.compile(r"(\d{2}) (\d{2}) (20\d{2}|\d{2})")
_COMB = re.compile(r"(\d)\s?(\d)\s?[/.\-]?\s?(\d)\s?(\d)\s?[/.\-]?\s?(2)\s?(0)\s?(\d)\s?(\d)")
_SIGNS = re.compile(r"[\d\s]+(?:[/.\-,:][\d\s]*){2,}")  # a number has none or one
_WRITTEN = re.compile(
    r"(\S{1,2}?|[0-3] \d)\s?(?:er|ER|e)?[\s.\-/]{0,3}([^\W\d_][^\W_]{2,8})[\s.:\-/]{0,3}(2\S{3})"
)


def parse(text: str) -> Parsed | None:
    """A day of the calendar in the years 2000 to 2099; anything else is None."""
    bare = " ".join(text.split())
    mended = mend_day(bare) if _LONG_YEAR.search(mend_day(bare)) else mend(bare)
    figures = _figures(bare) or _figures(mended)
    if figures:
        return _parsed(*figures, repaired=_figures(bare) is None)
    if all_eight := _eight(mended):
        return _parsed(*all_eight, repaired=True)
    match = _WRITTEN.fullmatch(bare)
    if match is None:
        return _over_dots(bare)
    month, exact = _month(match[2])
    day, year = mend_day(match[1]).replace(" ", ""), mend_day(match[3])
    if month is None or not (day.isdigit() and year.isdigit()):
        return None
    return _parsed(
        int(year), month, int(day), repaired=not exact or (day, year) != (match[1].replace(" ", ""), match[3])
    )


def _over_dots(text: str) -> Parsed | None:
    """A date over a dotted line: « 05/0.6/2026 », « 11.J.U.ILLET.2026 », « 14 juil let 20 26 »; a repair."""
    if any(sign in text for sign in "/-"):
        figures = _figures(_BLANKS.sub("", text).replace(":", "-"))
        return _parsed(*figures, repaired=True) if figures else None
    match = _SPREAD.fullmatch(text)
    if match is None:
        return None
    day, name, year = (_BLANKS.sub("", part) for part in match.groups())
    month, _ = _month(name)
    return None if month is None else _parsed(int(year), month, int(day), repaired=True)


def _figures(text: str) -> tuple[int, int, int] | None:
    """Year, month, day of a date in figures."""
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _FIGURES.fullmatch(text):
        year = int(re.sub(r"\D", "", match[3]))
        day = re.sub(r"\D", "", match[1])
        return year if year > 99 else 2000 + year, int(match[2]), int(day)
    if match := _SPACED.fullmatch(text):
        return 2000 + int(match[3]) % 2000, int(match[2]), int(match[1])
    if match := _COMB.fullmatch(text):
        digits = "".join(match.groups())
        return int(digits[4:]), int(digits[2:4]), int(digits[:2])
    return None


def _eight(text: str) -> tuple[int, int, int] | None:
    """Year, month, day of eight figures whose signs were read out of place: « 27 0.4 .2026 »."""
    digits = re.sub(r"\D", "", text)
    if len(digits) != 8 or digits[4:6] != "20" or not _SIGNS.fullmatch(text):
        return None
    return int(digits[4:]), int(digits[2:4]), int(digits[:2])


def _month(word: str) -> tuple[int | None, bool]:
    """The month meant by a word, and whether it is written so."""
    bare = fold(word)
    if bare in MONTHS:
        return MONTHS[bare], True
    if bare.replace("l", "i") in MONTHS:  # « 06 MAl 2023 »
        return MONTHS[bare.replace("l", "i")], False
    if sum(c.isalpha() for c in bare) * 2 <= len(bare):
        return None, False
    bare = bare.translate(_LETTERS)
    near = process.extractOne(bare, [m for m in MONTHS if len(m) > 3], scorer=fuzz.ratio, score_cutoff=75)
    return (MONTHS[near[0]], False) if near else (None, False)


def _parsed(year: int, month: int, day: int, repaired: bool) -> Parsed | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    if not 2000 <= year <= 2099:
        return None
    return Parsed(found.isoformat(), valid=True, repaired=repaired)


_LONG_YEAR = re.compile(r"(?:^|\D)20[\s.]?\d{2}\D*$")
_BEFORE = re.compile(r"\d[./-]\s?$")
# « 1 3/12/2026 » may be the 13th; « 1 31/12/2026 », where the 1 is what is left of « le », is no day of it.
_TEN_BEFORE, _ONE_FIGURE = re.compile(r"(?:^|\D)[0-3] $"), re.compile(r"\d(?!\d)")
_AFTER = re.compile(r"(?:\s?[./]\s?|-|\s)\d")
# « 01/09/26-28/02/27 »: the dash parts two dates that are written with another sign.
_PERIOD = re.compile(
    r"(?<!\d)\d{1,2}([/.])\d{1,2}\1(?:20)?\d{2}\s?[-–—]\s?(?=\d{1,2}\1\d{1,2}\1(?:20)?\d{2}(?!\d))"
)
_SIGN = DIGITISH.removesuffix("]") + OPEN_ZEROS + "]"
_NUMBER = {"TEXT": {"REGEX": rf"^{_SIGN}{{1,8}}$"}}
_MIDDLE = {"TEXT": {"REGEX": rf"^({_SIGN}{{1,4}}|[/.\-,:])$"}, "OP": "*"}
find_dates = Finder(
    [
        [_NUMBER, _MIDDLE],
        [
            {"TEXT": {"REGEX": r"^[0-3]$"}, "OP": "?"},
            {"TEXT": {"REGEX": rf"^{DIGITISH}{{1,2}}(er|e)?$"}},
            {"LOWER": {"IN": ["er", "e"]}, "OP": "?"},
            {"TEXT": {"REGEX": r"^[.\-/]$"}, "OP": "*"},
            {"TEXT": {"REGEX": r"^[^\W\d_][^\W_]{2,8}$"}},
            {"TEXT": {"REGEX": r"^[.:\-/]$"}, "OP": "*"},
            {"TEXT": {"REGEX": rf"^2{DIGITISH}{{3}}$"}},
        ],
        [{"TEXT": {"REGEX": rf"^{DIGITISH}{{1,2}}[^\W\d_]{{3,9}}{DIGITISH}{{4}}$"}}],
        [
            {"TEXT": {"REGEX": rf"^{DIGITISH}{{1,2}}[^\W\d_]{{3,9}}$"}},
            {"TEXT": {"REGEX": rf"^2{DIGITISH}{{3}}$"}},
        ],
        [
            {"TEXT": {"REGEX": r"^\d{1,2}$"}},
            {"TEXT": {"REGEX": r"^(\.|\d)$"}, "OP": "{0,3}"},
            {"TEXT": {"REGEX": r"^[^\W\d_]{1,9}$"}},
            {"TEXT": {"REGEX": r"^(\.|[^\W\d_]{1,9})$"}, "OP": "{0,12}"},
            {"TEXT": {"REGEX": r"^2\d{0,3}$"}},
            {"TEXT": {"REGEX": r"^(\.|\d{1,3})$"}, "OP": "{0,6}"},
        ],
    ],
    parse,
)


def find(words: Sequence[Word]) -> Iterator[Candidate]:
    """Dates of a run; a part of a longer figure is none: 2.7.09 in « 2.7.09 202 »."""
    text = " ".join(word.text for word in words)
    parted = [match.end() for match in _PERIOD.finditer(text)]
    for candidate in find_dates(words):
        short = not _LONG_YEAR.search(candidate.raw)
        opens = any(0 < end - candidate.end <= len(" - ") for end in parted)
        if candidate.start not in parted and _begun(text[: candidate.start], candidate.raw):
            continue
        if short and not opens and _AFTER.match(text[candidate.end :]):
            continue
        yield candidate


def _begun(before: str, raw: str) -> bool:
    """Whether the figures of a date begin before it."""
    ten = _TEN_BEFORE.search(before) is not None and _ONE_FIGURE.match(raw) is not None
    return ten or _BEFORE.search(before) is not None
