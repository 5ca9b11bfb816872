"""A closer look at two pages: the same picture, cropped, turned a little or compressed again, or not.

The prints of two orders on the same form are close; their pictures differ wherever something was filled
in. The pages are laid over each other, and every part that holds ink must be found at its place.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
WIDTH = 900
FEATURES = 1500
LEAST_MATCHES = 25
TILE = 60
REACH = 8  # pixels that a part may have moved
LEAST_INK = 0.02
LEAST_TILES = 12
ALIKE = 0.55  # correlation of a part with its place
MOST_APART = 0.03  # share of the parts that may differ: a speck, a fold


def open_page(path: Path) -> Grey | None:
    """A page in grey, narrowed; None when it is not there."""
    return decoded(path.read_bytes()) if path.is_file() else None


def decoded(data: bytes) -> Grey | None:
    """A page in grey from the bytes of its picture; None when they are no picture."""
    if not data:
        return None
    grey = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    if grey is None:
        return None
    scale = WIDTH / grey.shape[1]
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def same_picture(one: Grey, other: Grey) -> bool:
    """Whether both show the same sheet; a part that one of them has lost does not count."""
    move = _laid_over(one, other)
    if move is None:
        return False
    size = (one.shape[1], one.shape[0])
    moved = cv2.warpAffine(other, move, size, flags=cv2.INTER_AREA, borderValue=255)
    there = cv2.warpAffine(np.full_like(other, 255), move, size, flags=cv2.INTER_NEAREST, borderValue=0)
    return _parts_agree(one, np.asarray(moved, np.uint8), np.asarray(there, np.uint8))


def _laid_over(one: Grey, other: Grey) -> NDArray[np.float64] | None:
    """The move, turn and scale that lay `other` over `one`, None when they have too little in common."""
    orb = cv2.ORB.create(FEATURES)
    points, marks = orb.detectAndCompute(one, None)
    far_points, far_marks = orb.detectAndCompute(other, None)
    if marks is None or far_marks is None:
        return None
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING, crossCheck=True).match(far_marks, marks)
    if len(pairs) < LEAST_MATCHES:
        return None
    source = np.array([far_points[p.queryIdx].pt for p in pairs], np.float32)
    target = np.array([points[p.trainIdx].pt for p in pairs], np.float32)
    move, kept = cv2.estimateAffinePartial2D(source, target, ransacReprojThreshold=3.0, maxIters=2000)
    if move is None or int(kept.sum()) < LEAST_MATCHES:
        return None
    return np.asarray(move, np.float64)


def _parts_agree(one: Grey, moved: Grey, there: Grey) -> bool:
    """Tile by tile, both ways: what only one of them shows counts as well."""
    looked, apart = 0, 0
    for top in range(REACH, one.shape[0] - TILE - REACH, TILE):
        for left in range(REACH, one.shape[1] - TILE - REACH, TILE):
            if there[top : top + TILE, left : left + TILE].min() == 0:
                continue
            scores = [
                _found(a, b, top, left) for a, b in ((one, moved), (moved, one)) if _inked(a, top, left)
            ]
            looked += bool(scores)
            apart += bool(scores) and min(scores) < ALIKE
    return looked >= LEAST_TILES and apart <= MOST_APART * looked


def _inked(page: Grey, top: int, left: int) -> bool:
    tile = page[top : top + TILE, left : left + TILE]
    return float((tile < int(np.median(tile)) - 60).mean()) > LEAST_INK


def _found(page: Grey, other: Grey, top: int, left: int) -> float:
    """How well a part of `page` is found near its place in the other."""
    tile = page[top : top + TILE, left : left + TILE]
    around = other[top - REACH : top + TILE + REACH, left - REACH : left + TILE + REACH]
    return float(cv2.matchTemplate(around, tile, cv2.TM_CCOEFF_NORMED).max())
