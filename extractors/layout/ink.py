"""Is there ink that no reader turned into words? Dotted leaders and rulings are not writing."""

from __future__ import annotations

from statistics import median
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.geometry import Box
from models.view import PageView, darkest

_DARKER = 45
_ROOM = 1.3
_LOW = 0.7  # of the usual height of a word: nothing is written in a box lower than that
_BAND, _ACROSS = 0.8, 0.95  # share of a mark’s square that is dark, and of the box’s width: a coloured band


def unread_ink(view: PageView, box: Box) -> bool:
    """Whether writing stands in a box: strokes taller than a dot, outside of the words that were read."""
    crop = view.crop(box)
    letter = _letter(view)
    if min(crop.shape[:2]) < 4 or crop.shape[0] < _LOW * letter / _ROOM:
        return False
    grey = darkest(crop)
    paper = float(np.percentile(grey, 90))
    ink = (grey < paper - _DARKER).astype(np.uint8)
    _blank_words(view, box, ink)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height = min(ink.shape[0], letter)
    stats = stats[1:count]
    beside = _dark_beside(view, box, letter, paper - _DARKER)
    stats = stats[~_bands(stats, ink.shape[1], beside)]
    tall = stats[:, cv2.CC_STAT_HEIGHT] > 0.35 * height
    wide = stats[:, cv2.CC_STAT_WIDTH] > 0.2 * height
    return bool((tall & wide).sum() >= 2 or stats[tall & wide][:, cv2.CC_STAT_AREA].sum() > 0.3 * height**2)


def _bands(stats: NDArray[Any], width: int, beside: NDArray[np.float64]) -> NDArray[np.bool_]:
    """The ground of a title, printed light on dark, that runs through the box and on: no writing.

    What somebody blackened in a cell ends in it. `beside`: how dark each row is left or right of the box.
    """
    square = stats[:, cv2.CC_STAT_WIDTH] * stats[:, cv2.CC_STAT_HEIGHT]
    whole = stats[:, cv2.CC_STAT_WIDTH] >= _ACROSS * width
    solid = stats[:, cv2.CC_STAT_AREA] >= _BAND * square
    tops, heights = stats[:, cv2.CC_STAT_TOP], stats[:, cv2.CC_STAT_HEIGHT]
    on = [beside[top : top + high].mean() >= _BAND for top, high in zip(tops, heights, strict=True)]
    return np.asarray(whole & solid & np.array(on, dtype=np.bool_))


def _dark_beside(view: PageView, box: Box, reach: int, level: float) -> NDArray[np.float64]:
    """The share of dark pixels of each row of a box, on the darker of its two sides, as far as `reach`."""
    height, width = view.pixels.shape[:2]
    left, top, right, bottom = box.pixels(width, height)
    rows = darkest(view.pixels[top:bottom])
    sides = (rows[:, max(left - reach, 0) : left], rows[:, right : right + reach])
    shares = [(side < level).mean(axis=1) if side.size else np.zeros(len(rows)) for side in sides]
    return np.asarray(max(shares, key=lambda share: float(share.mean())), dtype=np.float64)


def _letter(view: PageView) -> int:
    """The usual height of a word and its margins, in pixels: a cell may be much higher than its text."""
    heights = [w.box.height for w in view.page.words]
    usual = median(heights) if heights else 1.0
    return max(int(_ROOM * usual * view.pixels.shape[0]), 8)


def _blank_words(view: PageView, box: Box, ink: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    """Take the words out, and the rulings with a pixel around them."""
    height, width = view.pixels.shape[:2]
    left, top, _, _ = box.pixels(width, height)
    taken = [word.box for word in view.page.words] + [
        r.box.grown(2 / width, 2 / height) for r in view.page.rulings
    ]
    for other in taken:
        if other.intersection(box) is None:
            continue
        x0, y0, x1, y1 = other.pixels(width, height)
        ink[max(y0 - top, 0) : max(y1 - top, 0), max(x0 - left, 0) : max(x1 - left, 0)] = 0
