"""Everything that stands in an archive, as rows: folders and zips that hold dossiers are walked alike.

The rows go to SQLite and not to memory, so that an archive of millions of files costs disk only.
"""

from __future__ import annotations

import os
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.files import is_junk

SCHEMA = """
CREATE TABLE entries (
    path TEXT PRIMARY KEY, folder TEXT NOT NULL, name TEXT NOT NULL, stem TEXT NOT NULL,
    suffix TEXT NOT NULL, kind TEXT NOT NULL, base TEXT NOT NULL, inner TEXT NOT NULL,
    size INTEGER NOT NULL, stamp TEXT NOT NULL, dossier TEXT, reason TEXT
) WITHOUT ROWID;
CREATE INDEX entries_of_folder ON entries (folder, suffix, name);
CREATE TABLE folders (
    path TEXT PRIMARY KEY, parent TEXT, jsons INTEGER NOT NULL DEFAULT 0, below INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
"""
BATCH = 1000
INSERT = "INSERT OR IGNORE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)"
IGNORED = "fichier du système d’exploitation"
LINK = "lien : il n’est pas suivi"
BROKEN = "archive zip endommagée"
UNSAYABLE = "nom qui n’est pas en UTF-8 : renommez le fichier ou le répertoire"
NOT_A_FILE = "ni un fichier ni un répertoire"


@dataclass(frozen=True)
class Root:
    """An archive named on the command line; `label` starts the ids when there are several."""

    path: Path
    label: str


def roots_of(paths: Iterable[Path]) -> list[Root]:
    """Each archive with a label of its own, no label when it is alone."""
    found = [path.resolve() for path in paths]
    if len(found) == 1:
        return [Root(found[0], "")]
    labels: list[str] = []
    for path in found:
        count = sum(1 for label in labels if label == path.name or label.startswith(path.name + "~"))
        labels.append(path.name if not count else f"{path.name}~{count + 1}")
    return [Root(path, label) for path, label in zip(found, labels, strict=True)]


def walk(connection: sqlite3.Connection, root: Root, away: Path) -> None:
    """Lists a folder or a zip in `entries` and `folders`; `away` (the output folder) is left out."""
    if root.path.is_dir():
        _insert(connection, _listed(connection, root, away))
    else:
        _folder(connection, root.label, None)
        entry = _file_row(root.path, root.label, root.path.parent)
        _insert(connection, [entry])
    _expand_zips(connection, root)


def _insert(connection: sqlite3.Connection, rows: Iterable[tuple[object, ...]]) -> None:
    connection.executemany(INSERT, rows)


def _folder(connection: sqlite3.Connection, path: str, parent: str | None) -> None:
    connection.execute("INSERT OR IGNORE INTO folders (path, parent) VALUES (?, ?)", (path, parent))


def _listed(connection: sqlite3.Connection, root: Root, away: Path) -> Iterator[tuple[object, ...]]:
    """Depth first; only the folders still to visit are held."""
    waiting: list[tuple[Path, str, str | None]] = [(root.path, root.label, None)]
    while waiting:
        folder, shown, parent = waiting.pop()
        _folder(connection, shown, parent)
        with os.scandir(folder) as entries:
            for entry in entries:
                path = Path(entry.path)
                if not _sayable(entry.name):
                    yield _unsayable_row(entry.name, shown, root.path)
                elif entry.is_dir(follow_symlinks=False):
                    if path != away:
                        waiting.append((path, _join(shown, entry.name), shown))
                else:
                    yield _file_row(path, shown, root.path)


def _sayable(name: str) -> bool:
    """Whether the bytes of a name are UTF-8."""
    return name.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in name)


