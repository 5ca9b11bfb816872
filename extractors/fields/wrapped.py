"""A name that its narrow place broke: « Centre hospitalier Rosa | Parks », in a cell or a column."""

from __future__ import annotations

from extractors.fields.context import Context
from extractors.fields.spot import LINE, RIGHT, UNDER, Spot
from extractors.hit import Hit
from extractors.layout.neighbours import cell_around, on_row, right_of, ruled_between
from extractors.layout.segments import Segment

_NEXT = 1.9  # heights of a line
_ALIGNED = 0.01
_MOST = 6  # words that a name may lack
_BLANK, _PADDING = 0.006, 0.02  # of the page: between two words, between a ruling and its text at most
_BLOCK = 0.25  # of the page's height: how far the lines of a column are looked at


def wrapped(context: Context, spot: Spot, hit: Hit) -> bool:
    """Whether the line under a value goes on with it.

    It starts where the value does, or its label on one line with it; no label stands in it or left of it, and
    its first word had no room above: in the ruled cell, or in a column whose every line is shorter.
    """
    upper = spot.segment
    lower = next((s for s in context.segments if _under(upper, s)), None)
    if lower is None or len(lower.words) > _MOST or any(c.isdigit() for c in lower.text):
        return False
    if context.free(lower) != lower.words or ruled_between(upper.view, upper.box, lower.box):
        return False
    if spot.relation == LINE and not (hit.colon and hit.leads):
        return False
    alone = not any(
        s.view is lower.view
        and on_row(s.box, lower.box)
        and upper.box.left - _BLOCK < s.box.left < lower.box.left - _ALIGNED
        and not on_row(s.box, upper.box)
        for s in context.segments
    )
    return (alone or spot.relation != RIGHT) and upper.box.right + lower.words[0].box.width > _end(
        context, spot
    )


def _end(context: Context, spot: Spot) -> float:
    """Where the lines of a place end: before the edge of its ruled cell or the next column, if one is seen.

    Right of a label or after it: where the longest line of its column does.
    """
    upper = spot.segment
    if spot.relation != UNDER:
        return max(s.box.right for s in context.segments if _in_column(upper, s))
    ends = [s.box.left - _BLANK for s in right_of(upper.box, upper.view, context.segments)[:1]]
    cell = cell_around(upper.view, upper.box)
    inner = upper.box.left - cell.left
    if cell.left > 0 and cell.right < 1 and 0 <= inner < _PADDING:
        ends.append(cell.right - inner - _BLANK)
    return min(ends, default=1.0)


def _under(upper: Segment, lower: Segment) -> bool:
    gap = lower.box.middle_y - upper.box.middle_y
    return _in_column(upper, lower) and 0 < gap < _NEXT * upper.height


def _in_column(one: Segment, other: Segment) -> bool:
    near = abs(one.box.middle_y - other.box.middle_y) < _BLOCK
    return one.view is other.view and near and abs(one.box.left - other.box.left) < _ALIGNED
