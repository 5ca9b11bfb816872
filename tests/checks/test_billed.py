"""What a billed line says beside its amounts: MON-07 on part payments, MON-02 on quantity × unit price."""

from __future__ import annotations

import pytest

from checks import Case, run
from models.dossier import Stage
from models.finding import Outcome
from models.piece import PieceKind
from models.reading import Proof, ValueKind
from tests.checks.change import amounts, the
from tests.checks.paper import Drawer, read, sound
from tests.checks.world import MEDECIN

FACTURE = PieceKind.FACTURE


def outcomes(case: Case, rule: str) -> set[Outcome]:
    return {f.outcome for f in run(case) if f.rule == rule}


def labelled(label: str) -> Case:
    case = sound(Stage.SOLDE, MEDECIN)
    rows = the(case, FACTURE).table("amounts").rows
    update = {"label": label}
    return amounts(
        case, FACTURE, tuple(r.model_copy(update=update) if r.role == "principale" else r for r in rows)
    )


@pytest.mark.parametrize(
    "label",
    [
        "Acompte de 40 % sur Prestation principale Vague 2",
        "Provision – Prestation principale Vague 2",
        "40 % de la Prestation principale Vague 2",
        "Avance sur Prestation principale Vague 2",
    ],
)
def test_a_part_payment_is_for_a_person(label: str) -> None:
    assert Outcome.TO_REVIEW in outcomes(labelled(label), "MON-07")


@pytest.mark.parametrize(
    "label", ["Prestation principale Vague 2", "Prestation principale Vague 2 (TVA 20 %), solde"]
)
def test_a_whole_prestation_is_not(label: str) -> None:
    assert outcomes(labelled(label), "MON-07") == {Outcome.PASS}


def bought(quantity: str, unit: str, confidence: float = 0.98) -> Case:
    """The line of the invoice with a quantity and a unit price, its HT being 376.25."""
    case, draw = sound(Stage.SOLDE, MEDECIN), Drawer("x")
    cells = [read(draw, "quantity", ValueKind.COUNT, quantity), read(draw, "unit", ValueKind.AMOUNT, unit)]
    cells = [c.model_copy(update={"proof": Proof.NONE}) for c in cells]
    cells = [
        c.model_copy(update={"readings": (c.readings[0].model_copy(update={"confidence": confidence}),)})
        for c in cells
    ]
    rows = the(case, FACTURE).table("amounts").rows
    return amounts(
        case,
        FACTURE,
        tuple(
            r.model_copy(update={"cells": (*r.cells, *cells)}) if r.role == "principale" else r for r in rows
        ),
    )


@pytest.mark.parametrize(("quantity", "unit"), [("1", "376.25"), ("3", "125.42"), ("0.5", "752.50")])
def test_a_product_that_is_right(quantity: str, unit: str) -> None:
    assert outcomes(bought(quantity, unit), "MON-02") == {Outcome.PASS}


@pytest.mark.parametrize(("quantity", "unit"), [("2", "376.25"), ("1", "350.00")])
def test_a_product_that_is_wrong_is_for_a_person(quantity: str, unit: str) -> None:
    assert Outcome.TO_REVIEW in outcomes(bought(quantity, unit), "MON-02")


def test_nothing_is_said_of_what_is_not_legible() -> None:
    assert outcomes(bought("2", "376.25", confidence=0.4), "MON-02") == {Outcome.PASS}
