"""Erasing: pieces, values and names go; hashes, verdict and audit stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from store import audit, notices, traces
from store.intake import ERASED, OPEN, GoneError
from store.tables import Decision, Delivery, Dossier, File, Idempotency, Version


@dataclass(frozen=True)
class Orphans:
    """Blobs and kept readings that no dossier needs any more: whoever erases removes them."""

    blobs: tuple[str, ...]
    readings: tuple[str, ...]


def erase(db: Session, dossier: str, actor: str, action: str = "effacement") -> Orphans:
    """Forgets a dossier. What is left of it: id, dates, states, verdict, hashes. Raises GoneError."""
    row = db.get(Dossier, dossier, with_for_update=True)
    if row is None or row.state == ERASED:
        raise GoneError
    versions = list(db.scalars(select(Version).where(Version.dossier == dossier)))
    ids = [version.id for version in versions]
    blobs = {sha for v in versions for sha in (v.declared, v.report, v.reviewed) if sha}
    blobs |= set(db.scalars(select(File.sha256).where(File.version.in_(ids))))
    blobs |= set(audit.reports(db, dossier))  # each decision left a result: all of them go, not the last only
    readings = {v.reading for v in versions if v.reading}
    _forget(db, row, versions, ids)
    kept: audit.Detail = {"versions": len(ids), "verdict": row.verdict, "empreintes": " ".join(sorted(blobs))}
    audit.record(db, actor, action, dossier, kept)
    db.flush()
    return Orphans(tuple(sorted(_unused(db, blobs))), tuple(sorted(_unread(db, readings))))


def _forget(db: Session, row: Dossier, versions: list[Version], ids: list[int]) -> None:
    traces.forget(db, row.id)
    notices.forget(db, row.id)
    db.execute(delete(Decision).where(Decision.version.in_(ids)))
    db.execute(delete(Idempotency).where(Idempotency.dossier == row.id))
    db.execute(delete(Delivery).where(Delivery.dossier == row.id))
    for file in db.scalars(select(File).where(File.version.in_(ids))):
        file.name, file.problem = "", ""
    for version in versions:
        if version.state in OPEN:
            version.state = ERASED
        version.reading = ""
    row.state = ERASED
    row.revision += 1
    row.supplier = row.client = row.number = row.search = row.summary = ""


def _unused(db: Session, blobs: set[str]) -> Iterator[str]:
    """Those that no dossier still there holds: the same file may stand in two."""
    alive = select(Version.id).join(Dossier, Dossier.id == Version.dossier).where(Dossier.state != ERASED)
    for sha in blobs:
        as_file = db.scalar(select(File.id).where(File.sha256 == sha, File.version.in_(alive)).limit(1))
        held = or_(Version.declared == sha, Version.report == sha, Version.reviewed == sha)
        as_result = db.scalar(select(Version.id).where(held, Version.id.in_(alive)).limit(1))
        if as_file is None and as_result is None:
            yield sha


def _unread(db: Session, readings: set[str]) -> Iterator[str]:
    for key in readings:
        if db.scalar(select(Version.id).where(Version.reading == key).limit(1)) is None:
            yield key


def held(db: Session) -> set[str]:
    """The blobs of every dossier that is still there, or comes: read before what is on the disk."""
    alive = select(Version).join(Dossier, Dossier.id == Version.dossier).where(Dossier.state != ERASED)
    versions = list(db.scalars(alive))
    found = {sha for v in versions for sha in (v.declared, v.report, v.reviewed) if sha}
    ids = select(Version.id).join(Dossier, Dossier.id == Version.dossier).where(Dossier.state != ERASED)
    return found | set(db.scalars(select(File.sha256).where(File.version.in_(ids))))


def overdue(db: Session, before: datetime) -> list[str]:
    """Dossiers settled before that instant."""
    query = select(Dossier.id).where(Dossier.state != ERASED, Dossier.settled < before)
    return list(db.scalars(query))
