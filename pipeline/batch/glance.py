"""Archives that were run, seen from outside: nothing is written, and a run that goes on is not disturbed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from models.archive import DossierRow, State
from pipeline.batch.places import Places
from pipeline.batch.schema import COLUMNS, FORMAT

WAIT = 5.0  # seconds for a run that writes


class NoRunError(Exception):
    """There is no run of that name, or another version of the program made it."""


@dataclass(frozen=True)
class Run:
    """An output folder of `recevable batch`: its dossiers by state and by verdict."""

    name: str
    changed: datetime
    states: dict[str, int]
    verdicts: dict[str, int]
    pages: int

    @property
    def dossiers(self) -> int:
        return sum(self.states.values())

    @property
    def waiting(self) -> int:
        return self.states.get(State.QUEUED.value, 0)


def runs(folder: Path) -> list[Run]:
    """The runs whose output folders stand under that one, the last changed first."""
    found = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            found.append(run(folder, path.name))
        except NoRunError:
            continue
    return sorted(found, key=lambda one: one.changed, reverse=True)


def run(folder: Path, name: str) -> Run:
    """One of them. Raises NoRunError."""
    with _opened(folder, name) as ledger:
        states = _counted(ledger, "state")
        verdicts = {key: number for key, number in _counted(ledger, "verdict").items() if key}
        pages = ledger.execute("SELECT coalesce(sum(pages), 0) FROM dossiers").fetchone()[0]
    changed = max(path.stat().st_mtime for path in (folder / name).glob("ledger.sqlite*"))
    return Run(name, datetime.fromtimestamp(changed, UTC), states, verdicts, int(pages))


def rows(folder: Path, name: str, verdict: str, offset: int, limit: int) -> tuple[list[DossierRow], int]:
    """A page of its dossiers by id, and how many there are; verdict "" : all. Raises NoRunError."""
    with _opened(folder, name) as ledger:
        where = "FROM dossiers WHERE (:verdict = '' OR verdict = :verdict)"
        said = {"verdict": verdict, "limit": limit, "offset": offset}
        total = ledger.execute(f"SELECT count(*) {where}", said).fetchone()[0]
        page = f"SELECT {_names()} {where} ORDER BY id LIMIT :limit OFFSET :offset"
        found = [_row(one) for one in ledger.execute(page, said)]
    return found, int(total)


def report_of(folder: Path, name: str, dossier: str) -> Path | None:
    """The illustrated report of a dossier, None when there is none. Raises NoRunError."""
    with _opened(folder, name) as ledger:
        query = f"SELECT {_names()} FROM dossiers WHERE id = ?"  # noqa: S608 - names of ours only
        found = ledger.execute(query, (dossier,)).fetchone()
    path = folder / name / _row(found).html if found is not None and _row(found).html else None
    return path if path is not None and path.is_file() else None


@contextmanager
def _opened(folder: Path, name: str) -> Iterator[sqlite3.Connection]:
    path = Places(folder / name).ledger
    if name in ("", ".", "..") or Path(name).name != name or not path.is_file():
        raise NoRunError(name)
    ledger = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=WAIT)
    try:
        said = ledger.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        if said is None or said[0] != FORMAT:
            raise NoRunError(name)
        yield ledger
    except sqlite3.DatabaseError as error:
        raise NoRunError(name) from error
    finally:
        ledger.close()


def _counted(ledger: sqlite3.Connection, column: str) -> dict[str, int]:
    query = f"SELECT {column}, count(*) FROM dossiers GROUP BY {column}"  # noqa: S608 - names of ours only
    return dict(ledger.execute(query).fetchall())


def _names() -> str:
    return ", ".join(f'"{name}"' for name in COLUMNS)


def _row(found: tuple[object, ...]) -> DossierRow:
    return DossierRow.model_validate(dict(zip(COLUMNS, found, strict=True)))
