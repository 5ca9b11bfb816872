"""The ruled cell that a label stands in, or heads: where a form leaves room for one signature."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.sides import MEETS, level, sides
from models.geometry import Box
from models.page import Page

TOUCHES = 0.005  # of the page: how far text may reach over a side
ACROSS = 0.8  # of a cell's width that its floor and ceiling cover
ROOM = 2.2  # heights of a line that make a cell a place to sign


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
        for one in level(page)
        if min(one.right, right) - max(one.left, left) > ACROSS * (right - left)
    )
    above = [at for at in floors if at <= label.top + 0.3 * height]
    below = [at for at in floors if at >= label.bottom - 0.3 * height]
    tops = [*above[-1:], *below]
    for top, bottom in zip(tops, below, strict=False):
        if above and bottom - max(top, label.bottom) >= ROOM * height:
            return Box(left=left, top=top, right=right, bottom=bottom)
    return None
