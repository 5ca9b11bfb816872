"""The ledger: one SQLite file that knows, at any moment, in which state each dossier and page is.

A dossier's row is written after its results are on the disk, in one transaction with its pages, findings
and traces: whatever stops the run, what the ledger calls done is done, and the rest is queued again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

from models.archive import DossierRow, FindingRow, Link, PageRow, State, Trace
from pipeline.batch.demand import Demand
from pipeline.batch.schema import COLUMNS, FINDING, FORMAT, SCHEMA

LASTING = tuple(state.value for state in (State.DONE, State.REFUSED, State.LEFT))
CHUNK = 500


class LedgerError(Exception):
    """The ledger cannot be used, or its totals do not balance."""


class Ledger:
    """Opened by one run at a time (see `pipeline.batch.run`), by any number of readers."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = NORMAL")
        self.connection.execute("PRAGMA temp_store = FILE")
        self.connection.executescript(SCHEMA)
        if self.meta("format") not in ("", FORMAT):
            raise LedgerError(f"Le registre {path.name} vient d’une autre version : changez de répertoire.")
        self.set_meta("format", FORMAT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def meta(self, key: str) -> str:
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def set_meta(self, key: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def accept(self, planned: Iterable[tuple[Demand, str]], versions: str) -> None:
        """Writes down the dossiers of the archive before any is controlled; inside one transaction.

        What lasts with the same files and the same versions stays as it is, the rest is queued.
        """
        self.connection.execute("UPDATE dossiers SET seen = 0")
        kept = ", ".join(f"'{state}'" for state in LASTING)
        empty = {name: field.default for name, field in DossierRow.model_fields.items()}
        statement = f"""INSERT INTO dossiers ({_names(COLUMNS)}, spec, stamp, versions, seen)
            VALUES ({_marks(len(COLUMNS) + 3)}, 1)
            ON CONFLICT (id) DO UPDATE SET seen = 1, spec = excluded.spec,
            state = CASE WHEN stamp = excluded.stamp AND versions = excluded.versions AND state IN ({kept})
            THEN state ELSE 'queued' END, strikes = CASE WHEN stamp = excluded.stamp
            AND versions = excluded.versions THEN strikes ELSE 0 END, stamp = excluded.stamp,
            versions = excluded.versions"""  # noqa: S608 - names of ours only
        count = 0

        def counted() -> Iterator[tuple[Demand, str]]:
            nonlocal count
            for one in planned:
                count += 1
                yield one

        rows = (
            (
                *({**empty, "id": demand.id, "state": State.QUEUED.value}[name] for name in COLUMNS),
                *(demand.model_dump_json(), stamp, versions),
            )
            for demand, stamp in counted()
        )
        self.connection.executemany(statement, rows)
        self.set_meta("planned", str(count))

    def gone(self) -> Iterator[str]:
        """Removes, one by one, the dossiers that are no longer in the archive, and gives their ids."""
        while rows := self.connection.execute(
            "SELECT id FROM dossiers WHERE seen = 0 LIMIT ?", (CHUNK,)
        ).fetchall():
            for (name,) in rows:
                self._forget(name)
                self.connection.execute("DELETE FROM dossiers WHERE id = ?", (name,))
                yield name

    def _forget(self, dossier: str) -> None:
        for table in ("pages", "findings", "traces"):
            self.connection.execute(f"DELETE FROM {table} WHERE dossier = ?", (dossier,))  # noqa: S608 - ours

    def blank(self, state: State) -> None:
        """Removes what an earlier run had found of the dossiers in that state."""
        while rows := self.connection.execute(
            "SELECT id FROM dossiers WHERE state = ? AND verdict <> '' LIMIT ?", (state.value, CHUNK)
        ).fetchall():
            for (name,) in rows:
                self.record(DossierRow(id=name, state=state), (), (), ())

    def queue_failed(self) -> None:
        """Queues again what another day may bring to its end: failed files and controls, dead workers."""
        self.connection.execute(
            """UPDATE dossiers SET state = 'queued', strikes = 0
               WHERE state = 'left' OR files_failed > 0 OR errors > 0"""
        )

    def queue_again(self, dossier: str) -> None:
        self.connection.execute("UPDATE dossiers SET state = 'queued' WHERE id = ?", (dossier,))

    def queued(self) -> Iterator[Demand]:
        """The dossiers to control, in order; rows may change while this runs."""
        last = ""
        while rows := self.connection.execute(
            "SELECT id, spec FROM dossiers WHERE state = 'queued' AND id > ? ORDER BY id LIMIT ?",
            (last, CHUNK),
        ).fetchall():
            for last, spec in rows:  # noqa: B007 - the last id is where the next rows start
                yield Demand.model_validate_json(spec)

    def record(
        self,
        row: DossierRow,
        pages: Iterable[PageRow],
        findings: Iterable[FindingRow],
        traces: Iterable[Trace],
    ) -> None:
        """All that is known of a dossier, in place of what was; the caller holds the transaction."""
        self._forget(row.id)
        self._update(row)
        self.connection.executemany(
            "INSERT INTO pages VALUES (?, ?, ?, ?, ?)",
            ((row.id, p.document, p.page, p.state, p.grade) for p in pages),
        )
        self._write_findings(findings)
        self.connection.executemany(
            "INSERT INTO traces (dossier, kind, value, content) VALUES (?, ?, ?, ?)",
            ((row.id, t.kind.value, t.value, t.model_dump_json()) for t in traces),
        )

    def change(self, row: DossierRow, findings: Iterable[FindingRow]) -> None:
        """Another verdict and other findings for a dossier that was controlled."""
        self._update(row)
        self.connection.execute("DELETE FROM findings WHERE dossier = ?", (row.id,))
        self._write_findings(findings)

    def _update(self, row: DossierRow) -> None:
        values = row.model_dump(mode="json")
        update = ", ".join(f'"{name}" = ?' for name in COLUMNS)
        self.connection.execute(
            f"UPDATE dossiers SET {update} WHERE id = ?",  # noqa: S608 - names of ours only
            (*(values[name] for name in COLUMNS), row.id),
        )

    def _write_findings(self, findings: Iterable[FindingRow]) -> None:
        self.connection.executemany(
            f"INSERT INTO findings ({_names(FINDING)}, rank) VALUES ({_marks(len(FINDING) + 1)})",  # noqa: S608 - ours
            ((*f.model_dump(mode="json").values(), rank) for rank, f in enumerate(findings)),
        )

    def write_links(self, links: Iterable[Link]) -> None:
        """In place of those of the run before."""
        self.connection.execute("DELETE FROM links")
        self.connection.executemany(
            "INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, ?)",
            ((one.rule, one.first, one.second, one.value, one.model_dump_json()) for one in links),
        )

    def links_of(self, dossier: str, most: int) -> list[Link]:
        """The links of a dossier, on either side, `most` at most."""
        rows = self.connection.execute(
            """SELECT rule, first, second, value, content FROM links WHERE second = :id
               UNION ALL SELECT rule, first, second, value, content FROM links WHERE first = :id
               ORDER BY 1, 2, 3, 4 LIMIT :most""",
            {"id": dossier, "most": most},
        )
        return [Link.model_validate_json(row[4]) for row in rows]

    def row(self, dossier: str) -> DossierRow:
        """Raises KeyError."""
        found = self.connection.execute(
            f"SELECT {_names(COLUMNS)} FROM dossiers WHERE id = ?",  # noqa: S608 - names of ours only
            (dossier,),
        ).fetchone()
        if found is None:
            raise KeyError(dossier)
        return DossierRow.model_validate(dict(zip(COLUMNS, found, strict=True)))

    def rows(self, state: State | None = None) -> Iterator[DossierRow]:
        """The dossiers by id; rows may change while this runs."""
        last, where = "", "AND state = ?" if state else ""
        while found := self.connection.execute(
            f"SELECT {_names(COLUMNS)} FROM dossiers WHERE id > ? {where} ORDER BY id LIMIT {CHUNK}",  # noqa: S608 - ours
            (last, *([state.value] if state else [])),
        ).fetchall():
            for values in found:
                yield DossierRow.model_validate(dict(zip(COLUMNS, values, strict=True)))
            last = found[-1][0]

    def findings(self) -> Iterator[FindingRow]:
        """All the findings kept, by dossier and in their order."""
        cursor = self.connection.execute(
            f"SELECT {_names(FINDING)} FROM findings ORDER BY dossier, rank"  # noqa: S608 - names of ours only
        )
        for values in cursor:
            yield FindingRow.model_validate(dict(zip(FINDING, values, strict=True)))

    def links(self) -> Iterator[Link]:
        for (content,) in self.connection.execute(
            "SELECT content FROM links ORDER BY rule, first, second, value"
        ):
            yield Link.model_validate_json(content)

    def keep_misplaced(self, rows: Iterable[tuple[str, str]]) -> None:
        """What has no place in any dossier, in place of what was known; inside a transaction."""
        self.connection.execute("DELETE FROM misplaced")
        self.connection.executemany("INSERT INTO misplaced VALUES (?, ?)", rows)

    def sample(self) -> Iterator[DossierRow]:
        """The dossiers that were drawn, in the order of the draw."""
        for (name,) in self.connection.execute("SELECT id FROM dossiers WHERE rank <> '' ORDER BY rank"):
            yield self.row(str(name))

    def misplaced(self) -> Iterator[tuple[str, str]]:
        yield from self.connection.execute("SELECT path, reason FROM misplaced ORDER BY path")

    def counts(self, column: str) -> dict[str, int]:
        """How many dossiers by `state` or `verdict`."""
        if column not in COLUMNS:
            raise KeyError(column)
        rows = self.connection.execute(
            f'SELECT "{column}", count(*) FROM dossiers GROUP BY 1 ORDER BY 1'  # noqa: S608 - a name of ours
        )
        return {str(value): int(number) for value, number in rows}

    def strike(self, dossier: str) -> int:
        """One more worker died of this dossier; how many so far."""
        self.connection.execute("UPDATE dossiers SET strikes = strikes + 1 WHERE id = ?", (dossier,))
        row = self.connection.execute("SELECT strikes FROM dossiers WHERE id = ?", (dossier,)).fetchone()
        return int(row[0])


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _marks(number: int) -> str:
    return ", ".join("?" * number)
