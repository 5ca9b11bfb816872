"""Even light: shadows and yellow lamps are divided away before reading (the kept picture is untouched)."""

from __future__ import annotations

import cv2
import numpy as np

from models.view import Pixels

SMALL = 400  # pixels of the longest side on which the light is measured
UNEVEN = 18.0  # grey levels between the light and the dark parts of the paper worth correcting
DARK = 215.0  # paper darker than that is lifted to white


def paper_light(pixels: Pixels) -> Pixels:
    """The colour of the paper everywhere, without what is printed on it, at a small size."""
    height, width = pixels.shape[:2]
    ratio = SMALL / max(height, width)
    size = (max(1, round(width * ratio)), max(1, round(height * ratio)))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    opened = cv2.dilate(small, np.ones((7, 7), np.uint8))
    return np.asarray(cv2.medianBlur(opened, 21), dtype=np.uint8)


def evened(pixels: Pixels) -> Pixels:
    """The picture as if lit evenly; the same picture when the light is even already."""
    light = paper_light(pixels)
    grey = cv2.cvtColor(light, cv2.COLOR_RGB2GRAY)
    low, high = np.percentile(grey, (3, 90))
    if high - low < UNEVEN and high > DARK:
        return pixels
    height, width = pixels.shape[:2]
    wide = cv2.resize(light, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(pixels, np.maximum(wide, 40), scale=245.0), dtype=np.uint8)
