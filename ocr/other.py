"""The second reader that is asked first: PP-OCRv4's recogniser, on crops of critical values.

Another network, of another size and schooling than the first reader's: on typed values the two were never
seen to agree on a wrong one (see the README). A strip costs it a tenth of what Tesseract takes.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from models.geometry import Box
from models.page import Reader, Word
from models.view import Pixels
from ocr.crops import rows_of, value_crop
from ocr.reader import Quad, Strip
from ocr.recognise import Recogniser
from ocr.words import lines_of

PAPER = 0.5  # of the row's height: paper on both sides, without which it loses the first letter
ABOVE = 0.15  # of the box: taken above and below it when it is read as it is
OVER = 0.3  # of the row's height: taken above and below it, for accents, dots and tails


class OtherReader:
    """Reads a part of a page again: cleaned of what is not the value, or `raw`, as it is on the page."""

    name = Reader.PPOCR_V4

    def __init__(self, recogniser: Recogniser, *, raw: bool = False) -> None:
        self._recogniser = recogniser
        self._cut = _raw if raw else _cleaned

    def read(self, pixels: Pixels, box: Box) -> tuple[Word, ...]:
        """The words seen in that box of an RGB page, row by row; () when nothing was."""
        height, width = pixels.shape[:2]
        strips = [strip_of(self._recogniser, row, origin) for row, origin in self._cut(pixels, box)]
        lines = lines_of(strips, self.name, width, height)
        words = (word for line in lines for word in line.words)
        return tuple(w for w in words if box.contains_point(w.box.middle_x, w.box.middle_y))


def strip_of(recogniser: Recogniser, row: Pixels, origin: tuple[int, int], stretch: float = 1.0) -> Strip:
    """One row as read, its place in pixels of the page; `origin` is its left top corner there.

    `stretch`: how many times wider than it is the row is shown to the network.
    """
    drawn, pad = shown(row, stretch)
    height, width = drawn.shape[:2]
    read = recogniser.read(drawn, _corners(0, 0, width, height))
    left, right = origin[0] - pad, origin[0] + row.shape[1] + pad
    return Strip(_corners(left, origin[1], right, origin[1] + height), read.glyphs)


def shown(row: Pixels, stretch: float) -> tuple[Pixels, int]:
    """A row with paper on both sides, drawn that many times wider, and how many pixels of paper it got."""
    pad = round(PAPER * row.shape[0])
    paper = [float(level) for level in np.percentile(row.reshape(-1, 3), 90, axis=0)]
    wide = np.asarray(cv2.copyMakeBorder(row, 0, 0, pad, pad, cv2.BORDER_CONSTANT, value=paper))
    height, width = wide.shape[:2]
    size = (round(width * stretch), height)
    drawn = wide if stretch == 1 else cv2.resize(wide, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(drawn, dtype=np.uint8), pad


def _cleaned(pixels: Pixels, box: Box) -> Iterator[tuple[Pixels, tuple[int, int]]]:
    """The rows of ink of the cleaned crop."""
    crop, (left, top) = value_crop(pixels, box)
    for first, last in _rows(crop):
        row = cv2.cvtColor(crop[first:last], cv2.COLOR_GRAY2RGB)
        yield np.asarray(row, dtype=np.uint8), (left, top + first)


def _raw(pixels: Pixels, box: Box) -> Iterator[tuple[Pixels, tuple[int, int]]]:
    """The box, as one row."""
    height, width = pixels.shape[:2]
    left, top, right, bottom = box.grown(0, ABOVE * box.height).pixels(width, height)
    yield np.ascontiguousarray(pixels[top:bottom, left:right]), (left, top)


def _rows(crop: Pixels) -> Iterator[tuple[int, int]]:
    """Top and bottom of each row of ink, widened as far as half of the way to the next one."""
    rows = rows_of(crop)
    for index, (top, bottom) in enumerate(rows):
        over = round(OVER * (bottom - top))
        above = (rows[index - 1][1] + top + 1) // 2 if index else 0
        below = (rows[index + 1][0] + bottom) // 2 if index + 1 < len(rows) else crop.shape[0]
        yield max(top - over, above), min(bottom + over, below)


def _corners(left: float, top: float, right: float, bottom: float) -> Quad:
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float32)
