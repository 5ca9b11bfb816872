"""Named contents kept for good: in a folder, or in a bucket of any S3-compatible store.

Which one is said by one text, `s3://bucket/prefix` or the path of a folder, so that a worker on another
machine opens the same. The credentials and address of S3 are the usual `AWS_*` variables of each process.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

BUCKET = "s3://"
CHUNK = 1 << 20
PATIENCE = timedelta(seconds=20)  # how long one call is made again before the store is said to be away


class AwayError(OSError):
    """The store of pieces and readings does not answer, or refuses us: for now, and no fault of a file."""


class Objects(Protocol):
    """What every store does. A name is « room/aa/name », with slashes."""

    def put(self, name: str, content: bytes | Path) -> None:
        """Keeps a content, or a copy of a file; it is there for good when this returns. Raises OSError."""

    def get(self, name: str) -> bytes:
        """The content. Raises FileNotFoundError."""

    def fetch(self, name: str, target: Path) -> Path:
        """A file with that content: `target`, or where it stands. Raises FileNotFoundError."""

    def remove(self, name: str) -> None:
        """It is gone, whether it was there or not."""

    def names(self, prefix: str, before: datetime | None = None) -> Iterator[str]:
        """The names under that one; `before`: only what was last written earlier."""


def open_objects(where: str) -> Objects:
    """The store of that name. Raises OSError, ValueError."""
    return Bucket(where) if where.startswith(BUCKET) else Folder(Path(where))


class Folder:
    """Files under a folder that only the service may read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        root.mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, name: str, content: bytes | Path) -> None:
        target = self._root / name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, part = tempfile.mkstemp(prefix=".part-", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                for chunk in _chunks(content):
                    stream.write(chunk)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(part, target)
        finally:
            Path(part).unlink(missing_ok=True)
        _sync_folder(target.parent)

    def get(self, name: str) -> bytes:
        return (self._root / name).read_bytes()

    def fetch(self, name: str, target: Path) -> Path:
        found = self._root / name
        if not found.is_file():
            raise FileNotFoundError(name)
        return found

    def remove(self, name: str) -> None:
        path = self._root / name
        path.unlink(missing_ok=True)
        if path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()

    def names(self, prefix: str, before: datetime | None = None) -> Iterator[str]:
        for path in sorted((self._root / prefix).rglob("*")):
            written = datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.is_file() else None
            if written is not None and (before is None or written < before):
                yield path.relative_to(self._root).as_posix()


class Bucket:
    """Objects of an S3 bucket, under a prefix. Every call raises AwayError when the bucket is."""

    def __init__(self, where: str) -> None:
        bucket, _, prefix = where.removeprefix(BUCKET).partition("/")
        self._store = S3Store(
            bucket, prefix=prefix or None, retry_config={"max_retries": 3, "retry_timeout": PATIENCE}
        )

    def put(self, name: str, content: bytes | Path) -> None:
        with _reached():
            obstore.put(self._store, name, content)

    def get(self, name: str) -> bytes:
        with _reached():
            return bytes(obstore.get(self._store, name).bytes())

    def fetch(self, name: str, target: Path) -> Path:
        with _reached():
            found = obstore.get(self._store, name)
            with target.open("wb") as stream:
                for chunk in found.stream(min_chunk_size=CHUNK):
                    stream.write(chunk)
        return target

    def remove(self, name: str) -> None:
        with _reached():
            obstore.delete(self._store, name)

    def names(self, prefix: str, before: datetime | None = None) -> Iterator[str]:
        with _reached():
            pages = list(obstore.list(self._store, prefix=prefix))
        for page in pages:
            yield from (one["path"] for one in page if before is None or one["last_modified"] < before)


@contextmanager
def _reached() -> Iterator[None]:
    try:
        yield
    except BaseError as error:
        raise AwayError("the store is away") from error


def _chunks(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as source:
        while chunk := source.read(CHUNK):
            yield chunk


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
