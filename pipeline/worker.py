"""What runs inside a worker process: the only place where a file handed in is opened."""

from __future__ import annotations

import ctypes
import hashlib
import os
import resource
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import cv2
import numpy as np

from electronic.compose import composed
from electronic.hardened import BadXmlError
from electronic.invoice import read_invoice
from electronic.read import read_electronic
from electronic.trust import load_trust
from extractors.assemble import assemble
from extractors.draft import Draft
from extractors.piece import extract_piece
from extractors.sensitive import mask_carried, mask_document
from extractors.which import which
from models.geometry import Box, Place
from models.page import Document, FileProblem, MediaType, Page, Reader
from models.piece import PageEntry, Piece
from models.view import PageView, Pixels
from ocr.document import ReadDocument, read_document
from ocr.engines import Engines
from ocr.intake import identify
from ocr.settings import Limits
from pipeline.prints import fingerprinted
from pipeline.witnessed import witnessed
from schemes import Scheme, load_scheme, scheme_ids

T = TypeVar("T")
R = TypeVar("R")
Key = tuple[str, int]  # document, page
STATM = Path("/proc/self/statm")
_DATA = 5  # pages of data and stack
COMPOSED = "Page composée par recevable à partir des données XML remises, pour être lue et comparée."


@dataclass(frozen=True)
class ReadTask:
    """One file to read; pictures go to `folder`, its own. `trust`: the folder of the operator's roots."""

    name: str
    path: Path
    folder: Path
    limits: Limits
    trust: Path | None = None


@dataclass(frozen=True)
class ReadResult:
    """What was read, where the upright pictures are, and where a NIR was masked."""

    document: Document
    pictures: Mapping[Key, Path]
    masked: tuple[Place, ...]


@dataclass(frozen=True)
class ExtractTask:
    """All the documents of a dossier, to be made into pieces of a scheme; None: of the likeliest one.

    `share` of `shares`: which of its pieces are made, when several workers make them side by side.
    """

    scheme: str | None
    documents: Sequence[Document]
    pictures: Mapping[Key, Path]
    share: int = 0
    shares: int = 1


@dataclass(frozen=True)
class ExtractResult:
    """The pieces of a share by their place in the dossier, and the ledger of all the pages.

    `whole`: how many pieces the dossier has, in all the shares.
    """

    numbered: Mapping[int, Piece]
    ledger: tuple[PageEntry, ...]
    whole: int


_reports: list[Callable[[tuple[str, str, int, int]], Any]] = []


def start(queue: Any, nice: int = 0, warm: bool = False) -> None:
    """Prepares a worker: one thread an engine, progress sent to `queue`.

    `nice`: how far it gives way to others on a busy machine. `warm`: what the first file would wait for is
    loaded now.
    """
    os.nice(nice)
    cv2.setNumThreads(1)
    _reports[:] = [queue.put]
    if warm:
        engines().load()
        for one in scheme_ids():
            load_scheme(one)


def ready() -> None:
    """A task that asks for nothing."""


def bounded(function: Callable[[T], R], task: T, memory_mb: int) -> R:
    """Does a task that may add so much to the private memory that the worker holds already.

    The engines keep what they have compiled: counted from nothing, a worker that has read many files would
    refuse sound ones. Raises MemoryError beyond.
    """
    held = int(STATM.read_text(encoding="ascii").split()[_DATA]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (held + memory_mb * 1024 * 1024, hard))
    try:
        return function(task)
    finally:
        _give_back()


