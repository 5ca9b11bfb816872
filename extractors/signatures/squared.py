"""Ink that runs along two ways at right angles: what is left of a frame, a cell, a double border; no pen."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.inkmask import Mask
from extractors.signatures.thin import thinned

AROUND = 17  # pixels of a line that tell which way it runs
TURN = 6.0  # degrees by which the sides of one frame differ, bent a little
SQUARED = 0.8  # of the ink: a pen draws other ways too, be it only at the ends of a flat line


def squared(mask: Mask) -> bool:
    """Whether most of the ink runs in one direction or at right angles to it."""
    return share_squared(mask) >= SQUARED


def share_squared(mask: Mask) -> float:
    """Share of the ink, 0 to 1, that runs along the two ways at right angles which have most of it."""
    lines = thinned(mask)
    degrees, clear = _ways(lines)
    if clear.sum() == 0:
        return 0.0
    bins = np.bincount(np.round(degrees).astype(int) % 90, weights=clear, minlength=90)
    reach = round(TURN)
    around = np.concatenate([bins[-reach:], bins, bins[:reach]])
    return float(np.convolve(around, np.ones(2 * reach + 1), mode="valid").max() / bins.sum())


def _ways(lines: Mask) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], ...]:
    """For each pixel of the lines its direction in degrees, 0 to 90, and how clear it is, 0 to 1."""
    plane = np.pad(lines, AROUND).astype(np.float64)
    ys, xs = np.mgrid[0 : plane.shape[0], 0 : plane.shape[1]].astype(np.float64)

    def mean(
        values: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    ) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return np.asarray(cv2.boxFilter(values * plane, -1, (AROUND, AROUND), normalize=False))

    at = plane > 0
    count = mean(np.ones_like(plane))[at]
    x, y = mean(xs)[at] / count, mean(ys)[at] / count
    xx, yy, xy = (
        mean(xs * xs)[at] / count - x * x,
        mean(ys * ys)[at] / count - y * y,
        mean(xs * ys)[at] / count - x * y,
    )
    degrees = np.degrees(0.5 * np.arctan2(2 * xy, xx - yy)) % 90
    clear = np.hypot(xx - yy, 2 * xy) / np.maximum(xx + yy, 1e-9)
    return degrees, np.where(count >= AROUND / 2, clear, 0.0)
