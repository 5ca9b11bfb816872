"""Words of a layer that lack a character (a ligature that the font does not explain): read on the page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.geometry import Box
from models.page import Line, Word
from models.view import Pixels
from ocr.characters import UNKNOWN
from ocr.reader import FirstReader, Quad
from ocr.words import line_of

AROUND = 0.15  # of a word's height: taken with it on every side


def reread(lines: Sequence[Line], pixels: Pixels, reader: FirstReader) -> list[Line]:
    """The lines, the words that lack a character as the page shows them.

    A sign that stands alone and is no letter is left out, as are the frames that a page draws.
    """
    return [made for line in lines if (made := _line(line, pixels, reader)) is not None]


def _line(line: Line, pixels: Pixels, reader: FirstReader) -> Line | None:
    if not any(UNKNOWN in word.text for word in line.words):
        return line
    words = [_word(word, pixels, reader) if UNKNOWN in word.text else word for word in line.words]
    left = [word for word in words if word is not None]
    return line_of(left) if left else None


def _word(word: Word, pixels: Pixels, reader: FirstReader) -> Word | None:
    """What is seen, else what the layer says with its gaps, which nobody may rely on."""
    strip = reader.read(pixels, [_quad(word.box, pixels)])[0]
    text = strip.text.replace(" ", "")
    if any(c.isalnum() for c in text):
        seen = {"text": text, "confidence": round(strip.confidence, 4), "reader": reader.name}
        return word.model_copy(update=seen)
    if any(c.isalnum() for c in word.text):
        return word.model_copy(update={"confidence": 0.0})
    return None


def _quad(box: Box, pixels: Pixels) -> Quad:
    height, width = pixels.shape[:2]
    around = AROUND * box.height
    left, top, right, bottom = box.grown(around * height / width, around).pixels(width, height)
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float32)
