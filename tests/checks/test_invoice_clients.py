"""An invoice for several clients lists them in a table (S0:1402-1404): its cells are what is asked."""

from __future__ import annotations

import pytest

from checks import Case, run
from models.dossier import Stage
from models.finding import Outcome
from models.piece import PieceKind, Table
from models.reading import Field, Proof, Status, ValueKind
from tests.checks.change import absent, amounts, change, field, the, unlabelled
from tests.checks.elsewhere import demand

INVOICE = PieceKind.FACTURE
FIELDS = {
    "HOP-RI-Va1": ("client_structure", "client_representative", "client_finess_pmsi"),
    "BIO-LOINC-Va1": ("client_structure", "client_representative", "client_finess_juridique", "site_finess"),
    "MDV-LGC-Va1": ("client_name", "client_rpps"),
}


def in_a_table(scheme: str) -> Case:
    """A sound balance of several clients whose invoice says of them nothing outside of its table."""
    sent_elsewhere = int(scheme == "MDV-LGC-Va1")  # with a VA beside it, not a MOM
    case = demand(scheme, "sans-mandataire", Stage.SOLDE, sent_elsewhere)
    return unlabelled(case, INVOICE, *FIELDS[scheme])


def clients(case: Case, table: Table) -> Case:
    others = (t for t in the(case, INVOICE).tables if t.key != "clients")
    return change(case, INVOICE, tables=(*others, table))


def outcomes(case: Case, rule: str) -> set[Outcome]:
    found = [f for f in run(case) if f.rule == rule and f.piece == "facture"]
    return {f.outcome for f in found}


@pytest.mark.parametrize("scheme", FIELDS)
@pytest.mark.parametrize("rule", ["MEN-03", "DEC-04", "COH-03", "DEC-05"])
def test_the_cells_of_the_table_are_what_is_asked(scheme: str, rule: str) -> None:
    found = {f.outcome for f in run(in_a_table(scheme)) if f.rule == rule}
    assert Outcome.PASS in found
    assert found <= {Outcome.PASS, Outcome.NOT_APPLICABLE}


def test_a_client_missing_in_the_table_is_told() -> None:
    case = in_a_table("HOP-RI-Va1")
    table = the(case, INVOICE).table("clients")
    less = clients(case, table.model_copy(update={"rows": table.rows[:-1]}))
    lost = str(case.dossier.clients[-1].finess_pmsi)
    found = [f for f in run(less) if f.rule == "DEC-04" and lost in f.message and f.piece == "facture"]
    assert {f.outcome for f in found} <= {Outcome.FAIL, Outcome.TO_REVIEW}
    assert found


def test_an_identifier_of_the_table_that_one_reading_gives_is_for_a_person() -> None:
    case = in_a_table("HOP-RI-Va1")
    table = the(case, INVOICE).table("clients")
    first = table.rows[0]
    cells = tuple(
        c.model_copy(update={"proof": Proof.NONE}) if c.key == "finess_pmsi" else c for c in first.cells
    )
    doubtful = table.model_copy(update={"rows": (first.model_copy(update={"cells": cells}), *table.rows[1:])})
    found = [f for f in run(clients(case, doubtful)) if f.rule == "LIS-02" and f.piece == "facture"]
    assert [f.outcome for f in found] == [Outcome.TO_REVIEW]
    assert found[0].observed == str(case.dossier.clients[0].finess_pmsi)


def test_a_head_that_stands_over_a_table_nobody_read_is_no_blank_label() -> None:
    case = demand("HOP-RI-Va1", "sans-mandataire", Stage.SOLDE)
    case = clients(absent(case, INVOICE, *FIELDS["HOP-RI-Va1"]), Table(key="clients"))
    assert outcomes(case, "MEN-03") <= {Outcome.PASS, Outcome.TO_REVIEW, Outcome.NOT_APPLICABLE}


def test_the_blank_label_of_one_client_is_still_told() -> None:
    case = demand("HOP-RI-Va1", "client-unique", Stage.SOLDE)
    case = clients(absent(case, INVOICE, "client_finess_pmsi"), Table(key="clients"))
    assert Outcome.FAIL in outcomes(case, "MEN-03")


def by_line(number: str) -> Case:
    """The invoice names its client in the lines of amounts alone, by that number."""
    case = unlabelled(demand("HOP-RI-Va1", "client-unique", Stage.SOLDE), INVOICE, "client_finess_pmsi")
    site = Field(
        key="site", kind=ValueKind.FINESS, status=Status.FOUND, value=number, proof=Proof.CHECK_DIGIT
    )
    rows = the(case, INVOICE).table("amounts").rows
    named = (rows[0].model_copy(update={"cells": (*rows[0].cells, site)}), *rows[1:])
    return clients(amounts(case, INVOICE, named), Table(key="clients"))


def test_the_number_of_a_line_is_of_the_kind_that_declares_it() -> None:
    own = str(by_line("750712184").dossier.client.finess_pmsi)
    assert outcomes(by_line(own), "IDF-06") == {Outcome.PASS}


def test_the_number_of_a_line_that_is_another_one_stays_wrong() -> None:
    assert outcomes(by_line("750712184"), "IDF-06") == {Outcome.FAIL}


def test_a_cancellation_names_one_client_only() -> None:
    letter = PieceKind.ANNULATION_CLIENT
    case = demand("HOP-RI-Va1", "sans-mandataire", Stage.ANNULATION, kinds=(letter,))
    case = field(case, letter, "client_representative", value="Thomas")
    assert not [f for f in run(case) if f.rule == "DEC-05" and f.outcome is Outcome.TO_REVIEW]


def test_a_line_that_names_the_legal_entity_is_no_site_however_it_was_read() -> None:
    """« FINESS » over the lines of amounts, read as the label of a list of sites as well."""
    case = demand("BIO-LOINC-Va1", "sans-mandataire", Stage.SOLDE)
    number = str(case.dossier.clients[0].finess_juridique)
    cell = Field(
        key="site", kind=ValueKind.FINESS, status=Status.FOUND, value=number, proof=Proof.CHECK_DIGIT
    )
    lines = the(case, INVOICE).table("amounts").rows
    case = amounts(
        case, INVOICE, (lines[0].model_copy(update={"cells": (*lines[0].cells, cell)}), *lines[1:])
    )
    listed = cell.model_copy(update={"key": "site_finess"})
    case = change(case, INVOICE, fields=(*the(case, INVOICE).fields, listed))
    assert outcomes(case, "DEC-04") == {Outcome.PASS}


def test_another_number_in_doubt_on_the_order_is_not_held_against_the_invoice() -> None:
    """The order's own number is read short, and stands whole beside: DEC-02 asks, COH-01 does not refuse."""
    case = demand("HOP-RI-Va1", "client-unique", Stage.SOLDE, kinds=(PieceKind.BDC, INVOICE))
    own = the(case, PieceKind.BDC)
    short = [
        f.model_copy(update={"value": "2026-0042", "raw": "2026-0042", "evidence": ()})
        if f.key == "order_number"
        else f
        for f in own.fields
    ]
    found = [
        f for f in run(change(case, PieceKind.BDC, fields=tuple(short))) if f.rule in ("DEC-02", "COH-01")
    ]
    assert {f.outcome for f in found if f.rule == "COH-01"} == {Outcome.PASS}
    assert Outcome.TO_REVIEW in {f.outcome for f in found if f.rule == "DEC-02"}
