"""SIG-02 on an order that has no place for the signatory's name: the client's representative signs."""

from __future__ import annotations

from checks import Case, run
from models.finding import Outcome
from models.piece import PieceKind
from tests.checks.change import absent, erase, field, unlabelled
from tests.checks.elsewhere import demand
from tests.checks.paper import sound

BDC = PieceKind.BDC


def outcomes(case: Case) -> set[Outcome]:
    return {f.outcome for f in run(case) if f.rule == "SIG-02" and f.piece == "bdc"}


def test_the_representative_whom_the_order_names_signs_it() -> None:
    """The texts ask for the name of the client's responsable and for his signature (S0:130, S1:1048)."""
    made = unlabelled(demand("HOP-RI-Va1", "client-unique"), BDC, "signatory_name")
    assert outcomes(made) == {Outcome.PASS}


def test_a_place_for_the_name_that_was_left_blank_is_told() -> None:
    made = absent(demand("HOP-RI-Va1", "client-unique"), BDC, "signatory_name")
    assert Outcome.PASS not in outcomes(made)


def test_another_name_by_the_signature_is_for_a_person() -> None:
    made = field(
        demand("HOP-RI-Va1", "client-unique"), BDC, "signatory_name", value="Paul Verdier", labelled=False
    )
    assert Outcome.PASS not in outcomes(made)


def test_a_representative_whom_the_order_does_not_name_is_looked_for() -> None:
    case = demand("HOP-RI-Va1", "client-unique")
    made = unlabelled(case, BDC, "signatory_name", "client_representative")
    assert Outcome.PASS not in outcomes(erase(made, BDC, case.dossier.signatory))


def test_the_official_orders_have_a_place_for_the_name() -> None:
    """« Nom, prénom et signature » (S3:144): without that label a person looks."""
    assert Outcome.PASS not in outcomes(unlabelled(sound(), BDC, "signatory_name"))
