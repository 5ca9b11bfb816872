"""MEN-09: a part of the software's name, which a narrow cell breaks, is no invoice without it."""

from __future__ import annotations

import pytest

from checks import run
from models.dossier import Stage
from models.finding import Outcome
from models.piece import PieceKind
from tests.checks.change import absent, field
from tests.checks.paper import sound


@pytest.mark.parametrize("partly", [True, False])
def test_a_part_of_the_name_is_for_a_person(partly: bool) -> None:
    case = absent(sound(Stage.SOLDE), PieceKind.FACTURE, "software", "software_version")
    whole = case.dossier.solution.name
    case = field(case, PieceKind.FACTURE, "software_name", value=whole[:4] if partly else "Autre")
    (told,) = [f for f in run(case) if f.rule == "MEN-09"]
    assert told.outcome is (Outcome.TO_REVIEW if partly else Outcome.FAIL)
