"""Runs the rules of a scheme over a case: adds title, severity and sources, and catches what crashes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from checks.case import Case
from checks.catalogue import CATALOGUE
from checks.registry import RULES
from checks.result import Result, skipped
from models.finding import Finding, Outcome, Severity
from schemes.facts import Control

Rule = Callable[[Case], Iterator[Result]]
_MILDNESS = {Severity.REJECT: 0, Severity.FIX: 1, Severity.NOTE: 2}
_NOTHING = skipped("Rien à contrôler à cette étape avec les pièces remises.")


def run(case: Case, rules: Mapping[str, Rule] = RULES) -> tuple[Finding, ...]:
    """The findings of every control of the scheme, at least one each, in the order of the scheme."""
    found: list[Finding] = []
    for rule_id, control in case.scheme.controls.items():
        found.extend(_findings(case, rule_id, control, rules))
    return tuple(found)


def _findings(case: Case, rule_id: str, control: Control, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules.get(rule_id)
    if rule is None:
        yield _finding(rule_id, control, _crash("contrôle inconnu de cette version"))
        return
    try:
        results = tuple(rule(case)) or (_NOTHING,)
    # Whatever a rule raises, the dossier is then not controlled, and the other rules still speak.
    # The type alone is told: the text of an exception may carry values read from a piece.
    except Exception as error:  # noqa: BLE001 - a crashed rule must not silence the others
        yield _finding(rule_id, control, _crash(type(error).__name__))
        return
    for result in results:
        yield _finding(rule_id, control, result)


def _crash(reason: str) -> Result:
    return Result(
        Outcome.ERROR,
        f"Le contrôle n’a pas abouti ({reason}) : instruisez ce point à la main et signalez l’incident.",
    )


def _finding(rule_id: str, control: Control, result: Result) -> Finding:
    return Finding(
        rule=rule_id,
        title=CATALOGUE.get(rule_id, rule_id),
        outcome=result.outcome,
        severity=_severity(control.severity, result.at_most),
        message=result.message,
        piece=result.spot.piece,
        field=result.spot.field,
        expected=result.expected,
        observed=result.observed,
        evidence=result.spot.evidence,
        sources=control.source,
    )


def _severity(own: Severity, at_most: Severity | None) -> Severity:
    """The milder of the control's severity and of what the rule allows for this breach."""
    if at_most is None:
        return own
    return max(own, at_most, key=_MILDNESS.__getitem__)
