"""A bracket that one line opens and the next one closes: « Bénéficiaires (N° AM ou | FINESS) »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.hit import Hit
from extractors.layout.neighbours import under
from extractors.layout.segments import Segment

_OPEN = re.compile(r"\([^()]*$")
_CLOSES = re.compile(r"^[^()]*\)")
_ALIGNED = 0.01  # of the page
_NEXT = 0.8  # heights of a line between the two


def in_a_bracket_from_above(hit: Hit, segments: Sequence[Segment]) -> bool:
    """Whether a label of one line stands in a bracket of the line above it, whose label goes on there."""
    line = hit.last
    if len(hit.segments) > 1 or "(" in line.text[: hit.start] or not _CLOSES.match(line.text[hit.end :]):
        return False
    above = (
        one
        for one in segments
        if one.view is line.view
        and one.box.middle_y < line.box.middle_y
        and abs(one.box.left - line.box.left) < _ALIGNED
        and _OPEN.search(one.text)
    )
    return any(under(one.box, one.view, segments, _NEXT * one.height)[:1] == [line] for one in above)
