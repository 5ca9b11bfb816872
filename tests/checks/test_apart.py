"""No two findings of a dossier say the same: a person judges each on its own."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from checks import Case, run
from models.dossier import Stage
from models.finding import Outcome
from pipeline.review import fingerprint
from tests.checks.change import declare
from tests.checks.paper import sound
from tests.checks.test_doubt import STAGES, of
from tests.checks.world import MEDECIN, SITES, STRUCTURE, dossier, line


def twice(case: Case) -> list[str]:
    found = run(case)
    times = Counter(map(fingerprint, found))
    return [f"{f.rule} {f.message}" for f in found if times[fingerprint(f)] > 1]


def changed(stage: Stage, case: str, **changes: Any) -> Case:
    return sound(stage, case, dossier(stage, case).model_copy(update=changes))


@pytest.mark.parametrize(("stage", "case"), STAGES)
def test_the_findings_of_a_sound_dossier_are_all_different(stage: Stage, case: str) -> None:
    assert twice(sound(stage, case)) == []


def test_lines_of_one_amount_are_all_different_when_nothing_is_right() -> None:
    """Two sites of one amount, no rate that exists, no sum that is right, over the ceiling."""
    lines = tuple(
        line("99000", rate="3", site=site).model_copy(update={"vat": Decimal(1), "incl_tax": Decimal(1)})
        for site in SITES
    )
    wrong = dict.fromkeys(("principale", "secondaire", "secondaire_invoiced"), lines)
    made = changed(Stage.SECONDAIRE, STRUCTURE, **wrong)
    assert {Outcome.FAIL} == {f.outcome for f in of(made, "MON-05") if not f.piece}
    assert twice(made) == []


def test_lines_of_which_the_same_is_said_are_named() -> None:
    made = sound(Stage.SOLDE, MEDECIN)
    assert [f.message for f in of(made, "MON-05")] == [
        "Prestation principale : le taux de TVA de 20\u00a0% convient.",
        "Prestation secondaire : le taux de TVA de 20\u00a0% convient.",
    ]


def test_what_is_said_of_one_line_alone_stays_as_it_was() -> None:
    """A decision that was taken on it stands."""
    base = sound(Stage.SOLDE, MEDECIN)
    made = declare(base, secondaire=(line("104.17", rate="10"),))
    assert "Le taux de TVA de 20\u00a0% convient." in [f.message for f in of(made, "MON-05")]
