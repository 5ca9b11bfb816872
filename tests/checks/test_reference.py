"""PIE-02: the reference of another scheme fails; one that no scheme bears may be misread."""

from __future__ import annotations

import pytest

from checks import run
from models.dossier import Stage
from models.finding import Finding, Outcome
from models.piece import PieceKind
from tests.checks.change import field
from tests.checks.paper import sound


def findings(value: str) -> dict[str, Finding]:
    case = field(sound(Stage.AVANCE), PieceKind.BDC, "af_reference", value=value, raw=value)
    return {f.rule: f for f in run(case) if f.rule in ("PIE-02", "DEC-01") and f.field == "af_reference"}


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        ("AF-MDV-LGC-Va2", Outcome.PASS),
        ("AF-SFP-LGC-Va2", Outcome.FAIL),
        ("AF-MDV-LGC-Va1", Outcome.FAIL),
        ("AF-MDV-L6C-Va2", Outcome.TO_REVIEW),
        ("AF-MBV-LGC-Va2", Outcome.TO_REVIEW),
        ("AF-MQV-LGC-Va2", Outcome.TO_REVIEW),  # a person tells a D that lost its shape
        ("AF-MQV-L6C-Va2", Outcome.TO_REVIEW),
    ],
)
def test_only_the_reference_of_another_scheme_fails(value: str, outcome: Outcome) -> None:
    assert findings(value)["PIE-02"].outcome is outcome


def test_a_reference_that_no_scheme_bears_is_said_to_be_so() -> None:
    said = findings("AF-MBV-LGC-Va2")["PIE-02"].message
    assert "n’est celle d’aucun dispositif connu" in said
    assert "Demandez" not in said


def test_signs_that_no_eye_tells_apart_are_no_other_reference() -> None:
    found = findings("AF-MDV-LGC-VaZ")["PIE-02"], findings("AF-MDV-LGC-Va2")["PIE-02"]
    assert [f.outcome for f in found] == [Outcome.TO_REVIEW, Outcome.PASS]
    case = sound(Stage.AVANCE)
    other = field(case, PieceKind.BDC, "af_reference", value="AF-MDV-LGC-Va2".replace("L", "1"))
    assert next(f for f in run(other) if f.rule == "PIE-02").outcome is Outcome.PASS
