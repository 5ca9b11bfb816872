"""Where a drawn page shows what neither its words nor its rulings explain: a stamp, a pasted scan."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels

LEFT = 400  # dark pixels that no word and no ruling explains: fewer are check boxes and rounding
DARKER = 60  # levels under white paper
REACH = (9, 25)  # pixels, down and across: marks nearer than that are one
FLAT = 3  # pixels: a leader or a rule, no text
SQUARE = 40  # pixels: a check box, which others look at
MARGIN = 16  # pixels of paper around a place
MOST = 6  # places; more of them are looked at as one
Area = tuple[int, int, int, int]


def unexplained(erased: Pixels) -> tuple[Area, ...]:
    """Left, top, right, bottom of each place to look for text in, () when what is left is next to nothing.

    `erased` is the page with what is known painted over.
    """
    grey = cv2.cvtColor(erased, cv2.COLOR_RGB2GRAY)
    dark = (grey < int(np.median(grey)) - DARKER).astype(np.uint8)
    if int(dark.sum()) < LEFT:
        return ()
    joined = cv2.dilate(dark, np.ones(REACH, np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(joined)
    areas = [_area(one, grey.shape) for one in found[1:] if _may_hold_text(one)]
    return tuple(areas) if len(areas) <= MOST else (_around(areas),)


def _may_hold_text(found: NDArray[np.int32]) -> bool:
    width, height = int(found[2]) - REACH[1] + 1, int(found[3]) - REACH[0] + 1
    if width <= FLAT or height <= FLAT:
        return False
    return width > SQUARE or height > SQUARE


def _area(found: NDArray[np.int32], shape: tuple[int, ...]) -> Area:
    left, top, width, height = (int(value) for value in found[:4])
    return (
        max(left - MARGIN, 0),
        max(top - MARGIN, 0),
        min(left + width + MARGIN, shape[1]),
        min(top + height + MARGIN, shape[0]),
    )


def _around(areas: list[Area]) -> Area:
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
