"""Files by the sha256 of their content: written whole, kept once, only ever readable by the service."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True)
class Blob:
    """What was written."""

    sha256: str
    size: int


class Blobs:
    """A folder of blobs."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)

    def path(self, sha256: str) -> Path:
        """Where that content is, whether it is there or not."""
        return self.root / sha256[:2] / sha256

    def put(self, data: bytes) -> Blob:
        """Keeps a content; it is on the disk when this returns. Raises OSError."""
        with self.incoming() as writer:
            writer.write(data)
            return writer.keep()

    def put_file(self, path: Path) -> Blob:
        """Keeps a copy of a file. Raises OSError."""
        with self.incoming() as writer, path.open("rb") as source:
            while chunk := source.read(1 << 20):
                writer.write(chunk)
            return writer.keep()

    @contextmanager
    def incoming(self) -> Iterator[Writer]:
        """A content that arrives piece by piece; it is dropped unless `keep` is called."""
        handle, name = tempfile.mkstemp(prefix=".part-", dir=self.root)
        stream = os.fdopen(handle, "wb")
        try:
            yield Writer(self, stream, Path(name))
        finally:
            stream.close()
            Path(name).unlink(missing_ok=True)

    def get(self, sha256: str) -> bytes:
        """The content. Raises FileNotFoundError when it was erased."""
        return self.path(sha256).read_bytes()

    def remove(self, sha256: str) -> None:
        self.path(sha256).unlink(missing_ok=True)


class Writer:
    """Hashes what it writes."""

    def __init__(self, blobs: Blobs, stream: BinaryIO, path: Path) -> None:
        self._blobs, self._stream, self._path = blobs, stream, path
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> None:
        self._stream.write(data)
        self._digest.update(data)
        self.size += len(data)

    def keep(self) -> Blob:
        """Under its name for good. Raises OSError."""
        self._stream.flush()
        os.fsync(self._stream.fileno())
        sha256 = self._digest.hexdigest()
        target = self._blobs.path(sha256)
        target.parent.mkdir(exist_ok=True, mode=0o700)
        os.replace(self._path, target)
        _sync_folder(target.parent)
        return Blob(sha256, self.size)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
