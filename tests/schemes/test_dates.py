"""Dates that count from another one, and the day that an operator sets."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes import load_scheme
from schemes.dates import later, resolve
from schemes.facts import After

START = datetime(2025, 1, 31, 12, tzinfo=UTC)


def test_dates_of_sfp_follow_the_day_that_the_operator_sets() -> None:
    scheme, known = load_scheme("SFP-LGC-Va2"), {"date-0": START}
    assert scheme.date("date-4") is None
    assert scheme.date("date-0-12", known) == datetime(2026, 1, 31, 12, tzinfo=UTC)
    assert scheme.date("date-4", known) == datetime(2027, 5, 31, 12, tzinfo=UTC)
    assert "Date 0" in scheme.why_unknown("date-4")


def test_a_date_of_the_operator_wins_over_the_computed_one() -> None:
    told = datetime(2027, 6, 15, tzinfo=UTC)
    assert load_scheme("SFP-LGC-Va2").date("date-4", {"date-0": START, "date-4": told}) == told


def test_a_ring_of_dates_is_refused() -> None:
    ring = {"a": After(after="b", months=1), "b": After(after="a", months=1)}
    with pytest.raises(ValueError, match="count from each other"):
        resolve(ring, "a", {})


@given(st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)), st.integers(0, 60))  # noqa: DTZ001 - any day
def test_months_later_is_that_month_and_never_a_later_day(at: datetime, months: int) -> None:
    found = later(at, months)
    assert (found.year * 12 + found.month) - (at.year * 12 + at.month) == months
    assert found.day <= at.day
    assert found.time() == at.time()
