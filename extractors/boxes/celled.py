"""Options in the rows of a table, and a last column of bare cells: a mark stands in one of them, no box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from extractors.boxes.columned import ANSWERS, row_of
from extractors.boxes.decide import Sight
from extractors.boxes.options import Spot
from extractors.boxes.patch import LETTER, PatchBox, patch_of
from extractors.inkmask import Mask
from extractors.normal import fold
from models.geometry import Box
from models.view import PageView

EDGE = 0.99  # of the page's width
MARK, LARGEST = 0.4, 2.2  # of a line's height: a mark's extent both ways
DIRT = 0.2  # of the same: smaller ink is nothing
ALIKE = 1.8  # how many times as high one mark is as another of the same hand, at most
TALL = 0.7  # of a row: a rule between two columns goes down so far
LONG = 1.5  # heights of a line: a level stroke that long is a rule
NEAR = 0.9  # of the same: what a row goes over and under the middle of its lines
TRIM = 0.2  # of a line's height: the rules over and under a row
HEAD = 4.0  # heights of a line over the first row where the column has its head


@dataclass(frozen=True)
class _Row:
    """The rules that stand right of a row's words, and the ink that is none (fractions of the page)."""

    rules: tuple[float, ...]
    blots: tuple[Box, ...]
    plain: bool


def in_cells(spots: Sequence[Spot], view: PageView) -> list[Sight] | None:
    """Which options carry a mark in a cell right of their words, the other cells being bare; None: not told.

    One column of cells alone, with a rule before it in each row, and no « Oui », « Non » for its head.
    """
    if len(spots) < 2 or len({spot.view for spot in spots}) > 1:
        return None
    ranges = _ranges(spots, view)
    ordered = sorted(ranges)
    words = [w for w in view.page.words if ordered[0][0] < w.box.middle_y < ordered[-1][1]]
    left = max((w.box.right for w in words if sum(c.isalnum() for c in w.text) > 1), default=1.0)
    if left >= EDGE - 0.02 or _answers(left, ordered[0][0], ordered[-1][1], spots, view):
        return None
    rows = [_row(spot, place, left, view) for spot, place in zip(spots, ranges, strict=True)]
    if not all(_in_one_column(row, rows) for row in rows):
        return None
    high = [row.blots[0].height for row in rows if row.blots]
    if not high or len(high) == len(rows) or max(high) > ALIKE * min(high):
        return None
    return [
        Sight(spot, row.blots[0] if row.blots else None, marked=bool(row.blots))
        for spot, row in zip(spots, rows, strict=True)
    ]


def _ranges(spots: Sequence[Spot], view: PageView) -> list[tuple[float, float]]:
    """The height of each option's lines and a little more, in its row, none over another."""
    ends = {}
    for spot in spots:
        top, bottom = row_of(spot, spots, view)
        near = NEAR * spot.height
        ends[spot] = [max(top, spot.first_line.middle_y - near), min(bottom, spot.last_line.middle_y + near)]
    for one, other in pairwise(sorted(ends.values())):
        if one[1] > other[0]:
            one[1] = other[0] = (one[1] + other[0]) / 2
    return [(ends[spot][0], ends[spot][1]) for spot in spots]


def _answers(left: float, top: float, bottom: float, spots: Sequence[Spot], view: PageView) -> bool:
    """The column has answers for its head, or in its rows: a mark may then say no."""
    over = top - HEAD * spots[0].height
    near = [w for w in view.page.words if over < w.box.middle_y < bottom]
    return any(w.box.left >= left - 0.02 and fold(w.text) in ANSWERS for w in near)


def _in_one_column(row: _Row, rows: Sequence[_Row]) -> bool:
    """One rule left of the cell and one right of it, at most, where all rows have them; one mark between."""
    if not row.plain or not 1 <= len(row.rules) <= 2 or len(row.blots) > 1:
        return False
    starts = [other.rules[0] for other in rows if other.rules]
    if max(starts) - min(starts) > 0.02:
        return False
    end = row.rules[1] if len(row.rules) == 2 else 1.0
    return all(row.rules[0] < blot.left and blot.right < end for blot in row.blots)


def _row(spot: Spot, place: tuple[float, float], left: float, view: PageView) -> _Row:
    trim = TRIM * spot.height
    zone = Box(left=left, top=place[0] + trim, right=EDGE, bottom=max(place[0] + 2 * trim, place[1] - trim))
    patch = patch_of(view, zone, spot.first_line, spot.height)
    upright = _opened(patch.mask, (1, round(TALL * patch.mask.shape[0])))
    level = _opened(patch.mask, (round(LONG * LETTER), 1))
    columns = _places(upright.max(axis=0))
    lines = cv2.dilate((upright | level).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    blots = _blots(patch.mask & ~lines)
    marks = [one for one in blots if min(one.sides) >= MARK * LETTER]
    plain = all(max(one.sides) <= DIRT * LETTER or one in marks for one in blots)
    plain = plain and all(max(one.sides) <= LARGEST * LETTER for one in marks)
    return _Row(
        rules=tuple(zone.left + at / patch.across for at in columns),
        blots=tuple(patch.place(one) for one in marks),
        plain=plain,
    )


def _opened(mask: Mask, size: tuple[int, int]) -> Mask:
    kernel = np.ones((max(1, size[1]), max(1, size[0])), np.uint8)
    return np.asarray(cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, kernel) > 0, dtype=np.bool_)


def _places(inked: Mask) -> list[float]:
    """The middle of each stretch of inked columns; strokes close together are one rule."""
    columns = np.flatnonzero(inked)
    if not len(columns):
        return []
    parts = np.split(columns, np.flatnonzero(np.diff(columns) > LETTER // 3) + 1)
    return [float(part.mean()) for part in parts]


def _blots(mask: Mask) -> list[PatchBox]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    return [PatchBox(int(x), int(y), int(w), int(h)) for x, y, w, h in stats[1:count, :4].tolist()]
