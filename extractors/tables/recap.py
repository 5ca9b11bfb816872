"""The small table of an invoice that gives the tax by rate: « Base HT | Taux | Montant TVA ».

It stands under the lines, often beside the block of totals, and has no line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractors.layout.neighbours import on_row, overlap, right_of
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.tables.body import Body
from extractors.tables.cells import cell_of
from extractors.tables.grid import Grid, column_box, grid_of
from extractors.tables.headers import HeadCell
from extractors.tables.heads import UNKNOWN, Head, renamed
from extractors.tables.lines import RowLine, row_lines, text_lines
from extractors.tables.roles import role_of, total_of
from extractors.tables.sections import BILLED
from extractors.tables.sums import amount_in
from extractors.values import amount
from models.geometry import Place, union_of
from models.piece import Row
from schemes.piece import TableModel

_NEXT = 1.5  # heights of a line: to the one under it
_OF_LINES = ("site", "description", "quantity", "unit")
_BASES = ("base", "bases", "assiette")
# Words that may stand left of the figures and name nothing: « Code TVA », « Taux normal ».
_TAX_WORDS = frozenset(("tva", "taxe", "taxes", "taux", "code", "type", "normal", "reduit", "total", "de"))
_LABEL = re.compile(r"(?!eur)[^\W\d_]{2}", re.IGNORECASE)


def read_recap(table: TableModel, head: Head, segments: Sequence[Segment], limit: float) -> Body | None:
    """The rows of a recap; None when the head is one of lines. What stands beside it is no part of it.

    One rate makes a total. Of several, each is a part of it that nobody can give to a line: no role. Where a
    rate stands under them whose base could not be read, they tell nothing.
    """
    base = _base(head, segments)
    taxed = head.cell("rate") is not None or head.cell("vat") is not None
    if base is None or not taxed or any(head.cell(key) for key in _OF_LINES):
        return None
    own = _own(head, base, segments)
    grid = _grid(head, own, segments, limit)
    if any(role_of(table, " ".join(w.text for w in line)) in BILLED for line in text_lines(grid.words)):
        return None
    lines = row_lines(table, grid, "", lambda words: False)
    every = [_row(table, grid, line) for line in lines]
    rows = list(takewhile(_is_whole, every))
    end = max((p.box.bottom for row in rows for p in row.evidence), default=grid.top)
    if _names_lines(table, head, own, rows, segments):
        return None
    cut = any(_is_cut(grid, row, rows) for row in every[len(rows) :])
    found = [row for row in rows if amount_in(row, "ht") != 0 and not cut]
    if len(found) == 1:
        found = [found[0].model_copy(update={"role": "total"})]
    return Body(grid, Head(head.view, own), tuple(found), end, aside=True)


def _base(head: Head, segments: Sequence[Segment]) -> HeadCell | None:
    """The header « Base HT », of which a narrow column may break « HT » off, under its other headers."""
    told = next((c for c in head.cells if fold(c.text).startswith(_BASES)), None)
    ht = head.cell("ht")
    if told is not None or ht is None:
        return told
    over = (
        s
        for s in segments
        if s.view is head.view
        and fold(s.text) in _BASES
        and 0 < ht.box.middle_y - s.box.middle_y < _NEXT * s.height
        and overlap(s.box.left, s.box.right, ht.box.left, ht.box.right) > 0
    )
    return ht if any(over) else None


def aside(body: Body, segment: Segment) -> bool:
    """Whether a segment stands in a recap: what it says is read there."""
    left, right = _sides(body.grid)
    box = segment.box
    here = body.aside and segment.view is body.grid.view
    return here and left <= box.middle_x < right and body.head.box.top <= box.middle_y <= body.end


def _names_lines(
    table: TableModel, head: Head, own: Sequence[HeadCell], rows: Sequence[Row], segments: Sequence[Segment]
) -> bool:
    """Whether something is named left of the figures, by a header or on a row: the lines of another table."""
    left = own[0].box.left
    headers = [c.text for c in head.cells if c.key.startswith(UNKNOWN) and c.box.right <= left]
    places = [place.box for row in rows for place in row.evidence]
    beside = [
        s.text
        for s in segments
        if s.view is head.view
        and s.box.right <= min((p.left for p in places), default=left)
        and any(on_row(s.box, place) for place in places)
    ]
    return any(_names(table, text) for text in (*headers, *beside))


def _names(table: TableModel, text: str) -> bool:
    """Whether a text has a word of its own, and is neither a note of the invoice nor the label of a total."""
    words = [w for w in fold(text).split() if len(w) > 1 and w.isalpha()]
    return ":" not in text and not total_of(table, text) and not _TAX_WORDS.issuperset(words)


def _is_cut(grid: Grid, row: Row, above: Sequence[Row]) -> bool:
    """Whether a line under the recap is one more rate whose base was not read; a sum of the tax is none."""
    base, vat = row.cell("ht"), amount_in(row, "vat")
    if any(c.isdigit() for c in base.raw):
        return True
    places = [place.box for cell in row.cells if cell.raw for place in cell.evidence]
    said = " ".join(w.text for w in grid.words if any(on_row(w.box, place) for place in places))
    sums = vat is not None and vat == sum((amount_in(one, "vat") or 0) for one in above)
    figures = any(c.isdigit() for c in said) and not _LABEL.search(said)
    return figures and not (sums and amount_in(row, "rate") is None)


def _own(head: Head, base: HeadCell, segments: Sequence[Segment]) -> tuple[HeadCell, ...]:
    """From the first known header to the last one before a label that has its amount beside it."""
    cells = list(takewhile(lambda c: not _has_its_amount(c, segments), head.cells))
    known = [at for at, c in enumerate(cells) if c is base or not c.key.startswith(UNKNOWN)]
    own = Head(head.view, tuple(cells[min(known, default=0) : max(known, default=0) + 1]))
    return own.cells if own.cell("ht") is not None else renamed(own, base.key, "ht").cells


def _has_its_amount(cell: HeadCell, segments: Sequence[Segment]) -> bool:
    beside = right_of(cell.box, cell.segments[0].view, segments)
    return bool(beside) and any(c.parsed.strong and c.start == 0 for c in amount.find(beside[0].words))


def _grid(head: Head, own: Sequence[HeadCell], segments: Sequence[Segment], limit: float) -> Grid:
    """The grid of its own columns, bounded by what stands right of them."""
    after = [c for c in head.cells if c.box.left > own[-1].box.right][:1]
    whole = grid_of(Head(head.view, (*own, *after)), segments, limit)
    grid = replace(whole, columns={c.key: whole.columns[c.key] for c in own})
    left, right = _sides(grid)
    return replace(grid, words=tuple(w for w in whole.words if left <= w.box.middle_x < right))


def _sides(grid: Grid) -> tuple[float, float]:
    return min(left for left, _ in grid.columns.values()), max(right for _, right in grid.columns.values())


def _row(table: TableModel, grid: Grid, line: RowLine) -> Row:
    cells = tuple(
        cell_of(
            column,
            grid.in_column(column.key, line.top, line.bottom),
            grid.view,
            column_box(grid, column.key, line.top, line.bottom),
        )
        for column in table.columns
        if column.key in grid.columns
    )
    places = tuple(place for cell in cells for place in cell.evidence)
    box = union_of(place.box for place in places) if places else None
    own = (Place(document=grid.view.document, page=grid.view.page.number, box=box),) if box else ()
    return Row(role="", cells=cells, label="", evidence=own)


def _is_whole(row: Row) -> bool:
    return amount_in(row, "ht") is not None and (amount_in(row, "vat") or amount_in(row, "rate")) is not None
