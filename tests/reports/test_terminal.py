"""What a person reads on a terminal: verdict, what to do, proofs; hostile values stay text."""

import io

from rich.console import Console, RenderableType

from models.finding import Finding, Outcome, Severity
from reports.terminal import render_reading, render_report
from tests.reports.sample import report


def shown(what: RenderableType, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    console.print(what)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_verdict_and_what_to_do_next_come_first() -> None:
    text = shown(render_report(report()))
    assert "IRRECEVABLE" in text
    assert "avant de notifier" in text
    assert text.index("IRRECEVABLE") < text.index("CAL-02") < text.index("IDF-03")


def test_findings_show_what_was_read_and_declared_and_where() -> None:
    text = shown(render_report(report()))
    for part in (
        "18/03/2027",
        "au plus tard le 16/12/2026",
        "commande.pdf, page 1",
        "1 motif d’irrecevabilité",
    ):
        assert part in text


def test_passes_are_only_counted() -> None:
    text = shown(render_report(report()))
    assert "3 contrôles conformes" in " ".join(text.split())
    assert "MON-02" not in text


def test_pages_left_over_are_listed() -> None:
    text = shown(render_report(report()))
    assert "Pages à traiter" in text
    assert "Non reconnue" in text
    assert "protege.pdf" in text


def test_hostile_values_neither_move_the_cursor_nor_style_the_text() -> None:
    hostile = "\x1b[2J[bold red]x[/bold red]\x07"
    finding = Finding(
        rule="X-01",
        title=hostile,
        outcome=Outcome.FAIL,
        severity=Severity.FIX,
        message=hostile,
        observed=hostile,
    )
    text = shown(render_report(report(findings=(finding,), summary=hostile)))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[bold red]x[/bold red]" in text


def test_a_reading_shows_fields_mentions_boxes_signatures_and_pages() -> None:
    sample = report()
    text = shown(render_reading(sample.pieces, sample.pages, sample.documents), width=140)
    for part in (
        "732 829 320 00074",
        "Clé",
        "376,25 €",
        "Modifiée",
        "Une case cochée",
        "Aucune signature",
        "Médiocre",
    ):
        assert part.lower() in text.lower()


def test_a_reading_of_nothing_is_a_ledger() -> None:
    assert "Registre des pages" in shown(render_reading((), report().pages, ()))
