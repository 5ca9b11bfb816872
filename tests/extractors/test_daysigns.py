"""Strokes for slashes: the day that was written, or none; never another one."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from extractors.daysigns import days_said

STROKES = st.sampled_from("/1Il|!")
DAYS = st.dates(date(2010, 1, 1), date(2039, 12, 31))


@given(DAYS, STROKES, STROKES, st.booleans(), st.booleans())
def test_whatever_stands_for_the_slashes_no_other_day_is_said(
    day: date, first: str, second: str, padded: bool, short: bool
) -> None:
    year = day.strftime("%y") if short else str(day.year)
    one, other = (f"{n:02d}" if padded else str(n) for n in (day.day, day.month))
    assert days_said(f"{one}{first}{other}{second}{year}") <= {day.isoformat()}


@given(DAYS, st.booleans())
def test_of_a_slash_that_was_lost_no_other_day_is_said(day: date, of_the_day: bool) -> None:
    """« 3105/2025 », « 31/052025 »: what is left may not be read as the 3rd of May."""
    first, second = ("", "/") if of_the_day else ("/", "")
    assert days_said(f"{day.day:02d}{first}{day.month:02d}{second}{day.year}") <= {day.isoformat()}
