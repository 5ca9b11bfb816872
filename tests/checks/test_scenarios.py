"""MEN-10 and COC-06 where the dossier declares nothing, or the piece says nothing."""

from __future__ import annotations

from checks import run
from checks.case import Case
from models.dossier import Nature, Stage
from models.finding import Outcome
from models.piece import PieceKind
from tests.checks.change import change, declare, the, unlabelled
from tests.checks.elsewhere import demand


def outcomes(case: Case, rule: str) -> set[Outcome]:
    return {f.outcome for f in run(case) if f.rule == rule}


def test_sending_data_are_not_asked_for_when_nobody_says_who_sends() -> None:
    case = declare(demand("HOP-DPI-Va2", "client-unique", Stage.SOLDE), scenarios={})
    assert outcomes(case, "MEN-10") == {Outcome.NOT_APPLICABLE}


def test_sending_data_that_are_found_nowhere_are_for_a_person() -> None:
    case = demand("HOP-DPI-Va2", "client-unique", Stage.SOLDE)
    assert Outcome.TO_REVIEW in outcomes(unlabelled(case, PieceKind.FACTURE, "dmp_certificate"), "MEN-10")


def test_another_function_that_sends_asks_for_nothing() -> None:
    case = declare(demand("HOP-DPI-Va2", "client-unique", Stage.SOLDE), scenarios={"envoi": "distinct"})
    assert outcomes(unlabelled(case, PieceKind.FACTURE, "dmp_certificate"), "MEN-10") == {
        Outcome.NOT_APPLICABLE
    }


def test_an_order_silent_on_vague_1_is_for_a_person() -> None:
    case = demand("HOP-DPI-Va2", "client-unique")
    groups = tuple(g for g in the(case, PieceKind.BDC).groups if g.key != "vague_1")
    assert outcomes(change(case, PieceKind.BDC, groups=groups), "COC-06") == {Outcome.TO_REVIEW}


def test_both_waves_are_closed_to_a_client_who_had_money_of_vague_1() -> None:
    case = demand("HOP-DPI-Va2", "client-unique")
    order = case.dossier.order.model_copy(update={"nature": Nature.V1_V2})
    assert outcomes(declare(case, order=order), "COC-06") == {Outcome.PASS}
    closed = declare(case, order=order, scenarios={"vague_1": "oui"})
    assert outcomes(closed, "COC-06") == {Outcome.FAIL}
    assert outcomes(declare(case, scenarios={"vague_1": "oui"}), "COC-06") == {Outcome.PASS}
