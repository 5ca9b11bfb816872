"""Cards that print a value in large over its caption: « BC-003977 » over « N° du bon de commande »."""

from __future__ import annotations

from extractors.fields.context import Context
from extractors.hit import Hit
from extractors.layout.neighbours import overlap
from extractors.layout.segments import Segment
from models.geometry import Box

_LARGER = 1.3  # times the height of the caption
_NEAR = 1.2  # heights of the value between it and its caption
_NEARER = 1.5  # times as far from what stands under it
_ALIGNED = 0.02


def captioned(context: Context, hit: Hit) -> Segment | None:
    """The value right above a label that is its caption; None where the label comes first.

    The caption stands alone on its line without a colon, is printed smaller than the value, and is surely
    nearer to it than to what stands below.
    """
    if not (hit.leads and hit.alone) or hit.colon or len(hit.segments) > 1:
        return None
    label = hit.last.box
    here = [s for s in context.segments if s.view is hit.last.view and s is not hit.last]
    above = [s for s in here if s.box.middle_y < label.top and _beside(s.box, label)]
    if not above:
        return None
    value = max(above, key=lambda s: s.box.bottom)
    gap = max(label.top - value.box.bottom, 0.0)
    large = _letters(value) >= _LARGER * _letters(hit.last) and gap <= _NEAR * value.box.height
    below = (
        s.box.top - label.bottom for s in here if s.box.middle_y > label.bottom and _shares(s.box, label)
    )
    apart = min(below, default=1.0) > max(_NEARER * gap, 0.5 * value.box.height)
    free = context.free(value) == value.words and value.text.rstrip()[-1:] not in ":?;"  # « Si oui : »
    return value if large and apart and free else None


def _letters(segment: Segment) -> float:
    return sorted(w.box.height for w in segment.words)[len(segment.words) // 2]


def _beside(value: Box, label: Box) -> bool:
    """Left-aligned with the label, right-aligned or centred over it."""
    edges = (value.left - label.left, value.right - label.right, value.middle_x - label.middle_x)
    return _shares(value, label) and min(map(abs, edges)) < _ALIGNED


def _shares(a: Box, b: Box) -> bool:
    return overlap(a.left, a.right, b.left, b.right) > 0
