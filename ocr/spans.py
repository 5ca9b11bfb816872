"""Where a strip too long for the network is cut: between two words."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels

REACH = 0.4  # of a part's width: how far from an even cut the gap between two words may stand
GAP = 0.2  # of the strip's height: the width of paper that is looked for, about a space


def spans(crop: Pixels, longest: float) -> list[tuple[int, int]]:
    """The columns (from, to) of the parts of an RGB strip, none wider than `longest` times its height.

    Each cut goes through the emptiest stretch near its even place: the widest gap between two words.
    """
    height, width = crop.shape[:2]
    count = math.ceil(width / (longest * height) * (1 + REACH)) if width > longest * height else 1
    if count == 1:
        return [(0, width)]
    ink = _ink(crop)
    part = width / count
    reach = max(1, round(part * REACH / 2))
    cuts = [0]
    for number in range(1, count):
        middle = round(number * part)
        cuts.append(middle - reach + int(ink[middle - reach : middle + reach].argmin()))
    return list(zip(cuts, [*cuts[1:], width], strict=True))


def _ink(crop: Pixels) -> NDArray[np.float64]:
    """How much each column, and those beside it, differ from the paper; lines above and below left out."""
    quarter = crop.shape[0] // 4
    grey = cv2.cvtColor(crop[quarter : crop.shape[0] - quarter], cv2.COLOR_RGB2GRAY).astype(np.float64)
    unevenness = grey.max(axis=0) - grey.min(axis=0)
    around = max(1, round(crop.shape[0] * GAP))
    return np.convolve(unevenness, np.ones(around), mode="same")
