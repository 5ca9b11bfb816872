"""Percentiles of a page are those that sorting its pixels gives."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.levels import median, percentile, percentiles


@pytest.mark.parametrize("levels", [(0, 255), (7, 8, 250), tuple(range(256)), (200,)])
@pytest.mark.parametrize("shape", [(1, 1), (1, 2), (31, 17), (200, 150)])
def test_as_numpy_reckons_them(levels: tuple[int, ...], shape: tuple[int, int]) -> None:
    plane = np.random.default_rng(4).choice(np.array(levels, np.uint8), shape)
    shares = (0, 1, 25, 50, 75, 98.6, 99, 100)
    assert percentiles(plane, shares) == pytest.approx(np.percentile(plane, shares), abs=1e-9)
    assert percentiles(plane[::2, ::2], (1, 99)) == pytest.approx(np.percentile(plane[::2, ::2], (1, 99)))
    assert median(plane) == float(np.median(plane))


@pytest.mark.parametrize("count", [1, 2, 3, 10, 11, 400])
@pytest.mark.parametrize("share", [0, 5, 50, 90, 98, 99.9, 100])
def test_of_a_crop_as_numpy_reckons_it_to_the_last_bit(count: int, share: float) -> None:
    levels = np.random.default_rng(count).integers(0, 256, (count, 3), np.uint8)
    for crop in (levels, levels[:, 0], levels.astype(np.float32) * np.float32(0.77)):
        ours, numpys = percentile(crop, share), np.percentile(crop, share, axis=0)
        assert np.array_equal(ours, numpys)
        assert np.asarray(ours).dtype == np.asarray(numpys).dtype
