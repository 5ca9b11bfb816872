import pytest

from bench.share import Share, share


def test_a_share_is_shown_with_its_counts() -> None:
    assert str(share([True, False, False, False])) == "25.0 % (1/4)"
    assert str(share([])) == "-"


def test_nothing_found_in_few_cases_is_not_proof_of_nothing() -> None:
    low, high = Share(hits=0, total=20).bounds or (1.0, 0.0)
    assert low == 0.0
    assert high == pytest.approx(0.1611, abs=1e-4)
    assert Share(hits=0, total=0).bounds is None
    assert Share(hits=0, total=20).with_bounds == "0.0 % (0/20) [0.0-16.1]"


def test_bounds_of_a_half() -> None:
    low, high = Share(hits=50, total=100).bounds or (0.0, 0.0)
    assert (low, high) == pytest.approx((0.4038, 0.5962), abs=1e-4)
