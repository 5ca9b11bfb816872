"""What opens a file handed in, inside a worker and nowhere else: its pages, then what it carries beside."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from electronic.compose import composed
from electronic.hardened import BadXmlError
from electronic.invoice import read_invoice
from electronic.read import codes_on, read_electronic
from electronic.trust import load_trust
from extractors.sensitive import mask_carried, mask_document
from models.electronic import Code, Electronic
from models.geometry import Box, Place
from models.page import Document, FileProblem, MediaType
from models.view import Pixels
from ocr.document import ALL, ReadDocument, Share, read_document
from ocr.intake import identify
from ocr.settings import Limits
from pipeline.worker import Key, engines, load_picture, report

COMPOSED = "Page composée par recevable à partir des données XML remises, pour être lue et comparée."


@dataclass(frozen=True)
class ReadTask:
    """Some pages of a file to read; pictures go to `folder`, the file's own.

    `trust`: the folder of the operator's roots.
    """

    name: str
    path: Path
    folder: Path
    limits: Limits
    trust: Path | None = None
    share: Share = ALL

    @property
    def key(self) -> str:
        """What its progress is known by."""
        return f"{self.folder}:{self.share.rank}"


@dataclass(frozen=True)
class ReadResult:
    """What was read, where the upright pictures are, where a NIR was masked, the codes on the pages."""

    document: Document
    pictures: Mapping[Key, Path]
    masked: tuple[Place, ...] = ()
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True)
class CarryTask:
    """A file whose pages are read, to be asked what it carries beside them."""

    path: Path
    read: ReadResult
    trust: Path | None = None


def read_file(task: ReadTask) -> ReadResult:
    """Opens one file and reads its pages, or those of a share."""
    data = task.path.read_bytes()
    try:
        read = _read_pages(task, data)
    except BadXmlError as error:
        return _not_an_invoice(task, data, str(error))
    document, hidden = mask_document(read.document)
    pictures = {}
    for page, pixels in zip(document.pages, read.pixels, strict=True):
        shown = _covered(pixels, [box for number, box in hidden if number == page.number])
        pictures[task.name, page.number] = save_picture(shown, task.folder, page.number)
    places = tuple(Place(document=task.name, page=number, box=box) for number, box in hidden)
    codes = codes_on(document, read.pixels, load_trust(task.trust))
    return ReadResult(document, pictures, places, codes)


def carried(task: CarryTask) -> Electronic | None:
    """What the file carries beside its pages; None when that is nothing."""
    read, data = task.read, task.path.read_bytes()
    pixels = [load_picture(read.pictures[read.document.name, page.number]) for page in read.document.pages]
    found = read_electronic(data, read.document, load_trust(task.trust), pixels, read.codes)
    return mask_carried(found) if found else None


def _read_pages(task: ReadTask, data: bytes) -> ReadDocument:
    """The pages of the file; a bare invoice of data is put on pages first. Raises BadXmlError."""

    def on_page(done: int, total: int) -> None:
        report(task.key, task.name, done, total)

    if identify(data) is not MediaType.XML:
        return read_document(task.name, data, engines(), task.limits, on_page, task.share)
    pages = composed(read_invoice(task.name, data))
    read = read_document(task.name, pages, engines(), task.limits, on_page, task.share)
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
    return ReadResult(document, {})


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
