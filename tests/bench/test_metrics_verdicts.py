from bench.metrics_verdicts import (
    confusion,
    defect_scores,
    false_accepts,
    stoppers,
    straight_through,
    unopened,
    wrong_refusals,
)
from bench.share import Share
from models.finding import Outcome, Severity, Verdict
from tests.bench.made import record, said, spoilt

FAIL, REVIEW = Outcome.FAIL, Outcome.TO_REVIEW


def test_a_false_accept_should_not_have_been_conforme() -> None:
    records = [
        record("1"),
        spoilt("2", Verdict.CONFORME),
        spoilt("3", Verdict.A_VERIFIER),
        spoilt("4", None, crash="boom"),
        spoilt("5", Verdict.CONFORME, expected=Verdict.CONFORME),
    ]
    assert false_accepts(records) == Share(hits=1, total=3)
    assert confusion(records) == {
        "a-completer": {"a-verifier": 1, "conforme": 1, "crash": 1},
        "conforme": {"conforme": 2},
    }


def test_sound_dossiers_go_through_or_are_stopped() -> None:
    records = [
        record("1"),
        record(
            "2",
            verdict=Verdict.A_VERIFIER,
            findings=(
                said("DEC-09", REVIEW, key="amounts.ht"),
                said("DEC-09", REVIEW, key="amounts.ht"),
                said("IDF-07", FAIL, Severity.NOTE),
            ),
        ),
        record("3", verdict=Verdict.A_COMPLETER, findings=(said("SIG-01", FAIL),)),
        record("4", verdict=Verdict.NON_CONTROLE, findings=(said("IDF-07", Outcome.ERROR, Severity.NOTE),)),
        spoilt("5", Verdict.A_COMPLETER, said("MON-03", FAIL)),
    ]
    assert straight_through(records) == Share(hits=1, total=4)
    assert wrong_refusals(records) == Share(hits=1, total=4)
    assert stoppers(records) == {
        "DEC-09 to-review amounts.ht": 1,
        "IDF-07 error": 1,
        "SIG-01 fail": 1,
    }


def test_a_defect_is_noticed_by_one_of_its_own_controls() -> None:
    records = [
        spoilt("1", Verdict.A_COMPLETER, said("MON-03", FAIL)),
        spoilt("2", Verdict.A_VERIFIER, said("MON-02", REVIEW)),
        spoilt("3", Verdict.A_COMPLETER, said("SIG-01", FAIL)),
        spoilt("4", Verdict.CONFORME, said("MON-03", Outcome.ERROR)),
        spoilt("5", None, crash="boom"),
    ]
    score = defect_scores(records)["wrong-total"]
    assert score.failed == Share(hits=1, total=5)
    assert score.noticed == Share(hits=2, total=5)
    assert score.accepted == 1


def test_files_that_were_not_opened() -> None:
    records = [
        record("1", problems=("crashed", "crashed")),
        spoilt("2", Verdict.A_COMPLETER, problems=("empty",)),
    ]
    assert unopened(records) == {"crashed": {"sound": 2}, "empty": {"defective": 1}}
