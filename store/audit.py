"""Who did what when: only ever added to, each line sealed by the one before it.

`detail` holds identifiers, hashes, verdicts and counts, never a value read from a piece: the audit outlives
the dossier.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.clock import now
from store.tables import Audit, Head

FIRST = "0" * 64
REVIEWED = "verdict-revu"
Detail = Mapping[str, str | int]


def record(
    session: Session,
    actor: str,
    action: str,
    dossier: str = "",
    detail: Detail | None = None,
) -> None:
    """Adds a line in the transaction of what it tells of."""
    head = session.get(Head, 1, with_for_update=True)
    if head is None:
        head = Head(id=1, seq=0, seal=FIRST)
        session.add(head)
    line = Audit(
        seq=head.seq + 1,
        at=now().isoformat(),
        actor=actor,
        action=action,
        dossier=dossier,
        detail=json.dumps(dict(detail or {}), sort_keys=True, ensure_ascii=False),
    )
    line.seal = _seal(head.seal, line)
    head.seq, head.seal = line.seq, line.seal
    session.add(line)
    session.flush()


def _seal(before: str, line: Audit) -> str:
    parts = [before, line.seq, line.at, line.actor, line.action, line.dossier, line.detail]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class Checked:
    """Whether the audit is whole: how many lines, the last seal, the first line that is wrong (0: none)."""

    lines: int
    seal: str
    wrong: int = 0


def verify(session: Session) -> Checked:
    """Follows every seal from the first line to the last."""
    seal, count = FIRST, 0
    for line in session.scalars(select(Audit).order_by(Audit.seq)).yield_per(1000):
        if line.seq != count + 1 or line.seal != _seal(seal, line):
            return Checked(count, seal, wrong=count + 1)
        seal, count = line.seal, line.seq
    head = session.get(Head, 1)
    whole = (head.seq, head.seal) == (count, seal) if head else count == 0
    return Checked(count, seal, wrong=0 if whole else count + 1)


def reports(session: Session, dossier: str) -> list[str]:
    """The sha256 of every result that people left of a dossier, the replaced ones too."""
    query = select(Audit.detail).where(Audit.dossier == dossier, Audit.action == REVIEWED)
    return [str(json.loads(detail)["rapport"]) for detail in session.scalars(query)]


def lines(session: Session, dossier: str = "", before: int = 0, limit: int = 100) -> list[Audit]:
    """The last lines first; `before`: a number of line to go on from."""
    query = select(Audit).order_by(Audit.seq.desc()).limit(limit)
    if dossier:
        query = query.where(Audit.dossier == dossier)
    if before:
        query = query.where(Audit.seq < before)
    return list(session.scalars(query))


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Audit)) or 0
