"""Which files make which dossier: folders, pairs, zips of either, manifests; the rest is out of place."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.batch import manifest, tree
from pipeline.batch.demand import Demand

ALONE = "dossier déclaré sans aucune pièce"
SEVERAL = "plusieurs fichiers JSON dans ce répertoire : un dossier par répertoire, ou des paires de même nom"
NOBODYS = "aucun dossier déclaré (JSON) ne s’y rapporte"
MANIFEST = "manifeste de l’archive : il dit où sont les pièces"
LISTED_NOT = "le manifeste ne cite pas ce fichier"
FAVOURITE = "dossier"
REAL = "kind IN ('file', 'member')"
Planned = tuple[Demand, str]  # with the stamp of its files


def plan(connection: sqlite3.Connection, paths: Iterable[Path], away: Path) -> Iterator[Planned]:
    """Every dossier of the archives, each with a stamp that changes when a file of it does.

    Fills `entries` in `connection`, where each file ends with the id of its dossier or the reason why it
    has none. Raises ManifestError.
    """
    connection.executescript(tree.SCHEMA)
    for root in tree.roots_of(paths):
        if manifest.is_manifest(root.path):
            yield from _from_manifest(connection, root, away)
        else:
            tree.walk(connection, root, away)
    tree.count_jsons(connection)
    yield from _folders(connection)
    connection.execute(
        f"UPDATE entries SET reason = ? WHERE dossier IS NULL AND reason IS NULL AND {REAL}",  # noqa: S608 - ours
        (NOBODYS,),
    )


def _from_manifest(connection: sqlite3.Connection, root: tree.Root, away: Path) -> Iterator[Planned]:
    """The dossiers that a manifest lists; what stands beside and is not listed is out of place."""
    base = root.path.parent
    tree.walk(connection, tree.Root(base, root.label), away)
    label = f"{root.label}/" if root.label else ""
    connection.execute(
        "UPDATE entries SET kind = 'ignored', reason = ? WHERE path = ?",
        (MANIFEST, label + root.path.name),
    )
    connection.execute("DROP TABLE IF EXISTS listed")
    connection.execute("CREATE TABLE listed (id TEXT PRIMARY KEY) WITHOUT ROWID")
    for line in manifest.read(root.path):
        _only_once(connection, line)
        demand = Demand(
            id=label + line.id, base=str(base), declared=line.declared, pieces=line.pieces, layout="manifeste"
        )
        yield demand, _claim(connection, demand.id, [label + name for name in demand.files])
    connection.execute(
        f"UPDATE entries SET reason = ? WHERE dossier IS NULL AND reason IS NULL AND {REAL} AND base = ?",  # noqa: S608 - ours
        (LISTED_NOT, str(base)),
    )
    _forget_folders(connection, root.label)


def _forget_folders(connection: sqlite3.Connection, label: str) -> None:
    """A manifest says by itself which files make a dossier; the folders of other archives stay."""
    inside = f"{label}/"
    connection.execute(
        "DELETE FROM folders WHERE ? = '' OR path = ? OR substr(path, 1, ?) = ?",
        (label, label, len(inside), inside),
    )


def _only_once(connection: sqlite3.Connection, line: manifest.Line) -> None:
    try:
        connection.execute("INSERT INTO listed VALUES (?)", (line.id,))
    except sqlite3.IntegrityError as error:
        raise manifest.ManifestError(
            f"Ligne {line.number} du manifeste : le dossier « {line.id} » y figure deux fois."
        ) from error


def _folders(connection: sqlite3.Connection) -> Iterator[Planned]:
    last = ""
    while rows := connection.execute(
        "SELECT path, jsons, below FROM folders WHERE jsons > 0 AND path >= ? ORDER BY path LIMIT ?",
        (last, tree.BATCH),
    ).fetchall():
        for path, jsons, below in rows:
            yield from _folder(connection, path, jsons, below)
        last = rows[-1][0] + "\0"


def _folder(connection: sqlite3.Connection, folder: str, jsons: int, below: int) -> Iterator[Planned]:
    declared = _the_one(connection, folder, jsons, below)
    if declared is not None:
        yield _whole_folder(connection, folder, declared)
        return
    last = ""
    while names := [
        row[0]
        for row in connection.execute(
            f"""SELECT path FROM entries WHERE folder = ? AND suffix = '.json' AND path > ? AND {REAL}
                ORDER BY path LIMIT ?""",  # noqa: S608 - our own text
            (folder, last, tree.BATCH),
        )
    ]:
        for path in names:
            yield from _pair(connection, path, folder, jsons)
        last = names[-1]


def _the_one(connection: sqlite3.Connection, folder: str, jsons: int, below: int) -> str | None:
    """The declared JSON of a folder that is one dossier, None when it is not one."""
    if below:
        return None
    listed = f"SELECT path, stem FROM entries WHERE folder = ? AND suffix = '.json' AND {REAL}"  # noqa: S608 - ours
    if jsons > 1:
        named = connection.execute(listed + " AND stem = ?", (folder, FAVOURITE)).fetchone()
        return str(named[0]) if named and not _paired(connection, folder) else None
    path, stem = connection.execute(listed, (folder,)).fetchone()
    others = connection.execute(
        f"""SELECT 1 FROM entries WHERE folder = ? AND suffix <> '.json' AND stem <> ? AND {REAL}
            UNION ALL SELECT 1 FROM folders WHERE parent = ? LIMIT 1""",  # noqa: S608 - our own text
        (folder, stem, folder),
    ).fetchone()
    return str(path) if others else None


def _paired(connection: sqlite3.Connection, folder: str) -> bool:
    """Whether another JSON than `dossier.json` has pieces of its own name."""
    return bool(
        connection.execute(
            """SELECT 1 FROM entries j JOIN entries z ON z.folder = j.folder AND z.stem = j.stem
               AND z.suffix <> '.json' WHERE j.folder = ? AND j.suffix = '.json' AND j.stem <> ? LIMIT 1""",
            (folder, FAVOURITE),
        ).fetchone()
    )


def _whole_folder(connection: sqlite3.Connection, folder: str, declared: str) -> Planned:
    inside = connection.execute(
        f"""SELECT path FROM entries WHERE {REAL} AND suffix <> '.json'
            AND (folder = ? OR (folder > ? AND folder < ?)) ORDER BY path""",  # noqa: S608 - our own text
        (folder, *_below(folder)),
    )
    paths = [declared, *(row[0] for row in inside)]
    connection.execute(
        "UPDATE entries SET reason = ? WHERE folder = ? AND suffix = '.json' AND path <> ?",
        (SEVERAL, folder, declared),
    )
    return _made(connection, _name_of(connection, folder), paths, "répertoire")


def _name_of(connection: sqlite3.Connection, folder: str) -> str:
    """The id of a folder: its path, or its own name when it is the archive itself."""
    if folder:
        return folder
    base = connection.execute("SELECT base FROM entries WHERE folder = '' LIMIT 1").fetchone()[0]
    return Path(base).name


def _pair(connection: sqlite3.Connection, path: str, folder: str, jsons: int) -> Iterator[Planned]:
    """X.json with X.zip, X.pdf …, or with a folder X that holds no other declared dossier."""
    stem = connection.execute("SELECT stem FROM entries WHERE path = ?", (path,)).fetchone()[0]
    beside = f"{folder}/" if folder else ""
    shown = path.removeprefix(beside)[: -len(".json")]
    sub = beside + shown
    low, high = _below(sub)
    mates = connection.execute(
        f"""SELECT path FROM entries WHERE {REAL} AND suffix <> '.json' AND dossier IS NULL AND (
            (folder = :folder AND stem = :stem) OR ((folder = :sub OR (folder > :low AND folder < :high))
            AND EXISTS (SELECT 1 FROM folders WHERE path = :sub AND jsons = 0 AND below = 0)))
            ORDER BY path""",  # noqa: S608 - our own text
        {"folder": folder, "stem": stem, "sub": sub, "low": low, "high": high},
    ).fetchall()
    if not mates:
        reason = ALONE if jsons == 1 else SEVERAL if _loose(connection, folder) else ALONE
        connection.execute("UPDATE entries SET reason = ? WHERE path = ?", (reason, path))
        return
    taken = connection.execute("SELECT 1 FROM folders WHERE path = ? AND jsons > 0", (sub,)).fetchone()
    name = f"{sub}.json" if taken else sub
    yield _made(connection, name, [path, *(row[0] for row in mates)], "paire")


def _loose(connection: sqlite3.Connection, folder: str) -> bool:
    """Whether files that are no JSON stand in the folder with no dossier of theirs."""
    return bool(
        connection.execute(
            f"SELECT 1 FROM entries WHERE folder = ? AND suffix <> '.json' AND {REAL} LIMIT 1",  # noqa: S608 - ours
            (folder,),
        ).fetchone()
    )


def _made(connection: sqlite3.Connection, name: str, paths: list[str], layout: str) -> Planned:
    stamp = _claim(connection, name, paths)
    rows = [
        connection.execute("SELECT base, inner, kind FROM entries WHERE path = ?", (path,)).fetchone()
        for path in paths
    ]
    base, _, kind = rows[0]
    names = [row[1] for row in rows]
    zipped = kind == "member"
    demand = Demand(
        id=name,
        base=base,
        zipped=zipped,
        declared=names[0],
        pieces=tuple(names[1:]),
        layout=f"{layout} dans un zip" if zipped else layout,
    )
    return demand, stamp


def _claim(connection: sqlite3.Connection, name: str, paths: list[str]) -> str:
    """Gives files to a dossier; their stamp."""
    digest = hashlib.sha256()
    for path in paths:
        row = connection.execute("SELECT stamp FROM entries WHERE path = ?", (path,)).fetchone()
        connection.execute("UPDATE entries SET dossier = ?, reason = NULL WHERE path = ?", (name, path))
        digest.update(f"{path}\0{row[0] if row else 'absent'}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _below(folder: str) -> tuple[str, str]:
    """What stands below a folder lies between these two: "0" is the character that follows "/"."""
    return (f"{folder}/", f"{folder}0") if folder else ("", "\U0010ffff")
