"""control(dossier, files) → report: read blind, compare after, conclude with the proof."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from checks.case import Case
from checks.engine import run
from checks.verdict import verdict
from models.dossier import Dossier
from models.finding import Finding, InputFile, Outcome, Report, Severity
from models.page import Document
from models.view import Pixels
from pipeline.files import Handed
from pipeline.pool import Pool, Progress
from pipeline.reading import Reading, read_files
from pipeline.references import look_up
from pipeline.settings import Settings
from pipeline.versions import versions
from schemes import Scheme, find_scheme, load_scheme, scheme_ids


class UnknownSchemeError(Exception):
    """No scheme bears the declared reference."""


@dataclass(frozen=True)
class Controlled:
    """The report, and the pages that it points to. The pictures live as long as this object."""

    report: Report
    reading: Reading
    folder: tempfile.TemporaryDirectory[str]

    def picture(self, document: str, page: int) -> Pixels:
        """The upright page, RGB. Raises KeyError for a page that was not read."""
        return self.reading.picture(document, page)

    def close(self) -> None:
        """Removes the pictures."""
        self.folder.cleanup()


@dataclass(frozen=True)
class Read:
    """What was read when there is no dossier to compare with."""

    reading: Reading
    folder: tempfile.TemporaryDirectory[str]

    def picture(self, document: str, page: int) -> Pixels:
        """The upright page, RGB. Raises KeyError for a page that was not read."""
        return self.reading.picture(document, page)

    def close(self) -> None:
        """Removes the pictures."""
        self.folder.cleanup()


def control(
    dossier: Dossier,
    dossier_bytes: bytes,
    files: Sequence[Handed],
    settings: Settings,
    progress: Progress | None = None,
    pool: Pool | None = None,
) -> Controlled:
    """Controls one dossier. Raises UnknownSchemeError before any file is opened."""
    scheme = scheme_of(dossier)
    folder = tempfile.TemporaryDirectory(prefix="recevable-")
    reading = _read(files, scheme.id, folder, settings, progress, pool)
    findings = conclude(dossier, scheme, reading, settings)
    return Controlled(report(dossier, dossier_bytes, scheme, reading, findings), reading, folder)


def read(
    files: Sequence[Handed],
    settings: Settings,
    progress: Progress | None = None,
    scheme: str | None = None,
    pool: Pool | None = None,
) -> Read:
    """Reads without a dossier, with the models of `scheme`, by default of the one that the pages are of."""
    folder = tempfile.TemporaryDirectory(prefix="recevable-")
    reading = _read(files, scheme, folder, settings, progress, pool)
    return Read(reading, folder)


def _read(
    files: Sequence[Handed],
    scheme: str | None,
    folder: tempfile.TemporaryDirectory[str],
    settings: Settings,
    progress: Progress | None,
    pool: Pool | None,
) -> Reading:
    opened: AbstractContextManager[Pool] = Pool(settings) if pool is None else nullcontext(pool)
    with opened as ready:
        return read_files(files, scheme, Path(folder.name), ready, progress)


def scheme_of(dossier: Dossier) -> Scheme:
    """The scheme whose reference or id is declared, whatever its case. Raises UnknownSchemeError."""
    found = find_scheme(dossier.scheme)
    if found is None:
        raise UnknownSchemeError(", ".join(load_scheme(one).name for one in scheme_ids()))
    return found


def conclude(dossier: Dossier, scheme: Scheme, reading: Reading, settings: Settings) -> tuple[Finding, ...]:
    """The findings; one ERROR alone when the pieces could not be made, since nothing was controlled."""
    if reading.failure:
        return (_failure(reading.failure),)
    return run(
        Case(
            pieces=reading.pieces,
            pages=reading.ledger,
            documents=reading.documents,
            dossier=dossier,
            scheme=scheme,
            calendar=settings.calendar.get(scheme.id, {}),
            nir_places=reading.masked,
            references=look_up(settings.references, dossier),
        )
    )


def _failure(cause: str) -> Finding:
    return Finding(
        rule="ARC-02",
        title="Chaque page finit dans un seul état",
        outcome=Outcome.ERROR,
        severity=Severity.FIX,
        message=(
            "L’analyse des pièces s’est arrêtée : rien n’a été contrôlé. "
            f"Relancez le contrôle, puis prévenez l’exploitant ({cause})."
        ),
    )


def report(
    dossier: Dossier,
    dossier_bytes: bytes,
    scheme: Scheme,
    reading: Reading,
    findings: tuple[Finding, ...],
) -> Report:
    """Everything a person needs, without the whole text of the pages."""
    conclusion, summary = verdict(findings, reading.ledger, () if reading.failure else tuple(scheme.controls))
    return Report(
        verdict=conclusion,
        summary=summary,
        scheme=scheme.name,
        stage=dossier.stage.value,
        received=dossier.received,
        dossier_sha256=hashlib.sha256(dossier_bytes).hexdigest(),
        inputs=tuple(InputFile(name=d.name, sha256=d.sha256, size=d.size) for d in reading.documents),
        findings=findings,
        pieces=reading.pieces,
        pages=reading.ledger,
        documents=tuple(_bare(document) for document in reading.documents),
        versions=versions(scheme.id),
    )


def _bare(document: Document) -> Document:
    """The document without its words and lines: the report holds what counts, not all that stands there."""
    pages = tuple(
        page.model_copy(update={"lines": (), "rulings": (), "marks": ()}) for page in document.pages
    )
    return document.model_copy(update={"pages": pages})
