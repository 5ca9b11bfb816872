"""The second reader of values written by hand: PP-OCRv4 taught anew on handwriting (`ocr/models/README.md`).

It is asked when no other network confirmed a value. It says nothing when it is not sure of each letter,
nothing when it reads another value in the same ink drawn wider, and nothing of a 1 that stands alone: to
networks that tell one letter in eight columns, the two strokes of an 11 are one.
"""

from __future__ import annotations

import re

import cv2
import numpy as np

from models.geometry import Box
from models.page import Reader, Word
from models.view import Pixels
from ocr.crops import rows_of, value_crop
from ocr.other import strip_of
from ocr.reader import Strip
from ocr.recognise import Recogniser
from ocr.words import lines_of

WIDTHS = (1.25, 1.75)  # times as wide as it is: narrow figures of a hand stand closer than eight columns
LONE = re.compile(r"(?<!\w)1(?!\w)")
SURE = 0.5  # of the least sure letter or figure
PROSE = 15  # times as wide as high: a line of print, no value that somebody wrote
OVER = 0.15  # of the ink's height: taken above and below it


class HandReader:
    """Reads a part of a page, cleaned of what is not the value."""

    name = Reader.HANDS

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser

    def read(self, pixels: Pixels, box: Box) -> tuple[Word, ...]:
        """The words in that box of an upright RGB page; () for none, and for a line of print."""
        height, width = pixels.shape[:2]
        if box.width * width > PROSE * box.height * height:
            return ()
        strips = self._strips(pixels, box)
        if len({_said(strip) for strip in strips}) != 1 or min(_sureness(strip) for strip in strips) < SURE:
            return ()
        if LONE.search(strips[-1].text):
            return ()
        words = (word for line in lines_of(strips[-1:], self.name, width, height) for word in line.words)
        return tuple(w for w in words if box.contains_point(w.box.middle_x, w.box.middle_y))

    def _strips(self, pixels: Pixels, box: Box) -> list[Strip]:
        """All rows of ink as one: an accent, the dot of an i or the bar of a 5 may stand alone."""
        crop, (left, top) = value_crop(pixels, box)
        rows = rows_of(crop)
        if not rows:
            return []
        over = round(OVER * (rows[-1][1] - rows[0][0]))
        first, last = max(0, rows[0][0] - over), rows[-1][1] + over
        row = np.asarray(cv2.cvtColor(crop[first:last], cv2.COLOR_GRAY2RGB), dtype=np.uint8)
        return [strip_of(self._recogniser, row, (left, top + first), width) for width in WIDTHS]


def _said(strip: Strip) -> str:
    """Letters and figures: a slash is a dot to some, and specks are commas."""
    return "".join(c for c in strip.text if c.isalnum())


def _sureness(strip: Strip) -> float:
    """How sure the network is of the letter or figure that it is least sure of; 0 when there is none."""
    return min((glyph.confidence for glyph in strip.glyphs if glyph.text.isalnum()), default=0.0)
