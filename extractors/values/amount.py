"""Amounts in euros: 1 250,00 €, 1.250,00, 1'250,00, 1250.00 EUR, 1 250 €; to a plain decimal, two places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.values.candidate import Candidate, Parsed
from extractors.values.finder import Finder
from extractors.values.repair import DIGITISH, mend
from models.page import Word

EXAMPLES = {
    "1 250,00 €": "1250.00",
    "1250.00 EUR": "1250.00",
    "1.250,00": "1250.00",
    "1'250,00": "1250.00",
    "1 250 €": "1250.00",
    "376,25€": "376.25",
    "376,2 €": "376.20",
    "376 , 25 €": "376.25",
    "12 345 678,90": "12345678.90",
    "1,250.00": "1250.00",
    "2,094.2 2 €": "2094.22",
    "3.827,6.7": "3827.67",
    "1.250": "1250.00",
    "€ 376.25": "376.25",
    "376€25": "376.25",
    "37G,25": "376.25",
    "52;80 €": "52.80",
    "146,000,00 €": "146000.00",
    "1.250.00": "1250.00",
    "I 250,OO €": "1250.00",
    "- 50,00 €": "-50.00",
    "0,00": "0.00",
}
COUNTER_EXAMPLES = (
    "€ 3.375,00 €", "030,00", "20 %", "18/03/2026", "73282932000074", "LGC", "1,2,3", "2A", "l2",
)  # fmt: skip
SPACE = 1.5  # letters: the widest blank inside an amount
_CURRENCY = r"(?:€|EUROS?|EUR|euros?|Euros?|eur|Eur)"
_HAS_CURRENCY = re.compile(_CURRENCY)
_TRIM = re.compile(rf"^\s*{_CURRENCY}?\s*|\s*{_CURRENCY}?(?:\s*(?:HT|TTC|H\.T\.|T\.T\.C\.))?\s*$")
_TWICE = re.compile(r"^[-−–\s]*€.*\d\s*€$")  # « € 3.375,00 € 675,00 »: the last sign is of the next amount
_FORMS = (
    re.compile(r"(?P<whole>\d{1,3}(?:[ .'’]\d{3})+)(?:\s?,\s?(?P<cents>\d[\s.]?\d?))?"),
    re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+)\s?\.\s?(?P<cents>\d\s?\d)"),
    re.compile(r"(?P<whole>\d{1,3}(?: \d{3})+)\s?\.\s?(?P<cents>\d\s?\d)"),
    re.compile(r"(?P<whole>\d{1,7})(?:\s?[,.€]\s?(?P<cents>\d\s?\d?))?"),
)
# A reader lost the comma, or saw more of it: 1 250 00, 52;80.
_MORE_THAN_COMMA = re.compile(r"(?P<whole>\d{1,3}(?: ?\d{3})*);(?P<cents>\d{2})")
_LOST_COMMA = re.compile(r"(?P<whole>\d{1,3}(?: \d{3})*) (?P<cents>\d{2})")
# One sign for both: 146,000,00 for « 146,000.00 », 1.250.00 for « 1.250,00 ».
_ONE_SIGN = re.compile(r"(?P<whole>\d{1,3}(?P<sign>[.,])\d{3}(?:(?P=sign)\d{3})*)(?P=sign)(?P<cents>\d{2})")
_MENDED_FORMS = (_MORE_THAN_COMMA, _LOST_COMMA, _ONE_SIGN)
# What stands so before an amount or after it is more of it, in a form that is none.
_HEAD = re.compile(r"\d[;:.,]$")
_TAIL = re.compile(r"[;:]\d|[.,]\d{3}")


def parse(text: str) -> Parsed | None:
    """Two places, minus kept. `strong` when cents or the currency are written."""
    bare = " ".join(text.split())
    negative = bare[:1] in ("-", "−", "–")
    if _TWICE.search(bare):
        return None
    core = _TRIM.sub("", bare.lstrip("-−–").strip()).strip()
    if not core or not re.search(r"\d", core):
        return None
    mended = mend(core)
    if sum(c.isdigit() for c in core) * 2 < sum(c.isalnum() for c in core):
        return None
    for form in (*_FORMS, *_MENDED_FORMS):
        match = form.fullmatch(mended)
        if match:
            repaired = mended != core or form in _MENDED_FORMS
            found = _parsed(match, negative, repaired, bool(_HAS_CURRENCY.search(bare)))
            return None if found and repaired and _is_initials(core, found) else found
    return None


def _is_initials(core: str, found: Parsed) -> bool:
    """« 2A » at the foot of a page is who initialled it: one figure and a letter are no sum by themselves."""
    return not found.strong and sum(c.isdigit() for c in core) < 2


def _parsed(match: re.Match[str], negative: bool, repaired: bool, currency: bool) -> Parsed | None:
    whole = re.sub(r"\D", "", match["whole"])
    if len(whole) > 1 and whole.startswith("0"):
        # « 030,00 » is the end of « 4 030,00 »: half an amount is none.
        return None
    cents = re.sub(r"\D", "", match["cents"] or "").ljust(2, "0")
    value = Decimal(f"{whole}.{cents}")
    strong = bool(match["cents"]) or currency
    return Parsed(f"{-value if negative else value:.2f}", repaired=repaired, strong=strong)


_NUMBER = {"TEXT": {"REGEX": rf"^{DIGITISH}*\d{DIGITISH}*$|^[IlOo]$"}}
MINUS = ("-", "−", "–")
_SIGN = {"TEXT": {"REGEX": r"^[-−–]$"}, "OP": "?"}
_MONEY = {"TEXT": {"REGEX": rf"^{_CURRENCY}$"}, "OP": "?"}
_REST = {"TEXT": {"REGEX": rf"^({DIGITISH}+|[.,;'’€])$"}, "OP": "*"}
find_numbers = Finder([[_SIGN, _MONEY, _NUMBER, _REST, _MONEY]], parse)


def find(words: Sequence[Word]) -> Iterator[Candidate]:
    """Amounts of a run; a figure followed by % or inside a date is none, nor are two with a blank between."""
    text = " ".join(word.text for word in words)
    start = 0
    for run in _runs(words):
        for candidate in find_numbers(run):
            moved = replace(candidate, start=candidate.start + start, end=candidate.end + start)
            yield from _unless_other(text, moved)
        start += sum(len(word.text) + 1 for word in run)


def _runs(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The run cut where figures stand too far apart for one amount: « 1    376,25 ».

    A minus far from its figures is kept (an accounting format sets it at the left of the cell), unless
    what stands left of it is nearer.
    """
    start = 0
    for at in range(1, len(words)):
        far = blank(words[at - 1], words[at]) > SPACE
        if far and not (words[at - 1].text in MINUS and _nearer_right(words, at - 1)):
            yield words[start:at]
            start = at
    yield words[start:]


