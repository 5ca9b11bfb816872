"""MEN-08: the boxes beside what a client attests."""

from __future__ import annotations

import pytest

from checks import run
from models.dossier import Stage
from models.finding import Finding, Outcome, Severity
from models.piece import CheckMark, MarkState, MentionOutcome, PieceKind, WordChange
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


def limited(key: str) -> list[Finding]:
    """What is said of a sentence that other words limit."""
    change = WordChange(expected="", found="partiellement")
    outcome = MentionOutcome.UNREADABLE
    case = mention(sound(Stage.SOLDE), PieceKind.VA, key, outcome=outcome, changes=(change,))
    return [f for f in run(case) if f.field == key and f.outcome is Outcome.TO_REVIEW]


def test_words_that_limit_a_sentence_are_told() -> None:
    (told,) = limited("va_mes_send")
    assert told.rule == "MEN-08"
    assert "la limiter : « partiellement »" in told.message


def test_a_sentence_that_nobody_demands_is_asked_about_where_it_is_limited() -> None:
    (told,) = limited("supplier_done")
    assert "la limiter : « partiellement »" in told.message
    assert not [
        f for f in run(sound(Stage.SOLDE)) if f.field == "supplier_done" and f.outcome.value != "pass"
    ]


@pytest.mark.parametrize(("added", "rules"), [("supplier", []), ("Cabinet Untel", ["MEN-02"])])
def test_a_declared_name_in_a_sentence_changes_no_sense(added: str, rules: list[str]) -> None:
    """« Le Fournisseur Logisoin SAS s’est acquitté … »; another name is a change like any other."""
    case = sound(Stage.SOLDE)
    words = case.dossier.supplier.name if added == "supplier" else added
    changed = WordChange(expected="", found=words)
    case = mention(case, PieceKind.VA, "supplier_done", outcome=MentionOutcome.ALTERED, changes=(changed,))
    told = [f.rule for f in run(case) if f.field == "supplier_done" and f.outcome is not Outcome.PASS]
    assert told == rules
