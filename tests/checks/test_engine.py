"""The engine: one crash is one ERROR, nothing that was read gets into it, every control speaks."""

from __future__ import annotations

from collections.abc import Iterator

from checks import Case, run, verdict
from checks.registry import RULES
from checks.result import Result, failed
from models.finding import Outcome, Severity, Verdict
from tests.checks.paper import sound


def _crash(case: Case) -> Iterator[Result]:
    yield failed("jamais rendu.")
    raise ValueError(case.dossier.client.representative)


def _silent(case: Case) -> Iterator[Result]:
    return iter(())


def _mild(case: Case) -> Iterator[Result]:
    yield failed("Une remarque.", at_most=Severity.NOTE)
    yield failed("Le plus grave.", at_most=Severity.REJECT)


def test_a_rule_that_crashes_is_an_error_and_the_others_still_speak() -> None:
    case = sound()
    found = run(case, {**RULES, "DEC-02": _crash})
    crashed = [f for f in found if f.rule == "DEC-02"]
    assert [f.outcome for f in crashed] == [Outcome.ERROR]
    assert "ValueError" in crashed[0].message
    assert case.dossier.client.representative not in crashed[0].model_dump_json()
    assert {f.rule for f in found} == set(case.scheme.controls)
    assert verdict(found, case.pages)[0] is Verdict.NON_CONTROLE


def test_a_rule_with_nothing_to_say_says_so() -> None:
    found = run(sound(), {**RULES, "DEC-02": _silent})
    assert [f.outcome for f in found if f.rule == "DEC-02"] == [Outcome.NOT_APPLICABLE]


def test_a_control_without_a_rule_is_an_error() -> None:
    rules = {rule: function for rule, function in RULES.items() if rule != "MON-01"}
    found = [f for f in run(sound(), rules) if f.rule == "MON-01"]
    assert [f.outcome for f in found] == [Outcome.ERROR]


def test_a_control_outside_of_the_scheme_does_not_run() -> None:
    case = sound()
    fewer = {rule: control for rule, control in case.scheme.controls.items() if rule != "DEC-02"}
    made = Case(
        pieces=case.pieces,
        pages=case.pages,
        documents=case.documents,
        dossier=case.dossier,
        scheme=case.scheme.model_copy(update={"controls": fewer}),
    )
    assert "DEC-02" not in {f.rule for f in run(made)}


def test_a_rule_may_only_lower_the_severity_of_its_control() -> None:
    found = [f for f in run(sound(), {**RULES, "DEC-02": _mild}) if f.rule == "DEC-02"]
    assert [f.severity for f in found] == [Severity.NOTE, Severity.FIX]


def test_the_same_case_gives_the_same_findings() -> None:
    assert run(sound()) == run(sound())
