"""Lines in brackets under or beside a label, which say more of it and are no value."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.neighbours import under
from extractors.layout.segments import Segment

_LONG = 20  # letters of an aside that goes on over the next line
_LINES = 3  # that such an aside goes on over, at most
_ALIGNED = 0.01  # of the page


def is_aside(segment: Segment) -> bool:
    """« (hors financement perçu au titre du dispositif) » under a label belongs to the label."""
    return segment.text.startswith("(") and (_closed(segment) or len(segment.text) > _LONG)


def asides(segments: Sequence[Segment]) -> list[Segment]:
    """The lines of all asides: « (Hors financement perçu au titre du dispositif SONS MDV-LGC- | Va2) »."""
    opened = [s for s in segments if is_aside(s)]
    return [*opened, *(line for s in opened if ")" not in s.text for line in _rest(s, segments))]


def _rest(opened: Segment, segments: Sequence[Segment]) -> list[Segment]:
    """The lines under an open aside, at its left or its middle, up to its bracket; [] when none has it."""
    lines, above = list[Segment](), opened
    while len(lines) < _LINES:
        below = under(above.box, above.view, segments, 0.8 * above.height)[:1]
        if not below or not _aligned(below[0], opened) or "(" in below[0].text:
            return []
        above = below[0]
        lines.append(above)
        if ")" in above.text:
            return lines if _closed(above) else []
    return []


def _aligned(lower: Segment, upper: Segment) -> bool:
    lefts, middles = lower.box.left - upper.box.left, lower.box.middle_x - upper.box.middle_x
    return min(abs(lefts), abs(middles)) <= _ALIGNED


def _closed(segment: Segment) -> bool:
    return segment.text.rstrip(" .:").endswith(")")
