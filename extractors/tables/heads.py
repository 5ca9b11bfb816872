"""Heads of tables: which column each header names, whatever their order, over one to four lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.layout.neighbours import overlap, right_of, ruled_between
from extractors.layout.segments import Segment
from extractors.layout.wordings import squash
from extractors.normal import fold
from extractors.tables.headers import ERRORS_PER, UNITS, HeadCell, bare, column_of, run_together
from extractors.tables.roles import role_of
from extractors.values import IDENTIFIERS, KINDS
from models.geometry import Box, union_of
from models.reading import ValueKind
from models.view import PageView
from schemes.piece import TableModel

_TILT = 0.4  # heights of a line: on a page a little askew, a first row may begin so far beside its head
_STACK = 16  # lines of a header that asks a long question in a narrow column (S0:1277)
UNKNOWN = "?"


@dataclass(frozen=True, eq=False)
class Head:
    """The head of a table: its cells from left to right."""

    view: PageView
    cells: tuple[HeadCell, ...]

    @property
    def box(self) -> Box:
        return union_of(cell.box for cell in self.cells if not cell.key.startswith(UNKNOWN))

    def cell(self, key: str) -> HeadCell | None:
        return next((c for c in self.cells if c.key == key), None)


def body_top(head: Head, segments: Sequence[Segment]) -> float:
    """Where the rows of a head begin: under its lowest cell, or a little higher on a page that leans."""
    own = {segment.index for cell in head.cells for segment in cell.segments}
    bottom = head.box.bottom
    first = (
        s.box.middle_y - 0.001
        for s in segments
        if s.view is head.view
        and s.index not in own
        and -_TILT * s.height < s.box.middle_y - bottom <= 0
        and any(_under_cell(s.box, cell.box) for cell in head.cells)
    )
    return min(first, default=bottom)


def _under_cell(box: Box, cell: Box) -> bool:
    return overlap(box.left, box.right, cell.left, cell.right) > 0 and box.middle_y > cell.bottom


def find_heads(table: TableModel, segments: Sequence[Segment]) -> tuple[Head, ...]:
    """The heads of a table on all pages, from top to bottom."""
    pages: defaultdict[PageView, list[Segment]] = defaultdict(list)
    for segment in segments:
        pages[segment.view].append(segment)
    found = (cell for segment in segments for cell in _cells(table, segment, pages[segment.view]))
    kinds = {c.key: c.kind for c in table.columns}
    named = [cell for cell in found if not _has_its_value(cell, kinds[cell.key], segments)]
    heads: list[Head] = []
    pool = sorted(named, key=lambda c: -c.strength)
    while pool:
        seed = pool[0]
        band = [c for c in pool if _same_band(seed, c)]
        head = _head(table, band, segments)
        if head is not None:
            heads.append(head)
        pool = [c for c in pool[1:] if head is None or not _inside(c, head)]
    return tuple(sorted(heads, key=lambda h: h.cells[0].segments[0].index if h.cells[0].segments else 0))


def _has_its_value(cell: HeadCell, kind: ValueKind, segments: Sequence[Segment]) -> bool:
    """« Total HT | 6 396,25 » beside the head of another table: a label and its value, no header.

    So is « Prestation | 225,00 », the first line of a row under a head whose column has a name of its own,
    and « FINESS géo. | 510998487 » over a head.
    """
    if len(cell.segments) != 1:
        return False
    identifies = kind in IDENTIFIERS
    if not identifies and kind is not ValueKind.TEXT and not fold(cell.text).startswith(("total", "net")):
        return False
    beside = right_of(cell.box, cell.segments[0].view, segments)[:1]
    value = kind if identifies else ValueKind.AMOUNT
    found = (c for s in beside for c in KINDS[value].find(s.words))
    return any(c.start == 0 and (identifies or c.parsed.strong) for c in found)


def _inside(cell: HeadCell, head: Head) -> bool:
    """Whether a header was read in the lines of a head that is known by now."""
    return (
        cell.segments[0].view is head.view
        and overlap(cell.box.top, cell.box.bottom, head.box.top, head.box.bottom) > 0
    )


def _same_band(seed: HeadCell, other: HeadCell) -> bool:
    """On one page, at one height (headers of one line stand anywhere beside those of three)."""
    if seed.segments[0].view is not other.segments[0].view:
        return False
    reach = 0.6 * min(seed.segments[0].height, other.segments[0].height)
    shared = overlap(seed.box.top - reach, seed.box.bottom + reach, other.box.top, other.box.bottom)
    return shared > 0.4 * min(seed.box.height, other.box.height)


def _head(table: TableModel, band: Sequence[HeadCell], segments: Sequence[Segment]) -> Head | None:
    kept: list[HeadCell] = []
    twins: list[HeadCell] = []
    # « Total TTC | Acompte | Net à payer »: what is left to pay is the total where no other one is told.
    for cell in sorted(band, key=lambda c: "payer" in fold(c.text)):
        apart = all(overlap(cell.box.left, cell.box.right, k.box.left, k.box.right) < 0.003 for k in kept)
        if apart and all(cell.key != k.key for k in kept):
            kept.append(cell)
        elif apart:
            twins.append(cell)
    if not _is_head(table, kept):
        return None
    kept += _parted(twins, kept)
    view = kept[0].segments[0].view
    kept += _strangers(kept, view, segments)
    return Head(view, tuple(sorted(kept, key=lambda c: c.box.left)))


def _parted(twins: Sequence[HeadCell], kept: Sequence[HeadCell]) -> list[HeadCell]:
    """« TVA | Montant TVA » read as one line: the second header of one name is a column of its own."""
    used = {s.index for c in kept for s in c.segments}
    parted: list[HeadCell] = []
    for twin in twins:
        run = any(s.index in used for s in twin.segments)
        others = [*kept, *parted]
        apart = all(overlap(twin.box.left, twin.box.right, o.box.left, o.box.right) < 0.003 for o in others)
        if run and apart:
            key = f"{UNKNOWN}{twin.segments[0].index}.{len(parted)}"
            parted.append(replace(twin, key=key))
    return parted


def _is_head(table: TableModel, kept: Sequence[HeadCell]) -> bool:
    """Two columns at least, one of them of identifiers; a table of amounts needs an amount."""
    kinds = {c.key: c.kind for c in table.columns}
    found = [kinds[c.key] for c in kept]
    amounts = any(k is ValueKind.AMOUNT for k in kinds.values())
    needed = {ValueKind.AMOUNT} if amounts else IDENTIFIERS
    return len(found) > 1 and not needed.isdisjoint(found)


def _strangers(kept: Sequence[HeadCell], view: PageView, segments: Sequence[Segment]) -> list[HeadCell]:
    """Headers of columns that the model does not know: they bound the others."""
    box = union_of(c.box for c in kept)
    used = {s.index for c in kept for s in c.segments}
    return [
        HeadCell(f"{UNKNOWN}{s.index}", s.box, s.text, 0.0, (s,))
        for s in segments
        if s.view is view
        and s.index not in used
        and box.top <= s.box.middle_y <= box.bottom
        and all(overlap(s.box.left, s.box.right, c.box.left, c.box.right) < 0.003 for c in kept)
    ]


def _cells(table: TableModel, first: Segment, page: Sequence[Segment]) -> Iterator[HeadCell]:
    """Headers that start at a segment of a page: alone, with the lines under it, or several on its line."""
    stack = [first]
    longest = _longest_header(table)
    for _ in range(_STACK):
        tokens = [t.text for s in stack for t in s.tokens if t.text not in UNITS]
        if len(squash(tokens)) > longest:
            break
        best = column_of(table, tokens)
        said = " ".join(s.text for s in stack)
        if best is not None and not (best[1] % 1 and role_of(table, said)):
            column, strength = best
            yield HeadCell(column.key, union_of(s.box for s in stack), said, strength, tuple(stack))
        below = _next_line(stack[-1], page)
        if below is None:
            break
        stack.append(below)
    yield from run_together(table, first, page)


@lru_cache(maxsize=64)
def _longest_header(table: TableModel) -> int:
    """Letters of the longest header, with what a reader may add."""
    most = max(len(bare(header)) for column in table.columns for header in column.headers)
    return most + most // ERRORS_PER + 60


def _next_line(upper: Segment, page: Sequence[Segment]) -> Segment | None:
    """The line right under in the same cell."""
    box, middle, reach = upper.box, upper.box.middle_y, 0.9 * upper.height
    near = [
        s
        for s in page
        if middle < s.box.top + 0.3 * s.height
        and s.box.top - box.bottom < reach
        and overlap(s.box.left, s.box.right, box.left, box.right) > 0.5 * min(s.box.width, box.width)
        and s.box.width < 3 * max(box.width, 0.05)
        and not ruled_between(upper.view, box, s.box)
    ]
    return min(near, key=lambda s: s.box.top) if near else None


def renamed(head: Head, old: str, new: str) -> Head:
    """The same head with a column taken for another one."""
    return Head(head.view, tuple(replace(c, key=new) if c.key == old else c for c in head.cells))


def is_total(head: Head) -> bool:
    """Whether the head itself says total, Total HT beside Total TTC, and has no column of lines."""
    return not any(head.cell(key) for key in ("site", "quantity", "unit")) and any(
        fold(c.text).split()[:1] in (["total"], ["totaux"])
        for c in head.cells
        if not c.key.startswith(UNKNOWN)
    )
