"""Files by the sha256 of their content: kept once, whoever hands them in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from store.objects import Objects

ROOM = "pieces"


@dataclass(frozen=True)
class Blob:
    """What was written."""

    sha256: str
    size: int


class Blobs:
    """The blobs of a store."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects

    def put(self, data: bytes) -> Blob:
        """Keeps a content; it is there for good when this returns. Raises OSError."""
        sha256 = hashlib.sha256(data).hexdigest()
        self._objects.put(_name(sha256), data)
        return Blob(sha256, len(data))

    def put_file(self, path: Path) -> Blob:
        """Keeps a copy of a file. Raises OSError."""
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        self._objects.put(_name(sha256), path)
        return Blob(sha256, path.stat().st_size)

    def get(self, sha256: str) -> bytes:
        """The content. Raises FileNotFoundError when it was erased."""
        return self._objects.get(_name(sha256))

    def fetch(self, sha256: str, target: Path) -> Path:
        """A file with that content: `target`, or where it stands. Raises FileNotFoundError."""
        return self._objects.fetch(_name(sha256), target)

    def remove(self, sha256: str) -> None:
        self._objects.remove(_name(sha256))

    def before(self, at: datetime) -> Iterator[str]:
        """The sha256 of what was last written before that instant."""
        for name in self._objects.names(ROOM, at):
            yield name.rpartition("/")[2]


def _name(sha256: str) -> str:
    return f"{ROOM}/{sha256[:2]}/{sha256}"
