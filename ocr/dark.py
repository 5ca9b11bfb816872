"""The dark marks of a page, told from the paper around them, and how many pixels an inch of it has."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels

PAGE_INCHES = 11.7  # the resolution is told from an A4 page's longest side
AROUND = 0.12  # inches: the paper that a mark is compared with
DARKER = 14  # of 255: how much darker than that a mark is


def inch_of(pixels: Pixels) -> float:
    """Pixels of an inch of a whole page."""
    height, width = pixels.shape[:2]
    return float(max(height, width)) / PAGE_INCHES


def dark_marks(pixels: Pixels, inch: float | None = None) -> NDArray[np.uint8]:
    """1 where an RGB page is darker than around, 0 elsewhere; as high and wide as the page.

    `inch`: its pixels an inch, for a part of a page.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    block = max(3, round(AROUND * (inch or inch_of(pixels)))) | 1
    dark = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, DARKER)
    return np.asarray(dark, dtype=np.uint8)
