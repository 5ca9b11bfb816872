"""From the file of an official model to the YAML of a piece and the picture of what was taken."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from models.geometry import Box
from models.page import Reader, Word
from models.piece import PieceKind
from models.view import PageView, Pixels
from pipeline import worker
from pipeline.learn.draft import Wanted, draft
from pipeline.learn.known import Known
from pipeline.learn.pages import sheet_of
from pipeline.learn.picture import picture
from pipeline.learn.sheet import ModelError, Sheet, between
from pipeline.learn.sort import sort
from pipeline.learn.word import word_sheet
from pipeline.opening import ReadTask, read_file
from pipeline.pool import Pool, TaskFailed, result

WORD = b"word/document.xml"
GREY = (
    "Ce modèle est en gris : rien n’y distingue les mentions obligatoires, qui sont imprimées en bleu. "
    "Demandez-en un exemplaire en couleurs (PDF ou Word)."
)
NO_BLUE = (
    "Rien n’est imprimé en bleu dans ce modèle : les mentions obligatoires ne peuvent pas en être tirées. "
    "Demandez le modèle en couleurs, tel que l’agence le publie."
)
NOTHING = "Aucun texte n’a été lu dans ce modèle."


@dataclass(frozen=True)
class Asked:
    """A model to learn from. `first`, `last`: texts between which it stands in a longer document."""

    path: Path
    wanted: Wanted
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class Learnt:
    """The YAML of the piece, the page that shows what was taken, and how many things were by role."""

    yaml: str
    html: str
    counts: Mapping[str, int]


def kind_of(piece: str) -> PieceKind | None:
    """The kind that the id of a piece begins with (`bdc-medecin-liberal`), None when it begins with none."""
    fit = [kind for kind in PieceKind if piece == kind.value or piece.startswith(f"{kind.value}-")]
    return max(fit, key=lambda kind: len(kind.value), default=None)


def learn(asked: Asked, pool: Pool) -> Learnt:
    """Raises ModelError when the model cannot be learnt from: grey, damaged, empty."""
    with tempfile.TemporaryDirectory(prefix="recevable-") as folder:
        sheet, pages = _read(asked, pool, Path(folder))
    sheet = between(sheet, asked.first, asked.last)
    if not sheet.items:
        raise ModelError(NOTHING)
    known = Known.of(asked.wanted.scheme, asked.wanted.kind)
    found = sort(sheet, asked.wanted.kind, known)
    name, files = asked.path.name, (f"{asked.wanted.id}.yaml", f"{asked.wanted.id}.html")
    counts: dict[str, int] = {}
    for one in found:
        counts[one.role.value] = counts.get(one.role.value, 0) + 1
    return Learnt(
        yaml=draft(found, asked.wanted, known, name, files[1]),
        html=picture(f"Modèle appris de {name}", files[0], found, pages),
        counts=counts,
    )


def _read(asked: Asked, pool: Pool, folder: Path) -> tuple[Sheet, dict[worker.Key, Pixels]]:
    """The sheet, and the pages when the file has pages."""
    data = asked.path.read_bytes()
    if data[:2] == b"PK" and WORD in data:
        sheet, pages = word_sheet(data), {}
    else:
        views = _views(asked.path, pool, folder)
        sheet, pages = sheet_of(views), {(view.document, view.page.number): view.pixels for view in views}
    if not sheet.blue:
        raise ModelError(GREY if sheet.grey else NO_BLUE)
    return sheet, pages


def _views(path: Path, pool: Pool, folder: Path) -> list[PageView]:
    """The pages of a PDF or a picture, read in a bounded worker as any file is."""
    task = ReadTask(path.name, path, folder, pool.settings.reading)
    try:
        read = result(pool.submit(read_file, task, pool.settings.seconds_per_file))
    except TaskFailed as error:
        raise ModelError(error.problem.message) from error
    if read.document.problem is not None:
        raise ModelError(read.document.problem.message)
    pixels = {key: worker.load_picture(one) for key, one in read.pictures.items()}
    return [PageView(path.name, p, pixels[path.name, p.number], Nobody()) for p in read.document.pages]


class Nobody:
    """A second reader that is never asked: no value is proved here."""

    def read(
        self, document: str, page: int, box: Box, but: Reader | None = None, *, day: bool = False
    ) -> Iterator[tuple[Word, ...]]:
        return iter(())
