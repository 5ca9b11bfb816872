"""The workbook of a controller: dossiers, findings, links between dossiers, files out of place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import xlsxwriter

from models.archive import DossierRow, Summary
from reports.archive.columns import (
    DOSSIERS,
    FINDINGS,
    LINKS,
    MISPLACED,
    STATES,
    VERDICT_TITLES,
    Cell,
    Column,
)
from reports.archive.source import Source
from reports.words import PAGE_STATES, VERDICTS

T = TypeVar("T")
MOST_ROWS = 1_000_000  # a sheet holds 1 048 576
LONGEST = 32_000  # characters of a cell: the format's limit is 32 767
# The workbook must not say when it was made: same results, same bytes.
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
COLOURS = {
    "conforme": "#d7f0dd",
    "a-verifier": "#fff3cd",
    "a-completer": "#ffe0c2",
    "irrecevable": "#f8d0d0",
    "non-controle": "#e0e0e6",
}


def write_workbook(path: Path, source: Source, summary: Summary) -> None:
    """Streamed row by row; further sheets follow when one is full."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"title": "Contrôle d’une archive", "created": MADE})
        formats = _Formats(book)
        _overview(book, formats, summary)
        _sheets(book, formats, "Dossiers", DOSSIERS, source.rows(), report=True)
        _sheets(book, formats, "Constats", FINDINGS, source.findings())
        _sheets(book, formats, "Recoupements", LINKS, source.links())
        _sheets(book, formats, "Hors place", MISPLACED, source.misplaced())


class _Formats:
    """The few formats of the workbook."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format(
            {"bold": True, "bg_color": "#22314f", "font_color": "white", "text_wrap": True, "valign": "top"}
        )
        self.link = book.add_format({"font_color": "#1a4fa0", "underline": 1})
        self.bold = book.add_format({"bold": True})
        self.verdicts = {
            VERDICTS[verdict].title: book.add_format({"bg_color": COLOURS[verdict.value]})
            for verdict in VERDICTS
        }


def _overview(book: Any, formats: _Formats, summary: Summary) -> None:
    """The counts, on the first sheet."""
    sheet = book.add_worksheet("Synthèse")
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 3, 14)
    lines: list[tuple[Cell, ...]] = [("Dossiers", summary.dossiers), ("Pages", summary.pages), ()]
    lines += [(VERDICT_TITLES.get(name, name), number) for name, number in summary.verdicts.items()]
    lines += [(), *((STATES.get(name, name), number) for name, number in summary.states.items()), ()]
    pages = {state.value: title for state, title in PAGE_STATES.items()}
    lines += [(f"Pages : {pages.get(name, name)}", number) for name, number in summary.page_states.items()]
    lines += [("Recoupements entre dossiers", summary.links), ("Fichiers hors place", summary.misplaced), ()]
    for rate in summary.rates:
        seen = f"{rate.hits} sur {rate.size}, graine {summary.seed}"
        lines.append((f"{rate.title} (échantillon)", seen, f"{rate.low:.2%}", f"{rate.high:.2%}"))
    for number, line in enumerate(lines):
        for column, cell in enumerate(line):
            sheet.write(number, column, cell, formats.bold if column == 0 else None)


def _sheets(
    book: Any,
    formats: _Formats,
    name: str,
    columns: Sequence[Column[T]],
    rows: Iterable[T],
    report: bool = False,
) -> None:
    """A table with a frozen head and filters; `report` adds a column with a link to each report."""
    sheet, number, count = None, 0, 0
    for row in rows:
        if sheet is None or number > MOST_ROWS:
            _close(sheet, number, columns, report)
            count += 1
            sheet, number = (
                _sheet(book, formats, name if count == 1 else f"{name} {count}", columns, report),
                1,
            )
        _write(sheet, formats, number, columns, row, report)
        number += 1
    if sheet is None:
        sheet, number = _sheet(book, formats, name, columns, report), 1
    _close(sheet, number, columns, report)


def _sheet(book: Any, formats: _Formats, name: str, columns: Sequence[Column[T]], report: bool) -> Any:
    sheet = book.add_worksheet(name)
    titles = [*(column.title for column in columns), *(["Rapport"] if report else [])]
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(1, 1)
    if report:
        for title, shade in formats.verdicts.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{title}"', "format": shade}
            sheet.conditional_format(1, 1, MOST_ROWS, 1, rule)
    for place, title in enumerate(titles):
        sheet.write_string(0, place, title, formats.head)
    return sheet


def _write(
    sheet: Any, formats: _Formats, number: int, columns: Sequence[Column[T]], row: T, report: bool
) -> None:
    for place, column in enumerate(columns):
        cell = column.cell(row)
        if isinstance(cell, int):
            sheet.write_number(number, place, cell)
        elif cell:
            sheet.write_string(number, place, cell[:LONGEST])
    if report and isinstance(row, DossierRow) and (target := row.html or row.report):
        # A formula and not a link: a sheet takes 65 530 links at most. The path is ours, plain ASCII.
        sheet.write_formula(number, len(columns), f'=HYPERLINK("{target}","Ouvrir")', formats.link, "Ouvrir")


def _close(sheet: Any, number: int, columns: Sequence[Column[T]], report: bool) -> None:
    if sheet is not None and number > 1:
        sheet.autofilter(0, 0, number - 1, len(columns) - (0 if report else 1))
