"""Finding dossiers: one, the list with its filters, counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from store.intake import DONE, ERASED, QUEUED
from store.tables import Decision, Dossier, File, FindingCount, Version


@dataclass(frozen=True)
class Wanted:
    """The filters of the list; "" asks for nothing. `owner`: only what that actor handed in.

    `oldest`: what has waited longest comes first. `noticed`: something came up after the report.
    """

    state: str = ""
    verdict: str = ""
    text: str = ""
    supplier: str = ""
    scheme: str = ""
    stage: str = ""
    owner: str = ""
    oldest: bool = False
    noticed: bool = False


def get(db: Session, dossier: str, owner: str = "") -> Dossier | None:
    """The dossier, None when there is none or (with `owner`) it is somebody else's."""
    row = db.get(Dossier, dossier)
    return row if row is not None and (not owner or row.owner == owner) else None


def find(db: Session, wanted: Wanted, offset: int = 0, limit: int = 50) -> tuple[list[Dossier], int]:
    """A page of the list, the last one first, and how many there are."""
    query = _filtered(select(Dossier), wanted)
    total = db.scalar(select(func.count()).select_from(query.subquery())) or 0
    newest = (Dossier.created.desc(), Dossier.id.desc())
    order = (Dossier.created, Dossier.id) if wanted.oldest else newest
    rows = db.scalars(query.order_by(*order).offset(offset).limit(limit))
    return list(rows), total


def _filtered(query: Select[Dossier], wanted: Wanted) -> Select[Dossier]:
    exact = {
        Dossier.state: wanted.state,
        Dossier.verdict: wanted.verdict,
        Dossier.supplier: wanted.supplier,
        Dossier.scheme: wanted.scheme,
        Dossier.stage: wanted.stage,
        Dossier.owner: wanted.owner,
    }
    for column, value in exact.items():
        if value:
            query = query.where(column == value)
    if wanted.noticed:
        query = query.where(Dossier.notices > 0)
    for word in wanted.text.casefold().split():
        query = query.where(Dossier.search.contains(word, autoescape=True))
    return query


def versions(db: Session, dossier: str) -> list[Version]:
    """All of them, the last one first."""
    query = select(Version).where(Version.dossier == dossier).order_by(Version.number.desc())
    return list(db.scalars(query))


def version(db: Session, dossier: str, number: int) -> Version | None:
    return db.scalar(select(Version).where(Version.dossier == dossier, Version.number == number))


def erased(db: Session, dossier: str) -> bool:
    row = db.get(Dossier, dossier)
    return row is None or row.state == ERASED


def reading_needed(db: Session, reading: str) -> bool:
    """Whether a result still rests on that reading."""
    return db.scalar(select(Version.id).where(Version.reading == reading).limit(1)) is not None


def ahead(db: Session, dossier: Dossier) -> int:
    """How many versions will be taken before that of a dossier that waits."""
    mine = db.scalar(select(Version).where(Version.dossier == dossier.id, Version.number == dossier.version))
    if mine is None or mine.state != QUEUED:
        return 0
    before = or_(Version.lane < mine.lane, and_(Version.lane == mine.lane, Version.id < mine.id))
    query = select(func.count()).select_from(Version).where(Version.state == QUEUED, before)
    return db.scalar(query) or 0


def files(db: Session, version: int) -> list[File]:
    """In the order in which they were handed in."""
    return list(db.scalars(select(File).where(File.version == version).order_by(File.id)))


def decisions(db: Session, version: int) -> list[Decision]:
    """In the order in which they were taken."""
    return list(db.scalars(select(Decision).where(Decision.version == version).order_by(Decision.id)))


@dataclass(frozen=True)
class Counts:
    """The work at a glance. `straight`: settled conforme by the machine alone.

    `noticed`: those that another dossier brings into question since.
    """

    states: dict[str, int]
    verdicts: dict[str, int]
    settled: int
    straight: int
    noticed: int
    rules: Sequence[tuple[str, str, str, int]]
    suppliers: Sequence[tuple[str, int, int]]


def counts(db: Session) -> Counts:
    """Over the current version of every dossier."""
    states = _by(db, select(Dossier.state, func.count()).group_by(Dossier.state))
    done = Dossier.state == DONE
    verdicts = _by(db, select(Dossier.verdict, func.count()).where(done).group_by(Dossier.verdict))
    settled = states.get(DONE, 0)
    straight_query = select(func.count()).select_from(Dossier).where(done, Dossier.automatic == "conforme")
    return Counts(
        states=states,
        verdicts=verdicts,
        settled=settled,
        straight=db.scalar(straight_query) or 0,
        noticed=db.scalar(select(func.count()).select_from(Dossier).where(Dossier.notices > 0)) or 0,
        rules=_rules(db),
        suppliers=_suppliers(db),
    )


def _by(db: Session, query: Select[str, int]) -> dict[str, int]:
    return {row[0]: row[1] for row in db.execute(query)}


def _rules(db: Session) -> list[tuple[str, str, str, int]]:
    """Rule, title, outcome, how many dossiers: the most frequent first."""
    dossiers = func.count(func.distinct(Version.dossier))
    query = (
        select(FindingCount.rule, func.min(FindingCount.title), FindingCount.outcome, dossiers)
        .join(Version, Version.id == FindingCount.version)
        .join(Dossier, (Dossier.id == Version.dossier) & (Dossier.version == Version.number))
        .group_by(FindingCount.rule, FindingCount.outcome)
        .order_by(dossiers.desc(), FindingCount.rule)
        .limit(40)
    )
    return [(rule, title, outcome, count) for rule, title, outcome, count in db.execute(query)]


def _suppliers(db: Session) -> list[tuple[str, int, int]]:
    """Supplier, dossiers settled, those conformes by the machine alone."""
    total = func.count()
    straight = func.sum(case((Dossier.automatic == "conforme", 1), else_=0))
    query = (
        select(Dossier.supplier, total, straight)
        .where(Dossier.state == DONE)
        .group_by(Dossier.supplier)
        .order_by(total.desc(), Dossier.supplier)
        .limit(40)
    )
    return [(name, count, int(some or 0)) for name, count, some in db.execute(query)]
