"""A kept reading of an earlier version says nothing of what was not looked for then: it passes nothing."""

from __future__ import annotations

import pytest

from checks import run
from models.dossier import Stage
from models.finding import Outcome
from models.piece import PieceKind
from tests.checks.change import change, the
from tests.checks.paper import sound

LATER = ("PIE-06", "PIE-07", "MEN-11", "MEN-08")


def outcomes(older: bool) -> dict[str, set[Outcome]]:
    case = sound(Stage.SOLDE)
    if older:
        case = change(
            case, PieceKind.VA, remarks=None, folios=None, attested=None, withdrawn=None, struck=None
        )
    findings = [f for f in run(case) if f.piece == the(case, PieceKind.VA).key]
    return {rule: {f.outcome for f in findings if f.rule == rule} for rule in LATER}


@pytest.mark.parametrize("rule", LATER)
def test_what_was_not_looked_for_is_for_a_person(rule: str) -> None:
    assert Outcome.TO_REVIEW in outcomes(older=True)[rule]
    assert Outcome.TO_REVIEW not in outcomes(older=False)[rule]
