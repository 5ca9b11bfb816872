"""A report as rows: what the results of an archive say of each dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from checks.verdict import LEFT_OVER
from models.archive import FindingRow, PageRow
from models.dossier import Dossier
from models.finding import Finding, Outcome, Report
from models.page import Document
from models.piece import PageState

OPEN = (Outcome.FAIL, Outcome.TO_REVIEW, Outcome.ERROR)


def facts(dossier: Dossier) -> dict[str, Any]:
    """The columns of a row that were declared."""
    client = dossier.client
    identifiers = [client.rpps, *(site.finess for site in client.sites)]
    return {
        "scheme": dossier.scheme,
        "stage": dossier.stage.value,
        "case": dossier.case,
        "received": dossier.received.isoformat(),
        "supplier": dossier.supplier.name,
        "siret": dossier.supplier.siret,
        "client": client.name or client.representative,
        "identifiers": " ".join(one for one in identifiers if one),
        "order": dossier.order.number,
        "invoice": dossier.invoice.number if dossier.invoice else "",
    }


def conclusions(report: Report) -> dict[str, Any]:
    """The columns of a row that the report concludes."""
    open_ones = [f for f in report.findings if f.outcome in OPEN]
    return {
        "verdict": report.verdict.value,
        "summary": report.summary,
        "pages": len(report.pages),
        "pages_left": sum(1 for page in report.pages if page.state in LEFT_OVER),
        "fails": _count(open_ones, Outcome.FAIL),
        "reviews": _count(open_ones, Outcome.TO_REVIEW),
        "errors": _count(open_ones, Outcome.ERROR),
        "rules": " ".join(dict.fromkeys(finding.rule for finding in open_ones)),
    }


def _count(findings: Sequence[Finding], outcome: Outcome) -> int:
    return sum(1 for finding in findings if finding.outcome is outcome)


def page_rows(report: Report) -> Iterator[PageRow]:
    """Every page of the report's ledger with how well it reads."""
    grades = {
        (document.name, page.number): page.legibility.grade.value
        for document in report.documents
        for page in document.pages
    }
    for entry in report.pages:
        grade = grades.get((entry.document, entry.page), "")
        yield PageRow(document=entry.document, page=entry.page, state=entry.state.value, grade=grade)


def not_opened(names: Sequence[str]) -> tuple[PageRow, ...]:
    """Files of which no page is known."""
    return tuple(PageRow(document=name, page=0, state=PageState.NOT_OPENED.value) for name in names)


def conserved(report: Report) -> bool:
    """Whether every page of every file is in the ledger of pages, once (law 4)."""
    wanted = [key for document in report.documents for key in _keys(document)]
    found = [(entry.document, entry.page) for entry in report.pages]
    return sorted(wanted) == sorted(found)


def _keys(document: Document) -> list[tuple[str, int]]:
    return [(document.name, page.number) for page in document.pages] or [(document.name, 0)]


def finding_rows(dossier: str, report: Report) -> Iterator[FindingRow]:
    """The findings that are neither a pass nor out of scope."""
    for finding in report.findings:
        if finding.outcome in OPEN:
            place = finding.evidence[0] if finding.evidence else None
            yield FindingRow(
                dossier=dossier,
                rule=finding.rule,
                title=finding.title,
                outcome=finding.outcome.value,
                severity=finding.severity.value,
                message=finding.message,
                piece=finding.piece or "",
                field=finding.field,
                expected=finding.expected,
                observed=finding.observed,
                document=place.document if place else "",
                page=place.page if place else 0,
            )
