"""Months side by side on the row of a count: which of the figures is their total."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.rows import TOTAL, alone, tells_part
from extractors.counts.table import Figure
from extractors.layout.neighbours import on_row, overlap
from extractors.layout.segments import Segment
from models.geometry import Box

_PARTS = 2  # figures that a total sums
_MONTH = re.compile(r"\d{4}\s?[-–/.]\s?\d{2}|\d{2}\s?[-–/.]\s?\d{2,4}")
_CENTRED = 0.03  # of the page, between the middles of a head and of its figure


def total_of(segments: Sequence[Segment], figures: Sequence[Figure]) -> tuple[int, bool] | None:
    """The place of the total in a row, and whether it is the sum of those before it or behind it.

    It stands under « Total », or else last, under no month, and is the sum of those before it. A mean may
    stand behind it. Where one figure is headed and the last is the sum of the others, nothing is told.
    """
    row = _heads(segments, figures)
    heads = [[s for s in row if _under(cell.box, s.box)] for _, cell in figures]
    headed = [at for at, own in enumerate(heads) if any(_is_total(head) for head in own)]
    last = len(figures) - 1
    at = headed[0] if len(headed) == 1 else last
    values = [int(found.parsed.value) for found, _ in figures]
    summed = _is_sum(values, at)
    if len(headed) == 1:
        told = max(at, last - at) >= _PARTS and (summed or not _is_sum(values, last))
    else:
        told = summed and not any(tells_part(head) for head in heads[last])
    return (at, summed) if told else None


def _is_total(head: Segment) -> bool:
    return len(head.tokens) == 1 and head.tokens[0].text in TOTAL


def _is_sum(values: Sequence[int], at: int) -> bool:
    parts = (own for own in (values[:at], values[at + 1 :]) if len(own) >= _PARTS)
    return any(sum(own) == values[at] for own in parts)


def _heads(segments: Sequence[Segment], figures: Sequence[Figure]) -> list[Segment]:
    """The nearest row of words over the figures: a word higher on the page heads something else."""
    view = figures[0][1].view
    own = [s for s in segments if s.view is view and any(_under(cell.box, s.box) for _, cell in figures)]
    nearest = max((s for s in own if _is_head(s)), key=lambda s: s.box.middle_y, default=None)
    return [s for s in own if nearest is not None and on_row(s.box, nearest.box)]


def _is_head(cell: Segment) -> bool:
    words = any(c.isalpha() for c in cell.text)
    return alone(cell) is None and (words or _MONTH.fullmatch(cell.text) is not None)


def _under(box: Box, head: Box) -> bool:
    level = abs(box.middle_x - head.middle_x) < _CENTRED
    return head.bottom < box.top and (level or overlap(box.left, box.right, head.left, head.right) > 0)