def _unsayable_row(name: str, folder: str, base: Path) -> tuple[object, ...]:
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _row(folder, shown, "other", str(base), shown, 0, "", UNSAYABLE)


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _file_row(path: Path, folder: str, base: Path) -> tuple[object, ...]:
    facts = path.lstat()
    kind, reason = "file", None
    if path.is_symlink():
        kind, reason = "other", LINK
    elif not path.is_file():
        kind, reason = "other", NOT_A_FILE
    elif is_junk(path.name):
        kind, reason = "ignored", IGNORED
    stamp = f"{facts.st_size}:{facts.st_mtime_ns}"
    inner = path.relative_to(base).as_posix()
    return _row(folder, path.name, kind, str(base), inner, facts.st_size, stamp, reason)


def _row(
    folder: str, name: str, kind: str, base: str, inner: str, size: int, stamp: str, reason: str | None
) -> tuple[object, ...]:
    pure = PurePosixPath(name)
    return (
        *(_join(folder, name), folder, name, pure.stem.casefold(), pure.suffix.lower()),
        *(kind, base, inner, size, stamp, reason),
    )


def _expand_zips(connection: sqlite3.Connection, root: Root) -> None:
    """A zip that holds declared dossiers, and is not itself the pieces of one beside it, is a folder."""
    beside = """SELECT 1 FROM entries j WHERE j.folder = z.folder AND j.suffix = '.json' AND j.stem = z.stem
                AND j.kind = 'file'"""
    last = ""
    while rows := connection.execute(
        f"""SELECT z.path, z.folder, z.base, z.inner, z.stamp FROM entries z
            WHERE z.suffix = '.zip' AND z.kind = 'file' AND z.path > ? AND NOT EXISTS ({beside})
            ORDER BY z.path LIMIT {BATCH}""",  # noqa: S608 - our own text, no value in it
        (last,),
    ).fetchall():
        for path, folder, base, inner, stamp in rows:
            _expand(connection, path, folder, Path(base) / inner, stamp)
        last = rows[-1][0]


def _expand(connection: sqlite3.Connection, shown: str, folder: str, path: Path, stamp: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError):
        connection.execute("UPDATE entries SET reason = ? WHERE path = ?", (BROKEN, shown))
        return
    if not any(m.filename.lower().endswith(".json") for m in members):
        return
    connection.execute("UPDATE entries SET kind = 'folder' WHERE path = ?", (shown,))
    _folder(connection, shown, folder)
    _insert(connection, (_member_row(connection, shown, path, m, stamp) for m in members))


def _member_row(
    connection: sqlite3.Connection, shown: str, path: Path, member: zipfile.ZipInfo, stamp: str
) -> tuple[object, ...]:
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    folder = shown
    for part in parts[:-1]:
        parent, folder = folder, _join(folder, part)
        _folder(connection, folder, parent)
    name = parts[-1]
    ignored = is_junk(name) or "__MACOSX" in parts
    kind, reason = ("ignored", IGNORED) if ignored else ("member", None)
    mark = f"{stamp}:{member.CRC}:{member.file_size}"
    return _row(folder, name, kind, str(path), member.filename, member.file_size, mark, reason)


def count_jsons(connection: sqlite3.Connection) -> None:
    """Fills how many declared dossiers each folder holds, itself and below."""
    connection.execute(
        """UPDATE folders SET jsons = (SELECT count(*) FROM entries e WHERE e.folder = folders.path
           AND e.suffix = '.json' AND e.kind IN ('file', 'member'))"""
    )
    last = ""
    while rows := connection.execute(
        "SELECT path, parent, jsons FROM folders WHERE jsons > 0 AND path >= ? ORDER BY path LIMIT ?",
        (last, BATCH),
    ).fetchall():
        for _path, parent, jsons in rows:
            _add_below(connection, parent, jsons)
        last = rows[-1][0] + "\0"


def _add_below(connection: sqlite3.Connection, parent: str | None, jsons: int) -> None:
    while parent is not None:
        connection.execute("UPDATE folders SET below = below + ? WHERE path = ?", (jsons, parent))
        found = connection.execute("SELECT parent FROM folders WHERE path = ?", (parent,)).fetchone()
        parent = found[0] if found else None
