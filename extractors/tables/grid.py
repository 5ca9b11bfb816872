"""The grid under a head: columns from rulings, or from the blank between the words; and its bottom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout.neighbours import on_row, overlap, right_of
from extractors.layout.segments import Segment
from extractors.layout.sides import sides
from extractors.tables.blocks import blocks, text_and_figure
from extractors.tables.daysover import ends_of_days
from extractors.tables.edges import before_header
from extractors.tables.headers import HeadCell
from extractors.tables.heads import UNKNOWN, Head, body_top
from models.geometry import Box
from models.page import Ruling, Word
from models.view import PageView

_SENTENCE = 7
_WIDEST_GAP = 0.07
_BROKEN = 0.015
_WORD = re.compile(r"[^\W\d_]{4}")  # longer than EUR
_HALF_A_NAME = 1.9  # heights of a line
_LEAN = 0.01  # of the page: a ruling drawn piece by piece on a photo


@dataclass(frozen=True, eq=False)
class Grid:
    """Columns as left and right edges, from `top` (under the head) to `bottom`, on one page."""

    view: PageView
    columns: dict[str, tuple[float, float]]
    top: float
    bottom: float
    words: tuple[Word, ...]

    def in_column(self, key: str, top: float | None = None, bottom: float | None = None) -> tuple[Word, ...]:
        """The words of a column between two heights, line after line."""
        if key not in self.columns:
            return ()
        left, right = self.columns[key]
        low = self.top if top is None else top
        high = self.bottom if bottom is None else bottom
        return tuple(w for w in self.words if left <= w.box.middle_x < right and low <= w.box.middle_y < high)

    def rules_across(self, left: float, right: float) -> list[float]:
        """Heights of the horizontal rulings that cross an interval, in the grid."""
        heights = sorted(
            r.box.middle_y
            for r in self.view.page.rulings
            if r.direction == "horizontal"
            and self.top - 0.004 <= r.box.middle_y <= self.bottom + 0.004
            and overlap(r.box.left, r.box.right, left, right) > 0.6 * (right - left)
        )
        return [y for i, y in enumerate(heights) if i == 0 or y - heights[i - 1] > 0.003]


def grid_of(head: Head, segments: Sequence[Segment], limit: float, top: float | None = None) -> Grid:
    """The grid under a head, down to `limit` at most. `top` starts elsewhere (the next page)."""
    view = head.view
    start = body_top(head, segments) if top is None else top
    below = [s for s in segments if s.view is view and s.box.middle_y > start and s.box.middle_y < limit]
    verticals = _verticals(view, head, start)
    bottom = _ruled_bottom(head, verticals, start)
    if bottom is None or bottom - start < 0.01:
        framed = max((b for b in _ends(_frame(head, verticals), start) if b > start + 0.02), default=limit)
        bottom = _blank_bottom(head, below, start, min(limit, framed))
    bottom = min(bottom, limit)
    body = [s for s in below if s.box.middle_y < bottom]
    columns = _columns(head, verticals, _filled_rows(head, body))
    over = {id(word) for word in ends_of_days(body, columns)}
    words = tuple(w for s in body for w in s.words if id(w) not in over)
    return Grid(view, columns, start, bottom, words)


def _filled_rows(head: Head, body: Sequence[Segment]) -> tuple[Word, ...]:
    """The words of the rows that fill half of the columns: notes and totals do not say where these are.

    A name of two lines stands beside its figures, over and under them: « Prestation principale | Vague 2 ».
    """
    filled = [s for s in body if 2 * sum(on_row(o.box, s.box) for o in body) >= len(head.cells)]
    named = [s for s in body if s not in filled and any(_beside(s, other) for other in filled)]
    clear = [s for s in named if not any(_crosses_figure(s, o) for o in filled if _beside(s, o))]
    words = tuple(w for s in (*filled, *clear) for w in s.words)
    return words or tuple(w for s in body for w in s.words)


def _beside(one: Segment, other: Segment) -> bool:
    """Whether a line stands a little over or under another one, as half of a name does."""
    return abs(one.box.middle_y - other.box.middle_y) < _HALF_A_NAME * max(one.height, other.height)


def _crosses_figure(one: Segment, other: Segment) -> bool:
    """Whether a line stands over or under a figure: a note, no name."""
    shared = overlap(one.box.left, one.box.right, other.box.left, other.box.right) > 0
    return shared and any(c.isdigit() for c in other.text) and not _WORD.search(other.text)


def _verticals(view: PageView, head: Head, start: float) -> list[Ruling]:
    """Vertical rulings that go on under the head, cells drawn one by one being chained: no other table's."""
    box = head.box
    near = [
        r
        for r in view.page.rulings
        if r.direction == "vertical"
        and r.box.bottom > start + 0.004
        and box.left - 0.12 < r.box.middle_x < box.right + 0.12
    ]
    kept: list[Ruling] = []
    for ruling in sorted(near, key=lambda r: r.box.top):
        above = [k for k in kept if abs(k.box.middle_x - ruling.box.middle_x) < 0.004]
        if ruling.box.top <= max([start, *(k.box.bottom for k in above)]) + _BROKEN:
            kept.append(ruling)
    return kept


def _ruled_bottom(head: Head, verticals: Sequence[Ruling], start: float) -> float | None:
    """Where the rulings between the columns end; None without any: a frame alone may hold a whole section.

    The only line of a table of three columns or more, and no side of a cell, is a fold of the sheet. One
    beyond the headers of the model may part another block from the table.
    """
    cells = [c.box for c in head.cells if not c.key.startswith(UNKNOWN)]
    known = cells if len(cells) > 1 else [c.box for c in head.cells]
    inner = [r for r in verticals if known[0].left < r.box.middle_x < known[-1].right]
    if len(known) > 2 and _is_fold(inner, sides(head.view.page)):
        return None
    return max(_ends(inner, start), default=None)


