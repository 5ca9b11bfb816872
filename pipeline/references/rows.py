"""A base as handed out, CSV or XLSX, read into entries with the names that a mapping gives its columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
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


class Columns(Frozen):
    """The mapping: our name of a field to the title of their column; `constants`: what no column says.

    `separator` parts the values of a list; `sheet` names the sheet of an XLSX, the first one by default.
    """

    columns: dict[str, str]
    constants: dict[str, str] = Field(default_factory=dict)
    separator: str = ","
    sheet: str | None = None


def read_base(path: Path, mapping: Columns) -> list[Entry]:
    """The entries of the file, in order. Raises BaseError; a base without a line is one."""
    unknown = sorted({*mapping.columns, *mapping.constants} - set(Entry.model_fields))
    if unknown or "key" not in mapping.columns:
        known = ", ".join(Entry.model_fields)
        told = f"champ inconnu : {', '.join(unknown)}" if unknown else "le champ « key » manque"
        raise BaseError(f"Correspondance : {told}. Champs admis : {known}.")
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        raise BaseError("Le fichier est absent, ou trop grand.")
    rows = _xlsx(path, mapping.sheet) if path.suffix.lower() == ".xlsx" else _csv(path)
    entries = [e for number, row in enumerate(rows, 2) if (e := _entry(number, row, mapping)) is not None]
    if not entries:
        raise BaseError("Aucune ligne n’a été lue.")
    return entries


def _csv(path: Path) -> Iterator[Mapping[str, str]]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    head = text.partition("\n")[0]
    delimiter = max(";,\t|", key=head.count)
    yield from csv.DictReader(io.StringIO(text), delimiter=delimiter)


def _xlsx(path: Path, sheet: str | None) -> Iterator[Mapping[str, str]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, OSError) as error:
        raise BaseError("Le fichier n’est pas un classeur XLSX lisible.") from error
    if sheet is not None and sheet not in book.sheetnames:
        raise BaseError(f"Feuille absente : {sheet}. Feuilles : {', '.join(book.sheetnames)}.")
    rows = (book[sheet] if sheet else book.worksheets[0]).iter_rows(values_only=True)
    titles = [_text(cell) for cell in next(rows, ())]
    for row in rows:
        yield dict(zip(titles, map(_text, row), strict=False))


def _text(cell: object) -> str:
    """A cell as text; Excel's 12.0 is 12, and a date is ISO."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _entry(number: int, row: Mapping[str, str], mapping: Columns) -> Entry | None:
    """None for an empty line."""
    missing = [title for title in mapping.columns.values() if title not in row]
    if missing:
        raise BaseError(f"Colonne absente : {', '.join(missing)}. Colonnes : {', '.join(map(str, row))}.")
    values = {**mapping.constants, **{k: (row[t] or "").strip() for k, t in mapping.columns.items()}}
    if not values["key"]:
        return None
    content = {key: _value(key, text, mapping.separator) for key, text in values.items() if text}
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
