"""What is to be treated comes first, and nothing is lost on the way."""

from models.finding import Finding, Outcome, Severity
from reports.order import Concern, concern, count_words, counted, grouped
from reports.proofs import number_proofs
from tests.reports.sample import draw, findings, report


def make(outcome: Outcome, severity: Severity, piece: str | None = None) -> Finding:
    return Finding(rule="X-01", title="t", outcome=outcome, severity=severity, message="m", piece=piece)


def test_the_concern_joins_outcome_and_severity() -> None:
    assert concern(make(Outcome.FAIL, Severity.REJECT)) is Concern.REJECT
    assert concern(make(Outcome.FAIL, Severity.FIX)) is Concern.FIX
    assert concern(make(Outcome.FAIL, Severity.NOTE)) is Concern.REMARK
    assert concern(make(Outcome.TO_REVIEW, Severity.REJECT)) is Concern.REVIEW
    assert concern(make(Outcome.ERROR, Severity.NOTE)) is Concern.ERROR


def test_a_doubt_about_a_remark_blocks_nothing() -> None:
    assert concern(make(Outcome.TO_REVIEW, Severity.NOTE)) is Concern.REMARK


def test_every_finding_is_in_one_group_the_most_pressing_first() -> None:
    sample = report()
    groups = grouped(sample)
    assert sorted(f.rule for g in groups for f in g.findings) == sorted(f.rule for f in sample.findings)
    order = next(g for g in groups if g.piece is not None)
    assert [f.rule for f in order.findings][:4] == ["CAL-02", "SIG-01", "MEN-02", "IDF-03"]


def test_a_finding_of_an_unknown_piece_is_shown_with_the_dossier() -> None:
    stray = make(Outcome.FAIL, Severity.FIX, piece="perdue")
    groups = grouped(report(findings=(stray,)))
    assert groups[0].piece is None
    assert groups[0].findings == (stray,)


def test_a_piece_without_findings_is_shown() -> None:
    assert [g.piece.key for g in grouped(report(findings=())) if g.piece] == ["bdc"]


def test_counts_are_in_words() -> None:
    assert counted(report().findings)[Concern.FIX] == 3
    assert count_words(Concern.FIX, 1) == "1 point à corriger"
    assert count_words(Concern.FIX, 3) == "3 points à corriger"


def test_a_place_keeps_one_number_and_its_most_pressing_finding() -> None:
    passed, failed = findings(draw("commande.pdf", 1))[0], make(Outcome.FAIL, Severity.REJECT)
    same = failed.model_copy(update={"evidence": passed.evidence})
    proofs = number_proofs([(passed, "numéro"), (same, "date")])
    (proof,) = proofs.values()
    assert (proof.number, proof.concern, proof.subject, proof.finding) == (1, Concern.REJECT, "date", 2)
