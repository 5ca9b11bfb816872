"""A supplier's own form may print the choice instead of boxes: « Nature de la prestation : Vague 2 »."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.boxes.options import Spot
from models.page import Grade
from models.view import PageView

UNDER = 2.6  # heights of a line from a heading to its value
BLOCK = 0.12  # of the page's height: another option there makes a choice of boxes


def stated(spots: Sequence[Spot], headings: Sequence[Spot], views: Sequence[PageView]) -> Spot | None:
    """The one option that stands as the value of a heading, no other option being printed near it."""
    for heading in headings:
        if views[heading.view].page.legibility.grade is Grade.ILLEGIBLE:
            continue
        near = [s for s in spots if s.view == heading.view and _within(s, heading)]
        values = [s for s in near if _is_value(s, heading)]
        if values and len({s.key for s in near}) == 1:
            return values[0]
    return None


def _within(spot: Spot, heading: Spot) -> bool:
    return -0.02 <= spot.first_line.middle_y - heading.first_line.middle_y <= BLOCK


def _is_value(spot: Spot, heading: Spot) -> bool:
    """Right of the heading on its row, or just under it."""
    head, line = heading.last_line, spot.first_line
    down = line.middle_y - head.middle_y
    beside = abs(down) < 0.6 * spot.height and line.left >= head.right - 0.01
    under = 0 < down <= UNDER * spot.height and abs(line.left - head.left) < 0.06
    return beside or under
