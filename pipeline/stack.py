"""A stack of sheets with separators between: cut into the pieces of each dossier, inside a worker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

from electronic.codes import codes_of
from electronic.trust import Trust
from models.page import MediaType
from models.view import Pixels
from ocr.document import open_source
from ocr.intake import identify
from ocr.pdf import opened, saved
from ocr.settings import Limits

# What a separator sheet bears: « recevable:dossier:BC-17 » begins a dossier, « recevable:piece » a piece.
DOSSIER, PIECE = "recevable:dossier:", "recevable:piece"


@dataclass(frozen=True)
class CutTask:
    """A stack; what is cut from it goes to `folder`."""

    path: Path
    folder: Path
    limits: Limits


@dataclass(frozen=True)
class Cut:
    """Consecutive pages of a stack. `dossier` is what the sheet before them names, "" when none came yet."""

    dossier: str
    path: Path


def cut(task: CutTask) -> tuple[Cut, ...]:
    """The pieces in their order; nothing when no separator is there. Raises UnreadableError."""
    data = task.path.read_bytes()
    kind = identify(data)
    source = open_source(data, kind, task.limits)
    marks = [_mark(source.page(index).pixels) for index in range(source.count)]
    if not any(marks):
        return ()
    task.folder.mkdir(parents=True, exist_ok=True)
    suffix = ".pdf" if kind is MediaType.PDF else ".tif"
    made = []
    for rank, (dossier, pages) in enumerate(_groups(marks), start=1):
        target = task.folder / f"{rank:04d}{suffix}"
        if kind is MediaType.PDF:
            _write_pdf(data, pages, target)
        else:
            _write_tiff([source.page(index).pixels for index in pages], target)
        made.append(Cut(dossier, target))
    return tuple(made)


def _mark(pixels: Pixels) -> str:
    """What the separator says, "" for a page that is none."""
    said = (code.text for code in codes_of("", 1, pixels, Trust(), clean=False))
    return next((text for text in said if text == PIECE or text.startswith(DOSSIER)), "")


def _groups(marks: list[str]) -> Iterator[tuple[str, list[int]]]:
    """The dossier and the pages of each piece; two sheets one after the other leave no piece between."""
    dossier, pages = "", list[int]()
    for index, mark in enumerate(marks):
        if not mark:
            pages.append(index)
            continue
        if pages:
            yield dossier, pages
        pages = []
        dossier = mark.removeprefix(DOSSIER) if mark.startswith(DOSSIER) else dossier
    if pages:
        yield dossier, pages


def _write_pdf(data: bytes, pages: list[int], target: Path) -> None:
    made = pypdfium2.PdfDocument.new()
    made.import_pages(opened(data), pages)
    target.write_bytes(saved(made))


def _write_tiff(pages: list[Pixels], target: Path) -> None:
    first, *others = [Image.fromarray(page) for page in pages]
    first.save(target, "TIFF", compression="tiff_deflate", save_all=True, append_images=others)
