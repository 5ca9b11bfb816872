"""The verdict table: doubt and crashes never end in CONFORME."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import verdict
from models.finding import Finding, Outcome, Severity, Verdict
from models.piece import PageEntry, PageState

PAGE = PageEntry(document="a.pdf", page=1, state=PageState.ATTRIBUTED, piece="bdc")


def finding(outcome: Outcome, severity: Severity = Severity.FIX, rule: str = "DEC-02") -> Finding:
    return Finding(rule=rule, title="", outcome=outcome, severity=severity, message="")


PASSED = finding(Outcome.PASS)


@pytest.mark.parametrize(
    ("outcome", "severity", "expected"),
    [
        (Outcome.PASS, Severity.REJECT, Verdict.CONFORME),
        (Outcome.NOT_APPLICABLE, Severity.REJECT, Verdict.CONFORME),
        (Outcome.FAIL, Severity.NOTE, Verdict.CONFORME),
        (Outcome.TO_REVIEW, Severity.NOTE, Verdict.CONFORME),
        (Outcome.TO_REVIEW, Severity.FIX, Verdict.A_VERIFIER),
        (Outcome.TO_REVIEW, Severity.REJECT, Verdict.A_VERIFIER),
        (Outcome.FAIL, Severity.FIX, Verdict.A_COMPLETER),
        (Outcome.FAIL, Severity.REJECT, Verdict.IRRECEVABLE),
        (Outcome.ERROR, Severity.NOTE, Verdict.NON_CONTROLE),
    ],
)
def test_the_worst_finding_decides(outcome: Outcome, severity: Severity, expected: Verdict) -> None:
    assert verdict([PASSED, finding(outcome, severity)], [PAGE])[0] is expected


@pytest.mark.parametrize("state", PageState)
def test_a_page_left_over_forbids_conforme(state: PageState) -> None:
    left = PageEntry(document="a.pdf", page=2, state=state)
    answer = verdict([PASSED], [PAGE, left])[0]
    calm = state in (PageState.ATTRIBUTED, PageState.BLANK, PageState.SEPARATOR, PageState.SET_ASIDE)
    assert answer is (Verdict.CONFORME if calm else Verdict.A_VERIFIER)


def test_nothing_found_nothing_handed_in_or_nothing_run_is_not_a_control() -> None:
    assert verdict([], [PAGE])[0] is Verdict.NON_CONTROLE
    assert verdict([PASSED], [])[0] is Verdict.NON_CONTROLE
    assert verdict([PASSED], [PAGE], ["DEC-02", "MON-01"])[0] is Verdict.NON_CONTROLE
    assert verdict([PASSED], [PAGE], ["DEC-02"])[0] is Verdict.CONFORME


@given(st.lists(st.tuples(st.sampled_from(Outcome), st.sampled_from(Severity)), min_size=1))
def test_conforme_only_without_fault_doubt_or_crash(pairs: list[tuple[Outcome, Severity]]) -> None:
    answer, summary = verdict([finding(*pair) for pair in pairs], [PAGE])
    troubled = any(
        outcome is Outcome.ERROR
        or (outcome in (Outcome.FAIL, Outcome.TO_REVIEW) and severity is not Severity.NOTE)
        for outcome, severity in pairs
    )
    assert (answer is Verdict.CONFORME) is not troubled
    assert summary.endswith(".")
