"""Amounts outside of a grid: a block of totals, or lines such as « Prestation principale : 376,25 € HT »."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from extractors.layout.neighbours import on_row
from extractors.layout.segments import Segment
from extractors.tables.cells import candidates, closed_up, found_cell
from extractors.tables.named import TAX_WORD, told_by_names
from extractors.tables.roles import role_of, total_of
from extractors.tables.sections import BILLED
from extractors.values import Candidate, amount, finess, rate
from models.geometry import Place, union_of
from models.page import Word
from models.piece import Row
from models.reading import Field, ValueKind, absent
from models.view import PageView
from schemes.piece import TableModel

# « TVA non applicable, article L. 223-1 … » starts as a line of totals does, and is a sentence.
_LABEL = 7
_SENTENCE = 20  # words before the first amount of a sentence that names each of its amounts
_NEXT, _HANG = 1.6, 0.04  # from a line to the next one in heights, and how far it may be set in
_FULL = 0.88  # of the page's text: lines of a paragraph that go on in the next one reach so far right
_COLUMN = 0.02  # of the page: amounts further apart are not the parts of one
_KEYS = ("site", "ht", "rate", "vat", "ttc")
# What a line of a block of totals says of its one amount.
_ONE = {"total-ht": "ht", "total-vat": "vat", "total-ttc": "ttc"}


@dataclass(frozen=True, eq=False)
class LooseLine:
    """A row of the page: its words from left to right, its amounts and rates."""

    view: PageView
    words: tuple[Word, ...]
    label: str
    amounts: tuple[Candidate, ...]
    rates: tuple[Candidate, ...]


def loose_lines(
    view: PageView, segments: Sequence[Segment], top: float, bottom: float
) -> Iterator[LooseLine]:
    """The rows of a part of a page that say an amount."""
    here = [s for s in segments if s.view is view and top <= s.box.middle_y < bottom]
    edge = _FULL * max((s.box.right for s in here), default=1.0)
    rows: list[list[Segment]] = []
    while here:
        row = sorted((s for s in here if _goes_with(here[0], s, here)), key=lambda s: s.box.left)
        here = [s for s in here if s not in row]
        if rows and _goes_on(rows[-1], row, edge):
            rows[-1] += row
        else:
            rows.append(row)
    for row in rows:
        yield from _line(view, row)


def _goes_with(first: Segment, other: Segment, here: Sequence[Segment]) -> bool:
    """On the row of a segment, and not on that of a label nearer on its left (« Total TTC | 580,50 € »)."""
    if other is first or not on_row(first.box, other.box):
        return other is first
    a, b = first.box, other.box
    nearer = (s.box for s in here if s.box.right <= b.left and (a.left > b.left or s.box.left > a.right))
    return not any(on_row(box, b) and not on_row(box, a) for box in nearer)


def _goes_on(above: Sequence[Segment], below: Sequence[Segment], edge: float) -> bool:
    """Whether a line of a paragraph goes on under it: « …, TVA 20 % soit 526,75 €, 3 | 160,50 € TTC ; »."""
    upper, lower = above[-1].box, below[0].box
    end, said = above[-1].text.rstrip()[-1:], below[0].text.lstrip("( ")
    listed = end == ";" and said[:1].islower()  # « … ; taux de TVA 20 % ; | montant de la TVA 75,25 € ; … »
    full = len(below) == 1 and upper.right > edge and (end not in ".;!?" or listed)
    close = 0 < lower.middle_y - upper.middle_y < _NEXT * upper.height
    lined = abs(lower.left - above[0].box.left) < _HANG
    told = said[:1].isalnum() or said[:1] in "%€"
    return full and close and lined and told and (not said[:1].isupper() or bool(TAX_WORD.match(said)))


def _line(view: PageView, row: Sequence[Segment]) -> Iterator[LooseLine]:
    words = tuple(w for s in row for w in s.words)
    found = [c for c in amount.find(words) if c.parsed.strong]
    rates = [c for c in rate.find(words) if c.parsed.strong]
    found = [c for c in found if not any(c.start < r.end and r.start < c.end for r in rates)]
    first = min((c.start for c in [*found, *rates]), default=None)
    if first is None:
        return
    text = " ".join(w.text for w in words)
    yield LooseLine(view, words, text[:first].strip(" :.…–-|"), tuple(found), tuple(rates))


def totals_in_words(table: TableModel, words: Sequence[Word]) -> bool:
    """« Total HT : 9,00 € – TVA 20 % : 1,80 € – Total TTC : 10,80 € »: each amount is named on the line."""
    rates = [c for c in rate.find(words) if c.parsed.strong]
    found = [c for c in amount.find(words) if c.parsed.strong]
    found = [c for c in found if not any(c.start < r.end and r.start < c.end for r in rates)]
    text = " ".join(w.text for w in words)
    named = len(found) > 1 and len(told_by_names(text, found)) == len(found)
    return named and bool(total_of(table, text[: found[0].start]))


def loose_rows(table: TableModel, lines: Sequence[LooseLine], taxed: bool) -> list[Row]:
    """Rows told by their labels; the lines of a block of totals become one row `total`.

    `taxed`: the piece shows VAT, so that one amount to pay includes it.
    """
    rows: list[Row] = []
    total: dict[str, Field] = {}
    places: list[Place] = []
    once = _headed_once(table, lines)
    for line in lines:
        role = role_of(table, line.label) or once.get(line, "")
        if not role or (_wordy(line.label) and not _named_in_full(role, line)):
            continue
        cells = _cells(table, role, line, taxed)
        place = place_of(line)
        if role in _ONE or role == "total":
            for key, cell in cells.items():
                total.setdefault(key, cell)
            places.append(place)
        elif cells:
            rows.append(_row(table, role, line.label, cells, (place,)))
    if total:
        rows.append(_row(table, "total", "", total, tuple(places)))
    return rows


def _headed_once(table: TableModel, lines: Sequence[LooseLine]) -> dict[LooseLine, str]:
    """Lines that a header names (« Montant HT : 376,25 € ») and that are said once: several are no total."""
    roles = {line: total_of(table, line.label) for line in lines}
    counts = Counter(role for role in roles.values() if role in _ONE)
    return {line: role for line, role in roles.items() if counts[role] == 1}


def _wordy(label: str) -> bool:
    """Whether a label is a sentence; signs, figures and what stands in brackets do not count."""
    said = [w for w in re.sub(r"\([^)]*\)", " ", label).split() if any(c.isalpha() for c in w)]
    return len(said) > _LABEL


def _named_in_full(role: str, line: LooseLine) -> bool:
    """« La Prestation principale est commandée au prix de 376,25 euros HT, soit … 451,50 euros TTC »."""
    told = told_by_names(" ".join(w.text for w in line.words), line.amounts)
    return role in BILLED and {"ht", "ttc"} <= set(told) and len(line.label.split()) <= _SENTENCE


def place_of(line: LooseLine) -> Place:
    """Where a line stands."""
    return Place(
        document=line.view.document, page=line.view.page.number, box=union_of(w.box for w in line.words)
    )


def _row(table: TableModel, role: str, label: str, cells: dict[str, Field], places: tuple[Place, ...]) -> Row:
    kinds = {c.key: c.kind for c in table.columns}
    made = tuple(cells.get(k) or absent(k, kinds[k]) for k in _KEYS if k in kinds)
    return Row(role=role, cells=made, label=label, evidence=places)


def _cells(table: TableModel, role: str, line: LooseLine, taxed: bool) -> dict[str, Field]:
    """Which amount is which: by its label, by HT or TTC after it, else in the order HT, TVA, TTC."""
    columns = {c.key: c for c in table.columns}
    made: dict[str, Field] = {}
    if line.rates and "rate" in columns:
        made["rate"] = found_cell(columns["rate"], line.rates[:1], line.view)
    if "site" in columns and (sites := [c for c in finess.find(line.words) if c.parsed.valid]):
        made["site"] = found_cell(columns["site"], sites[:1], line.view)
    for key, candidate in _named(role, line, taxed).items():
        if key in columns:
            made[key] = found_cell(columns[key], _apart(line, candidate), line.view)
    return made


def _apart(line: LooseLine, candidate: Candidate) -> list[Candidate]:
    """The amount of a line, and what all its figures make: a reader took « 14 1 13,14 € » apart.

    Of « 2 25,0 0€ » the ends are two amounts that touch, and both readings are given.
    """
    figures = list(takewhile(_is_figure, reversed(line.words)))[::-1]
    if len(line.amounts) != 1:
        last = line.amounts[-1] is candidate
        return closed_up(figures, [candidate]) if last and figures else [candidate]
    whole = candidates(ValueKind.AMOUNT, figures)
    return whole if whole and whole[0].parsed.value == candidate.parsed.value else [candidate]


def _is_figure(word: Word) -> bool:
    return not any(c.isalpha() or c == "%" for c in word.text.removesuffix("EUR"))


def _named(role: str, line: LooseLine, taxed: bool) -> dict[str, Candidate]:
    found = line.amounts
    told = told_by_names(" ".join(w.text for w in line.words), found)
    # « Total HT : 2 000,00 € – TVA : 400,00 € – Total TTC : 2 400,00 € » names each of its amounts.
    if role in _ONE and not len(told) == len(found) > 1:
        one = _ONE[role] if taxed or role == "total-vat" else "ht"
        return {one: found[-1]} if found and not _in_columns(found) else {}
    if told:
        return told
    if role.startswith("total") and _half_read(line):
        return {}
    order = {
        1: ("ttc" if role == "total" and taxed else "ht",),
        2: ("ht", "ttc"),
        3: ("ht", "vat", "ttc"),
    }.get(len(found))
    return dict(zip(order, found, strict=True)) if order else {}


def _in_columns(found: Sequence[Candidate]) -> bool:
    """« Montant HT | 8 277,50 | 2 291,67 »: a row of a table that lies on its side, no total."""
    return any(right.box.left - left.box.right > _COLUMN for left, right in pairwise(found))


def _half_read(line: LooseLine) -> bool:
    """« Montant total 11 | 2 332,75 | 13 »: the ends of two amounts are lost, and the one left is unknown."""
    used = {id(w) for c in (*line.amounts, *line.rates) for w in c.words}
    return any(_is_figure(w) and any(c.isdigit() for c in w.text) for w in line.words if id(w) not in used)
