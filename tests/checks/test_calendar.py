"""Dates at their edges: the hour of Date 4, 120 days, months."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.case import PARIS
from checks.days import add_months, department_of_finess, department_of_postcode, month_after
from models.dossier import Stage
from models.finding import Outcome
from models.piece import PieceKind
from tests.checks.change import absent, declare, field
from tests.checks.paper import sound
from tests.checks.test_doubt import of, outcomes

FAIL, PASS, SKIP, REVIEW = Outcome.FAIL, Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.TO_REVIEW


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 12, 16, 12, 0, tzinfo=PARIS), PASS),
        (datetime(2026, 12, 16, 12, 0, 1, tzinfo=PARIS), FAIL),
        (datetime(2026, 12, 16, 11, 0, tzinfo=UTC), PASS),
        (datetime(2026, 12, 16, 11, 30, tzinfo=UTC), FAIL),
        (datetime(2026, 12, 16, 12, 30), FAIL),  # noqa: DTZ001 - without a zone, it is Paris time
    ],
)
def test_the_hour_of_date_4(at: datetime, expected: Outcome) -> None:
    assert outcomes(declare(sound(), received=at), "CAL-06") == {expected}


def test_date_6_closes_the_solde_and_cal_10_the_secondaire() -> None:
    late = declare(sound(Stage.SOLDE), received=datetime(2027, 10, 13, 12, 1, tzinfo=PARIS))
    assert outcomes(late, "CAL-06") == {FAIL}
    secondaire = sound(Stage.SECONDAIRE)
    assert outcomes(secondaire, "CAL-06") == {SKIP}
    on_time = declare(secondaire, received=datetime(2028, 11, 1, 18, tzinfo=PARIS))
    assert FAIL not in outcomes(on_time, "CAL-10")
    too_late = declare(secondaire, received=datetime(2028, 11, 2, 9, tzinfo=PARIS))
    assert FAIL in outcomes(too_late, "CAL-10")


def test_an_unknown_date_0_is_not_invented() -> None:
    found = of(sound(), "CAL-01")
    assert [f.outcome for f in found] == [SKIP]
    assert "Journal officiel" in found[0].message


@pytest.mark.parametrize(("days", "expected"), [(120, PASS), (121, FAIL)])
def test_120_days_before_the_evidence(days: int, expected: Outcome) -> None:
    made = sound()
    made = declare(
        made,
        referencing__granted=made.dossier.order.signed + timedelta(days=1),
        referencing__evidence_complete=made.dossier.order.signed + timedelta(days=days),
    )
    assert outcomes(made, "CAL-04") == {expected}


def test_the_delay_does_not_bind_an_order_that_follows_the_referencing() -> None:
    assert outcomes(sound(), "CAL-04") == {SKIP}
    unknown = declare(sound(), referencing__granted=None, referencing__evidence_complete=None)
    assert outcomes(unknown, "CAL-04") == {SKIP}
    half = declare(sound(), referencing__granted=date(2026, 10, 1), referencing__evidence_complete=None)
    assert outcomes(half, "CAL-04") == {REVIEW}


def test_a_declared_date_is_judged_when_no_piece_shows_it() -> None:
    made = sound(Stage.SOLDE)
    late = declare(made, order__signed=date(2026, 12, 17))
    assert FAIL in outcomes(late, "CAL-02")


def test_what_the_journal_must_cover() -> None:
    made = sound(Stage.SECONDAIRE)
    early = field(made, PieceKind.JOURNAL, "period_start", value="2027-02-28")
    assert FAIL in outcomes(early, "CAL-10")
    to_the_first = field(made, PieceKind.JOURNAL, "period_end", value="2027-09-01")
    periods = [f for f in of(to_the_first, "CAL-10") if "mois" in f.message and f.field == "period_end"]
    assert FAIL not in {f.outcome for f in periods if "continus" in f.message}
    assert REVIEW in outcomes(declare(made, va_signed=None), "CAL-10")


def test_a_missing_day_of_finalisation_is_to_be_completed_not_rejected() -> None:
    made = absent(sound(Stage.SOLDE), PieceKind.FACTURE, "finalised")
    failed = [f for f in of(made, "CAL-09") if f.outcome is FAIL]
    assert [f.severity.value for f in failed] == ["fix"]


@given(st.dates(date(2025, 1, 1), date(2030, 12, 31)), st.integers(0, 30))
def test_months_add_up(start: date, months: int) -> None:
    later = add_months(start, months)
    assert (later.year * 12 + later.month) - (start.year * 12 + start.month) == months
    assert later.day <= start.day
    assert month_after(start).day == 1
    assert 1 <= (month_after(start) - start).days <= 31


def test_departments() -> None:
    assert department_of_postcode("97410") == department_of_finess("970400001") == "974"
    assert department_of_postcode("75011") == department_of_finess("750000028") == "75"
    assert department_of_postcode("20200") == "2B"
    assert department_of_finess("980500001") == "976"
    assert department_of_postcode("7501") is None
