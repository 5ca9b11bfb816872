"""A sound dossier breaks no rule: numbers, amounts and dates."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.fr import siret, tva

from models.dossier import Dossier, Line
from testdata.generate.days import DATE_4, DATE_5, DATE_6, add_months, first_of_next_month
from testdata.generate.demand import declare
from testdata.generate.draft import Draft, make_draft
from testdata.generate.money import CEILINGS, cents, perf
from testdata.generate.numbers import luhn_ok

seeds = st.integers(0, 10**6)
stages = st.sampled_from(("avance", "solde", "secondaire"))
cases = st.sampled_from(("medecin-liberal", "structure"))


def sound(seed: int, stage: str, case: str) -> tuple[Draft, Dossier]:
    draft = make_draft(Random(seed), stage, case, "office", whole=True)
    return draft, Dossier.model_validate(draft.declared)


@given(seeds, stages, cases)
@settings(max_examples=80, deadline=None)
def test_identifiers_have_their_keys(seed: int, stage: str, case: str) -> None:
    _, dossier = sound(seed, stage, case)
    assert siret.is_valid(dossier.supplier.siret)
    assert dossier.supplier.vat_number is None or tva.is_valid(dossier.supplier.vat_number)
    numbers = [
        dossier.client.rpps,
        dossier.client.finess_juridique,
        *(s.finess for s in dossier.client.sites),
    ]
    assert all(luhn_ok(n) for n in numbers if n)


@given(seeds, stages, cases)
@settings(max_examples=80, deadline=None)
def test_amounts_follow_the_rule(seed: int, stage: str, case: str) -> None:
    draft, dossier = sound(seed, stage, case)
    column = 0 if dossier.order.nature == "vague-2" else 1
    tranches = {s.finess: s.tranche for s in dossier.client.sites}
    for lines, at in ((dossier.principale, column), (dossier.secondaire, 2)):
        for line in lines:
            ceiling = CEILINGS[tranches.get(line.site or "") or "medecin"][at]
            assert Decimal(0) < line.excl_tax <= ceiling
            assert_arithmetic(line)
    if dossier.payments:
        whole = sum((x.incl_tax or x.excl_tax for x in dossier.principale), Decimal(0))
        assert dossier.payments.avance == cents(whole * Decimal("0.4"))
        assert dossier.payments.avance + dossier.payments.solde == whole
    assert_printed_totals(draft)


def assert_arithmetic(line: Line) -> None:
    if line.vat is None:
        assert line.incl_tax is None
    else:
        assert line.vat == cents(line.excl_tax * line.rate / 100)
        assert line.incl_tax == line.excl_tax + line.vat


def assert_printed_totals(draft: Draft) -> None:
    """Every printed total is the sum of its printed lines."""
    parts = {
        "total": ("principale", "secondaire"),
        "total-principale": ("principale",),
        "total-secondaire": ("secondaire",),
    }
    for piece in draft.contents:
        for row in (r for r in piece.rows if r.role in parts):
            lines = [r for r in piece.rows if r.role in parts[row.role]]
            for column in ("ht", "vat", "ttc"):
                if getattr(row, column) is not None:
                    expected = sum((Decimal(getattr(r, column)) for r in lines), Decimal(0))
                    assert Decimal(getattr(row, column)) == expected


@given(seeds, stages, cases)
@settings(max_examples=150, deadline=None)
def test_dates_keep_to_the_calendar(seed: int, stage: str, case: str) -> None:
    _, dossier = sound(seed, stage, case)
    received = dossier.received.date()
    assert dossier.order.issued is not None
    assert date(2025, 10, 15) < dossier.order.issued <= dossier.order.signed <= DATE_4
    assert dossier.order.signed <= received
    evidence, granted = dossier.referencing.evidence_complete, dossier.referencing.granted
    if evidence and granted and dossier.order.signed < granted:
        assert evidence - timedelta(120) <= dossier.order.signed
    if granted:
        assert granted <= received
    if stage == "avance":
        assert received <= DATE_4
        return
    assert dossier.va_signed is not None
    assert dossier.invoice is not None
    assert dossier.order.signed <= dossier.va_signed <= dossier.invoice.issued <= received
    if stage == "solde":
        assert dossier.finalised is not None
        assert dossier.order.signed <= dossier.finalised <= min(DATE_5, dossier.invoice.issued)
        assert received <= DATE_6
    else:
        assert_secondary(dossier, dossier.va_signed, received)


def assert_secondary(dossier: Dossier, va_signed: date, received: date) -> None:
    watch = dossier.monitoring
    assert watch is not None
    start = first_of_next_month(va_signed)
    assert watch.starts.day == 1
    assert watch.starts >= start
    assert watch.ends == add_months(watch.starts, 6) - timedelta(1)
    assert watch.ends < received < add_months(start, 20)
    factor = perf(watch.documents_total, watch.documents_sent)
    assert factor > 0
    for due, ordered in zip(dossier.secondaire_invoiced, dossier.secondaire, strict=True):
        assert due.excl_tax == cents(ordered.excl_tax * factor)
        assert_arithmetic(due)


@pytest.mark.parametrize(
    ("total", "sent", "expected"),
    [(60, 60, "0"), (61, 61, "1"), (100, 60, "1"), (100, 59, "0.5"), (100, 40, "0.5"), (100, 39, "0")],
)
def test_perf(total: int, sent: int, expected: str) -> None:
    assert perf(total, sent) == Decimal(expected)


def test_a_conditional_order_says_so() -> None:
    for seed in range(60):
        draft = make_draft(Random(seed), "avance", "medecin-liberal", "office")
        if draft.world.conditional:
            assert "conditional_order" in draft.contents[0].mentions


def test_the_declaration_is_the_same_for_the_same_seed() -> None:
    first, second = (make_draft(Random(5), "solde", "structure", "office") for _ in range(2))
    assert declare(Random(1), first.world) == declare(Random(1), second.world)
    assert first.declared == second.declared
