"""The report shows what the files carry: signatures and structured data, escaped like all the rest."""

from __future__ import annotations

from electronic.invoice import read_invoice
from models.electronic import Certificate, Coverage, Electronic, Later, Seal, SealState
from models.finding import Report
from models.page import MediaType
from reports.carried import data_tables, seal_rows
from reports.html import to_html
from tests.electronic.invoices import cii
from tests.electronic.signing import SIGNED_ON, START
from tests.reports.sample import report as sample_report


def carrying(carried: Electronic) -> Report:
    report = sample_report()
    documents = tuple(
        d.model_copy(update={"electronic": carried, "media_type": MediaType.PDF}) if i == 0 else d
        for i, d in enumerate(report.documents)
    )
    return report.model_copy(update={"documents": documents})


def seal(**updates: object) -> Seal:
    certificate = Certificate(
        subject="<b>Jeanne</b>",
        issuer="Racine",
        serial="1",
        not_before=START,
        not_after=SIGNED_ON,
        self_signed=False,
    )
    made = Seal(
        field="S1",
        state=SealState.SIGNED,
        certificate=certificate,
        claimed=SIGNED_ON,
        intact=True,
        coverage=Coverage.FILE,
        later=Later.NOTHING,
    )
    return made.model_copy(update=updates)


def test_a_signature_is_a_row_and_is_escaped() -> None:
    html = to_html(carrying(Electronic(seals=(seal(),))), {})
    assert "Signatures électroniques" in html
    assert "&lt;b&gt;Jeanne" in html
    assert "<b>Jeanne" not in html


def test_what_is_not_as_it_should_be_is_marked() -> None:
    states: list[dict[str, object]] = [
        {},
        {"intact": False},
        {"later": Later.OTHER},
        {"state": SealState.EMPTY, "certificate": None},
    ]
    report = carrying(Electronic(seals=tuple(seal(**updates) for updates in states)))
    assert [row.problem for row in seal_rows(report)] == [False, True, True, True]


def test_data_are_shown_beside_the_page() -> None:
    report = carrying(Electronic(invoice=read_invoice("factur-x.xml", cii(note="&lt;script>"))))
    html = to_html(report, {})
    assert "Données structurées" in html
    assert "451,50" in html
    assert "&lt;script&gt;" in html
    rows = {title: said for title, said, _ in data_tables(report)[0].rows}
    assert rows["Date de facture"] == "20/02/2027"


def test_a_file_that_carries_nothing_has_no_table() -> None:
    html = to_html(sample_report(), {})
    assert "Signatures électroniques" not in html
    assert "Données structurées" not in html
