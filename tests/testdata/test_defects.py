"""Every defect of the catalogue can be planted, is declared honestly, and changes something."""

from __future__ import annotations

import copy
from random import Random

import pytest

from models.dossier import Dossier
from models.finding import Verdict
from testdata.generate.catalogue import CATALOGUE, MODULES
from testdata.generate.defects import VERDICTS, verdict
from testdata.generate.draft import make_draft
from testdata.generate.run import Order, make_draft_with_defects

# Ids of the controls that apply to this scheme.
KNOWN = {
    "ARC": 4, "PIE": 5, "LIS": 2, "MEN": 9, "IDF": 8, "DEC": 10, "MON": 12, "CAL": 10, "COC": 5, "SIG": 6,
    "COH": 6, "FAC": 1,
}  # fmt: skip


def test_enough_defects_under_unique_names() -> None:
    assert len(CATALOGUE) >= 100
    assert len(CATALOGUE) == sum(len(m.DEFECTS) for m in MODULES)


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_defect_names_known_controls(name: str) -> None:
    defect = CATALOGUE[name]
    assert defect.controls
    for control in defect.controls:
        family, _, number = control.partition("-")
        assert 1 <= int(number) <= KNOWN[family]
    assert Verdict(VERDICTS[defect.cost])


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_defect_can_be_planted(name: str) -> None:
    draft, planted = make_draft_with_defects(Order(3, "dev", defect=name), Random(name))
    assert [d.name for d in planted] == [name]
    Dossier.model_validate(draft.declared)


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_a_defect_that_cannot_be_planted_changes_nothing(name: str) -> None:
    defect = CATALOGUE[name]
    for seed in range(12):
        quality = ("digital", "office")[seed % 2]
        case = ("medecin-liberal", "structure")[seed // 2 % 2]
        draft = make_draft(Random(seed), defect.stages[0], case, quality)
        before = copy.deepcopy(draft)
        assert defect.plant(draft, Random(seed)) == (draft != before)


def test_the_worst_cost_gives_the_verdict() -> None:
    assert verdict([]) == "conforme"
    assert verdict(["note"]) == "conforme"
    assert verdict(["note", "review"]) == "a-verifier"
    assert verdict(["fix", "review"]) == "a-completer"
    assert verdict(["fix", "reject"]) == "irrecevable"
