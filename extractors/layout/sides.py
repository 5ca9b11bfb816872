"""The sides of ruled cells, told from other upright rulings.

A fold, a streak of the scanner or a stroke of the pen are rulings too: a side of a cell starts and ends on
rulings that go across.
"""

from __future__ import annotations

from collections.abc import Iterable

from models.geometry import Box
from models.page import Page

MEETS = 0.008  # of the page: how far from the end of a side the ruling may stand that it meets


def sides(page: Page) -> list[Box]:
    """The upright rulings that start and end on level ones."""
    upright = [r.box for r in page.rulings if r.direction == "vertical"]
    across = level(page)
    return [s for s in upright if _meets(s.top, s, across) and _meets(s.bottom, s, across)]


def level(page: Page) -> list[Box]:
    """The rulings that go across the page."""
    return [r.box for r in page.rulings if r.direction == "horizontal"]


def _meets(end: float, side: Box, across: Iterable[Box]) -> bool:
    return any(
        one.left - MEETS <= side.middle_x <= one.right + MEETS
        and one.top - MEETS <= end <= one.bottom + MEETS
        for one in across
    )