def _is_fold(inner: Sequence[Ruling], ruled: Sequence[Box]) -> bool:
    xs = [r.box.middle_x for r in inner]
    return bool(xs) and max(xs) - min(xs) < _LEAN and not any(r.box in ruled for r in inner)


def _frame(head: Head, verticals: Sequence[Ruling]) -> list[Ruling]:
    """The nearest verticals on both sides of the head: beyond them may stand the edge of the sheet."""
    lefts = [r for r in verticals if r.box.middle_x <= head.cells[0].box.left]
    rights = [r for r in verticals if r.box.middle_x >= head.cells[-1].box.right]
    left = max((r.box.middle_x for r in lefts), default=0.0)
    right = min((r.box.middle_x for r in rights), default=1.0)
    near = [r for r in lefts if left - r.box.middle_x < _LEAN]
    return near + [r for r in rights if r.box.middle_x - right < _LEAN]


def _ends(verticals: Sequence[Ruling], start: float) -> list[float]:
    """Where each vertical that goes on under the head ends, cells drawn one by one being chained."""
    ends: list[tuple[float, float]] = []
    for ruling in sorted(verticals, key=lambda r: r.box.top):
        x, top = ruling.box.middle_x, ruling.box.top
        at = next((i for i, (y, end) in enumerate(ends) if abs(y - x) < 0.004 and top <= end + _BROKEN), None)
        if at is not None:
            ends[at] = (x, max(ends[at][1], ruling.box.bottom))  # on a photo it leans, piece by piece
        elif top <= start + _BROKEN:
            ends.append((x, ruling.box.bottom))
    return [end for _, end in ends]


def _blank_bottom(head: Head, below: Sequence[Segment], start: float, limit: float) -> float:
    """Without rulings: before a sentence that runs across the columns, or a wide blank."""
    edges = [cell.box.left for cell in head.cells[1:]]
    last = start
    for segment in sorted(below, key=lambda s: s.box.top):
        box = segment.box
        crossed = any(box.left < x - 0.01 and box.right > x + 0.01 for x in edges)
        sentence = len(segment.tokens) >= _SENTENCE and crossed and not _priced(segment, below)
        if sentence or box.top - last > _WIDEST_GAP:
            return box.top
        last = max(last, box.bottom)
    return min(last + 0.005, limit)


def _priced(segment: Segment, below: Sequence[Segment]) -> bool:
    """Whether it is a row: figures for a third of its words, or a figure beside it."""
    if sum(any(c.isdigit() for c in w.text) for w in segment.words) * 3 >= len(segment.words):
        return True
    beside = right_of(segment.box, segment.view, below)
    return any(any(c.isdigit() for c in s.text) and len(s.tokens) < _SENTENCE for s in beside)


def _columns(
    head: Head, verticals: Sequence[Ruling], words: Sequence[Word]
) -> dict[str, tuple[float, float]]:
    """Edges of the columns: a ruling between two headers, else the blank between the words."""
    cells = head.cells
    ruled = sides(head.view.page)
    edges = [_edge(a, b, verticals, words, ruled) for a, b in pairwise(cells)]
    lefts = [_outer(cells[0], verticals, left=True), *edges]
    rights = [*edges, _outer(cells[-1], verticals, left=False)]
    return {c.key: (lefts[i], rights[i]) for i, c in enumerate(cells)}


def _outer(cell: HeadCell, verticals: Sequence[Ruling], left: bool) -> float:
    xs = [r.box.middle_x for r in verticals]
    if left:
        return max((x for x in xs if x <= cell.box.left + 0.005), default=0.0)
    return min((x for x in xs if x >= cell.box.right - 0.005), default=1.0)


def _edge(
    a: HeadCell, b: HeadCell, verticals: Sequence[Ruling], words: Sequence[Word], ruled: Sequence[Box]
) -> float:
    """`ruled`: the sides of cells, which part words however near these stand to them.

    Any other ruling parts a text from a figure (« … principale | 483,75 € »), and goes through no amount.
    """
    between = [r.box for r in verticals if a.box.right - 0.005 <= r.box.middle_x <= b.box.left + 0.005]
    whole, kinds = blocks(words), blocks(words, text_and_figure)
    alone = [(w.box.left, w.box.right) for w in words]
    kept = [r.middle_x for r in between if not _crosses(r.middle_x, alone if r in ruled else kinds)]
    if kept:
        return max(kept)
    low, high = a.box.middle_x, b.box.middle_x
    steps = [low + (high - low) * i / 80 for i in range(81)]
    crossed = [sum(left < x < right for left, right in whole) for x in steps]
    fewest = min(crossed)
    if fewest and (x := before_header(b.box, steps, alone)) is not None:
        return x
    runs = [(steps[i], steps[j]) for i, j in _runs([x for x in range(81) if crossed[x] == fewest])]
    # The blank between the headers goes before a wider one elsewhere.
    first, last = max(runs, key=lambda r: (overlap(r[0], r[1], a.box.right, b.box.left), r[1] - r[0]))
    return (first + last) / 2


def _crosses(x: float, spans: Sequence[tuple[float, float]]) -> bool:
    return any(left < x < right for left, right in spans)


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches of consecutive places."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def column_box(grid: Grid, key: str, top: float, bottom: float) -> Box:
    """The cell of a column between two heights, a little inside of its edges."""
    left, right = grid.columns[key]
    return Box(
        left=left + 0.003, top=top + 0.001, right=max(right - 0.003, left + 0.004), bottom=bottom - 0.001
    )
