"""A report and a reading on a terminal. Values are never markup: they go in as plain, cleaned text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group as Stack
from rich.console import RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from models.finding import Finding, Report, Verdict
from models.geometry import Place
from models.page import Document
from models.piece import PageEntry, Piece
from reports.clean import clean
from reports.formats import show_instant
from reports.labels import Labels, labels_of
from reports.ledger import LedgerRow, joined_rows, ledger_rows
from reports.order import CONCERN_WORDS, TO_TREAT, Concern, Group, concern, count_words, counted, grouped
from reports.readings import piece_parts
from reports.view import piece_titles
from reports.words import GRADES, PAGE_STATES, STAGES, VERDICTS

VERDICT_STYLES: dict[Verdict, str] = {
    Verdict.CONFORME: "green",
    Verdict.A_VERIFIER: "yellow",
    Verdict.A_COMPLETER: "dark_orange3",
    Verdict.IRRECEVABLE: "red",
    Verdict.NON_CONTROLE: "magenta",
}
CONCERN_STYLES: dict[Concern, tuple[str, str]] = {
    Concern.ERROR: ("▲", "bold magenta"),
    Concern.REJECT: ("✖", "bold red"),
    Concern.FIX: ("■", "bold dark_orange3"),
    Concern.REVIEW: ("◆", "bold yellow"),
    Concern.REMARK: ("●", "blue"),
    Concern.PASS: ("✓", "green"),
    Concern.NONE: ("–", "dim"),
}


def render_report(report: Report) -> RenderableType:
    """Verdict, what is to be treated piece by piece, pages left over, and the counts."""
    labels = labels_of(report.scheme)
    titles = piece_titles(report.pieces, labels)
    parts: list[RenderableType] = [_banner(report)]
    for group in grouped(report):
        parts.extend(_group(group, titles, labels))
    problems = [row for row in ledger_rows(report) if row.problem]
    if problems:
        parts += [Text(), _heading("Pages à traiter"), _ledger(problems, titles)]
    parts += [Text(), _counts(report.findings)]
    return Stack(*parts)


def render_reading(
    pieces: Sequence[Piece], pages: Sequence[PageEntry], documents: Sequence[Document]
) -> RenderableType:
    """Everything that was read, piece by piece, then the ledger of pages with their legibility."""
    labels = labels_of(pieces[0].scheme) if pieces else Labels()
    titles = piece_titles(tuple(pieces), labels)
    parts: list[RenderableType] = []
    for piece in pieces:
        parts += [
            _heading(titles[piece.key]),
            Text(_pages(piece), style="dim"),
            _values(piece, labels),
            Text(),
        ]
    rows = joined_rows(pages, documents)
    parts += [_heading("Registre des pages"), _ledger(rows, titles)]
    return Stack(*parts)


def _banner(report: Report) -> RenderableType:
    words, style = VERDICTS[report.verdict], VERDICT_STYLES[report.verdict]
    body = Text()
    body.append(words.title.upper(), style=f"bold {style}")
    if report.summary:
        body.append(f"\n{clean(report.summary)}")
    body.append(f"\n{words.next_step}", style="bold")
    stage = STAGES.get(report.stage, report.stage)
    title = clean(f"{report.scheme} · {stage} · reçue le {show_instant(report.received)}")
    return Panel(body, title=Text(title), title_align="left", border_style=style, padding=(0, 2))


def _heading(title: str) -> RenderableType:
    return Rule(Text(clean(title), style="bold"), align="left", style="dim")


def _group(group: Group, titles: dict[str, str], labels: Labels) -> Iterator[RenderableType]:
    """The findings to treat of one piece; nothing at all for a piece where there are none."""
    to_treat = [finding for finding in group.findings if concern(finding) in TO_TREAT]
    if not to_treat:
        return
    yield Text()
    yield _heading(titles[group.piece.key] if group.piece else "Le dossier dans son ensemble")
    for index, finding in enumerate(to_treat):
        if index:
            yield Text()
        yield from _finding(finding, labels.subject(finding, group.piece))


def _finding(finding: Finding, subject: str) -> Iterator[RenderableType]:
    symbol, style = CONCERN_STYLES[concern(finding)]
    head = Text(f"{symbol} {CONCERN_WORDS[concern(finding)]}", style=style)
    head.append(f"  {clean(finding.rule)}  ", style="dim")
    head.append(clean(subject), style="bold not dim default")
    yield head
    yield _indented(Text(clean(finding.message)))
    if finding.observed or finding.expected:
        yield _indented(_comparison(finding))
    if finding.evidence:
        yield _indented(Text(_places(finding.evidence), style="dim"))


def _comparison(finding: Finding) -> Text:
    text = Text("Lu : ", style="dim")
    text.append(clean(finding.observed) or "—", style="bold not dim")
    text.append("   Déclaré ou attendu : ")
    text.append(clean(finding.expected) or "—", style="bold not dim")
    return text


def _indented(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, 2))


def _places(evidence: Sequence[Place]) -> str:
    pages = dict.fromkeys(f"{clean(place.document)}, page {place.page}" for place in evidence)
    return " · ".join(pages)


def _pages(piece: Piece) -> str:
    return " · ".join(f"{clean(ref.document)}, page {ref.page}" for ref in piece.pages)


def _counts(findings: Sequence[Finding]) -> Text:
    text = Text()
    for kind, count in counted(findings).items():
        symbol, style = CONCERN_STYLES[kind]
        text.append("   " if text else "")
        text.append(symbol, style=style)
        text.append(f" {count_words(kind, count)}")
    return text


def _values(piece: Piece, labels: Labels) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="dim", show_edge=False)
    for column in ("Nom", "Lu", "Lecture"):
        table.add_column(column, overflow="fold", ratio=1 if column == "Lu" else None)
    for part, rows in piece_parts(piece, labels):
        table.add_row(Text(clean(part), style="bold"))
        for row in rows:
            state = Text(("✓ " if row.sure else "· ") + row.state, style="green" if row.sure else "yellow")
            table.add_row(Text(clean(row.name)), Text(clean(row.value) or "—"), state)
    return table


def _ledger(rows: Sequence[LedgerRow], titles: dict[str, str]) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="dim", show_edge=False)
    for column in ("Fichier", "Page", "État", "Pièce", "Lisibilité", "Remarque"):
        table.add_column(column, overflow="fold")
    for row in rows:
        entry, page = row.entry, row.page
        state = Text(PAGE_STATES[entry.state], style="yellow" if row.problem else "green")
        piece = titles.get(entry.piece, entry.piece) if entry.piece else "—"
        grade = GRADES[page.legibility.grade] if page and not page.blank else "—"
        cells = (entry.document, str(entry.page or "—"), state, piece, grade, " ".join(row.remarks) or "—")
        table.add_row(*(cell if isinstance(cell, Text) else Text(clean(cell)) for cell in cells))
    return table