def _give_back() -> None:
    """Gives the system the memory that lies free between what the engines keep, where libc can (glibc)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


@lru_cache(maxsize=1)
def engines() -> Engines:
    """One set of engines a process, loaded when first needed."""
    return Engines()


def read_file(task: ReadTask) -> ReadResult:
    """Opens and reads one file."""

    def on_page(done: int, total: int) -> None:
        for report in _reports:
            report((str(task.folder), task.name, done, total))

    data = task.path.read_bytes()
    try:
        read = _read_pages(task, data, on_page)
    except BadXmlError as error:
        return _not_an_invoice(task, data, str(error))
    document, hidden = mask_document(read.document)
    carried = read_electronic(data, document, load_trust(task.trust), read.pixels)
    document = document.model_copy(update={"electronic": mask_carried(carried) if carried else None})
    pictures = {}
    for page, pixels in zip(document.pages, read.pixels, strict=True):
        shown = _covered(pixels, [box for number, box in hidden if number == page.number])
        pictures[task.name, page.number] = save_picture(shown, task.folder, page.number)
    places = tuple(Place(document=task.name, page=number, box=box) for number, box in hidden)
    return ReadResult(document, pictures, places)


def _read_pages(task: ReadTask, data: bytes, on_page: Callable[[int, int], None]) -> ReadDocument:
    """The pages of the file; a bare invoice of data is put on pages first. Raises BadXmlError."""
    if identify(data) is not MediaType.XML:
        return read_document(task.name, data, engines(), task.limits, on_page)
    pages = composed(read_invoice(task.name, data))
    read = read_document(task.name, pages, engines(), task.limits, on_page)
    return ReadDocument(_of_data(read.document, data), read.pixels)


def _of_data(document: Document, data: bytes) -> Document:
    """The document as handed in: its pages are ours, and say so."""
    pages = tuple(page.model_copy(update={"layer_note": COMPOSED}) for page in document.pages)
    own = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "media_type": MediaType.XML}
    return document.model_copy(update={**own, "pages": pages})


def _not_an_invoice(task: ReadTask, data: bytes, message: str) -> ReadResult:
    problem = FileProblem(code="bad-data", message=message)
    document = Document(
        name=task.name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=MediaType.XML,
        problem=problem,
    )
    return ReadResult(document, {}, ())


def _covered(pixels: Pixels, boxes: Sequence[Box]) -> Pixels:
    """The picture with those boxes blackened."""
    if not boxes:
        return pixels
    shown = pixels.copy()
    height, width = shown.shape[:2]
    for box in boxes:
        left, top, right, bottom = box.grown(0.004, 0.002).pixels(width, height)
        shown[top:bottom, left:right] = 0
    return shown


def save_picture(pixels: Pixels, folder: Path, number: int) -> Path:
    """Writes an upright page as it is: packing and unpacking it takes longer than many a reading of it.

    Raises OSError when the disk does not take it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{number:04d}.npy"
    np.save(path, np.ascontiguousarray(pixels))
    return path


def load_picture(path: Path) -> Pixels:
    """An upright page, RGB, read from the disk where it is looked at. Raises OSError when it is gone."""
    return np.asarray(np.load(path, mmap_mode="r"), dtype=np.uint8)


def extract(task: ExtractTask) -> ExtractResult:
    """The ledger of a whole dossier, and the pieces of a share of it.

    Each share puts the pages together anew: that takes less than to hand them over.
    """
    if task.scheme is not None:
        scheme = load_scheme(task.scheme)
    else:
        scheme = which(task.documents, [load_scheme(one) for one in scheme_ids()])
    assembly = assemble(task.documents, scheme.pieces)
    mine = _shared_out(assembly.drafts, task.shares)[task.share]
    pieces = {
        number: _piece(draft, _views(draft, task.pictures), scheme)
        for number, draft in enumerate(assembly.drafts)
        if number in mine
    }
    return ExtractResult(pieces, assembly.ledger, len(assembly.drafts))


def _shared_out(drafts: Sequence[Draft], shares: int) -> list[list[int]]:
    """Which pieces each share has: the longest first, to the share that has the fewest pages."""
    held: list[list[int]] = [[] for _ in range(shares)]
    pages = [0] * shares
    for number in sorted(range(len(drafts)), key=lambda n: -len(drafts[n].pages)):
        least = pages.index(min(pages))
        held[least].append(number)
        pages[least] += len(drafts[number].pages)
    return held


def _piece(draft: Draft, views: Sequence[PageView], scheme: Scheme) -> Piece:
    """The piece, its signatures fingerprinted, its text layers confronted with their pages."""
    piece = fingerprinted(extract_piece(draft, views, scheme.id), views)
    return witnessed(piece, scheme.piece_model(piece.model), views, engines().first)


def _views(draft: Draft, pictures: Mapping[Key, Path]) -> list[PageView]:
    """The draft's pages with their pixels and a second reader over them."""
    pixels = {(ref.document, ref.page): load_picture(pictures[ref.document, ref.page]) for ref in draft.refs}
    drawn = {(ref.document, ref.page) for ref, page in draft.pages if _all_from_layer(page)}
    second = engines().second_reader(pixels, drawn)
    return [PageView(ref.document, page, pixels[ref.document, ref.page], second) for ref, page in draft.pages]


def _all_from_layer(page: Page) -> bool:
    """No engine has looked at this page yet."""
    return bool(page.lines) and all(word.reader is Reader.TEXT_LAYER for word in page.words)
