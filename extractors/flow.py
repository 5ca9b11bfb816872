"""Reading orders: by rows, and by blocks that go down a column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.layout.footer import is_foot
from extractors.normal import fold
from models.geometry import Box
from models.page import Line
from models.view import PageView

EDGE = 0.09  # header and footer zones, left out of the flow that joins pages but for the lines of its blocks
SAME_ROW = 0.5  # share of the height of the lower line by which two lines must overlap to be on a row
BESIDE = 0.5  # of the shorter line: what two lines on a row may share of the width
INTO = 0.7  # heights of a line by which the box of a line may reach into the next one's
MARGIN = 0.025  # of the page's height: what stands so near to its upper edge is the sender's, no text
APART = 2.5  # gap between two paragraphs, in heights of a line
CLOSE = 1.5  # gap to the next line of a block, in heights of a line


@dataclass(frozen=True)
class Placed:
    """A line with its view's index and its own in the page."""

    content: Line
    view: int
    line: int

    @property
    def box(self) -> Box:
        return self.content.box


Order = Callable[[Sequence[Placed]], tuple[Placed, ...]]


def lines_of(views: Sequence[PageView]) -> tuple[Placed, ...]:
    """All the lines of the piece's pages that carry letters or digits."""
    return tuple(
        Placed(line, at, index)
        for at, view in enumerate(views)
        for index, line in enumerate(view.page.lines)
        if fold(line.text)
    )


def orders(views: Sequence[PageView]) -> tuple[tuple[Placed, ...], ...]:
    """The orders in which a passage may run: rows, blocks, and both again without headers and footers."""
    pages = [[p for p in lines_of(views) if p.view == at] for at in range(len(views))]
    found = [_chained(pages, by_rows), _chained(pages, by_blocks)]
    if len(views) > 1:
        inner = [_inner(page) for page in pages]
        found += [_chained(inner, by_rows), _chained(inner, by_blocks)]
    return tuple(found)


def _inner(page: Sequence[Placed]) -> list[Placed]:
    """The lines of a page without its header and its footer, which stand apart from the text."""
    kept = {n for n, p in enumerate(page) if EDGE < p.box.middle_y < 1 - EDGE}
    feet = {n for n, p in enumerate(page) if is_foot(p.content.text) or p.box.top < MARGIN} - kept
    near = list(_following([p.box for p in page], APART))
    while joined := {n for pair in near for n in pair if kept & set(pair)} - kept - feet:
        kept |= joined
    return [page[n] for n in sorted(kept)]


def _chained(pages: Sequence[Sequence[Placed]], order: Order) -> tuple[Placed, ...]:
    return tuple(line for page in pages for line in order(page))


def by_rows(lines: Sequence[Placed]) -> tuple[Placed, ...]:
    """Top to bottom, left to right on a row."""
    rows: list[list[Placed]] = []
    for line in sorted(lines, key=lambda one: (one.box.middle_y, one.box.left)):
        if rows and _same_row(rows[-1][-1].box, line.box):
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(line for row in rows for line in sorted(row, key=lambda one: one.box.left))


def _same_row(a: Box, b: Box) -> bool:
    """Side by side: boxes of small print reach into the lines above and below."""
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    beside = min(a.right, b.right) - max(a.left, b.left) <= BESIDE * min(a.width, b.width)
    return beside and shared >= SAME_ROW * min(a.height, b.height)


def by_blocks(lines: Sequence[Placed]) -> tuple[Placed, ...]:
    """Blocks from top to bottom; inside a block each line is followed by the one just under it."""
    following = _followers(lines)
    followed = set(following.values())
    heads = [i for i in range(len(lines)) if i not in followed]
    heads.sort(key=lambda i: (lines[i].box.top, lines[i].box.left))
    order: list[Placed] = []
    for head in heads:
        at: int | None = head
        while at is not None:
            order.append(lines[at])
            at = following.get(at)
    return tuple(order)


def _followers(lines: Sequence[Placed]) -> dict[int, int]:
    """Index of the next line of the block, one follower and one leader each: the best aligned pair wins."""
    pairs = [
        (abs(lines[i].box.left - lines[j].box.left) + (lines[j].box.top - lines[i].box.bottom), i, j)
        for i, j in _following([line.box for line in lines])
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _following(boxes: Sequence[Box], close: float = CLOSE) -> Iterator[tuple[int, int]]:
    """The pairs where the second is just under the first, in the same column."""
    sides = np.array([(b.left, b.top, b.right, b.bottom) for b in boxes], dtype=np.float64).reshape(-1, 4)
    left, top, right, bottom = sides.T
    middle, high, wide = (top + bottom) / 2, bottom - top, right - left
    height = np.minimum.outer(high, high)
    gap = top[None, :] - bottom[:, None]
    shared = np.minimum.outer(right, right) - np.maximum.outer(left, left)
    near = (gap >= -INTO * height) & (gap <= close * height)
    under = middle[None, :] > middle[:, None] + 0.4 * height
    found = near & under & (shared > 0.4 * np.minimum.outer(wide, wide))
    np.fill_diagonal(found, val=False)
    yield from zip(*(axis.tolist() for axis in np.nonzero(found)), strict=True)
