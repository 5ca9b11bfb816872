"""Several services may share a folder of data: each has a room of its own, locked for as long as it lives."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from store.ids import new_id

ROOM = "passage"
DOOR = "verrou"


@dataclass(frozen=True)
class Presence:
    """A living service: its name, its folder for what passes, the names of those found dead beside it."""

    name: str
    folder: Path
    dead: tuple[str, ...]


@contextmanager
def present(data_dir: Path) -> Iterator[Presence]:
    """Takes a room and empties those of the dead. A lock ends with its process, however that ends.

    Raises OSError.
    """
    root = (data_dir / ROOM).resolve()
    root.mkdir(mode=0o700, exist_ok=True)
    name = new_id()
    with (root / DOOR).open("w", encoding="ascii") as door:
        fcntl.flock(
            door, fcntl.LOCK_EX
        )  # one at a time: a room that has no lock yet is not that of a dead one
        dead = tuple(one.name for one in root.iterdir() if one.is_dir() and _abandoned(one))
        for one in dead:
            shutil.rmtree(root / one, ignore_errors=True)
        folder = root / name
        folder.mkdir(mode=0o700)
        lock = _lock(folder)
    try:
        yield Presence(name, folder, dead)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.close()


def _lock(folder: Path) -> TextIO:
    """Raises BlockingIOError when a living service holds it."""
    handle = (folder / DOOR).open("w", encoding="ascii")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.close()
        raise
    return handle


def _abandoned(folder: Path) -> bool:
    try:
        _lock(folder).close()
    except BlockingIOError:
        return False
    return True
