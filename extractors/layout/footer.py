"""The foot of a page, where a firm says who it is: no row of a table, though a table may run down to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.layout.neighbours import on_row
from extractors.layout.segments import Segment
from extractors.normal import fold

FOOT = 0.88  # of the page's height: a foot begins below
_SAYS = re.compile(r"\b(rcs|r c s|naf|ape|capital|page \d+( sur)? \d+)\b")


def without_footers(segments: Sequence[Segment]) -> list[Segment]:
    """The segments less the rows of a foot that bear numbers of a firm or of the page."""
    feet = [s for s in segments if s.box.middle_y > FOOT and _SAYS.search(fold(s.text))]
    return [s for s in segments if not any(s.view is f.view and on_row(s.box, f.box) for f in feet)]
