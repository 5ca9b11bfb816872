"""The queue is the table of versions itself: what is not settled is done, after a crash too.

Several services may take from it. Each holds what it reads by a lease that it renews: when one dies, the
others take up its dossiers once the lease is over. Their clocks must agree to within a few seconds.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import Select, or_, select, update
from sqlalchemy.orm import Session

from store import audit, webhooks
from store.clock import now
from store.intake import DONE, ERASED, FAILED, QUEUED, READING
from store.tables import Dossier, FindingCount, Version

ATTEMPTS = 3
LEASE = timedelta(seconds=60)
MACHINE = "recevable"


def take_back(db: Session, dead: Collection[str] = ()) -> int:
    """What is held by a lease that is over, or by a service known to be dead, waits again; how many."""
    over = or_(Version.until.is_(None), Version.until < now(), Version.holder.in_(dead))
    return _wait_again(db, select(Version).where(Version.state == READING, over), 0)


def release(db: Session, holder: str) -> int:
    """What a service that is stopped was reading waits again, at once; no attempt is counted."""
    return _wait_again(db, select(Version).where(Version.state == READING, Version.holder == holder), 1)


def _wait_again(db: Session, which: Select[Version], uncounted: int) -> int:
    stopped = list(db.scalars(which.with_for_update(skip_locked=True)))
    for version in stopped:
        version.state, version.attempts = QUEUED, version.attempts - uncounted
        _mirror(db, version)
    return len(stopped)


def renew(db: Session, holder: str) -> None:
    """The service lives: nobody may take what it reads."""
    mine = (Version.state == READING, Version.holder == holder)
    db.execute(update(Version).where(*mine).values(until=now() + LEASE))


def anything(db: Session) -> bool:
    """Whether something waits."""
    return db.scalar(select(Version.id).where(Version.state == QUEUED).limit(1)) is not None


def claim(db: Session, holder: str) -> Version | None:
    """The next version to do, now held by `holder`: people first, then in the order of arrival."""
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
    version.holder, version.until = holder, now() + LEASE
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
    """The automatic result, once: False when another holds it or settled it, or it was erased."""
    settled = db.execute(
        update(Version)
        .where(Version.id == version.id, Version.state == READING, Version.holder == version.holder)
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
    current = db.get(Version, version.id, with_for_update=True)
    if current is None or not _held(current, version):
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
    current = db.get(Version, version.id, with_for_update=True)
    if current is not None and _held(current, version):
        current.state, current.attempts = QUEUED, current.attempts - 1
        _mirror(db, current)


def _held(current: Version, claimed: Version) -> bool:
    """Whether it is still with the service that took it."""
    return current.state == READING and current.holder == claimed.holder


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
