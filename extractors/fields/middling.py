"""A label of several lines whose value stands beside the middle of them, level with none."""

from __future__ import annotations

from extractors.fields.context import Context
from extractors.hit import Hit
from extractors.layout.neighbours import on_row, ruled_between
from extractors.layout.segments import Segment
from models.geometry import union_of

_FLUSH = 0.01  # of the page: lines of one label start together
_CLOSE = 0.7  # heights of a line: the paper between two of them
_OFF = 0.3  # heights of a line between the middle of the value and that of the label
_LINES = 3  # of a label, at most


def beside_the_middle(context: Context, hit: Hit) -> Segment | None:
    """The value in « { Début de la période | d’observation } 01/01/2027 »; None where none stands so."""
    lines = _lines(context, hit)
    if len(lines) < 2:
        return None
    block = union_of(line.box for line in lines)
    right = [s for s in context.segments if s.view is hit.last.view and s.box.left > block.right]
    first = min((s for s in right if on_row(s.box, block)), key=lambda s: s.box.left, default=None)
    if first is None or abs(first.box.middle_y - block.middle_y) > _OFF * hit.last.height:
        return None
    return first if context.free(first) == first.words else None


def _lines(context: Context, hit: Hit) -> list[Segment]:
    """The line of a label, and those that go on with it: flush under it, in small letters."""
    lines = [hit.last]
    below = [s for s in context.segments if s.view is hit.last.view and s.box.top > hit.last.box.middle_y]
    for segment in sorted(below, key=lambda s: s.box.top):
        last = lines[-1]
        if abs(segment.box.left - last.box.left) > _FLUSH:
            continue
        near = segment.box.top - last.box.bottom < _CLOSE * last.height
        goes_on = segment.text[:1].islower() and not ruled_between(segment.view, last.box, segment.box)
        if not near or not goes_on or len(lines) == _LINES:
            break
        lines.append(segment)
    return lines
