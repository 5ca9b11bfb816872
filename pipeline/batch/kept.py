"""Readings that are kept: other rules can then be applied without reading anything again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import zstandard
from pydantic import ValidationError

from models.base import Frozen
from models.geometry import Place
from models.page import Document
from models.piece import PageEntry, Piece
from pipeline.batch.places import Places, write_whole
from pipeline.pool import CRASHED, TOO_MUCH_MEMORY, TOO_SLOW
from pipeline.prints import PagePrint, SignaturePrint
from pipeline.reading import Reading

LEVEL = 6
# A size that no reading of a dossier reaches: a damaged file must not fill the memory.
LARGEST = 512 * 1024 * 1024
OF_THE_MACHINE = frozenset(problem.code for problem in (CRASHED, TOO_MUCH_MEMORY, TOO_SLOW))


class Kept(Frozen):
    """A reading on the disk, with the prints of its pages and the versions of what read it."""

    format: str = "recevable/reading/1"
    key: str
    versions: dict[str, str]
    documents: tuple[Document, ...]
    pieces: tuple[Piece, ...]
    ledger: tuple[PageEntry, ...]
    masked: tuple[Place, ...]
    failure: str = ""
    prints: tuple[PagePrint, ...] = ()
    signatures: tuple[SignaturePrint, ...] = ()
    pictures: tuple[tuple[str, int, str], ...] = ()

    @property
    def sound(self) -> bool:
        """Nothing went wrong that another machine, or another day, might do better."""
        problems = (document.problem for document in self.documents)
        return not self.failure and all(p is None or p.code not in OF_THE_MACHINE for p in problems)

    def reading(self) -> Reading:
        """As the controls want it; its pictures are JPEG files, see `pictures`."""
        return Reading(self.documents, self.pieces, self.ledger, self.masked, {}, self.failure)


def load(places: Places, key: str) -> Kept | None:
    """The kept reading, None when there is none or it is damaged."""
    try:
        return unpack(places.reading(key).read_bytes())
    except OSError:
        return None


def unpack(packed: bytes) -> Kept | None:
    """A reading from its bytes, None when they are damaged."""
    try:
        return Kept.model_validate_json(zstandard.decompress(packed, max_output_size=LARGEST))
    except (zstandard.ZstdError, ValidationError):
        return None


def save(places: Places, kept: Kept, alias: str) -> None:
    """Writes the reading; `alias` finds it when what reads has changed since. Raises OSError."""
    content = kept.model_dump_json().encode("utf-8")
    write_whole(places.reading(kept.key), zstandard.compress(content, LEVEL))
    write_whole(_pointer(places, alias), kept.key.encode("ascii"))


def last_key(places: Places, alias: str) -> str:
    """The key of the last reading of these inputs, "" when there is none."""
    try:
        return _pointer(places, alias).read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _pointer(places: Places, alias: str) -> Path:
    return places.root / "readings" / "last" / alias[:2] / alias


class _Shelf(Mapping[tuple[str, int], bytes]):
    """Kept pages, each loaded when asked for."""

    def __init__(self, paths: Mapping[tuple[str, int], Path]) -> None:
        self._paths = paths

    def __getitem__(self, key: tuple[str, int]) -> bytes:
        return self._paths[key].read_bytes()

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def pictures(places: Places, kept: Kept) -> Mapping[tuple[str, int], bytes]:
    """The kept pages that are still there, as JPEG, by document and page."""
    folder = places.pictures(kept.key)
    found = {(document, page): folder / name for document, page, name in kept.pictures}
    return _Shelf({key: path for key, path in found.items() if path.is_file()})


def picture_path(places: Places, kept: Kept, document: str, page: int) -> Path | None:
    """The kept picture of one page, None when it is not there."""
    names = (name for one, number, name in kept.pictures if (one, number) == (document, page))
    path = next((places.pictures(kept.key) / name for name in names), None)
    return path if path is not None and path.is_file() else None
