"""The ledger of pages and the list of files as rows: nothing that was handed in is left out (law 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.finding import Report
from models.page import Document, Grade, Page
from models.piece import PageEntry, PageState

SETTLED_STATES = frozenset({PageState.ATTRIBUTED, PageState.BLANK, PageState.SEPARATOR, PageState.SET_ASIDE})


@dataclass(frozen=True)
class LedgerRow:
    """A page, what became of it and how well it could be read (None when it was not opened)."""

    entry: PageEntry
    page: Page | None

    @property
    def problem(self) -> bool:
        """A page left over, or one that cannot be read."""
        illegible = self.page is not None and self.page.legibility.grade is Grade.ILLEGIBLE
        return self.entry.state not in SETTLED_STATES or illegible

    @property
    def remarks(self) -> tuple[str, ...]:
        """Why, in French; legibility and the text layer included."""
        page = self.page
        found = [self.entry.reason]
        if page is not None:
            found += [*page.legibility.reasons, page.layer_note]
        return tuple(dict.fromkeys(text for text in found if text))


@dataclass(frozen=True)
class FileRow:
    """A file handed in, or found inside an archive."""

    name: str
    sha256: str
    size: int
    media_type: str
    pages: int
    problem: str


def ledger_rows(report: Report) -> tuple[LedgerRow, ...]:
    """One row a page, in the order of the report."""
    return joined_rows(report.pages, report.documents)


def joined_rows(entries: Sequence[PageEntry], documents: Sequence[Document]) -> tuple[LedgerRow, ...]:
    """The entries of a ledger, each with the page that it is about."""
    pages = {(d.name, page.number): page for d in documents for page in d.pages}
    return tuple(LedgerRow(entry, pages.get((entry.document, entry.page))) for entry in entries)


def file_rows(report: Report) -> tuple[FileRow, ...]:
    """The files handed in, then those found inside them."""
    documents = {document.name: document for document in report.documents}
    names = list(dict.fromkeys([*(given.name for given in report.inputs), *documents]))
    given = {entry.name: entry for entry in report.inputs}
    rows = []
    for name in names:
        document = documents.get(name)
        source = given.get(name) or documents[name]
        media = document.media_type if document else None
        problem = document.problem.message if document and document.problem else ""
        pages = len(document.pages) if document else 0
        rows.append(FileRow(name, source.sha256, source.size, media or "", pages, problem))
    return tuple(rows)
