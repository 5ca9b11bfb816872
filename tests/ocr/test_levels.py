"""Percentiles of a page are those that sorting its pixels gives."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.levels import median, percentiles


@pytest.mark.parametrize("levels", [(0, 255), (7, 8, 250), tuple(range(256)), (200,)])
@pytest.mark.parametrize("shape", [(1, 1), (1, 2), (31, 17), (200, 150)])
def test_as_numpy_reckons_them(levels: tuple[int, ...], shape: tuple[int, int]) -> None:
    plane = np.random.default_rng(4).choice(np.array(levels, np.uint8), shape)
    shares = (0, 1, 25, 50, 75, 98.6, 99, 100)
    assert percentiles(plane, shares) == pytest.approx(np.percentile(plane, shares), abs=1e-9)
    assert percentiles(plane[::2, ::2], (1, 99)) == pytest.approx(np.percentile(plane[::2, ::2], (1, 99)))
    assert median(plane) == float(np.median(plane))
