"""The colour of the strokes of each word: black, blue or other; unknown on a grey page.

Colour is measured as what the ink takes away from the paper around it, so that a yellow lamp, an
ivory paper or a JPEG that blurs colours do not change the answer.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.geometry import Box
from models.inks import FAINT, colour_of
from models.page import Ink, Line
from models.view import Pixels
from ocr.levels import percentile

GREY = 6  # levels between channels: a page that never shows more is grey


def page_is_grey(pixels: Pixels) -> bool:
    """Whether the page holds no colour at all (a grey or a bilevel scan)."""
    red, green, blue = (pixels[::4, ::4, n] for n in range(3))
    most, least = np.maximum(np.maximum(red, green), blue), np.minimum(np.minimum(red, green), blue)
    spread = most - least
    return bool(np.percentile(spread, 99.9) <= GREY)


def inked(lines: Sequence[Line], pixels: Pixels) -> list[Line]:
    """The same lines, with the colour of each word as the page shows it."""
    if page_is_grey(pixels):
        return list(lines)
    return [_inked(line, pixels) for line in lines]


def _inked(line: Line, pixels: Pixels) -> Line:
    words = tuple(word.model_copy(update={"ink": ink_at(pixels, word.box)}) for word in line.words)
    return line.model_copy(update={"words": words})


def ink_at(pixels: Pixels, box: Box) -> Ink:
    """The colour of the strokes in a box of an RGB page."""
    height, width = pixels.shape[:2]
    left, top, right, bottom = box.pixels(width, height)
    crop = pixels[top:bottom, left:right].reshape(-1, 3).T.astype(np.float32, order="C")  # a row a channel
    paper = percentile(crop.T, 90)
    taken = np.maximum(paper[:, None] - crop, 0)
    depth = taken.max(axis=0)
    strokes = depth > max(FAINT, 0.4 * float(percentile(depth, 98)))
    if not strokes.any():
        return Ink.UNKNOWN
    return colour_of(taken[:, strokes].mean(axis=1) / np.maximum(paper, 1.0))
