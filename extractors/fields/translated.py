"""A label over its translation, the value level with the middle of both: « N° de facture | Invoice no. »."""

from __future__ import annotations

from extractors.fields.context import Context
from extractors.hit import Hit
from extractors.layout.neighbours import right_of, ruled_between
from extractors.layout.segments import Segment

_FLUSH = 0.01  # of the page: two lines that start together
_CLOSE = 0.7  # heights of a line: the paper between the two
_OFF = 0.25  # heights of a line between the middle of both and that of the value
_LONGEST = 5  # words of a label in another language


def translated(context: Context, hit: Hit) -> Segment | None:
    """What stands right of a label and of the line under it, between the two and before the next column.

    None for other labels, and where no second label of the column has its value so, at the same place:
    « Client » over its name has something half a line lower by chance.
    """
    value = _between(context, hit)
    if value is None:
        return None
    others = (h for h in context.hits if h is not hit and h.last.view is hit.last.view and _flush(h, hit))
    found = (_between(context, other) for other in others)
    alike = (s for s in found if s is not None and s is not value)
    return value if any(abs(s.box.left - value.box.left) < _FLUSH for s in alike) else None


def _flush(one: Hit, other: Hit) -> bool:
    return abs(one.box.left - other.box.left) < _FLUSH


def _between(context: Context, hit: Hit) -> Segment | None:
    """The value of a label that has a line under it, which has no figure and is no known label.

    A value level with the line is its own.
    """
    view, box = hit.last.view, hit.box
    lower = next((s for s in context.segments if s.view is view and _under(hit, s)), None)
    if not (hit.leads and hit.alone) or hit.colon or lower is None:
        return None
    if context.free(lower) != lower.words or len(lower.words) > _LONGEST:
        return None
    if any(c.isdigit() or c == ":" for c in lower.text) or ruled_between(view, box, lower.box):
        return None
    both = box.union(lower.box)
    row = right_of(both, view, context.segments)
    if not row or context.free(row[0]) != row[0].words:
        return None
    value, beside = row[0].box, right_of(box, view, context.segments)
    level = abs(value.middle_y - both.middle_y) < _OFF * hit.last.height
    nearest = not beside or beside[0] is row[0] or value.right < beside[0].box.left
    return row[0] if level and value.left > both.right and nearest else None


def _under(hit: Hit, line: Segment) -> bool:
    """The line right under a label, which starts where it does."""
    gap = line.box.top - hit.box.bottom
    flush = abs(line.box.left - hit.box.left) < _FLUSH
    return flush and line.box.middle_y > hit.box.bottom and gap < _CLOSE * hit.last.height
