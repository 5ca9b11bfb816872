"""The interval of a sample, against values of published tables."""

from __future__ import annotations

import pytest

from pipeline.batch.sample import clopper_pearson, rank


@pytest.mark.parametrize(
    ("hits", "size", "low", "high"),
    [
        (0, 10, 0.0, 0.3085),
        (10, 10, 0.6915, 1.0),
        (5, 100, 0.0164, 0.1128),
        (1, 1, 0.025, 1.0),
        (50, 100, 0.3983, 0.6017),
        (0, 0, 0.0, 1.0),
    ],
)
def test_clopper_pearson(hits: int, size: int, low: float, high: float) -> None:
    assert clopper_pearson(hits, size) == pytest.approx((low, high), abs=2e-4)


def test_a_large_sample_stays_finite() -> None:
    low, high = clopper_pearson(2000, 100_000)
    assert 0.0191 < low < 0.02 < high < 0.0209


def test_the_draw_depends_on_the_seed_and_the_id_only() -> None:
    assert rank(1, "a") == rank(1, "a")
    assert len({rank(seed, name) for seed in (1, 2) for name in "ab"}) == 4
