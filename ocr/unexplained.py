"""Where a drawn page shows what neither its words nor its rulings explain: a stamp, a pasted scan."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels
from ocr.levels import median

LEFT = 400  # dark pixels that no word and no ruling explains: fewer are check boxes and rounding
DARKER = 60  # levels under white paper
REACH = (9, 25)  # pixels, down and across: marks nearer than that are one
FLAT = 3  # pixels: a leader or a rule, no text
SQUARE = 40  # pixels: a check box, which others look at
LINE = 120  # pixels in a row: a side of a frame or a band of colour, longer than a stroke of a letter
SOLID = 0.9  # of its box that a mark fills: what is left of a band beside a word painted over
TRACES = 100  # pixels of a mark that are neither: fewer are corners and rounding
MARGIN = 16  # pixels of paper around a place
MOST = 6  # places; more of them are looked at as one
Area = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels."""
Mark = tuple[int, int, int, int]
"""Left, top, width, height, in pixels."""


@dataclass(frozen=True)
class Rest:
    """What is left of a page: the places to look for text in, and whether frames or bands are left."""

    places: tuple[Area, ...] = ()
    drawn: bool = False


def unexplained(erased: Pixels) -> Rest:
    """What is left of a page when what is known is painted over; nothing when that is next to nothing."""
    grey = cv2.cvtColor(erased, cv2.COLOR_RGB2GRAY)
    dark = (grey < int(median(grey)) - DARKER).astype(np.uint8)
    if int(dark.sum()) < LEFT:
        return Rest()
    likely = [mark for mark in _marks(dark) if _may_hold_text(mark)]
    written = [mark for mark in likely if not _is_drawn(mark, dark)]
    areas = _apart([_area(mark, grey.shape) for mark in written])
    places = tuple(areas) if len(areas) <= MOST else (_around(areas),)
    return Rest(places, drawn=len(written) < len(likely))


def _marks(dark: NDArray[np.uint8]) -> list[Mark]:
    """What stands together. The page is set in a wider one: at its edge, a mark must not measure less."""
    down, across = REACH[0] // 2, REACH[1] // 2
    left, top, width, height = cv2.boundingRect(dark)
    wider = np.pad(dark[top : top + height, left : left + width], ((down, down), (across, across)))
    joined = cv2.dilate(wider, np.ones(REACH, np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(joined)
    return [
        (left + int(x), top + int(y), int(w) - 2 * across, int(h) - 2 * down) for x, y, w, h, _ in found[1:]
    ]


def _may_hold_text(mark: Mark) -> bool:
    _, _, width, height = mark
    if width <= FLAT or height <= FLAT:
        return False
    return width > SQUARE or height > SQUARE


def _is_drawn(mark: Mark, dark: NDArray[np.uint8]) -> bool:
    """It is made of lines and full bands: the frames and heads of a form, with nothing else written there."""
    left, top, width, height = mark
    part = dark[max(top, 0) : top + height, max(left, 0) : left + width]
    across = cv2.morphologyEx(part, cv2.MORPH_OPEN, np.ones((1, LINE), np.uint8))
    down = cv2.morphologyEx(part, cv2.MORPH_OPEN, np.ones((LINE, 1), np.uint8))
    rest = cv2.subtract(part, cv2.max(across, down))
    _, _, found, _ = cv2.connectedComponentsWithStats(rest, connectivity=4)
    wide, high, filled = (found[1:, n] for n in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    return int(filled[filled < SOLID * wide * high].sum()) < TRACES


def _area(mark: Mark, shape: tuple[int, ...]) -> Area:
    left, top, width, height = mark
    return (
        max(left - MARGIN, 0),
        max(top - MARGIN, 0),
        min(left + width + MARGIN, shape[1]),
        min(top + height + MARGIN, shape[0]),
    )


def _apart(areas: list[Area]) -> list[Area]:
    """Areas that share a pixel made one: a line must not be found twice, or cut by the edge of another's."""
    kept: list[Area] = []
    for area in areas:
        whole, touched = area, True
        while touched:
            near = [other for other in kept if _overlap(whole, other)]
            kept = [other for other in kept if other not in near]
            whole, touched = _around([whole, *near]), bool(near)
        kept.append(whole)
    return kept


def _overlap(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _around(areas: list[Area]) -> Area:
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
