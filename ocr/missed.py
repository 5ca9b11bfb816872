"""Print that the detector passed over: of a page looked at as a whole, a short line is lost at times.

What is not read is not on the page for any control, and a value that nobody found is asked of the supplier:
so letters in a row that no strip holds are looked at once more, from near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.geometry import Box
from models.view import Pixels, darkest
from ocr.levels import median
from ocr.reader import FirstReader, Quad, Strip, size

DARKER = 70  # levels under the paper from which a pixel is ink
LOW, HIGH = 0.25, 1.2  # heights of a letter, in those of a line
WIDE = 1.6  # heights of a line: two letters that touch are not wider
BLANK = 0.8  # heights of a line between the letters of one row
ROW = 1.6  # heights of a line: what stands higher is no row of print
LETTERS = 3  # in a row; less is dirt
MOST = 6  # rows; a page with more of them has another trouble
AROUND = 1.5  # heights of a line round a row that is looked at
SURE = 0.95  # confidence of what is taken in: scribbles and dirt give less
TOUCH = 3  # pixels round a strip or a box that belong to it
Area = tuple[int, int, int, int]


def missed(pixels: Pixels, quads: Sequence[Quad], known: Sequence[Box], reader: FirstReader) -> list[Strip]:
    """The strips that were passed over, read; `pixels`: the page evened out, height × width × 3.

    `known`: what stands there besides the strips, such as rulings.
    """
    if not quads:
        return []
    line = float(np.median([size(quad)[1] for quad in quads]))
    areas = list(_rows(_left(pixels, quads, known), line))
    if not 0 < len(areas) <= MOST:
        return []
    reach = round(AROUND * line)
    found = [quad for area in areas for quad in _found(pixels, area, reach, reader)]
    own = [quad for quad in found if not _held(quad, quads)]
    return [strip for strip in reader.read(pixels, own) if strip.confidence >= SURE and _says(strip)]


def _says(strip: Strip) -> bool:
    """More than one letter, which a speck may be taken for."""
    return sum(glyph.text.isalnum() for glyph in strip.glyphs) > 1


def _left(pixels: Pixels, quads: Sequence[Quad], boxes: Sequence[Box]) -> NDArray[np.uint8]:
    """The ink that is in no strip and in no box."""
    grey = darkest(pixels)
    ink = (grey < int(median(grey)) - DARKER).astype(np.uint8)
    known = np.zeros_like(ink)
    for quad in quads:
        cv2.fillConvexPoly(known, np.round(quad).astype(np.int32), 1)
    height, width = ink.shape
    for box in boxes:
        left, top, right, bottom = box.pixels(width, height)
        known[top:bottom, left:right] = 1
    ink[cv2.dilate(known, np.ones((2 * TOUCH + 1, 2 * TOUCH + 1), np.uint8)) > 0] = 0
    return np.asarray(ink, dtype=np.uint8)


def _rows(ink: NDArray[np.uint8], line: float) -> Iterator[Area]:
    """Left, top, right and bottom of rows of letters."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    letter = (high >= LOW * line) & (high <= HIGH * line) & (wide <= WIDE * line)
    letter[0] = False
    if np.count_nonzero(letter) < LETTERS:
        return
    letters = letter[labels].astype(np.uint8)
    joined = cv2.dilate(letters, np.ones((1, round(BLANK * line)), np.uint8))
    _, rows, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    owners = np.bincount(rows.ravel()[_one_pixel_each(np.asarray(labels), letters)], minlength=len(boxes))
    for n, (x, y, w, h, _) in enumerate(boxes):
        if n and owners[n] >= LETTERS and h <= ROW * line:
            yield int(x), int(y), int(x + w), int(y + h)


def _one_pixel_each(labels: NDArray[np.integer[Any]], letters: NDArray[np.uint8]) -> NDArray[np.intp]:
    """Where one pixel of each letter is in the flattened page: all of them are of one row."""
    inked = np.flatnonzero(letters)
    _, first = np.unique(labels.ravel()[inked], return_index=True)
    return np.asarray(inked[first], dtype=np.intp)


def _found(pixels: Pixels, area: Area, reach: int, reader: FirstReader) -> Iterator[Quad]:
    """The strips that the reader finds when it looks at that place alone."""
    left, top, right, bottom = area
    left, top = max(0, left - reach), max(0, top - reach)
    for quad in reader.find(pixels[top : bottom + reach, left : right + reach]):
        yield np.asarray(quad + np.array([left, top], np.float32), dtype=np.float32)


def _held(quad: Quad, quads: Sequence[Quad]) -> bool:
    """Whether the middle of a strip is in another one."""
    x, y = (float(value) for value in quad.mean(axis=0))
    return any(
        cv2.pointPolygonTest(other.astype(np.float32), (x, y), measureDist=False) >= 0 for other in quads
    )
