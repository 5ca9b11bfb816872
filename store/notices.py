"""What was learnt of a dossier after its report: the report stays as it was, the notice stands beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from store import audit, webhooks
from store.clock import now
from store.intake import DONE, ERASED
from store.tables import Base, Dossier

MACHINE = "recevable"
NOTICED = "recoupement"


class Notice(Base):
    """A finding about `dossier` that came with the dossier `other`; `content` is a Finding as JSON.

    `open`: nobody has judged it over the current version. `subject` names it in decisions.
    """

    __tablename__ = "notices"
    __table_args__ = (UniqueConstraint("dossier", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    dossier: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    other: Mapped[str] = mapped_column(index=True)
    rule: Mapped[str]
    subject: Mapped[str]
    content: Mapped[str]
    at: Mapped[datetime]
    open: Mapped[bool] = mapped_column(default=True)


@dataclass(frozen=True)
class News:
    """What a dossier is to be told."""

    dossier: str
    rule: str
    subject: str
    content: str


def of(db: Session, dossier: str) -> list[Notice]:
    """In the order in which they came."""
    return list(db.scalars(select(Notice).where(Notice.dossier == dossier).order_by(Notice.id)))


def hold(db: Session, dossier: str) -> Dossier | None:
    """The row of a dossier that may be told something, held until the transaction ends."""
    row = db.get(Dossier, dossier, with_for_update=True)
    return row if row is not None and row.state != ERASED else None


def tell(db: Session, by: str, news: Sequence[News]) -> None:
    """All that the dossier `by` has to tell others: what it told before and says no more is withdrawn."""
    wanted = {(one.dossier, one.subject): one for one in news}
    before = {(n.dossier, n.subject): n for n in db.scalars(select(Notice).where(Notice.other == by))}
    withdrawn = [n for key, n in before.items() if n.open and key not in wanted]
    for notice in withdrawn:
        db.delete(notice)
    new = [one for key, one in wanted.items() if key not in before]
    for one in new:
        said = {"rule": one.rule, "subject": one.subject, "content": one.content}
        db.add(Notice(dossier=one.dossier, other=by, at=now(), open=True, **said))
        audit.record(db, MACHINE, NOTICED, one.dossier, {"regle": one.rule, "par": by})
    db.flush()
    for dossier in dict.fromkeys([n.dossier for n in withdrawn] + [one.dossier for one in new]):
        _recount(db, dossier)
    for dossier in dict.fromkeys(one.dossier for one in new):
        row = db.get(Dossier, dossier)
        if row is not None and row.state == DONE:
            webhooks.tell(db, row, "signalement")


def renew(db: Session, dossier: str, since: datetime, own: Collection[tuple[str, str]]) -> None:
    """A new report is there: what it says itself, or what came before its reading began, is no news.

    `own`: control and other dossier of what it says.
    """
    for notice in of(db, dossier):
        if notice.at < since or (notice.rule, notice.other) in own:
            db.delete(notice)
    db.flush()
    _recount(db, dossier)


def judge(db: Session, dossier: str, judged: Collection[str]) -> None:
    """Which notices somebody has judged, by subject."""
    for notice in of(db, dossier):
        notice.open = notice.subject not in judged
    db.flush()
    _recount(db, dossier, revised=False)


def forget(db: Session, dossier: str) -> None:
    """Nothing more is known of an erased dossier; what others were told of it stays with them."""
    db.execute(delete(Notice).where(Notice.dossier == dossier))
    _recount(db, dossier, revised=False)


def _recount(db: Session, dossier: str, revised: bool = True) -> None:
    """`revised`: whoever has the dossier before them must look again before deciding."""
    row = db.get(Dossier, dossier)
    if row is None:
        return
    count = db.scalar(
        select(func.count()).select_from(Notice).where(Notice.dossier == dossier, Notice.open.is_(True))
    )
    if row.notices != (count or 0):
        row.notices = count or 0
        row.revision += revised
