"""Versions of the bases in a folder of the operator: one SQLite file, nothing ever overwritten."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from types import MappingProxyType

from models.dossier import Dossier
from models.parties import Identifier
from models.reference import Entry, Kind, References, Version

NAME = "references.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS versions(kind TEXT, day TEXT, sha256 TEXT, file TEXT, lines INTEGER,
    PRIMARY KEY (kind, sha256));
CREATE TABLE IF NOT EXISTS entries(kind TEXT, sha256 TEXT, key TEXT, content TEXT);
CREATE INDEX IF NOT EXISTS by_key ON entries(kind, sha256, key);
"""


def keep(folder: Path, kind: Kind, of: date, source: Path, entries: Sequence[Entry]) -> Version:
    """Adds a version; the same file loaded again only changes the day that it is of."""
    folder.mkdir(parents=True, exist_ok=True)
    sha = hashlib.sha256(source.read_bytes()).hexdigest()
    version = Version(kind=kind, of=of, sha256=sha, file=source.name, lines=len(entries))
    with closing(sqlite3.connect(folder / NAME)) as db, db:
        db.executescript(_TABLES)
        db.execute("DELETE FROM entries WHERE kind = ? AND sha256 = ?", (kind.value, sha))
        db.executemany(
            "INSERT INTO entries VALUES (?, ?, ?, ?)",
            ((kind.value, sha, e.key, e.model_dump_json(exclude_none=True)) for e in entries),
        )
        db.execute(
            "INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?)",
            (kind.value, of.isoformat(), sha, source.name, len(entries)),
        )
    return version


def versions(folder: Path | None) -> tuple[Version, ...]:
    """The latest version of each base, by the day that it is of."""
    if folder is None or not (folder / NAME).is_file():
        return ()
    with closing(_read_only(folder)) as db:
        rows = db.execute("SELECT kind, day, sha256, file, lines FROM versions ORDER BY kind, day, sha256")
        latest = {
            row[0]: Version(kind=row[0], of=row[1], sha256=row[2], file=row[3], lines=row[4]) for row in rows
        }
    return tuple(latest.values())


def digest(folder: Path | None) -> str:
    """Changes with the versions that a control would look into."""
    told = [[v.kind.value, v.of.isoformat(), v.sha256] for v in versions(folder)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def look_up(folder: Path | None, dossier: Dossier) -> References:
    """What the latest bases say of the clients and the solution of a dossier."""
    latest = versions(folder)
    if folder is None or not latest:
        return References()
    keys = tuple(dict.fromkeys(_keys(dossier)))
    with closing(_read_only(folder)) as db:
        found = {v.kind: MappingProxyType(_entries(db, v, keys)) for v in latest}
    return References(latest, MappingProxyType(found))


def _read_only(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{(folder / NAME).resolve().as_uri()}?mode=ro", uri=True)


def _keys(dossier: Dossier) -> Iterator[str]:
    numbers: Iterable[str] = (n for c in dossier.parties for kind in Identifier for n in c.identifiers(kind))
    for number in (*numbers, dossier.solution.reference or ""):
        folded = "".join(c for c in number if c.isalnum()).upper()
        if folded:
            yield folded


def _entries(db: sqlite3.Connection, version: Version, keys: Sequence[str]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for key in keys:
        rows = db.execute(
            "SELECT content FROM entries WHERE kind = ? AND sha256 = ? AND key = ? ORDER BY rowid",
            (version.kind.value, version.sha256, key),
        )
        found[key] = tuple(Entry.model_validate_json(row[0]) for row in rows)
    return found
