"""A base as handed out, CSV or XLSX, read into entries with the names that a mapping gives its columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from pydantic import Field, ValidationError

from models.base import Frozen
from models.reference import Entry

_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_LISTS = frozenset({"profiles"})
_NUMBERS = frozenset({"activity", "ceiling"})
_DAYS = frozenset({"closed"})
_LEVELS = {"ej": "juridique", "et": "geographique", "eg": "geographique", "géographique": "geographique"}
MAX_BYTES = 500_000_000


class BaseError(Exception):
    """The base cannot be used; the text says why, and in which line, in French."""


class Mapped(Frozen):
    """One entry of a line: our name of a field to the title of their column.

    `constants`: what no column says. `only`: their columns and what these must hold for a line to count.
    """

    columns: dict[str, str]
    constants: dict[str, str] = Field(default_factory=dict)
    only: dict[str, str] = Field(default_factory=dict)


class Columns(Mapped):
    """The mapping of a file. `separator` parts the values of a list; `sheet` names the sheet of an XLSX.

    `titles` false: the file has no line of titles, a column is told by its rank, from 1. `also`: further
    entries of the same line, as the FINESS juridique beside the FINESS géographique.
    """

    separator: str = ","
    sheet: str | None = None
    titles: bool = True
    also: tuple[Mapped, ...] = ()


def read_base(path: Path, mapping: Columns) -> list[Entry]:
    """The entries of the file, in order. Raises BaseError; a base without a line is one."""
    every = (mapping, *mapping.also)
    for one in every:
        unknown = sorted({*one.columns, *one.constants} - set(Entry.model_fields))
        if unknown or "key" not in one.columns:
            known = ", ".join(Entry.model_fields)
            told = f"champ inconnu : {', '.join(unknown)}" if unknown else "le champ « key » manque"
            raise BaseError(f"Correspondance : {told}. Champs admis : {known}.")
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        raise BaseError("Le fichier est absent, ou trop grand.")
    lines = _xlsx(path, mapping.sheet) if path.suffix.lower() == ".xlsx" else _csv(path)
    titles = next(lines, []) if mapping.titles else None
    found = (
        _entry(number, _row(titles, line), one, mapping.separator)
        for number, line in enumerate(lines, 2 if mapping.titles else 1)
        for one in every
    )
    entries = list(dict.fromkeys(entry for entry in found if entry is not None))
    if not entries:
        raise BaseError("Aucune ligne n’a été lue.")
    return entries


def _row(titles: list[str] | None, line: list[str]) -> Mapping[str, str]:
    """The cells of a line by title, or by rank from 1; an empty line has none."""
    if titles is None:
        return {str(rank): cell for rank, cell in enumerate(line, 1)}
    return dict(zip_longest(titles, line[: len(titles)], fillvalue=""))


def _csv(path: Path) -> Iterator[list[str]]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    head = text.partition("\n")[0]
    delimiter = max(";,\t|", key=head.count)
    yield from csv.reader(io.StringIO(text), delimiter=delimiter)


def _xlsx(path: Path, sheet: str | None) -> Iterator[list[str]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, OSError) as error:
        raise BaseError("Le fichier n’est pas un classeur XLSX lisible.") from error
    if sheet is not None and sheet not in book.sheetnames:
        raise BaseError(f"Feuille absente : {sheet}. Feuilles : {', '.join(book.sheetnames)}.")
    for row in (book[sheet] if sheet else book.worksheets[0]).iter_rows(values_only=True):
        yield [_text(cell) for cell in row]


def _text(cell: object) -> str:
    """A cell as text; Excel's 12.0 is 12, and a date is ISO."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _entry(number: int, row: Mapping[str, str], mapping: Mapped, separator: str) -> Entry | None:
    """None for an empty line, and for one that `only` leaves out."""
    if not any(row.values()) or any(row.get(t, w).strip() != w for t, w in mapping.only.items()):
        return None
    missing = [title for title in (*mapping.only, *mapping.columns.values()) if title not in row]
    if missing:
        known = ", ".join(map(str, row))
        raise BaseError(f"Ligne {number}, colonne absente : {', '.join(missing)}. Colonnes : {known}.")
    values = {**mapping.constants, **{k: row[t].strip() for k, t in mapping.columns.items()}}
    if not values["key"]:
        return None
    content = {key: _value(key, text, separator) for key, text in values.items() if text}
    try:
        return Entry.model_validate(content)
    except ValidationError as error:
        wrong = ", ".join(str(item["loc"][0]) for item in error.errors())
        raise BaseError(f"Ligne {number} : valeur incorrecte ({wrong}).") from error


def _value(key: str, text: str, separator: str) -> object:
    if key == "key":
        folded = re.sub(r"[\s.\-]", "", text).upper()
        return folded.zfill(9) if folded.isdigit() and len(folded) == 8 else folded  # Excel drops a zero
    if key in _LISTS:
        return tuple(part.strip() for part in text.split(separator) if part.strip())
    if key in _NUMBERS:
        return re.sub(r"[\s\u00a0\u202f€]", "", text).replace(",", ".")
    if key in _DAYS:
        day = _DAY.fullmatch(text)
        return date(int(day[3]), int(day[2]), int(day[1])) if day else text
    return _LEVELS.get(text.casefold(), text) if key == "level" else text
