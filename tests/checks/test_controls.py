"""Every control of the scheme has a case that passes and one that does not."""

from __future__ import annotations

import pytest

from checks import CATALOGUE, GROUPS, Case, run, verdict
from checks.registry import RULES
from models.dossier import Stage
from models.finding import Finding, Outcome, Verdict
from schemes import load_scheme, scheme_ids
from tests.checks.broken import BROKEN, ONLY_REVIEW
from tests.checks.broken_elsewhere import ELSEWHERE
from tests.checks.paper import KINDS, sound
from tests.checks.world import MEDECIN, STRUCTURE

CALM = {Outcome.PASS, Outcome.NOT_APPLICABLE}


def findings(case: Case, rule: str) -> list[Finding]:
    return [finding for finding in run(case) if finding.rule == rule]


def test_every_control_is_written_named_and_tested() -> None:
    controls = {rule for one in scheme_ids() for rule in load_scheme(one).controls}
    assert controls == set(RULES) == set(CATALOGUE) == set(BROKEN) | set(ONLY_REVIEW) | set(ELSEWHERE)
    assert {rule.split("-")[0] for rule in CATALOGUE} == set(GROUPS)


@pytest.mark.parametrize("stage", KINDS)
@pytest.mark.parametrize("case", [MEDECIN, STRUCTURE])
def test_a_sound_dossier_is_conforme(stage: Stage, case: str) -> None:
    made = sound(stage, case)
    found = run(made)
    assert [f for f in found if f.outcome not in CALM] == []
    assert verdict(found, made.pages, made.scheme.controls)[0] is Verdict.CONFORME


@pytest.mark.parametrize("rule", sorted(BROKEN))
def test_a_control_passes_then_fails(rule: str) -> None:
    example = BROKEN[rule]
    before = {f.outcome for f in findings(example.sound(), rule)}
    after = findings(example.broken(), rule)
    failed = [f for f in after if f.outcome is Outcome.FAIL]
    assert before <= CALM
    if rule not in ("MON-06",):  # a supplier that is liable has nothing to show there
        assert Outcome.PASS in before
    assert failed
    assert failed[0].severity is example.severity
    assert failed[0].message.rstrip().endswith(".")
    assert failed[0].sources


@pytest.mark.parametrize("rule", sorted(ONLY_REVIEW))
def test_a_control_asks_a_person(rule: str) -> None:
    example = ONLY_REVIEW[rule]
    assert {f.outcome for f in findings(example.sound(), rule)} == {Outcome.PASS}
    assert Outcome.TO_REVIEW in {f.outcome for f in findings(example.broken(), rule)}


@pytest.mark.parametrize("rule", sorted(BROKEN))
def test_a_broken_dossier_is_never_conforme(rule: str) -> None:
    example = BROKEN[rule]
    made = example.broken()
    answer = verdict(run(made), made.pages, made.scheme.controls)[0]
    expected = {"reject": {Verdict.IRRECEVABLE}, "fix": {Verdict.A_COMPLETER, Verdict.IRRECEVABLE}}
    if example.severity.value in expected:
        assert answer in expected[example.severity.value]
    else:
        assert answer in {Verdict.CONFORME, Verdict.A_COMPLETER, Verdict.A_VERIFIER}
