"""The queue is the table of versions itself: what is not settled is done, after a crash too."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from store import audit, webhooks
from store.clock import now
from store.intake import DONE, ERASED, FAILED, QUEUED, READING
from store.tables import Dossier, FindingCount, Version

ATTEMPTS = 3
MACHINE = "recevable"


def resume(db: Session) -> int:
    """What was under way when the service stopped waits again; how many that is."""
    stopped = list(db.scalars(select(Version).where(Version.state == READING)))
    for version in stopped:
        version.state = QUEUED
        _mirror(db, version)
    return len(stopped)


def anything(db: Session) -> bool:
    """Whether something waits."""
    return db.scalar(select(Version.id).where(Version.state == QUEUED).limit(1)) is not None


def claim(db: Session) -> Version | None:
    """The next version to do, now under way: people first, then in the order of arrival."""
    waiting = (
        select(Version)
        .where(Version.state == QUEUED)
        .order_by(Version.lane, Version.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    version = db.scalar(waiting)
    if version is None:
        return None
    version.state, version.started, version.attempts = READING, now(), version.attempts + 1
    _mirror(db, version)
    return version


def finish(
    db: Session,
    version: Version,
    *,
    verdict: str,
    summary: str,
    reading: str,
    report: str,
    pages: int,
    findings: Sequence[tuple[str, str, str]],
) -> bool:
    """The automatic result, once: False when another had settled it or it was erased meanwhile."""
    settled = db.execute(
        update(Version)
        .where(Version.id == version.id, Version.state == READING)
        .values(
            state=DONE,
            finished=now(),
            verdict=verdict,
            reading=reading,
            report=report,
            pages=pages,
            failure="",
        )
        .returning(Version.id)
    ).scalar()
    if settled is None:
        return False
    db.add_all(FindingCount(version=version.id, rule=r, title=t, outcome=o) for r, t, o in findings)
    dossier = db.get(Dossier, version.dossier)
    if dossier is not None and dossier.version == version.number:
        dossier.state, dossier.settled = DONE, now()
        dossier.verdict = dossier.automatic = verdict
        dossier.summary = summary
        webhooks.tell(db, dossier)
    detail: audit.Detail = {"version": version.number, "verdict": verdict, "rapport": report}
    audit.record(db, MACHINE, "verdict", version.dossier, detail)
    return True


def fail(db: Session, version: Version, cause: str) -> bool:
    """It did not work: it waits again, or is given up after the last attempt (True)."""
    current = db.get(Version, version.id)
    if current is None or current.state != READING:
        return False
    given_up = current.attempts >= ATTEMPTS
    current.state, current.failure = (FAILED if given_up else QUEUED), cause
    if given_up:
        current.finished, current.verdict = now(), "non-controle"
        detail: audit.Detail = {"version": current.number, "cause": cause}
        audit.record(db, MACHINE, "echec", current.dossier, detail)
    _mirror(db, current)
    return given_up


def put_back(db: Session, version: Version) -> None:
    """It was not tried in earnest: it waits again, and no attempt is counted."""
    current = db.get(Version, version.id)
    if current is not None and current.state == READING:
        current.state, current.attempts = QUEUED, current.attempts - 1
        _mirror(db, current)


def retry(db: Session, dossier: str, actor: str) -> None:
    """A dossier that was given up, or whose result is to be made again, waits again."""
    row = db.get(Dossier, dossier)
    found = select(Version).where(Version.dossier == dossier).order_by(Version.number.desc()).limit(1)
    version = db.scalar(found)
    if row is None or version is None or version.state != FAILED:
        return
    version.state, version.attempts = QUEUED, 0
    _mirror(db, version)
    audit.record(db, actor, "relance", dossier, {"version": version.number})


def _mirror(db: Session, version: Version) -> None:
    dossier = db.get(Dossier, version.dossier)
    if dossier is not None and dossier.version == version.number and dossier.state != ERASED:
        dossier.state = version.state
        dossier.verdict = version.verdict
