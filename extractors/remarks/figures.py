"""What a journal, or an invoice, tells of its counts beside them: a rate, other documents, months listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.layout.neighbours import on_row
from extractors.normal import fold
from models.geometry import Box
from models.months import MONTHS
from models.page import Page

_RATE = re.compile(
    r"\bPERF\b|\bDm\s*[/÷∕]\s*Dt\b"
    r"|\btaux d[e’' ]+\s?(?:alimentation|envoi|[ée]mission|transmission|performance|r[ée]ussite|succ[èe]s"
    r"|transfert|d[ée]p[ôo]t|versement)|^\W*taux\s*(?::|$)|\bratio\b"
    r"|\b(?:niveau|indicateur) de performance|\bperformance (?:constat|atteint|obten)",
    re.I,
)
# A line that tells the rule, a limit or a part of the period gives no rate of the period.
_RULE = re.compile(
    r"[<>≥≤⩾⩽]|\b(?:si|lorsque|entre|seuil\w*|objectif\w*|cibles?|minim\w*|maxim\w*|au moins|au plus|plus de"
    r"|moins de|superieure?s?|inferieure?s?|atteindre|depasse\w*|mois|mensuel\w*|moyenn\w*|paliers?)\b",
    re.I,
)
_VALUE = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,4})?)(?![\d.,]*\d)\s*(%|pour cent)?")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:\s\d{3})+(?!\d)")
_MONTH = re.compile(rf"^({'|'.join(sorted(MONTHS, key=len, reverse=True))})(?: (20\d\d))?(?= \d|$)")
_NUMBERED = re.compile(r"^(?:(20\d\d)\s?-\s?(0[1-9]|1[0-2])|(0[1-9]|1[0-2])\s?/\s?(20\d\d))(?=\s|$)")
_COUNTED = re.compile(
    r"\b(?:soit|seulement|effectivement|reellement|en realite)(?: \w+){0,2}? (\d{1,3}(?: \d{3})+|\d+)"
    r" (?:documents?|envois|comptes? rendus?)\b(?! par (?:mois|jour|semaine)| en moyenne)"
)
_FEWEST = 3  # months that are a list


def rates_told(page: Page, *, billed: bool = False) -> Iterator[tuple[str, str, Box]]:
    """Each share that a line states, « 0.48 », the line and its place: « Dm / Dt : 48 % », « PERF = 0,5 ».

    `billed`: on an invoice, where the rate of VAT may follow on the row, the first one alone.
    """
    for line in page.lines:
        label = _RATE.search(line.text)
        if label is None:
            continue
        said = line.text[label.end() :]
        if not any(c.isdigit() for c in said):
            beside = [x for x in page.lines if on_row(x.box, line.box) and x.box.left > line.box.middle_x]
            beside = [x for x in beside if x is not line]
            said = f"{said} {beside[0].text}" if len(beside) == 1 else ""
        if not _RULE.search(said) and not _RULE.search(fold(f"{line.text} {said}")):
            shares = list(_shares(said))[: 1 if billed else None]
            yield from ((f"{value.normalize():f}", line.text, line.box) for value in shares)


def counts_told(page: Page) -> Iterator[tuple[str, str, Box]]:
    """The documents that a sentence counts anew: « soit 480 documents effectivement reçus »."""
    for line in page.lines:
        for found in _COUNTED.finditer(fold(line.text)):
            yield found[1].replace(" ", ""), line.text, line.box


def months_listed(page: Page) -> tuple[str, tuple[Box, ...]] | None:
    """The months that open the cells of a table, « 2027-02 3 », and their places; None for no list."""
    found = [(month, line.box) for line in page.lines if (month := _month(line.text)) is not None]
    months = sorted({month for month, _ in found})
    return (" ".join(months), tuple(box for _, box in found)) if len(months) >= _FEWEST else None


def _month(text: str) -> str | None:
    """« 2027-02 », « 2 » where no year is told."""
    if match := _NUMBERED.match(text.strip()):
        return f"{match[1] or match[4]}-{match[2] or match[3]}"
    match = _MONTH.match(fold(text))
    if match is None:
        return None
    number = MONTHS[match[1]]
    return f"{match[2]}-{number:02}" if match[2] else str(number)


def _shares(said: str) -> Iterator[Decimal]:
    """The shares of one that a text tells: « 71,7 % », « 0,5 »; a count is none."""
    for match in _VALUE.finditer(_GROUPED.sub(" ", said)):
        value = Decimal(match[1].replace(",", "."))
        if match[2] or value <= 1:
            yield value / 100 if match[2] else value
