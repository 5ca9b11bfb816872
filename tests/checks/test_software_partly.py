"""MEN-09: the software on an invoice whose narrow cells break its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks import run
from models.dossier import Stage
from models.finding import Outcome
from models.piece import PieceKind
from tests.checks.change import absent, field
from tests.checks.paper import sound
from tests.pages import line


@pytest.mark.parametrize("partly", [True, False])
def test_a_part_of_the_name_is_for_a_person(partly: bool) -> None:
    case = absent(sound(Stage.SOLDE), PieceKind.FACTURE, "software", "software_version")
    whole = case.dossier.solution.name
    case = field(case, PieceKind.FACTURE, "software_name", value=whole[:4] if partly else "Autre")
    (told,) = [f for f in run(case) if f.rule == "MEN-09"]
    assert told.outcome is (Outcome.TO_REVIEW if partly else Outcome.FAIL)


@pytest.mark.parametrize(("indent", "outcome"), [(0.0, Outcome.PASS), (0.1, Outcome.FAIL)])
def test_name_and_version_on_two_lines_of_a_column(indent: float, outcome: Outcome) -> None:
    case = absent(sound(Stage.SOLDE), PieceKind.FACTURE, "software", "software_name", "software_version")
    software = case.dossier.solution
    lines = (
        line(f"Vague 2 ; {software.name}", 0.1, 0.9),
        line(f"{software.version} ; ANS", 0.1 + indent, 0.92),
    )
    documents = tuple(
        document.model_copy(
            update={
                "pages": tuple(p.model_copy(update={"lines": (*p.lines, *lines)}) for p in document.pages)
            }
        )
        for document in case.documents
    )
    (told,) = [f for f in run(replace(case, documents=documents)) if f.rule == "MEN-09"]
    assert told.outcome is outcome
