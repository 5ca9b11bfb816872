"""Every link between the dossiers of a ledger: a whole archive, or the few that share something with one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from models.archive import Link, Trace, TraceKind
from pipeline.batch.alike import Verify, alike, marks, same_signature
from pipeline.batch.same import Affair, same_clients, same_invoices
from pipeline.batch.schema import SCHEMA

PRINTS = frozenset({TraceKind.PAGE, TraceKind.SIGNATURE})


@dataclass(frozen=True)
class Left:
    """A trace that a dossier left, with what tells whether it is the same demand."""

    dossier: str
    affair: Affair
    stage: str
    received: datetime
    trace: Trace


def ties(connection: sqlite3.Connection, same_page: Verify) -> Iterator[Link]:
    """The links of every control across dossiers."""
    yield from same_clients(connection)
    yield from same_invoices(connection)
    yield from alike(connection, TraceKind.PAGE, "UNI-03", same_page)
    yield from alike(connection, TraceKind.SIGNATURE, "SIG-06", same_signature)


def marks_of(trace: Trace) -> tuple[str, ...]:
    """What to look a trace up by: others that may tie it have one of these too."""
    if trace.kind in PRINTS:
        return tuple(dict.fromkeys(f"{trace.kind}:{mark}" for mark, _ in marks(trace.value, trace.words)))
    return (f"{trace.kind}:{trace.value}",)


def ties_of(dossier: str, left: Iterable[Left], same_page: Verify) -> list[Link]:
    """The links of one dossier, from its traces and those that share a mark with them."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA)
        for one in left:
            connection.execute(
                """INSERT OR IGNORE INTO dossiers
                   (id, state, siret, "order", stage, received, spec, stamp, seen)
                   VALUES (?, 'done', ?, ?, ?, ?, '', '', 0)""",
                (one.dossier, *one.affair, one.stage, one.received.isoformat()),
            )
            connection.execute(
                "INSERT INTO traces (dossier, kind, value, content) VALUES (?, ?, ?, ?)",
                (one.dossier, one.trace.kind.value, one.trace.value, one.trace.model_dump_json()),
            )
        found = [link for link in ties(connection, same_page) if dossier in (link.first, link.second)]
    return sorted(found, key=lambda link: (link.rule, link.first, link.second))
