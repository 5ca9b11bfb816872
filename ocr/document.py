"""Bytes of one file -> `Document`, with the upright pixels of its pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from models.page import Document, MediaType
from models.view import Pixels
from ocr.engines import Engines
from ocr.images import ImageSource
from ocr.intake import identify
from ocr.layered import read_layered
from ocr.page import ReadPage, damaged_page, read_pixels
from ocr.pdf import PdfSource
from ocr.problems import DamagedPageError, UnreadableError
from ocr.raster import Source
from ocr.settings import Limits

NOTHING: Pixels = np.full((1, 1, 3), 255, dtype=np.uint8)


@dataclass(frozen=True)
class Share:
    """Which pages of a file are read: all of them, or every `count`th from the page of that rank on."""

    rank: int = 0
    count: int = 1

    def of(self, pages: int) -> range:
        """The pages of a file of so many, counted from 0."""
        return range(self.rank, pages, self.count)


ALL = Share()


@dataclass(frozen=True)
class ReadDocument:
    """A document, and for each of its pages the upright pixels (height × width × 3, RGB)."""

    document: Document
    pixels: tuple[Pixels, ...] = ()


def read_document(
    name: str,
    data: bytes,
    engines: Engines,
    limits: Limits | None = None,
    on_page: Callable[[int, int], None] | None = None,
    share: Share = ALL,
) -> ReadDocument:
    """Reads one file. `on_page(done, total)` is called before the first page and after each.

    What a page says depends on no other page: the shares of a file may be read by several workers.

    A file that cannot be opened gives a Document with its `problem` and no page; a page that cannot be
    decoded is an illegible page and the others are read.
    """
    limits = limits or Limits()
    media_type = identify(data)
    document = Document(
        name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type=media_type
    )
    try:
        source = open_source(data, media_type, limits)
        pages = _read_all(source, engines, limits, on_page, share)
    except UnreadableError as error:
        return ReadDocument(document.model_copy(update={"problem": error.problem}))
    document = document.model_copy(update={"pages": tuple(read.page for read in pages)})
    return ReadDocument(document, tuple(read.pixels for read in pages))


def open_source(data: bytes, media_type: MediaType | None, limits: Limits) -> Source:
    """The pages of a file. Raises UnreadableError when there are none to be had."""
    if not data:
        raise UnreadableError("empty")
    if len(data) > limits.max_bytes:
        raise UnreadableError("too-large")
    if media_type is None:
        raise UnreadableError("unknown-type")
    if media_type is MediaType.PDF:
        return PdfSource(data, limits)
    return ImageSource(data, media_type, limits)


def _read_all(
    source: Source,
    engines: Engines,
    limits: Limits,
    on_page: Callable[[int, int], None] | None,
    share: Share,
) -> list[ReadPage]:
    pages: list[ReadPage] = []
    total = 0
    if on_page is not None:
        on_page(0, source.count)
    for index in share.of(source.count):
        read = _read_one(source, index, engines)
        if source.count == 1 and read.pixels is NOTHING:
            raise UnreadableError("damaged")
        total += read.pixels.shape[0] * read.pixels.shape[1]
        if total > limits.max_total_pixels:
            raise UnreadableError("too-many-pixels")
        pages.append(read)
        if on_page is not None:
            on_page(len(pages), source.count)
    return pages


def _read_one(source: Source, index: int, engines: Engines) -> ReadPage:
    found = source.layer(index) if isinstance(source, PdfSource) else None  # before the pixels: it may turn
    try:
        raster = source.page(index)
    except DamagedPageError as error:
        return ReadPage(damaged_page(index + 1, str(error)), NOTHING)
    if found is None:
        return read_pixels(index + 1, raster, engines.first)
    layer, hidden = found
    return read_layered(index + 1, raster, layer, hidden, engines.first)
