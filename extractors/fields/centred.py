"""A value of two lines in a row whose label stands level with the middle of both."""

from __future__ import annotations

from extractors.fields.context import Context
from extractors.hit import Hit
from extractors.layout.neighbours import on_row, ruled_between
from extractors.layout.segments import Segment

_FLUSH = 0.01  # of the page: two lines that start together
_CLOSE = 0.7  # heights of a line: the paper between the two
_OFF = 0.35  # heights of a line between the middle of the label and that of both lines
_FROM, _TO = 0.3, 1.1  # heights of a line between the middle of the label and that of one line


def both_lines(context: Context, hit: Hit) -> tuple[Segment, Segment] | None:
    """« Fournisseur |{ CAB-INFO 80 (R. Martin, | entrepreneur individuel) »: the upper and the lower line.

    None for a label of several lines, for a line that is level with it, and where a rule parts the lines or
    one stands right of another label.
    """
    if len(hit.segments) > 1:
        return None
    right = [s for s in context.segments if s.view is hit.last.view and s.box.left > hit.box.right]
    near = sorted((s for s in right if on_row(s.box, hit.box) or _aside(hit, s)), key=lambda s: s.box.left)
    column = [s for s in near if s.box.left - near[0].box.left < _FLUSH]
    if len(column) != 2 or not all(_aside(hit, s) and context.free(s) == s.words for s in column):
        return None
    upper, lower = sorted(column, key=lambda s: s.box.top)
    middle = (upper.box.middle_y + lower.box.middle_y) / 2
    together = lower.box.top - upper.box.bottom < _CLOSE * min(upper.height, lower.height)
    if not together or abs(middle - hit.box.middle_y) > _OFF * hit.last.height:
        return None
    if ruled_between(hit.last.view, upper.box, lower.box) or any(_has_left(context, hit, s) for s in column):
        return None
    return upper, lower


def _aside(hit: Hit, line: Segment) -> bool:
    """Half a line higher or lower than the label."""
    return _FROM <= abs(line.box.middle_y - hit.box.middle_y) / hit.last.height <= _TO


def _has_left(context: Context, hit: Hit, line: Segment) -> bool:
    """Something else than the label stands left of the line, level with it."""
    return any(
        s is not hit.last and s.view is line.view and s.box.right <= line.box.left and on_row(s.box, line.box)
        for s in context.segments
    )
