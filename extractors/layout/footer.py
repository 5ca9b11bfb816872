"""The foot of a page, where a firm says who it is: no row of a table, though a table may run down to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.layout.neighbours import on_row
from extractors.layout.segments import Segment
from extractors.normal import fold

FOOT = 0.88  # of the page's height: a foot begins below
_CENTS = re.compile(r"\d[.,]\d\d(?!\d)")
_SAYS = re.compile(r"\b(rcs|r c s|naf|ape|capital|page \d+( sur)? \d+)\b")


def without_footers(segments: Sequence[Segment]) -> list[Segment]:
    """The segments less those of a foot that bear numbers of a firm or of the page, and what stands beside.

    Cents that stand beside are kept: what a row comes to is never lost, it is at most without a name.
    """
    feet = [s for s in segments if s.box.middle_y > FOOT and is_foot(s.text)]
    return [s for s in segments if s not in feet and (_CENTS.search(s.text) or not _beside(s, feet))]


def is_foot(text: str) -> bool:
    """Whether a line bears numbers of a firm, or of the page."""
    return _SAYS.search(fold(text)) is not None


def _beside(segment: Segment, feet: Sequence[Segment]) -> bool:
    return any(segment.view is foot.view and on_row(segment.box, foot.box) for foot in feet)
