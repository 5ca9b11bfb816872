import pytest

from bench.score import base_record, score
from models.finding import Outcome, Verdict
from models.page import Document, FileProblem
from tests.bench.made import finding, report, truth


def test_a_record_holds_what_the_tables_need() -> None:
    spoken = (
        finding("MEN-01", Outcome.FAIL, key="state_funding"),
        finding("MEN-03", Outcome.PASS),
        finding("FAC-01", Outcome.NOT_APPLICABLE),
        finding("LIS-02", Outcome.TO_REVIEW),
    )
    made = score("0001", truth(), report(verdict=Verdict.A_COMPLETER, findings=spoken))
    assert (made.expected, made.verdict) == (Verdict.CONFORME, Verdict.A_COMPLETER)
    assert [one.rule for one in made.findings] == ["MEN-01", "LIS-02"]
    assert (made.page_count, made.paper) == (1, "scanned")
    assert made.pieces[0].whole
    assert made.pages[0].right
    assert made.versions == {"engine": "1"}


@pytest.mark.parametrize(
    ("layers", "paper"),
    [
        (("honest", "honest"), "digital"),
        (("none", "distrusted"), "scanned"),
        (("none", "honest"), "mixed"),
        ((), "none"),
    ],
)
def test_paper(layers: tuple[str, ...], paper: str) -> None:
    assert score("0001", truth(), report(layers)).paper == paper


def test_files_that_were_not_opened_are_counted() -> None:
    problem = FileProblem(code="too-slow", message="")
    documents = (Document(name="a.pdf", sha256="", size=1, problem=problem),)
    assert score("0001", truth(), report(documents=documents)).problems == ("too-slow",)


def test_a_crash_has_no_verdict() -> None:
    made = base_record("0001", truth(), crash="KeyError")
    assert made.verdict is None
    assert not made.false_accept
