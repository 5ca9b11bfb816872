"""Where is there ink? Dark or coloured strokes against the paper around them, at any resolution."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from models.geometry import Box
from models.view import PageView, Pixels, darkest

Mask = NDArray[np.bool_]
Plane = NDArray[np.float32]
STEP = 0.22  # share of the way from paper to black from which a pixel is ink


def darkness(pixels: Pixels, blot: int = 61) -> Plane:
    """0 (paper) to 1 (black) for each pixel, the paper's own shade and slow shadows taken away.

    The darkest channel is used, so that blue, red and violet pens count as well as black ones. `blot`:
    pixels; ink at least as large both ways is taken for a shade of the paper.
    """
    plane = darkest(pixels) if pixels.ndim == 3 else pixels
    paper = cv2.morphologyEx(plane, cv2.MORPH_CLOSE, np.ones((blot, blot), np.uint8))
    paper = cv2.blur(paper, (9, 9))
    light = np.maximum(paper.astype(np.float32), 60.0)
    return np.clip(1.0 - plane.astype(np.float32) / light, 0.0, 1.0)


def ink_mask(pixels: Pixels, step: float = STEP) -> Mask:
    """True where a stroke is."""
    return np.asarray(darkness(pixels) > step, dtype=np.bool_)


def ink_share(view: PageView, box: Box, without: Iterable[Box] = ()) -> float:
    """Share of a box that is inked, the boxes in `without` left out (0 when nothing remains)."""
    mask = ink_mask(view.crop(box))
    keep = np.ones(mask.shape, dtype=bool)
    for other in without:
        erase(keep, box, other)
    return float(mask[keep].mean()) if keep.any() else 0.0


def erase(mask: Mask, frame: Box, hole: Box) -> None:
    """Make False, in a mask that covers `frame`, the part that `hole` covers."""
    height, width = mask.shape
    left = int((hole.left - frame.left) / max(frame.width, 1e-9) * width)
    right = int(np.ceil((hole.right - frame.left) / max(frame.width, 1e-9) * width))
    top = int((hole.top - frame.top) / max(frame.height, 1e-9) * height)
    bottom = int(np.ceil((hole.bottom - frame.top) / max(frame.height, 1e-9) * height))
    if right > 0 and bottom > 0:
        mask[max(0, top) : bottom, max(0, left) : right] = False
