"""Names that stand with others, or at the head of a form whose signing block is elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks import Case, run
from models.dossier import Stage
from models.finding import Outcome
from models.geometry import Box, Place
from models.piece import PieceKind
from models.reading import Status
from tests.checks.change import change, field, the, unsure
from tests.checks.elsewhere import demand
from tests.checks.paper import sound
from tests.checks.test_doubt import outcomes
from tests.checks.world import STRUCTURE

BDC = PieceKind.BDC


def at(top: float, page: int = 1) -> tuple[Place, ...]:
    document = the(sound(), BDC).pages[0].document
    return (Place(document=document, page=page, box=Box(left=0.3, top=top, right=0.5, bottom=top + 0.02)),)


def named_once(top: float) -> Case:
    """« Nom et prénom » is on the form once: read as the client's and as the signatory's."""
    case = sound()
    for key in ("client_name", "signatory_name"):
        fields = tuple(
            f.model_copy(update={"evidence": at(top)}) if f.key == key else f for f in the(case, BDC).fields
        )
        case = change(case, BDC, fields=fields)
    zones = tuple(s.model_copy(update={"evidence": at(0.7)}) for s in the(case, BDC).signatures)
    return change(case, BDC, signatures=zones)


def test_a_name_at_the_head_of_the_form_is_the_client_s_whoever_signs() -> None:
    assert Outcome.TO_REVIEW not in outcomes(named_once(0.2), "MEN-03")


def test_a_name_where_one_signs_names_no_client() -> None:
    assert Outcome.TO_REVIEW in outcomes(named_once(0.72), "MEN-03")


@pytest.mark.parametrize(
    ("names", "expected"),
    [(at(0.65, 2) + at(0.2), Outcome.PASS), (at(0.2), Outcome.TO_REVIEW)],
    ids=["named beside the signature too", "signed overleaf"],
)
def test_a_name_of_the_form_is_read_with_that_of_the_signature_overleaf(
    names: tuple[Place, ...], expected: Outcome
) -> None:
    """Both places say one name: that of the client's is at its own only where another is where one signs."""
    case = named_once(0.2)
    fields = tuple(
        f.model_copy(update={"evidence": names}) if f.key == "signatory_name" else f
        for f in the(case, BDC).fields
    )
    zones = tuple(s.model_copy(update={"evidence": at(0.7, 2)}) for s in the(case, BDC).signatures)
    changed = change(case, BDC, fields=fields, signatures=zones)
    found = {f.outcome for f in run(changed) if f.rule == "MEN-03" and f.field == "client_name"}
    assert found == {expected}


@pytest.mark.parametrize(
    ("with_it", "expected"),
    [("", Outcome.PASS), ("of the client", Outcome.PASS), ("Clinique des Monts", Outcome.TO_REVIEW)],
)
def test_a_cell_may_hold_the_representative_and_the_structure(with_it: str, expected: Outcome) -> None:
    case = demand("HOP-RI-Va1", "sans-mandataire")
    first = case.dossier.clients[0]
    other = {"of the client": first.name}.get(with_it, with_it)
    table = the(case, BDC).table("clients")
    said = f"{first.representative} {other}".strip()
    cells = tuple(
        c.model_copy(update={"value": said, "readings": ()}) if c.key == "name" else c
        for c in table.rows[0].cells
    )
    changed = table.model_copy(
        update={"rows": (table.rows[0].model_copy(update={"cells": cells}), *table.rows[1:])}
    )
    others = tuple(t for t in the(case, BDC).tables if t.key != "clients")
    made = change(case, BDC, tables=(*others, changed))
    found = {f.outcome for f in run(made) if f.rule == "DEC-05" and f.expected == first.representative}
    assert found == {expected}


@pytest.mark.parametrize(("with_it", "expected"), [("", Outcome.PASS), ("Paul Verdier", Outcome.TO_REVIEW)])
def test_a_structure_may_be_named_with_who_represents_it(with_it: str, expected: Outcome) -> None:
    """Without the proof of its number: a structure close to the declared one is then a question."""
    va = PieceKind.VA
    case = sound(Stage.SOLDE, STRUCTURE)
    client = case.dossier.client
    said = f"{client.name} – {with_it or client.representative}"
    case = unsure(field(case, va, "client_structure", value=said), va, "client_finess_juridique")
    told = [f for f in run(case) if (f.rule, f.field, f.piece) == ("DEC-05", "client_structure", "va")]
    assert {f.outcome for f in told} == {expected}


@pytest.mark.parametrize(("kind", "asked"), [(BDC, True), (PieceKind.FACTURE, False)])
def test_an_invoice_may_tell_the_technical_version_installed_since(kind: PieceKind, *, asked: bool) -> None:
    """The declared one is of the day of the order (S1:1055-1059)."""
    case = sound(Stage.SOLDE) if kind is PieceKind.FACTURE else sound()
    solution = case.dossier.solution.model_copy(update={"technical_version": "5.5.4"})
    case = replace(case, dossier=case.dossier.model_copy(update={"solution": solution}))
    case = field(case, kind, "technical_version", status=Status.FOUND, value="5.6.0")
    assert (Outcome.TO_REVIEW in outcomes(case, "DEC-07")) is asked
