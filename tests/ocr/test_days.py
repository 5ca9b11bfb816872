"""The likeliest day that a strip says."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from ocr.alphabet import FRENCH
from ocr.days import FIRST_YEAR, LAST_YEAR, DayScorer, likeliest

CLASSES = ("", *FRENCH, " ")
TOLD = 3  # times likelier than the second day: more than a guess (`extractors.looks`)
SCORER = DayScorer(CLASSES)
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
          "novembre", "décembre")  # fmt: skip


def strip(text: str, sure: float = 0.98) -> NDArray[np.float32]:
    """What a network sees of a text: a blank step after each sign."""
    rows = []
    for sign in text:
        for letter in (sign, ""):
            row = np.full(len(CLASSES), (1 - sure) / (len(CLASSES) - 1), np.float32)
            row[CLASSES.index(letter)] = sure
            rows.append(row)
    return np.array(rows)


def read(text: str) -> tuple[str | None, float]:
    day = likeliest([SCORER.shares(strip(text))])
    return (day.value.isoformat(), day.odds) if day else (None, 0.0)


@given(DAYS, st.sampled_from(("%d/%m/%Y", "%d.%m.%y", "%d - %m - %Y", "%d %m %y")))
def test_a_day_in_figures_is_read_however_it_is_parted(day: date, form: str) -> None:
    value, odds = read(day.strftime(form))
    assert value == day.isoformat()
    assert odds > TOLD


@given(DAYS)
def test_a_day_with_its_month_in_letters_is_read(day: date) -> None:
    value, odds = read(f"{day.day:02d} {MONTHS[day.month - 1]} {day.year}")
    assert value == day.isoformat()
    assert odds > TOLD


@given(DAYS)
def test_shares_are_shares(day: date) -> None:
    shares = SCORER.shares(strip(day.strftime("%d/%m/%Y"), sure=0.3))
    assert sum(shares.values()) == pytest.approx(1.0, abs=0.05)
    assert all(0 < share <= 1 for share in shares.values())


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ("2O/O7/2O26", "2026-07-20"),  # letters for figures
        ("28 moi 2026", "2026-05-28"),
        ("20l07/2026", "2026-07-20"),  # a stroke for a slash
        ("..05/04/2026..", "2026-04-05"),  # the dots of the form
        ("le 14/11/2025", "2025-11-14"),  # the label
        ("Le l4/11/2025", "2025-11-14"),
        ("l4/11/2025", "2025-11-14"),
    ],
)
def test_what_a_network_mistakes_does_not_hide_the_day(seen: str, said: str) -> None:
    assert read(seen)[0] == said


@pytest.mark.parametrize("text", ["1/07/2026", "23/1/2026"])
def test_a_stroke_that_stands_alone_may_be_an_eleven(text: str) -> None:
    assert read(text)[1] == pytest.approx(1.0)


def test_the_stroke_of_a_31_parts_nothing() -> None:
    value, odds = read("31/01/2026")
    assert value == "2026-01-31"
    assert odds > TOLD


def test_two_figures_that_look_alike_leave_little_odds() -> None:
    sure, torn = strip("26/09/2026"), strip("26/09/2026")
    torn[2, CLASSES.index("6")] = torn[2, CLASSES.index("8")] = 0.49
    day, doubtful = likeliest([SCORER.shares(sure)]), likeliest([SCORER.shares(torn)])
    assert day is not None
    assert doubtful is not None
    assert day.odds > 100
    assert doubtful.odds < TOLD


def test_looks_that_disagree_leave_little_odds() -> None:
    day = likeliest([SCORER.shares(strip("26/09/2026")), SCORER.shares(strip("28/09/2026"))])
    assert day is not None
    assert day.odds == pytest.approx(1.0, rel=0.2)


def test_no_day_is_made_of_nothing() -> None:
    assert likeliest([{}]) is None
    assert likeliest([]) is None


@pytest.mark.parametrize("text", ["31/04/2026", "45/10/2026", "12/17/2026", "00/05/2026", "34 mai 2026"])
def test_a_day_of_no_calendar_is_no_other_day(text: str) -> None:
    """Each network would make the same neighbour of it, and pass for two pairs of eyes."""
    assert read(text) == (None, 0.0)


def test_a_day_of_no_calendar_that_looks_as_likely_leaves_a_doubt() -> None:
    torn = strip("31/04/2026")
    torn[8, CLASSES.index("4")] = torn[8, CLASSES.index("1")] = 0.49
    day = likeliest([SCORER.shares(torn)])
    assert day is None or day.odds < 10
