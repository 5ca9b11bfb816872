"""Percentiles of levels: of a whole page from how many pixels have each, of a small crop without ado."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[Any]


def percentiles(plane: Plane, shares: Sequence[float]) -> tuple[float, ...]:
    """What `np.percentile` gives for those shares (0 to 100) of a grey plane (uint8, not empty)."""
    counts = cv2.calcHist([plane], [0], None, [256], [0, 256]).ravel()  # whole numbers, below 2 ** 24
    upto = np.cumsum(counts.astype(np.int64))
    return tuple(_at(upto, share / 100 * (plane.size - 1)) for share in shares)


def percentile(values: NDArray[Any], share: float) -> Any:
    """What `np.percentile` gives along the first axis, to the last bit (uint8 or float32, not empty).

    It takes 30 µs less, most of what a word or a dot costs: a page has a thousand of them.
    """
    at = (len(values) - 1) * (share / 100)
    low = int(at)
    high = min(low + 1, len(values) - 1)
    ranked = np.partition(values, (low, high), axis=0)
    below, above, way = ranked[low], ranked[high], at - low
    return below + (above - below) * way if way < 0.5 else above - (above - below) * (1 - way)


def median(plane: Plane) -> float:
    """What `np.median` gives."""
    return percentiles(plane, (50,))[0]


def _at(upto: NDArray[np.int64], index: float) -> float:
    """The level of a rank, between two ranks on the way from one's level to the other's."""
    rank = int(index)
    last = int(upto[-1]) - 1
    low, high = (int(np.searchsorted(upto, min(one, last), side="right")) for one in (rank, rank + 1))
    return low + (high - low) * (index - rank)
