"""Reads the rows of a grid: cells, roles, merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.layout.segments import Segment
from extractors.normal import squeeze
from extractors.tables.body import Body
from extractors.tables.cells import candidates, cell_of, found_cell, half_read
from extractors.tables.codes import tax_told
from extractors.tables.foot import above_totals, without_notes
from extractors.tables.grid import Grid, column_box
from extractors.tables.heads import Head, is_total
from extractors.tables.lines import RowLine, described_by, row_lines
from extractors.tables.meant import meant
from extractors.tables.roles import OTHER, opens_row, role_of, total_of
from extractors.tables.sections import sectioned
from extractors.tables.shown import (
    text_key,
    unnamed,
)
from extractors.values import IDENTIFIERS, KINDS
from models.geometry import Box, Place, union_of
from models.page import Word
from models.piece import Row
from models.reading import Field, Status, ValueKind, absent
from schemes.piece import Column, TableModel

# Cells that often stand for several rows: the FINESS of a site, the rate of the table.
_LABEL = 18
_NOTE = 9  # words
_FAR_RIGHT = 0.25  # of the page: a label that starts so far right of the descriptions is among the figures
_ASIDE = re.compile(r"\([^()]*(?:\)|$)")
_RANK = re.compile(r"#\s?\d{1,2}|#")
# « E- Engagements » over the next section
_TITLE = re.compile(r"\W*(?:\d{1,2}|[A-Z]|[IVX]{1,4})\s?[-–.)]\s*[A-ZÀ-Þ]\D*$")
_CLIENT = re.compile(r"client\s?\d{1,3}(?=\s|$)\W*", re.IGNORECASE)
_FIGURES = (ValueKind.AMOUNT, ValueKind.RATE)
_SPANNING = (ValueKind.FINESS, ValueKind.RATE)
_BLANK = 1.2  # letters: a space between two words


def read_body(
    table: TableModel,
    head: Head,
    segments: Sequence[Segment],
    limit: float,
    top: float | None = None,
    *,
    rest: bool = False,
) -> Body:
    """The rows under a head. `rest`: as in `row_lines`."""
    head, grid = meant(table, head, segments, limit, top)
    grid = above_totals(table, grid, text_key(table), segments)
    lines = row_lines(table, grid, text_key(table), lambda words: opens_row(table, words), rest=rest)
    end = _first_loose(table, grid, lines)
    lines = [line for line in lines if line.bottom <= end + 0.001]
    rows = [_row(table, grid, head, lines, line) for line in lines]
    return Body(grid, head, sectioned([row for row in rows if row is not None]), end)


def _first_loose(table: TableModel, grid: Grid, lines: Sequence[RowLine]) -> float:
    """The top of the first row whose label stands among the figures (« Net à payer »), not in its column."""
    lefts: list[float] = []
    for line in lines:
        words = [w for w in grid.words if line.top <= w.box.middle_y < line.bottom]
        own = (*_lead(table, grid, line), *_texts(table, grid, line))
        if own and lefts and own[0].box.left > min(lefts) + _FAR_RIGHT:
            own = ()
        lefts += [w.box.left for w in own[:1]]
        beside = " ".join(w.text for w in words if w not in own and any(c.isalpha() for c in w.text))
        figures = any(
            c.isdigit() for w in words for c in w.text
        )  # « HT » may end a header: « Prix unit. | HT »
        if figures and not any(c.isalpha() for w in own for c in w.text) and total_of(table, beside):
            return line.top
    return grid.bottom


def _texts(table: TableModel, grid: Grid, line: RowLine) -> tuple[Word, ...]:
    """What describes a row."""
    return (
        line.texts if line.texts is not None else described_by(grid, text_key(table), line.top, line.bottom)
    )


def _row(table: TableModel, grid: Grid, head: Head, lines: Sequence[RowLine], line: RowLine) -> Row | None:
    texts = without_notes(table, _texts(table, grid, line))
    lead = _lead(table, grid, line) or _begun_before(grid, line, texts)
    label = squeeze(" ".join(w.text for w in (*lead, *texts)))
    cells = tuple(
        cell
        for column in table.columns
        if column.key in grid.columns
        for cell in _cells(table, grid, column, lines, line, texts)
    )
    cells = (*cells, *unnamed(table, grid, line, cells))
    cells = tax_told(table, grid, head, line, cells)
    role = _role(table, head, label, cells)
    if role is None:
        return None
    if _prose(cells):
        return None
    if role.startswith("total"):
        cells = tuple(_own(grid, cell, line) for cell in cells)
    boxes = [p.box for c in cells for p in c.evidence] or [
        Box(left=0, top=line.top, right=1, bottom=line.bottom)
    ]
    place = Place(document=grid.view.document, page=grid.view.page.number, box=union_of(boxes))
    return Row(role=role, cells=cells, label=label, evidence=(place,))


def _lead(table: TableModel, grid: Grid, line: RowLine) -> tuple[Word, ...]:
    """« Total Prestation | principale »: a merged cell begins a label in the column of the sites."""
    key = next((c.key for c in table.columns if c.kind is ValueKind.FINESS and c.key in grid.columns), None)
    if key is None or key == text_key(table):
        return ()
    words = grid.in_column(key, line.top, line.bottom)
    return () if any(c.isdigit() for w in words for c in w.text) else tuple(words)


def _begun_before(grid: Grid, line: RowLine, texts: Sequence[Word]) -> tuple[Word, ...]:
    """« Total | de la commande »: the first words of a label that begins in the column before its own."""
    if not texts:
        return ()
    row = [w for w in grid.words if line.top <= w.box.middle_y < line.bottom and w.text.isalpha()]
    found: list[Word] = [texts[0]]
    while before := next((w for w in row if _right_before(w, found[0])), None):
        found.insert(0, before)
    return tuple(found[:-1])


def _right_before(one: Word, other: Word) -> bool:
    gap = other.box.left - one.box.right
    level = abs(one.box.middle_y - other.box.middle_y) < other.box.height / 2
    return level and one.box.left < other.box.left and gap < _BLANK * one.box.width / len(one.text)


def _role(table: TableModel, head: Head, label: str, cells: Sequence[Field]) -> str | None:
    """The role of a row; None for what is no row: a note, an empty line of the form."""
    figures = [c for c in cells if c.kind in IDENTIFIERS | {ValueKind.AMOUNT} and c.key != "site"]
    written = any(c.status in (Status.FOUND, Status.AMBIGUOUS) for c in figures)
    if not table.rows:
        title = _TITLE.match(label) and not any(c.raw for c in figures)
        return "row" if written or (any(map(half_read, cells)) and not title) else None
    role = role_of(table, label)
    if role and _is_note(label, cells):
        return None
    if role and (written or len(label.split()) <= _LABEL):
        return role
    if not written:
        return None
    if not label:
        return "total" if is_total(head) else ""
    return OTHER


def _is_note(label: str, cells: Sequence[Field]) -> bool:
    """« Prestation secondaire sur toute sa durée est construit … égale à | 1 »: a note begins as a row does.

    A long sentence, its asides in brackets left out, and no amount with cents or a currency beside it.
    """
    figures = [c for c in cells if c.kind is ValueKind.AMOUNT and any(d.isdigit() for d in c.raw)]
    priced = any(len(c.raw) > 2 for c in figures)
    sited = any(c.kind in IDENTIFIERS and c.status is not Status.ABSENT for c in cells)
    said = [word for word in _ASIDE.sub("", label).split() if any(c.isalnum() for c in word)]
    return len(said) > _NOTE and not priced and not sited


def _cells(
    table: TableModel,
    grid: Grid,
    column: Column,
    lines: Sequence[RowLine],
    line: RowLine,
    texts: Sequence[Word],
) -> Iterator[Field]:
    """The value of a cell; all of them in a column that holds several."""
    first = _cell(table, grid, column, lines, line, texts)
    words = grid.in_column(column.key, line.top, line.bottom)
    several = candidates(column.kind, words) if column.many and first.status is not Status.ABSENT else []
    if several:
        yield from (found_cell(column, [one], grid.view) for one in several)
    else:
        yield first


def _cell(
    table: TableModel,
    grid: Grid,
    column: Column,
    lines: Sequence[RowLine],
    line: RowLine,
    texts: Sequence[Word],
) -> Field:
    if column.key == text_key(table):
        return cell_of(column, _unranked(texts), grid.view, None)
    words: Sequence[Word] = grid.in_column(column.key, line.top, line.bottom)
    if KINDS[column.kind].patternless:
        words = _unranked(words)
    where = column_box(grid, column.key, line.top, line.bottom)
    blank = not any(c.isalnum() for w in words for c in w.text)
    if blank and column.kind in _SPANNING and not column.many:
        spanning = _spanning(grid, column, lines, line)
        return cell_of(column, spanning, grid.view, where)
    return cell_of(column, words, grid.view, where)


def _prose(cells: Sequence[Field]) -> bool:
    """Words of a paragraph in two columns of figures: « sont exigibles | de plein droit »."""
    lost = (c for c in cells if c.kind in _FIGURES and c.status is Status.UNREADABLE)
    return sum(len(re.findall(r"[^\W\d_]{2,}", c.raw)) > 1 for c in lost) > 1


def _own(grid: Grid, cell: Field, line: RowLine) -> Field:
    """The cell of a total: the site or the rate of the rows above it is not its own."""
    words = grid.in_column(cell.key, line.top, line.bottom)
    if cell.kind not in _SPANNING or any(c.isdigit() for w in words for c in w.text):
        return cell
    return absent(cell.key, cell.kind)


def _unranked(words: Sequence[Word]) -> Sequence[Word]:
    """Without the #1 or « Client 1 » that numbers the lines of the official models (S3:256, S0:228-230)."""
    kept = [w for w in words if not _RANK.fullmatch(w.text)]
    ranked = _CLIENT.match(" ".join(w.text for w in kept[:2]))
    return kept[len(ranked[0].split()) :] if ranked else kept


def _spanning(grid: Grid, column: Column, lines: Sequence[RowLine], line: RowLine) -> tuple[Word, ...]:
    """The words of the merged cell that holds a row; without rulings a site holds until the next one."""
    left, right = grid.columns[column.key]
    heights = [grid.top, *grid.rules_across(left, min(right, left + 0.3)), grid.bottom]
    ruled = len(heights) > 2
    for top, bottom in pairwise(sorted(heights)):
        if ruled and top <= line.middle < bottom:
            return grid.in_column(column.key, top, bottom)
    if column.kind is not ValueKind.FINESS:
        return ()
    above = [at for at in lines if at.middle < line.middle]
    for other in reversed(above):
        words = grid.in_column(column.key, other.top, other.bottom)
        if words:
            return words
    return ()
