"""Readings in the store: kept where files are, so that any machine can take one up."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from models.page import FileProblem
from pipeline.batch import kept as keeping
from pipeline.batch.job import Read, ReadOrder
from pipeline.batch.kept import Kept
from pipeline.batch.keys import any_reading_key
from pipeline.batch.places import Places
from pipeline.files import Handed
from pipeline.pool import Pool, Progress
from store.blobs import Blobs
from store.objects import Objects, open_objects

ROOM = "lectures/readings"


@dataclass(frozen=True)
class StoredFile:
    """A file as it was handed in; its content is a blob. `problem`: why it may not be opened."""

    name: str
    sha256: str
    problem: FileProblem | None = None


@dataclass(frozen=True)
class StoredOrder:
    """The files of a dossier to be read from the store `where`, and the key of the reading; it travels."""

    where: str
    files: tuple[StoredFile, ...]
    scheme: str
    key: str
    reader: Read


def read_stored(order: StoredOrder, pool: Pool, progress: Progress | None = None) -> int:
    """Reads for good, on whatever machine this runs; how many pages that were."""
    objects = open_objects(order.where)
    with tempfile.TemporaryDirectory(prefix="recevable-") as name:
        folder = Path(name)
        files = fetched(Blobs(objects), order.files, folder)
        places = Places(folder / "kept")
        alias = any_reading_key(files, order.scheme)
        made = ReadOrder(files, order.scheme, order.key, alias, folder / "pages", places)
        count = order.reader(made, pool, progress)
        Readings(objects).keep(places, order.key)
    return count


def fetched(blobs: Blobs, files: tuple[StoredFile, ...], folder: Path) -> tuple[Handed, ...]:
    """The files on this machine, copies in `folder` where need be. Raises FileNotFoundError."""
    made = []
    for rank, one in enumerate(files):
        target = folder / f"{rank:04d}"
        made.append(Handed(one.name, _fetch(blobs, one, target), one.problem, one.sha256))
    return tuple(made)


def _fetch(blobs: Blobs, one: StoredFile, target: Path) -> Path:
    """What may not be opened may be missing: a member of a zip that was never unpacked."""
    try:
        return blobs.fetch(one.sha256, target)
    except FileNotFoundError:
        if one.problem is None:
            raise
        return target


class Readings:
    """The kept readings of a store, each with the pictures of its pages."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects

    def keep(self, places: Places, key: str) -> None:
        """Takes a reading that was kept in a folder: the pictures first, what points to them last."""
        for path in sorted(places.pictures(key).glob("*")):
            self._objects.put(f"{_name(key)}/{path.name}", path)
        self._objects.put(f"{_name(key)}.json.zst", places.reading(key))

    def load(self, key: str) -> Kept | None:
        """The reading, None when there is none or it is damaged."""
        try:
            return keeping.unpack(self._objects.get(f"{_name(key)}.json.zst"))
        except FileNotFoundError:
            return None

    def pictures(self, kept: Kept) -> Mapping[tuple[str, int], bytes]:
        """The kept pages as JPEG, by document and page."""
        wanted = {(document, page): f"{_name(kept.key)}/{name}" for document, page, name in kept.pictures}
        return _Shelf(self._objects, wanted)

    def forget(self, key: str) -> None:
        """Removes a reading and the pictures of its pages."""
        self._objects.remove(f"{_name(key)}.json.zst")
        for name in list(self._objects.names(f"{_name(key)}/")):
            self._objects.remove(name)


class _Shelf(Mapping[tuple[str, int], bytes]):
    """Pages, each loaded when asked for. Raises KeyError for one that is gone."""

    def __init__(self, objects: Objects, names: Mapping[tuple[str, int], str]) -> None:
        self._objects, self._names = objects, names

    def __getitem__(self, key: tuple[str, int]) -> bytes:
        try:
            return self._objects.get(self._names[key])
        except FileNotFoundError as error:
            raise KeyError(key) from error

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _name(key: str) -> str:
    return f"{ROOM}/{key[:2]}/{key}"
