"""Words beside a count that make it another one: « hors ordonnances », « en % », « estimés »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.hit import Hit
from extractors.layout.neighbours import cell_around, overlap
from extractors.layout.segments import Segment
from extractors.normal import fold
from models.geometry import Box

_QUALIFIES = re.compile(
    r"\b(?:hors|sauf|hormis|excepte\w*|excluant|exclus?|exclusion|y compris|incluant|inclus|estim\w+|environ"
    r"|approximati\w+|provisoires?|previsionnel\w*|prevus?|extrapol\w+|en milliers|pour cent|pourcentages?"
    r"|partiel\w*)\b|%"
)
# Tq holds Ts by its definition (S2:368-372): « Tq, y compris procédure transitoire ».
_BY_DEFINITION = re.compile(r"\b(?:y compris|incluant|inclus) (?:la |les |par |via )*(?:procedure|ts)\b")
_NARROW = 0.5  # of the page: a wider line over a figure is a sentence


def qualified(hit: Hit | None, figure: Segment, segments: Sequence[Segment]) -> bool:
    """Whether the label's line, behind it, or the head of the figure's column says so.

    A rate in brackets behind the figure is none: « Dm : 860 (71,7 %) ».
    """
    head = _head(figure, segments)
    behind = "" if hit is None else re.split(r"\d", hit.last.text[hit.end :])[0]
    own = () if head is None or head is figure or (hit and head is hit.last) else (head.text,)
    return any(_QUALIFIES.search(_BY_DEFINITION.sub("", fold(text))) for text in (behind, *own))


def _head(figure: Segment, segments: Sequence[Segment]) -> Segment | None:
    """The first line of words over a figure that stands in its column."""
    cell = cell_around(figure.view, figure.box)
    column = cell if cell.width < _NARROW else figure.box
    over = (s for s in segments if s.view is figure.view and s.box.middle_y < figure.box.top)
    own = (s for s in over if _in_column(s.box, column) and any(c.isalpha() for c in s.text))
    return max(own, key=lambda s: s.box.middle_y, default=None)


def _in_column(head: Box, column: Box) -> bool:
    """A head is as wide as its column or wider, or stands within it."""
    shared = overlap(head.left, head.right, column.left, column.right)
    return head.width < _NARROW and shared > min(head.width, column.width) / 2
