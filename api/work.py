"""From an accepted dossier to its verdict, and from decisions to the verdict that people leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from api import across
from api.readings import StoredFile, StoredOrder, read_stored
from api.service import Service
from models.finding import Finding, Outcome, Report
from models.page import FileProblem
from pipeline.batch.executors import Hands
from pipeline.batch.kept import Kept
from pipeline.batch.keys import reading_key, reading_version
from pipeline.batch.remarks import FIELD, with_remarks
from pipeline.batch.settle import Known, concluded
from pipeline.control import scheme_of
from pipeline.declared import load_dossier
from pipeline.files import Handed
from pipeline.review import Decided, Reviewed, reviewed
from reports.json_ import canonical, to_json
from store import dossiers, queue
from store.tables import File, Version

SETTLED = frozenset({Outcome.PASS, Outcome.NOT_APPLICABLE})


class ReadingLostError(Exception):
    """The reading was not kept: the disk is full, or a hand removed it."""


def settle(service: Service, hands: Hands, version: Version) -> bool:
    """Reads what was not read before, controls, writes the result down; False when another had done it."""
    with service.db.read() as db:
        files = dossiers.files(db, version.id)
    known = declared(service, version)
    kept = _kept(service, hands, version, known, files)
    ties = across.tied(service, version, known, kept)
    made = with_remarks(concluded(known, kept, service.settings), ties.own, known.scheme)
    blob = service.blobs.put(to_json(made))
    with service.db.write() as db:
        first = queue.finish(
            db,
            version,
            verdict=made.verdict.value,
            summary=made.summary,
            reading=kept.key,
            report=blob.sha256,
            pages=sum(len(document.pages) for document in kept.documents),
            findings=[(f.rule, f.title, f.outcome.value) for f in made.findings if f.outcome not in SETTLED],
        )
        if first:
            across.tell(service, db, version, known, ties)
    if not first:
        _sweep(service, version, kept.key, blob.sha256)
    return first


def _sweep(service: Service, version: Version, reading: str, report: str) -> None:
    """What was read of a dossier that was erased meanwhile goes too, unless another one needs it."""
    with service.db.read() as db:
        gone = dossiers.erased(db, version.dossier) and not dossiers.reading_needed(db, reading)
    if gone:
        service.blobs.remove(report)
        service.readings.forget(reading)


def declared(service: Service, version: Version) -> Known:
    """What was declared. Raises DossierError, UnknownSchemeError when the program knows it no longer."""
    data = service.blobs.get(version.declared)
    dossier = load_dossier(data)
    return Known(dossier, data, scheme_of(dossier))


def stored(files: Sequence[File]) -> tuple[StoredFile, ...]:
    """The pieces as they were handed in."""
    return tuple(StoredFile(f.name, f.sha256, _problem(f.problem)) for f in files)


def _problem(said: str) -> FileProblem | None:
    return FileProblem.model_validate_json(said) if said else None


def _kept(service: Service, hands: Hands, version: Version, known: Known, files: Sequence[File]) -> Kept:
    """The reading of these files, made now when there is none that the machine did not spoil."""
    pieces, scheme = stored(files), known.scheme.id
    named = [Handed(one.name, Path(), one.problem, one.sha256) for one in pieces]
    key = reading_key(named, scheme, service.settings, reading_version())
    found = service.readings.load(key)
    if found is not None and found.sound:
        return found
    order = StoredOrder(service.settings.where, pieces, scheme, key, service.reader)
    hands.submit(read_stored, order, partial(_tell, service, version)).result()
    found = service.readings.load(key)
    if found is None:
        raise ReadingLostError
    return found


def _tell(service: Service, version: Version, name: str, done: int, total: int) -> None:
    service.hub.tell(version.dossier, name, done, total)


def kept_of(service: Service, version: Version) -> Kept:
    """The reading behind a result. Raises ReadingLostError."""
    found = service.readings.load(version.reading)
    if found is None:
        raise ReadingLostError
    return found


def pictures_of(service: Service, version: Version) -> Mapping[tuple[str, int], bytes]:
    """The kept pages as JPEG, by file and page; none when the reading is gone."""
    found = service.readings.load(version.reading)
    return service.readings.pictures(found) if found is not None else {}


def review(
    service: Service, version: Version, decisions: Sequence[Decided], noticed: Sequence[Finding]
) -> Reviewed:
    """The controls again over the kept reading, with what people decided and what came up since.

    Raises ReviewError.
    """
    kept, known = kept_of(service, version), declared(service, version)
    links = [one for one in automatic_report(service, version).findings if one.field == FIELD]
    made = reviewed(
        known.dossier,
        known.data,
        known.scheme,
        kept.reading(),
        service.settings,
        decisions,
        [*links, *noticed],
    )
    said = made.report.model_copy(update={"versions": {**made.report.versions, **kept.versions}})
    return made.model_copy(update={"report": said})


def keep_review(service: Service, made: Reviewed) -> str:
    """Writes a reviewed result; the name of its blob."""
    return service.blobs.put(canonical(made.model_dump(mode="json"))).sha256


def automatic_report(service: Service, version: Version) -> Report:
    """What the machine alone said. Raises FileNotFoundError when it was erased."""
    return Report.model_validate_json(service.blobs.get(version.report))


def reviewed_report(service: Service, version: Version) -> Reviewed | None:
    """What people leave, None when nobody decided anything."""
    if not version.reviewed:
        return None
    return Reviewed.model_validate_json(service.blobs.get(version.reviewed))


def current_report(service: Service, version: Version) -> Report:
    """The result that counts."""
    made = reviewed_report(service, version)
    return made.report if made is not None else automatic_report(service, version)
