"""Months side by side on the row of a count: which of the figures is their total."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.counts.rows import TOTAL
from extractors.counts.table import Figure
from extractors.layout.neighbours import overlap
from extractors.layout.segments import Segment
from models.geometry import Box

_CENTRED = 0.03  # of the page, between the middles of a head and of its figure


def total_of(segments: Sequence[Segment], figures: Sequence[Figure]) -> tuple[int, bool] | None:
    """The place of the total in a row, and whether it is the sum of those before it or behind it.

    It stands under « Total », or else last and is the sum of those before it. A mean may stand behind it.
    """
    view = figures[0][1].view
    heads = [s.box for s in segments if s.view is view and len(s.tokens) == 1 and s.tokens[0].text in TOTAL]
    headed = [at for at, (_, cell) in enumerate(figures) if any(_under(cell.box, head) for head in heads)]
    at = headed[0] if len(headed) == 1 else len(figures) - 1
    values = [int(found.parsed.value) for found, _ in figures]
    parts = [own for own in (values[:at], values[at + 1 :]) if len(own) > 1]
    summed = any(sum(own) == values[at] for own in parts)
    return (at, summed) if parts and (len(headed) == 1 or summed) else None


def _under(box: Box, head: Box) -> bool:
    level = abs(box.middle_x - head.middle_x) < _CENTRED
    return head.bottom < box.top and (level or overlap(box.left, box.right, head.left, head.right) > 0)
