"""INT-02: each critical value that the page and the data say otherwise is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks import Case, run, verdict
from models.dossier import Stage
from models.electronic import Electronic
from models.finding import Finding, Outcome, Severity, Verdict
from models.page import MediaType
from models.piece import PieceKind
from tests.checks.change import carry, data, unsure
from tests.checks.paper import sound

FACTURE = PieceKind.FACTURE
OTHER = {
    "invoice_number": "F-2027-811",
    "invoice_issued": "2027-02-21",
    "order_number": "BC-2026-0099",
    "supplier_siret": "73282932000074",
    "client_rpps": "10005173140",
    "total-ht": "367.25",
    "total-vat": "57.25",
    "total-ttc": "541.50",
}


def of(case: Case) -> list[Finding]:
    return [finding for finding in run(case) if finding.rule == "INT-02"]


def answer(case: Case) -> Verdict:
    return verdict(run(case), case.pages, case.scheme.controls)[0]


def test_data_that_say_the_same_are_conforme() -> None:
    made = data(sound(Stage.SOLDE), {})
    assert {f.outcome for f in of(made)} == {Outcome.PASS}
    assert len(of(made)) == len(OTHER)
    assert answer(made) is Verdict.CONFORME


@pytest.mark.parametrize("key", sorted(OTHER))
def test_each_critical_value_that_differs_is_found(key: str) -> None:
    made = data(sound(Stage.SOLDE), {key: OTHER[key]})
    failed = [f for f in of(made) if f.outcome is Outcome.FAIL]
    assert len(failed) == 1
    assert failed[0].evidence
    assert failed[0].observed != failed[0].expected
    assert answer(made) is Verdict.A_COMPLETER


def test_a_difference_with_a_doubtful_reading_is_for_a_person() -> None:
    made = unsure(data(sound(Stage.SOLDE), OTHER), FACTURE, "invoice_number")
    found = [f for f in of(made) if f.field == "invoice_number"]
    assert [f.outcome for f in found] == [Outcome.TO_REVIEW]


def test_data_that_could_not_be_read_are_for_a_person() -> None:
    made = carry(sound(Stage.SOLDE), FACTURE, Electronic(invoice_trouble="Les données sont endommagées."))
    assert answer(made) is Verdict.A_VERIFIER


def test_a_bare_invoice_is_not_compared_with_the_page_made_of_it() -> None:
    made = data(sound(Stage.SOLDE), OTHER)
    documents = tuple(
        d.model_copy(update={"media_type": MediaType.XML}) if d.electronic else d for d in made.documents
    )
    assert {f.outcome for f in of(replace(made, documents=documents))} == {Outcome.NOT_APPLICABLE}


def test_data_against_the_schema_are_a_remark() -> None:
    made = data(sound(Stage.SOLDE), {})
    carried = next(d.electronic for d in made.documents if d.electronic)
    assert carried.invoice is not None
    broken = carried.model_copy(update={"invoice": carried.invoice.model_copy(update={"regular": False})})
    found = [f for f in of(carry(made, FACTURE, broken)) if f.outcome is Outcome.FAIL]
    assert [f.severity for f in found] == [Severity.NOTE]
