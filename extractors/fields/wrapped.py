"""A name that its narrow cell broke: « Centre hospitalier Rosa | Parks »."""

from __future__ import annotations

from extractors.fields.context import Context
from extractors.fields.spots import RIGHT, Spot
from extractors.layout.neighbours import on_row, ruled_between
from extractors.layout.segments import Segment

_NEXT = 1.9  # heights of a line
_ALIGNED = 0.01
_MOST = 4  # words that a name may lack
_BLOCK = 0.25  # of the page's height: how far the lines of a column are looked at


def wrapped(context: Context, spot: Spot) -> bool:
    """Whether the line under a value right of its label goes on with it.

    It starts at the same place, no label stands left of it, and its first word had no room above: the line
    above would be longer than every line of its column.
    """
    upper = spot.segment
    if spot.relation != RIGHT:
        return False
    lower = next((s for s in context.segments if _under(upper, s)), None)
    if lower is None or len(lower.words) > _MOST or any(c.isdigit() for c in lower.text):
        return False
    if context.free(lower) != lower.words or ruled_between(upper.view, upper.box, lower.box):
        return False
    alone = not any(
        s.view is lower.view
        and on_row(s.box, lower.box)
        and upper.box.left - _BLOCK < s.box.left < lower.box.left - _ALIGNED
        and not on_row(s.box, upper.box)
        for s in context.segments
    )
    column = [s.box.right for s in context.segments if _in_column(upper, s)]
    first = lower.words[0].box
    return alone and upper.box.right + first.width > max(column)


def _under(upper: Segment, lower: Segment) -> bool:
    gap = lower.box.middle_y - upper.box.middle_y
    return _in_column(upper, lower) and 0 < gap < _NEXT * upper.height


def _in_column(one: Segment, other: Segment) -> bool:
    near = abs(one.box.middle_y - other.box.middle_y) < _BLOCK
    return one.view is other.view and near and abs(one.box.left - other.box.left) < _ALIGNED
