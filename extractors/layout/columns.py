"""A page printed in two columns of text is read one column after the other, never across.

A table and a form have columns too: their rows stand side by side, ruled or level with each other. Two
columns of text have a gutter that no line crosses, and lines that keep no step with those beyond it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from models.geometry import Box
from models.page import Line, Page
from models.view import PageView, Pixels

GUTTERS = tuple(round(0.25 + 0.005 * step, 3) for step in range(101))  # of the page's width
LEAST = 12  # lines on either side of a gutter
RUN = 3  # lines that follow closely make a paragraph
CLOSE = 1.75  # heights of a line from one line of a paragraph to the next, at most
PROSE = 0.6  # of the lines of one side: they stand in paragraphs
FULL, FILLED = 0.7, 0.4  # of the side's width that a full line takes; of its lines, how many are full
WIDE = 0.2  # of the page: a narrower column is a list of values
FILLED_IN = 0.25  # of the lines: with more colons they are labels and values
WORDS = 4.0  # in a line of prose, the mean over the column
LEVEL = 0.25  # heights of a line: nearer than that two lines are one row
ROWS = 0.7  # of the lines of the sparser side: beside as many rows, the page is a table
MARGIN = 0.3  # heights of a line by which a line of the columns may stand over their end
RULED = 0.02  # of the page's width: how far a ruling goes beyond the gutter to cross it


@dataclass(frozen=True)
class Columns:
    """Two columns of a page: where they start and end, and the gutter between them (page shares)."""

    top: float
    bottom: float
    gutter: float
    lines: int


def in_columns(views: Sequence[PageView]) -> list[PageView]:
    """The pages, each one that has two columns as up to three: head and left column, right column, foot."""
    return [part for view in views for part in _parts(view)]


def _parts(view: PageView) -> Iterator[PageView]:
    columns = columns_of(view.page)
    if columns is None:
        yield view
        return
    left, right, foot = [], [], []
    for line in view.page.lines:
        if line.box.middle_y > columns.bottom:
            foot.append(line)
        elif line.box.middle_y < columns.top or line.box.middle_x < columns.gutter:
            left.append(line)
        else:
            right.append(line)
    over, beyond = Box(left=0, top=0, right=1, bottom=max(columns.top, 0)), min(columns.bottom, 1)
    before = Box(left=0, top=over.bottom, right=columns.gutter, bottom=beyond)
    after = Box(left=columns.gutter, top=over.bottom, right=1, bottom=beyond)
    under = Box(left=0, top=beyond, right=1, bottom=1)
    for lines, hidden in (
        (left, (after, under)),
        (right, (over, before, under)),
        (foot, (over, before, after)),
    ):
        if lines:
            page = view.page.model_copy(update={"lines": tuple(lines)})
            yield replace(view, page=page, pixels=_without(view, hidden))


def _without(view: PageView, hidden: Sequence[Box]) -> Pixels:
    """The page as blank paper where the other parts of it stand: a bullet there is no box of this one."""
    shown = view.pixels.copy()
    height, width = shown.shape[:2]
    for box in hidden:
        left, top, right, bottom = box.pixels(width, height)
        place = shown[top:bottom, left:right]
        if place.size:
            place[:] = np.median(place[::8, ::8].reshape(-1, place.shape[-1]), axis=0)
    return shown


def columns_of(page: Page) -> Columns | None:
    """The columns that hold most lines; None where the page has one column, or is a table."""
    found = [one for gutter in GUTTERS for one in _at(page, gutter)]
    return max(found, key=lambda one: one.lines, default=None)


def _at(page: Page, gutter: float) -> Iterator[Columns]:
    """Between two lines or rulings that cross the gutter, the columns on both sides of it."""
    height = median(line.box.height for line in page.lines) if page.lines else 0.0
    lines = sorted(page.lines, key=lambda line: line.box.middle_y)
    level = (r.box for r in page.rulings if r.direction == "horizontal")
    across = sorted(box.middle_y for box in level if _crossed(box, gutter, 0.0, 1.0))
    stretches: list[list[Line]] = [[]]
    passed = 0
    for line in lines:
        crosses, rulings = line.box.left < gutter < line.box.right, bisect(across, line.box.middle_y)
        if crosses or rulings != passed:  # the table under the columns begins with a ruling
            stretches.append([])
        passed = rulings
        if not crosses:
            stretches[-1].append(line)
    for stretch in stretches:
        yield from _columns(page, stretch, gutter, height)


def _columns(page: Page, lines: Sequence[Line], gutter: float, height: float) -> Iterator[Columns]:
    left = [line for line in lines if line.box.right <= gutter]
    right = [line for line in lines if line.box.left >= gutter]
    if min(len(left), len(right)) < LEAST:
        return
    few, many = sorted((left, right), key=len)
    if not (_is_prose(left) or _is_prose(right)) or _level(few, many) > ROWS:
        return
    boxes = [line.box for line in lines]
    top, bottom = boxes[0].top - MARGIN * height, max(box.bottom for box in boxes)
    if any(_crossed(r.box, gutter, top, bottom) for r in page.rulings if r.direction == "horizontal"):
        return
    yield Columns(top, bottom + MARGIN * height, gutter, len(boxes))


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether the lines are paragraphs that fill their column, not labels, values or an address."""
    if sum(len(line.words) for line in lines) < WORDS * len(lines):
        return False
    if sum(":" in line.text for line in lines) > FILLED_IN * len(lines):
        return False
    boxes = [line.box for line in lines]
    width = max(box.right for box in boxes) - min(box.left for box in boxes)
    full = sum(box.width >= FULL * width for box in boxes)
    return width >= WIDE and full >= FILLED * len(boxes) and _in_paragraphs(boxes) >= PROSE


def _in_paragraphs(boxes: Sequence[Box]) -> float:
    """Share of the lines that stand in paragraphs, three lines at least, one close under the other."""
    inside, run = 0, 1
    for at in range(1, len(boxes) + 1):
        close = at < len(boxes) and _follows(boxes[at], boxes[at - 1])
        if close:
            run += 1
            continue
        inside += run if run >= RUN else 0
        run = 1
    return inside / len(boxes)


def _follows(box: Box, before: Box) -> bool:
    usual = min(box.height, before.height)
    return 0.5 * usual < box.middle_y - before.middle_y <= CLOSE * usual


def _level(few: Sequence[Line], many: Sequence[Line]) -> float:
    """Share of the lines of one side that have a line of the other on their row."""
    rows = sum(any(_on_row(a.box, b.box) for b in many) for a in few)
    return rows / len(few)


def _on_row(a: Box, b: Box) -> bool:
    return abs(a.middle_y - b.middle_y) < LEVEL * min(a.height, b.height)


def _crossed(ruling: Box, gutter: float, top: float, bottom: float) -> bool:
    """Whether a ruling goes from one side of the gutter to the other, between the first and last lines."""
    goes_on = ruling.left < gutter - RULED and ruling.right > gutter + RULED
    return goes_on and top < ruling.middle_y < bottom
