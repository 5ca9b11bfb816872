"""The marks that folds leave: thin lines that run from one edge of the sheet to the other."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

GAP = 0.02  # of the side along the line: a fold is drawn with breaks
FAINT = 0.12  # of that side: breaks of a faint fold, on a page where nothing was read
RUN = 0.03  # of that side: the shortest stretch that is level, for a sheet a degree or two askew
WHOLE = 0.95  # of that side: a rule of a form stops before
THIN = 0.005  # of that side: the most that a fold is thick, on the mean


def without_creases(dark: NDArray[np.uint8], *, faint: bool = False) -> NDArray[np.uint8]:
    """The marks of a page (1 where dark, of shape h by w) less the folds that cross it.

    `faint`: folds may be broken far more, where no word was read that their pieces could be.
    """
    breaks = FAINT if faint else GAP
    level = _creases(dark, breaks)
    upright = _creases(np.ascontiguousarray(dark.T), breaks).T
    return np.where(level | upright, 0, dark).astype(np.uint8)


def _creases(dark: NDArray[np.uint8], breaks: float) -> NDArray[np.bool_]:
    """True on the folds that run from left to right, and right beside them."""
    width = dark.shape[1]
    gap, run = (max(3, round(width * share)) for share in (breaks, RUN))
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((3, gap), np.uint8))
    bars = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(bars)
    across, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_AREA]
    folds = [i for i in range(1, count) if across[i] >= WHOLE * width and area[i] <= THIN * width * across[i]]
    beside = cv2.dilate(np.isin(labels, folds).astype(np.uint8), np.ones((3, 3), np.uint8))
    return beside.astype(bool)
