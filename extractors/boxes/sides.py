"""The sides of boxes of one size, everywhere on a part of a page: how much of each is inked."""

from __future__ import annotations

from functools import reduce

import cv2
import numpy as np
from numpy.typing import NDArray

GAP = 4  # pixels outside of a border where nothing should stand
Map = NDArray[np.float32]
Sides = tuple[Map, ...]
"""A share of ink for every place of a box, side by side."""


class Runs:
    """A plane and its means along lines, each length reckoned once for all the sizes that share it."""

    def __init__(self, plane: Map) -> None:
        self.plane = plane
        self._means: dict[tuple[int, int], Map] = {}
        self._most: dict[tuple[int, int], np.float32] = {}

    def of(self, size: tuple[int, int]) -> Map:
        """Mean over `size` (width, height) from each pixel on, to the right and down."""
        if size not in self._means:
            blurred = cv2.blur(self.plane, size, anchor=(0, 0), borderType=cv2.BORDER_CONSTANT)
            self._means[size] = np.asarray(blurred, dtype=np.float32)
        return self._means[size]

    def most(self, size: tuple[int, int]) -> np.float32:
        """The highest of those means: where it is low, no side of a frame is drawn."""
        if size not in self._most:
            self._most[size] = self.of(size).max()
        return self._most[size]


def hooks(runs: Runs, size: tuple[int, int]) -> Sides:
    """Means of the four ends of the upper and lower sides: the hooks of brackets."""
    width, height = size
    rows, columns = runs.plane.shape[0] - height - 2 * GAP, runs.plane.shape[1] - width - 2 * GAP
    hook = max(4, width // 6)
    ends = runs.of((hook, 1))
    return tuple(
        ends[y : y + rows, x : x + columns] for y in (GAP, GAP + height) for x in (GAP, GAP + width - hook)
    )


def sides_of(runs: Runs, size: tuple[int, int], out: int) -> Sides:
    """Means of the top, bottom, left and right sides of every box of that size, `out` pixels outwards.

    The box at [0, 0] has its left top corner at [GAP, GAP].
    """
    width, height = size
    rows, columns = runs.plane.shape[0] - height - 2 * GAP, runs.plane.shape[1] - width - 2 * GAP
    across, down = runs.of((width, 1)), runs.of((1, height))
    top, bottom = GAP - out, GAP + height + out
    left, right = GAP - out, GAP + width + out
    return (
        across[top : top + rows, GAP : GAP + columns],
        across[bottom : bottom + rows, GAP : GAP + columns],
        down[GAP : GAP + rows, left : left + columns],
        down[GAP : GAP + rows, right : right + columns],
    )


def least(sides: Sides) -> Map:
    return reduce(np.minimum, sides)


def most(sides: Sides) -> Map:
    return reduce(np.maximum, sides)


def mean_of(sides: Sides) -> Map:
    return np.asarray(reduce(np.add, sides) / np.float32(len(sides)), dtype=np.float32)
