"""Accepting: what got an answer is written down first, with its files, and survives a crash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.dossier import Dossier as Declared
from store import audit
from store.clock import now
from store.ids import new_id
from store.tables import Dossier, File, Idempotency, Version

QUEUED, READING, DONE, FAILED, ERASED = "queued", "reading", "done", "failed", "erased"
OPEN = (QUEUED, READING)


class QueueFullError(Exception):
    """Too many dossiers wait: come back later."""


class ReusedKeyError(Exception):
    """The idempotency key was used for another content."""


class GoneError(Exception):
    """There is no such dossier, or it was erased."""


@dataclass(frozen=True)
class Incoming:
    """A piece whose blob is kept. `problem`: a FileProblem as JSON, "" when it may be opened."""

    name: str
    sha256: str
    size: int
    problem: str = ""


@dataclass(frozen=True)
class Submission:
    """What is handed in. `lane`: 0 for a person who waits, 1 for archives and folders.

    `digest` is that of the whole content, `key` the idempotency key ("" when none).
    """

    actor: str
    source: str
    declared: Declared
    declared_sha256: str
    files: Sequence[Incoming]
    lane: int = 0
    key: str = ""
    digest: str = ""


@dataclass(frozen=True)
class Accepted:
    """Where it is; `again` when the same request had been answered before."""

    dossier: str
    version: int
    again: bool = False


def accept(db: Session, given: Submission, room: int, dossier: str = "") -> Accepted:
    """Writes a dossier down, or a new version of `dossier`.

    Raises QueueFullError, ReusedKeyError, GoneError.
    """
    before = _answered(db, given)
    if before is not None:
        return before
    if waiting(db) >= room:
        raise QueueFullError
    row = _row(db, dossier) if dossier else _new(db, given)
    version = Version(
        dossier=row.id,
        number=row.version,
        actor=given.actor,
        declared=given.declared_sha256,
        lane=given.lane,
        state=QUEUED,
        accepted=now(),
    )
    db.add(version)
    db.flush()
    db.add_all(
        File(version=version.id, name=f.name, sha256=f.sha256, size=f.size, problem=f.problem)
        for f in given.files
    )
    _describe(row, given)
    _remember(db, given, row)
    action = "dossier-complete" if dossier else "dossier-depose"
    audit.record(db, given.actor, action, row.id, {"version": row.version, "fichiers": len(given.files)})
    return Accepted(row.id, row.version)


def waiting(db: Session) -> int:
    """How many versions are not settled yet."""
    return db.scalar(select(func.count()).select_from(Version).where(Version.state.in_(OPEN))) or 0


def known(db: Session, actor: str, key: str) -> bool:
    """Whether that request was answered before."""
    return bool(key) and db.get(Idempotency, (actor, key)) is not None


def _answered(db: Session, given: Submission) -> Accepted | None:
    if not given.key:
        return None
    known = db.get(Idempotency, (given.actor, given.key))
    if known is None:
        return None
    if known.digest != given.digest:
        raise ReusedKeyError
    return Accepted(known.dossier, known.version, again=True)


def _remember(db: Session, given: Submission, row: Dossier) -> None:
    if given.key:
        db.add(
            Idempotency(
                actor=given.actor,
                key=given.key,
                digest=given.digest,
                dossier=row.id,
                version=row.version,
                at=now(),
            )
        )


def _new(db: Session, given: Submission) -> Dossier:
    row = Dossier(
        id=new_id(),
        created=now(),
        owner=given.actor,
        source=given.source,
        version=1,
        state=QUEUED,
        revision=0,
    )
    db.add(row)
    db.flush()
    return row


def _row(db: Session, dossier: str) -> Dossier:
    """The dossier that is completed, with its next version's number."""
    row = db.get(Dossier, dossier, with_for_update=True)
    if row is None or row.state == ERASED:
        raise GoneError
    row.version += 1
    row.revision += 1
    row.state, row.verdict, row.automatic, row.summary, row.settled = QUEUED, "", "", "", None
    return row


def _describe(row: Dossier, given: Submission) -> None:
    """What the list shows of it."""
    said = given.declared
    row.scheme, row.stage = said.scheme, said.stage.value
    row.supplier = said.supplier.name
    row.client = said.client.name or said.client.representative
    row.number = said.order.number
    words = (row.id, row.supplier, said.supplier.siret, row.client, row.number, said.asp_number or "")
    row.search = " ".join(words).casefold()
