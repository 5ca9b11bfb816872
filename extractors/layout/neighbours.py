"""What stands right of a place, and under it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.segments import Segment
from models.geometry import Box
from models.page import Ruling
from models.view import PageView

# The box of a label may reach over the first sign of its value, and a hand over the last of the label.
_TOUCH, _OVER, _OF_LABEL = 0.005, 0.02, 0.25  # of the page, of the page, of the label


def overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """Length that two intervals share."""
    return max(0.0, min(a1, b1) - max(a0, b0))


def on_row(box: Box, other: Box) -> bool:
    """Whether both stand at the same height: the middle of the lower one inside the other."""
    small, large = (other, box) if other.height < box.height else (box, other)
    return large.top <= small.middle_y <= large.bottom and small.height * 3 > large.height


def right_of(box: Box, view: PageView, segments: Sequence[Segment]) -> list[Segment]:
    """Segments of the row that start after the box, or over its end and go on beyond it, nearest first.

    Lines of one cell, which start at the same place, come in the order that they are read in.
    """
    over = min(_OVER, _OF_LABEL * box.width)
    found = [s for s in segments if s.view is view and _after(s.box, box, over) and _level(s.box, box)]
    columns: list[list[Segment]] = []
    for segment in sorted(found, key=lambda s: s.box.left):
        if columns and segment.box.left - columns[-1][0].box.left < _TOUCH:
            columns[-1].append(segment)
        else:
            columns.append([segment])
    return [s for column in columns for s in sorted(column, key=lambda s: s.box.top)]


def _level(other: Box, box: Box) -> bool:
    """On the row of a label, or on one of the lines of a label of several."""
    return on_row(box, other) or box.top <= other.middle_y <= box.bottom


def _after(other: Box, box: Box, over: float) -> bool:
    goes_on = other.right >= box.right + 2 * _OVER
    return other.left >= box.right - (max(over, _TOUCH) if goes_on else _TOUCH)


def under(box: Box, view: PageView, segments: Sequence[Segment], reach: float) -> list[Segment]:
    """Segments under the box, no further than `reach` (share of the page's height), nearest first.

    They must start near the box's left edge or share half of the narrower one's width.
    """
    found = []
    for segment in segments:
        other = segment.box
        if segment.view is not view or other.middle_y <= box.bottom or other.top - box.bottom > reach:
            continue
        shared = overlap(box.left, box.right, other.left, other.right)
        aligned = abs(other.left - box.left) < 0.02 and shared > 0
        if aligned or shared * 2 > min(box.width, other.width):
            found.append(segment)
    return sorted(found, key=lambda s: (s.box.top, s.box.left))


def ruled_between(view: PageView, upper: Box, lower: Box) -> bool:
    """Whether a horizontal ruling stands between two boxes that lie one under the other."""
    return any(_separates(r, upper, lower) for r in view.page.rulings if r.direction == "horizontal")


def _separates(ruling: Ruling, upper: Box, lower: Box) -> bool:
    between = upper.middle_y < ruling.box.middle_y < lower.middle_y
    return between and overlap(ruling.box.left, ruling.box.right, upper.left, upper.right) > 0.3 * upper.width


def cell_around(view: PageView, box: Box) -> Box:
    """The smallest ruled cell that holds the middle of a box; the page where no ruling bounds it."""
    left, right, top, bottom = 0.0, 1.0, 0.0, 1.0
    x, y = box.middle_x, box.middle_y
    for ruling in view.page.rulings:
        line = ruling.box
        if ruling.direction == "vertical" and line.top - 0.004 <= y <= line.bottom + 0.004:
            if line.middle_x <= box.left + 0.3 * box.width:
                left = max(left, line.middle_x)
            elif line.middle_x >= box.right - 0.3 * box.width:
                right = min(right, line.middle_x)
        if ruling.direction == "horizontal" and line.left - 0.004 <= x <= line.right + 0.004:
            if line.middle_y <= y:
                top = max(top, line.middle_y)
            else:
                bottom = min(bottom, line.middle_y)
    return Box(left=left, top=top, right=right, bottom=bottom)
