"""A manifest: a CSV or XLSX that names, a line a dossier, its declared JSON and its pieces."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

SUFFIXES = (".csv", ".xlsx")
ID = ("id", "numero", "numéro", "dossier_id", "reference", "référence")
DECLARED = ("dossier", "json", "declared", "déclaré", "declare")
PIECES = ("pieces", "pièces", "files", "fichiers", "zip")
_SEVERAL = re.compile(r"[;|\n]")
SAMPLE = 8192


class ManifestError(Exception):
    """The manifest cannot be used; the message says why, in French."""


@dataclass(frozen=True)
class Line:
    """One dossier; paths are relative to the manifest. `number` counts its lines from 1."""

    number: int
    id: str
    declared: str
    pieces: tuple[str, ...]


def is_manifest(path: Path) -> bool:
    """A file that is named on the command line and is a table."""
    return path.is_file() and path.suffix.lower() in SUFFIXES


def read(path: Path) -> Iterator[Line]:
    """The dossiers of a manifest, streamed. Raises ManifestError with the line."""
    rows = _xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    try:
        head = [str(cell or "").strip().casefold() for cell in next(rows, [])]
        columns = _columns(head)
        for number, row in enumerate(rows, start=2):
            cells = ["" if cell is None else str(cell).strip() for cell in row]
            if any(cells):
                yield _line([*cells, *[""] * (len(head) - len(cells))], columns, number)
    except (UnicodeDecodeError, csv.Error) as error:
        raise ManifestError(f"Le manifeste {path.name} n’est pas un CSV en UTF-8.") from error


def _columns(head: Sequence[str]) -> tuple[int, int, int]:
    found = [
        next((head.index(name) for name in names if name in head), -1) for names in (ID, DECLARED, PIECES)
    ]
    if found[1] < 0 or found[2] < 0:
        raise ManifestError("Le manifeste doit avoir les colonnes « dossier » et « pieces » (et « id »).")
    return found[0], found[1], found[2]


def _line(cells: Sequence[str], columns: tuple[int, int, int], number: int) -> Line:
    declared = _inside(cells[columns[1]], number)
    pieces = tuple(_inside(one, number) for one in _SEVERAL.split(cells[columns[2]]) if one.strip())
    name = cells[columns[0]] if columns[0] >= 0 else ""
    name = name or str(PurePosixPath(declared).with_suffix(""))
    return Line(number, name, declared, pieces)


def _inside(text: str, number: int) -> str:
    """A path below the manifest's folder: another place of the disk is never opened."""
    path = PurePosixPath(text.strip().replace("\\", "/"))
    if not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise ManifestError(
            f"Ligne {number} du manifeste : le chemin « {text} » doit être relatif au manifeste et sous lui."
        )
    return str(path)


def _csv(path: Path) -> Iterator[Sequence[object]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        sample = stream.read(SAMPLE).splitlines()[:1]
        stream.seek(0)
        separator = max(",;\t", key=sample[0].count) if sample else ","
        yield from csv.reader(stream, delimiter=separator)


def _xlsx(path: Path) -> Iterator[Sequence[object]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, OSError, KeyError, ValueError) as error:
        raise ManifestError(f"Le manifeste {path.name} n’est pas un classeur XLSX lisible.") from error
    try:
        sheet = book.worksheets[0]
        yield from sheet.iter_rows(values_only=True)
    finally:
        book.close()
