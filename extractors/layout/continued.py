"""The lines of one narrow cell: which line goes on another, and whether a label began on the line over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.hit import Hit
from extractors.layout.segments import Segment


def continuation(upper: Segment, segments: Sequence[Segment]) -> Segment | None:
    """The line right under, that starts at about the same place."""
    for lower in segments[upper.index + 1 : upper.index + 8]:
        gap = lower.box.top - upper.box.bottom
        close = -0.5 * upper.height < gap < 0.9 * upper.height and lower.box.middle_y > upper.box.bottom
        starts = abs(lower.box.left - upper.box.left) < 0.03
        centred = abs(lower.box.middle_x - upper.box.middle_x) < 0.03
        if lower.view is upper.view and close and (starts or centred):
            return lower
    return None


def begun_above(hit: Hit, segments: Sequence[Segment], hits: Iterable[Hit]) -> bool:
    """Whether the line over a label may be its first one, with the value: « Identifiant dpi@… | de la ».

    A line under a label of its own is the value of that one, and a line with a label in it is known.
    """
    if not hit.leads:
        return False
    first = hit.segments[0]
    labelled = {id(s) for other in hits for s in other.segments}

    def over(lower: Segment) -> list[Segment]:
        near = segments[max(0, lower.index - 8) : lower.index]
        return [s for s in near if continuation(s, segments) is lower]

    unknown = (s for s in over(first) if id(s) not in labelled and len(s.words) > 1)
    return any(not any(id(above) in labelled for above in over(upper)) for upper in unknown)
