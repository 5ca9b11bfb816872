"""Ink thinned to lines one pixel wide (Zhang and Suen, 1984)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.inkmask import Mask


def thinned(mask: Mask) -> Mask:
    """The ink as lines one pixel wide."""
    plane = np.pad(mask, 1).astype(np.uint8)
    while True:
        before = plane.copy()
        for first in (True, False):
            plane[_removable(plane, first=first)] = 0
        if np.array_equal(before, plane):
            return np.asarray(plane[1:-1, 1:-1] > 0, dtype=np.bool_)


def around(plane: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """The eight neighbours of each pixel, clockwise from the one above."""
    ways = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))
    padded = np.pad(plane, 1)
    height, width = plane.shape
    return [padded[1 + dy : 1 + dy + height, 1 + dx : 1 + dx + width] for dy, dx in ways]


def _removable(plane: NDArray[np.uint8], *, first: bool) -> Mask:
    near = around(plane)
    n, _, e, _, s, _, w, _ = near
    count = sum(one.astype(np.int8) for one in near)
    goes = turns(near)
    gone = (n * e * s == 0) & (e * s * w == 0) if first else (n * e * w == 0) & (n * s * w == 0)
    return np.asarray((plane > 0) & (count >= 2) & (count <= 6) & (goes == 1) & gone, dtype=np.bool_)


def turns(near: list[NDArray[np.uint8]]) -> NDArray[np.int8]:
    """How often one goes from paper to ink on the way round a pixel."""
    after = [*near[1:], near[0]]
    return np.asarray(sum(((a == 0) & (b > 0)).astype(np.int8) for a, b in zip(near, after, strict=True)))
