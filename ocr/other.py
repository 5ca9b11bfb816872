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
from ocr.networks import OTHER_RECOGNITION
from ocr.reader import Quad, Strip
from ocr.recognise import Recogniser
from ocr.words import lines_of

PAPER = 0.5  # of the row's height: paper on both sides, without which it loses the first letter
OVER = 0.3  # of the row's height: taken above and below it, for accents, dots and tails


class OtherReader:
    """Reads a part of a page again."""

    name = Reader.PPOCR_V4

    def __init__(self, threads: int = 1, *, fast: bool = False) -> None:
        self._recogniser = Recogniser(threads, fast=fast, model=OTHER_RECOGNITION)

    def read(self, pixels: Pixels, box: Box) -> tuple[Word, ...]:
        """The words seen in that box of an RGB page, row by row; () when nothing was."""
        height, width = pixels.shape[:2]
        crop, origin = value_crop(pixels, box)
        strips = [self._strip(crop, top, bottom, origin) for top, bottom in _rows(crop)]
        lines = lines_of(strips, self.name, width, height)
        words = (word for line in lines for word in line.words)
        return tuple(w for w in words if box.contains_point(w.box.middle_x, w.box.middle_y))

    def _strip(self, crop: Pixels, top: int, bottom: int, origin: tuple[int, int]) -> Strip:
        """One row of a crop as read, its place in pixels of the page."""
        pad = round(PAPER * (bottom - top))
        paper = float(np.percentile(crop, 90))
        row = cv2.copyMakeBorder(crop[top:bottom], 0, 0, pad, pad, cv2.BORDER_CONSTANT, value=paper)
        rgb = np.asarray(cv2.cvtColor(row, cv2.COLOR_GRAY2RGB), dtype=np.uint8)
        read = self._recogniser.read(rgb, _corners(0, 0, rgb.shape[1], rgb.shape[0]))
        left, right = origin[0] - pad, origin[0] - pad + rgb.shape[1]
        return Strip(_corners(left, origin[1] + top, right, origin[1] + bottom), read.glyphs)


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
