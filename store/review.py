"""Decisions of people: added, never changed; taken only over what one has seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from store import audit, webhooks
from store.clock import now
from store.intake import DONE, GoneError
from store.tables import Decision, Dossier, Version


class StaleError(Exception):
    """Somebody has changed the review since it was looked at."""


@dataclass(frozen=True)
class Taken:
    """One decision. `kind`: finding · value · page."""

    kind: str
    subject: str
    answer: str
    value: str = ""
    reason: str = ""


def hold(db: Session, dossier: str, revision: int) -> tuple[Dossier, Version]:
    """The dossier, held until the transaction ends. Raises GoneError, StaleError."""
    row = db.get(Dossier, dossier, with_for_update=True)
    if row is None or row.state != DONE:
        raise GoneError
    if row.revision != revision:
        raise StaleError
    version = db.query(Version).filter_by(dossier=dossier, number=row.version).one()
    return row, version


def take(db: Session, version: Version, taken: Sequence[Taken], actor: str) -> None:
    """Writes them down; the audit says who and on what, never the value."""
    for one in taken:
        db.add(
            Decision(
                version=version.id,
                at=now(),
                actor=actor,
                kind=one.kind,
                subject=one.subject,
                answer=one.answer,
                value=one.value,
                reason=one.reason,
            )
        )
        detail: audit.Detail = {"version": version.number, "nature": one.kind, "reponse": one.answer}
        audit.record(db, actor, "decision", version.dossier, detail)
    db.flush()


def settle(db: Session, row: Dossier, version: Version, verdict: str, summary: str, report: str) -> None:
    """The result with the decisions; the automatic one stays beside it."""
    version.reviewed = report
    row.verdict, row.summary = verdict, summary
    row.revision += 1
    webhooks.tell(db, row)
    detail: audit.Detail = {"version": version.number, "verdict": verdict, "rapport": report}
    audit.record(db, "recevable", audit.REVIEWED, row.id, detail)