def _nearer_right(words: Sequence[Word], at: int) -> bool:
    """Whether a dash stands nearer to what follows than to what is left of it on its line, if anything."""
    dash = words[at].box
    if at == 0 or words[at - 1].box.left >= dash.left:
        return True
    return dash.left - words[at - 1].box.right >= words[at + 1].box.left - dash.right


def readings(candidate: Candidate) -> tuple[Candidate, ...]:
    """The amount; of one whose minus stands far from its figures, what it is without it too.

    The dash may be the sign, or that of an empty cell: « –        376,25 € ».
    """
    sign, *rest = candidate.words
    if not rest or sign.text not in MINUS or blank(sign, rest[0]) <= SPACE:
        return (candidate,)
    raw = candidate.raw.lstrip("-−– ")
    value = candidate.parsed.value.removeprefix("-")
    start = candidate.end - len(raw)
    return candidate, Candidate(
        replace(candidate.parsed, value=value), raw, tuple(rest), start, candidate.end
    )


def blank(left: Word, right: Word) -> float:
    """The paper between two figures of a line, or a minus and one, in letters of the longer word; else 0."""
    figures = (left.text[-1:].isdigit() or left.text in MINUS) and right.text[:1].isdigit()
    if not figures or right.box.left < left.box.left:
        return 0.0
    wide = max(left, right, key=lambda word: len(word.text))
    letter = wide.box.width / len(wide.text)
    return (right.box.left - left.box.right) / letter if letter > 0 else 0.0


def _unless_other(text: str, candidate: Candidate) -> Iterator[Candidate]:
    after, before = text[candidate.end : candidate.end + 3].lstrip(), text[: candidate.start].rstrip()[-1:]
    glued = candidate.raw[:1] in "-−–" and text[: candidate.start][-1:].isalnum()
    if glued:
        # « L. 223-1 » is no amount of minus one euro.
        return
    if _HEAD.search(text[: candidate.start]) or _TAIL.match(text[candidate.end :]):
        return
    if not after.startswith(("%", "/", "°/")) and before not in ("/", "#"):
        yield candidate
