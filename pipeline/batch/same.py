"""Dossiers that name the same client, or the same invoice of a supplier (UNI-01, UNI-02)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from types import MappingProxyType

from models.archive import Link, Trace, TraceKind
from models.dossier import Stage
from pipeline.batch.traces import affair_of

Affair = tuple[str, str]  # SIREN of the supplier, number of the order
NOTHING: Mapping[Affair, bool] = MappingProxyType({})


@dataclass(frozen=True)
class Member:
    """A dossier that leaves a trace, with what tells whether it is the same demand."""

    dossier: str
    trace: Trace
    affair: Affair
    stage: str
    received: datetime


COLUMNS = """t.content, d.id, d.siret, d."order", d.stage, d.received"""


def member(content: str, dossier: str, siret: str, order: str, stage: str, received: str) -> Member:
    """From the columns of the ledger, in the order of COLUMNS."""
    affair = affair_of(siret, order)
    return Member(
        dossier, Trace.model_validate_json(content), affair, stage, datetime.fromisoformat(received)
    )


def same_clients(connection: sqlite3.Connection) -> Iterator[Link]:
    """UNI-01: avance, solde and secondaire of one order are one financing; another order is a second one.

    A cancelled order frees its client (ANN-03): it ties nothing when the letter is there, and is for a
    person when it is only declared.
    """
    return _links(connection, TraceKind.CLIENT, "UNI-01", _second_order, _cancelled(connection))


def _cancelled(connection: sqlite3.Connection) -> dict[Affair, bool]:
    """The orders that some dossier says are cancelled, and whether the letter is there."""
    rows = connection.execute(
        """SELECT t.content FROM traces t JOIN dossiers d ON d.id = t.dossier
           WHERE t.kind = ? AND d.state = 'done'""",
        (TraceKind.CANCELLED.value,),
    )
    found: dict[Affair, bool] = {}
    for (content,) in rows:
        trace = Trace.model_validate_json(content)
        siren, _, order = trace.value.partition("/")
        found[siren, order] = trace.certain or found.get((siren, order), False)
    return found


def same_invoices(connection: sqlite3.Connection) -> Iterator[Link]:
    """UNI-02: an invoice number of a supplier serves one dossier."""
    return _links(connection, TraceKind.INVOICE, "UNI-02", lambda one, other: True)


def _second_order(one: Member, other: Member) -> bool:
    return one.affair != other.affair or one.stage == other.stage


def _links(
    connection: sqlite3.Connection,
    kind: TraceKind,
    rule: str,
    conflict: Callable[[Member, Member], bool],
    cancelled: Mapping[Affair, bool] = NOTHING,
) -> Iterator[Link]:
    rows = connection.execute(
        f"""SELECT t.value, {COLUMNS} FROM traces t JOIN dossiers d ON d.id = t.dossier
            WHERE t.kind = ? AND d.state = 'done' AND t.value IN (
                SELECT value FROM traces WHERE kind = ? GROUP BY value HAVING count(DISTINCT dossier) > 1)
            ORDER BY t.value, d.id""",  # noqa: S608 - names of ours only
        (kind.value, kind.value),
    )
    for value, group in groupby(rows, key=lambda row: str(row[0])):
        left = (_held(member(*row[1:]), cancelled) for row in group)
        members = sorted((m for m in left if m is not None), key=lambda m: (m.received, m.dossier))
        if members:
            yield from _within(rule, value, members, conflict)


def _held(one: Member, cancelled: Mapping[Affair, bool]) -> Member | None:
    """A dossier that still holds its client; not surely when its order is only declared cancelled."""
    if one.stage == Stage.ANNULATION or cancelled.get(one.affair):
        return None
    if one.affair not in cancelled:
        return one
    return replace(one, trace=one.trace.model_copy(update={"certain": False}))


def _within(
    rule: str, value: str, members: Sequence[Member], conflict: Callable[[Member, Member], bool]
) -> Iterator[Link]:
    """Each dossier with the first one that it conflicts with; what came first keeps its rank.

    The order whose first dossier came first is the one that is financed, whatever came between.
    """
    firsts: dict[tuple[Affair, str], Member] = {}
    holder = members[0]
    for one in members:
        key = (one.affair, one.stage)
        other = holder if conflict(holder, one) else firsts.get(key)
        firsts.setdefault(key, one)
        if one is not holder and other is not None and conflict(other, one):
            yield Link(
                rule=rule,
                first=other.dossier,
                second=one.dossier,
                value=value.rpartition("/")[2],
                at_fault=other.trace.certain and one.trace.certain,
                first_place=other.trace.place,
                second_place=one.trace.place,
            )
