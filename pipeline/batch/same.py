"""Dossiers that name the same client, or the same invoice of a supplier (UNI-01, UNI-02)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from models.archive import Link, Trace, TraceKind
from pipeline.batch.traces import fold

Affair = tuple[str, str]  # SIREN of the supplier, number of the order


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
    affair = (fold(siret)[:9], fold(order))
    return Member(
        dossier, Trace.model_validate_json(content), affair, stage, datetime.fromisoformat(received)
    )


def same_clients(connection: sqlite3.Connection) -> Iterator[Link]:
    """UNI-01: avance, solde and secondaire of one order are one financing; another order is a second one."""
    return _links(connection, TraceKind.CLIENT, "UNI-01", _second_order)


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
) -> Iterator[Link]:
    rows = connection.execute(
        f"""SELECT t.value, {COLUMNS} FROM traces t JOIN dossiers d ON d.id = t.dossier
            WHERE t.kind = ? AND d.state = 'done' AND t.value IN (
                SELECT value FROM traces WHERE kind = ? GROUP BY value HAVING count(DISTINCT dossier) > 1)
            ORDER BY t.value, d.id""",  # noqa: S608 - names of ours only
        (kind.value, kind.value),
    )
    for value, group in groupby(rows, key=lambda row: str(row[0])):
        members = sorted((member(*row[1:]) for row in group), key=lambda m: (m.received, m.dossier))
        yield from _within(rule, value, members, conflict)


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
