"""Every scheme, case and stage: a sound demand breaks no control."""

from __future__ import annotations

import pytest

from checks import run, verdict
from models.dossier import Stage
from models.finding import Outcome, Verdict
from schemes.demands import lacks
from tests.checks.broken_elsewhere import ELSEWHERE
from tests.checks.elsewhere import CASES, demand

CALM = {Outcome.PASS, Outcome.NOT_APPLICABLE}
BAD = {Outcome.FAIL, Outcome.TO_REVIEW}


@pytest.mark.parametrize("stage", [Stage.AVANCE, Stage.SOLDE, Stage.ANNULATION])
@pytest.mark.parametrize(("scheme_id", "case"), CASES)
def test_a_sound_demand_is_conforme(scheme_id: str, case: str, stage: Stage) -> None:
    made = demand(scheme_id, case, stage)
    assert list(lacks(made.scheme, made.dossier)) == []
    found = run(made)
    assert [(f.rule, f.message) for f in found if f.outcome not in CALM] == []
    assert verdict(found, made.pages, made.scheme.controls)[0] is Verdict.CONFORME


@pytest.mark.parametrize("rule", sorted(ELSEWHERE))
def test_a_control_passes_then_fails(rule: str) -> None:
    example = ELSEWHERE[rule]
    before = {f.outcome for f in run(example.sound()) if f.rule == rule}
    failed = [f for f in run(example.broken()) if f.rule == rule and f.outcome in BAD]
    assert before <= CALM
    assert Outcome.PASS in before
    assert failed
    assert failed[0].severity is example.severity
    assert failed[0].sources
