"""Whether a page is blank. In doubt it is not: a page that holds anything must be seen by somebody."""

from __future__ import annotations

import cv2
import numpy as np

from models.view import Pixels

WORK = 1000  # pixels of the longest side
BORDER = 0.03  # fraction of each side left out: shadows of the scanner's lid
DARKER = 45  # levels under the paper around; what shows through from the back is paler
SPECK = 6  # pixels: smaller marks are dust
MARKS = 60  # pixels of marks on the whole page that are still nothing (a signature has hundreds)


def is_blank(pixels: Pixels) -> bool:
    """True when nothing but dust and what shows through stands on the page (RGB)."""
    height, width = pixels.shape[:2]
    ratio = min(1.0, WORK / max(height, width))
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
    dy, dx = (max(1, round(side * BORDER)) for side in small.shape[:2])
    inner = small[dy:-dy, dx:-dx]
    if inner.size == 0:
        return False
    paper = cv2.medianBlur(cv2.dilate(inner, np.ones((9, 9), np.uint8)), 31)
    dark = (cv2.subtract(paper, inner) > DARKER).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark)
    areas = stats[1:, cv2.CC_STAT_AREA]
    return int(areas[areas > SPECK].sum()) <= MARKS
