"""Printed lines of a level page, horizontal and vertical."""

from __future__ import annotations

from typing import Literal

import cv2
import numpy as np

from models.geometry import Box
from models.page import Ruling
from models.view import Pixels

WORK = 1600  # pixels of the longest side: 1 mm is about 5
SHORTEST_LEVEL = 60  # pixels: a dash or a letter's bar is shorter
SHORTEST_STANDING = 34  # pixels: the stems of titles are shorter
RUN = 24  # pixels: letters have no straight stroke that long, so text is never mended into a line
GAP = 13  # pixels of a break that is mended
BESIDE = (2, 6)  # pixels from a line where paper must be seen
CROWDED = 0.28  # share of ink beside it that a printed line never has
THICKEST = 14  # pixels: a thicker bar is a filled area


def find_rulings(pixels: Pixels) -> tuple[Ruling, ...]:
    """The lines of an upright RGB page, as thin boxes in page fractions, top down."""
    ink = _ink(pixels)
    level = _lines(ink, "horizontal", SHORTEST_LEVEL)
    standing = _lines(ink, "vertical", SHORTEST_STANDING)
    return tuple(sorted((*level, *standing), key=lambda r: (r.direction, r.box.top, r.box.left)))


def _ink(pixels: Pixels) -> Pixels:
    """0 or 255, the dark parts of the page against what stands around them."""
    height, width = pixels.shape[:2]
    ratio = min(1.0, WORK / max(height, width))
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    if ratio < 1.0:
        grey = cv2.resize(grey, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
    mask = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 14)
    return np.asarray(mask, dtype=np.uint8)


def _lines(ink: Pixels, direction: Literal["horizontal", "vertical"], shortest: int) -> list[Ruling]:
    level = direction == "horizontal"
    runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _bar(RUN, 1, level=level))
    mended = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, _bar(GAP, 3, level=level))
    opened = cv2.morphologyEx(mended, cv2.MORPH_OPEN, _bar(shortest, 1, level=level))
    aside, above, width, height = cv2.boundingRect(opened)
    if not width:
        return []
    drawn = opened[above : above + height, aside : aside + width]
    _, _, stats, _ = cv2.connectedComponentsWithStats(drawn)
    found = []
    for x, y, across, down, _ in stats[1:].tolist():
        left, top = aside + x, above + y
        if (down if level else across) > THICKEST or max(across, down) < shortest:
            continue
        if not _alone(ink, left, top, across, down, level=level):
            continue
        found.append(Ruling(direction=direction, box=_box(left, top, across, down, ink.shape)))
    return found


def _alone(ink: Pixels, left: int, top: int, across: int, down: int, *, level: bool) -> bool:
    """Whether paper runs along both sides: in small print, the letters of a word make a line as well."""
    near, far = BESIDE
    if level:
        before = ink[max(top - far, 0) : max(top - near, 0), left : left + across]
        after = ink[top + down + near : top + down + far, left : left + across]
    else:
        before = ink[top : top + down, max(left - far, 0) : max(left - near, 0)]
        after = ink[top : top + down, left + across + near : left + across + far]
    return all(float(side.mean()) < CROWDED * 255 for side in (before, after) if side.size)


def _bar(length: int, thickness: int, *, level: bool) -> Pixels:
    return np.ones((thickness, length) if level else (length, thickness), np.uint8)


def _box(left: int, top: int, across: int, down: int, shape: tuple[int, ...]) -> Box:
    height, width = shape[:2]
    return Box(
        left=left / width, top=top / height, right=(left + across) / width, bottom=(top + down) / height
    )
