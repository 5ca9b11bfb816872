"""What dossiers leave that must not come back in another one, found by its marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ForeignKey, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.archive import Trace
from models.dossier import Stage
from store.intake import ERASED
from store.tables import Base, Dossier, Version

RARE = 16  # prints that share a mark; more of them, and it tells nothing
FIRST = (
    16  # dossiers of one order and stage under an exact mark: more than a report tells, whatever their number
)
CHUNK = 500
Item = TypeVar("Item", int, str)


class Left(Base):
    """A trace of the last concluded version of a dossier; `content` is a Trace as JSON.

    `affair`: SIREN of the supplier / number of the order, folded.
    """

    __tablename__ = "traces"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    dossier: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    version: Mapped[int]
    affair: Mapped[str] = mapped_column(index=True)
    stage: Mapped[str]
    received: Mapped[datetime]
    content: Mapped[str]


class Mark(Base):
    """One of the marks by which a trace is found."""

    __tablename__ = "marks"

    mark: Mapped[str] = mapped_column(primary_key=True)
    trace: Mapped[int] = mapped_column(ForeignKey("traces.id"), primary_key=True, index=True)


@dataclass(frozen=True)
class Demand:
    """What tells whether two dossiers are one demand."""

    affair: str
    stage: str
    received: datetime


def leave(db: Session, version: Version, demand: Demand, traces: Mapping[Trace, Sequence[str]]) -> None:
    """Keeps the traces of a version with their marks, in place of those of the one before.

    A version that is no longer the last one leaves nothing, nor a dossier that was erased.
    """
    row = db.get(Dossier, version.dossier, with_for_update=True)
    if row is None or row.state == ERASED or row.version != version.number:
        return
    forget(db, version.dossier)
    for trace, marks in traces.items():
        left = Left(
            dossier=version.dossier,
            version=version.number,
            affair=demand.affair,
            stage=demand.stage,
            received=demand.received,
            content=trace.model_dump_json(),
        )
        db.add(left)
        db.flush()
        db.add_all(Mark(mark=mark, trace=left.id) for mark in marks)


def forget(db: Session, dossier: str) -> None:
    """Nothing of a dossier is found any more."""
    mine = select(Left.id).where(Left.dossier == dossier)
    db.execute(delete(Mark).where(Mark.trace.in_(mine)))
    db.execute(delete(Left).where(Left.dossier == dossier))


def alike(db: Session, dossier: str, exact: Iterable[str], loose: Iterable[str]) -> list[Left]:
    """The traces of other dossiers under one of the marks; those handed in without end are not all of them.

    Of an exact mark, those that came first for each order and stage. Of a loose mark that many have, the
    first one only: it tells that the thing comes back, not where all.
    """
    found: set[int] = set()
    for part in _parts(exact):
        found.update(_first(db, dossier, part))
    for mark in dict.fromkeys(loose):
        query = select(Mark.trace).where(Mark.mark == mark).order_by(Mark.trace).limit(RARE + 1)
        holders = list(db.scalars(query))
        found.update(holders if len(holders) <= RARE else holders[:1])
    rows: list[Left] = []
    for ids in _parts(sorted(found)):
        others = select(Left).where(Left.id.in_(ids), Left.dossier != dossier).order_by(Left.id)
        rows.extend(db.scalars(others))
    return rows


def _first(db: Session, besides: str, marks: Sequence[str]) -> Iterator[int]:
    """What came first holds its rank against what came after; what is proved is found beside what is not."""
    proved = Left.content.contains('"certain":true')
    rank = func.row_number().over(
        partition_by=(Mark.mark, Left.affair, Left.stage, proved), order_by=(Left.received, Left.dossier)
    )
    under = select(Left.id, rank.label("rank")).join(Mark, Mark.trace == Left.id)
    ranked = under.where(Mark.mark.in_(marks), Left.dossier != besides).subquery()
    yield from db.scalars(select(ranked.c.id).where(ranked.c.rank <= FIRST))


def of_order(db: Session, affair: str, besides: str) -> list[str]:
    """The other dossiers that ask money for an order."""
    query = select(Left.dossier).where(
        Left.affair == affair, Left.dossier != besides, Left.stage != Stage.ANNULATION.value
    )
    return sorted(db.scalars(query.distinct()))


def _parts(items: Iterable[Item]) -> Iterator[list[Item]]:
    every = list(dict.fromkeys(items))
    for start in range(0, len(every), CHUNK):
        yield every[start : start + CHUNK]
