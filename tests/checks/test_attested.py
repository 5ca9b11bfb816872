"""MEN-08: the boxes beside what a client attests."""

from __future__ import annotations

import pytest

from checks import run
from models.dossier import Stage
from models.finding import Finding, Outcome, Severity
from models.piece import CheckMark, MarkState, PieceKind
from tests.checks.change import mention
from tests.checks.paper import sound

CHECKED, EMPTY, UNREADABLE = MarkState.CHECKED, MarkState.EMPTY, MarkState.UNREADABLE
KEYS = ("va_psc", "va_mes_send", "va_mes_read")


def finding(*states: MarkState) -> Finding | None:
    """What MEN-08 says of boxes in those states beside three sentences."""
    case = sound(Stage.SOLDE)
    for key, state in zip(KEYS, states, strict=False):
        case = mention(case, PieceKind.VA, key, mark=CheckMark(key=key, state=state))
    return next((f for f in run(case) if f.rule == "MEN-08" and not f.field), None)


def test_all_ticked() -> None:
    told = finding(CHECKED, CHECKED, CHECKED)
    assert told is not None
    assert told.outcome is Outcome.PASS


def test_a_form_without_boxes_says_nothing_of_them() -> None:
    assert finding() is None


@pytest.mark.parametrize("left", range(3))
def test_an_empty_box_goes_to_a_person(left: int) -> None:
    states = [CHECKED] * 3
    states[left] = EMPTY
    told = finding(*states)
    assert told is not None
    assert told.outcome is Outcome.TO_REVIEW
    assert "n’est pas cochée" in told.message
    assert told.message.count("« ") == 2
    title = ("Pro Santé Connect", "Envoi vers Mon espace santé", "Consultation de Mon espace santé")[left]
    assert title in told.message


def test_none_ticked() -> None:
    told = finding(EMPTY, EMPTY, EMPTY)
    assert told is not None
    assert told.outcome is Outcome.TO_REVIEW
    assert told.message.startswith("Aucune des cases")


def test_a_box_that_cannot_be_told_goes_to_a_person() -> None:
    told = finding(CHECKED, UNREADABLE, CHECKED)
    assert told is not None
    assert told.outcome is Outcome.TO_REVIEW
    assert "n’a pas pu être lue" in told.message
    assert told.severity is Severity.FIX
