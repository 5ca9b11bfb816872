"""What runs inside a worker process, and the pieces that are made there."""

from __future__ import annotations

import ctypes
import os
import resource
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import cv2
import numpy as np

from extractors.assemble import assemble
from extractors.draft import Draft
from extractors.piece import extract_piece
from extractors.which import which
from models.page import Document, Page, Reader
from models.piece import PageEntry, Piece
from models.view import PageView, Pixels
from ocr.engines import Engines
from pipeline.prints import fingerprinted
from pipeline.witnessed import witnessed
from schemes import Scheme, load_scheme, scheme_ids

T = TypeVar("T")
R = TypeVar("R")
Key = tuple[str, int]  # document, page
STATM = Path("/proc/self/statm")
_DATA = 5  # pages of data and stack


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


def report(task: str, name: str, done: int, total: int) -> None:
    """Sends the progress of a task to the process that asked for it."""
    for send in _reports:
        send((task, name, done, total))


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
    pen, hand, signing = engines().pen, engines().hand, engines().signing
    return [
        PageView(ref.document, page, pixels[ref.document, ref.page], second, pen, hand, signing)
        for ref, page in draft.pages
    ]


def _all_from_layer(page: Page) -> bool:
    """No engine has looked at this page yet."""
    return bool(page.lines) and all(word.reader is Reader.TEXT_LAYER for word in page.words)
