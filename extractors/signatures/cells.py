"""The ruled cell that a label stands in, or heads: where a form leaves room for one signature.

A fold, a streak of the scanner or a stroke of the pen are rulings too: a side of a cell starts and ends on
rulings that go across.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.geometry import Box
from models.page import Page

MEETS = 0.008  # of the page: how far from the end of a side the ruling may stand that it meets
TOUCHES = 0.005  # of the page: how far text may reach over a side
ACROSS = 0.8  # of a cell's width that its floor and ceiling cover
ROOM = 2.2  # heights of a line that make a cell a place to sign


def sides(page: Page) -> list[Box]:
    """The upright rulings that start and end on level ones."""
    upright = [r.box for r in page.rulings if r.direction == "vertical"]
    level = _level(page)
    return [s for s in upright if _meets(s.top, s, level) and _meets(s.bottom, s, level)]


def _level(page: Page) -> list[Box]:
    return [r.box for r in page.rulings if r.direction == "horizontal"]


def _meets(end: float, side: Box, level: Iterable[Box]) -> bool:
    return any(
        one.left - MEETS <= side.middle_x <= one.right + MEETS
        and one.top - MEETS <= end <= one.bottom + MEETS
        for one in level
    )


def between(label: Box, upright: Sequence[Box]) -> tuple[float, float] | None:
    """The sides left and right of a text, among the upright rulings at its height."""
    here = [s for s in upright if s.top - MEETS <= label.middle_y <= s.bottom + MEETS]
    left = max((s.right for s in here if s.right <= label.left + TOUCHES), default=None)
    right = min((s.left for s in here if s.left >= label.right - TOUCHES), default=None)
    return None if left is None or right is None else (left, right)


def cell_of(label: Box, page: Page, height: float) -> Box | None:
    """The cell of a label, or the one under it when its own leaves no room to sign; None without both.

    `height`: of a line, as a share of the page's.
    """
    found = between(label, sides(page))
    if found is None:
        return None
    left, right = found
    floors = sorted(
        one.middle_y
        for one in _level(page)
        if min(one.right, right) - max(one.left, left) > ACROSS * (right - left)
    )
    above = [at for at in floors if at <= label.top + 0.3 * height]
    below = [at for at in floors if at >= label.bottom - 0.3 * height]
    tops = [*above[-1:], *below]
    for top, bottom in zip(tops, below, strict=False):
        if above and bottom - max(top, label.bottom) >= ROOM * height:
            return Box(left=left, top=top, right=right, bottom=bottom)
    return None
