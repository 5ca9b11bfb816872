"""Two runs side by side: which verdicts changed, and by which controls."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.ledger import LedgerError
from pipeline.batch.places import Places


@dataclass(frozen=True)
class Change:
    """A dossier whose verdict, state or findings are not the same. "" where it does not exist."""

    dossier: str
    before: str
    after: str
    appeared: tuple[str, ...]
    gone: tuple[str, ...]


def diff(before: Path, after: Path) -> Iterator[Change]:
    """The changes by dossier, streamed. Raises LedgerError when a folder is not one of results."""
    for folder in (before, after):
        if not Places(folder).ledger.is_file():
            raise LedgerError(f"{folder} ne contient pas de résultats.")
    connection = sqlite3.connect(":memory:", uri=True)
    try:
        for name, folder in (("a", before), ("b", after)):
            uri = f"{Places(folder.resolve()).ledger.as_uri()}?mode=ro"
            connection.execute(f"ATTACH ? AS {name}", (uri,))
        yield from _changes(connection)
    finally:
        connection.close()


def _changes(connection: sqlite3.Connection) -> Iterator[Change]:
    rows = connection.execute(
        """WITH ids AS (SELECT id FROM a.dossiers UNION SELECT id FROM b.dossiers)
           SELECT ids.id, coalesce(nullif(x.verdict, ''), x.state, ''),
           coalesce(nullif(y.verdict, ''), y.state, '') FROM ids
           LEFT JOIN a.dossiers x ON x.id = ids.id LEFT JOIN b.dossiers y ON y.id = ids.id ORDER BY 1"""
    )
    for dossier, before, after in rows:
        old, new = _open(connection, "a", dossier), _open(connection, "b", dossier)
        if before != after or old != new:
            yield Change(dossier, before, after, tuple(sorted(new - old)), tuple(sorted(old - new)))


def _open(connection: sqlite3.Connection, side: str, dossier: str) -> set[str]:
    """The controls that are not satisfied: « MON-01 fail »."""
    rows = connection.execute(
        f"SELECT DISTINCT rule || ' ' || outcome FROM {side}.findings WHERE dossier = ?",  # noqa: S608 - side is a or b
        (dossier,),
    )
    return {str(row[0]) for row in rows}
