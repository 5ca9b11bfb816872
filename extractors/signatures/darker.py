"""A black pen over a stamp in black or grey: strokes darker than the print that they cross.

A pad gives less ink than a pen. Where the ink of a zone is of two darknesses, and the words of the stamp are
of the paler one, the darker strokes are followed without what is under them.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.inkmask import Mask, Plane, darkness
from extractors.signatures.residue import LINE
from extractors.signatures.strokes import clusters_of
from extractors.signatures.thin import thinned

APART = 0.2  # darkness between the two inks, on average
PALE = 0.6  # of the lines of a stamp's print, at least, that are of the paler ink
LEAST = 5 * LINE  # pixels of lines of each ink that tell its darkness
CUT = 3  # pixels of a pen's stroke that are paler: the edge of a letter under it
EDGE = 5  # pixels round a pen's line that may be its own edge
ON, BEYOND = 2.0, 2.0  # heights of a line that a signature runs over the stamp, and beside it
TURNS = 1.4  # length of strokes to the diagonal of the box round them
LARGE = 2.0  # heights of a line: the paler ink of a stamp is as high and as wide at least


def darker_ink(colours: NDArray[np.uint8], ink: Mask, printed: Mask) -> tuple[Mask, Mask] | None:
    """The ink of the darker strokes, and where the stamp stands that is paler; None where one ink is seen.

    `colours`: height × width × 3, RGB. `ink`, `printed`: masks of the same height and width; the second is
    True where words of the stamp were read.
    """
    lines = thinned(ink)
    around: Plane = cv2.dilate(darkness(colours), np.ones((3, 3), np.uint8)).astype(np.float32)
    step = _parting(around[lines])
    if step is None:
        return None
    pale = lines & (around <= step)
    if int((pale & printed).sum()) < PALE * max(1, int((lines & printed).sum())):
        return None
    dark = lines & (around > step)
    pen = _grown(dark, ink)
    stamp = _place(pale & ~_grown(dark, np.ones_like(ink), EDGE), printed)
    return None if stamp is None else (pen, stamp)


def _parting(values: Plane) -> float | None:
    """The darkness between two inks; None where there is one, or too little of one of them."""
    if values.size < 2 * LEAST:
        return None
    levels = np.round(255 * np.clip(values, 0.0, 1.0)).astype(np.uint8).reshape(-1, 1)
    step = cv2.threshold(levels, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0] / 255
    low, high = values[values <= step], values[values > step]
    if min(low.size, high.size) < LEAST or float(high.mean() - low.mean()) < APART:
        return None
    return float(step)


def _grown(lines: Mask, ink: Mask, reach: int = 1) -> Mask:
    """Strokes of a pen so many pixels round its lines, whole where the edge of a letter makes them paler."""
    cut, near = (np.ones((2 * size + 1, 2 * size + 1), np.uint8) for size in (CUT, reach))
    plane = cv2.morphologyEx(lines.astype(np.uint8), cv2.MORPH_CLOSE, cut)
    found: Mask = (cv2.dilate(plane, near) > 0) & ink
    return found


def _place(pale: Mask, printed: Mask) -> Mask | None:
    """The boxes of what is of the paler ink and meets the words of the stamp."""
    found = np.zeros_like(pale)
    for one in clusters_of(pale):
        box = np.s_[one.top : one.bottom, one.left : one.right]
        if min(one.width, one.height) >= LARGE and printed[box].any():
            found[box] = True
    return found if found.any() else None


def leaves(pen: Mask, stamp: Mask) -> bool:
    """Whether strokes run over a stamp and beyond it, and turn: the flourish of a logo is one arc."""
    lines = thinned(pen)
    ys, xs = np.nonzero(lines)
    if ys.size < TURNS * np.hypot(np.ptp(ys), np.ptp(xs)):
        return False
    inside, outside = int((lines & stamp).sum()), int((lines & ~stamp).sum())
    return inside >= ON * LINE and outside >= BEYOND * LINE
