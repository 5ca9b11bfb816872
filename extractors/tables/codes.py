"""What stands under « TVA » and is no amount of it: a rate, or the code of one explained in the footer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.tables.cells import found_cell
from extractors.tables.grid import Grid
from extractors.tables.lines import RowLine
from extractors.values import rate
from models.page import Word
from models.reading import Field, Status, ValueKind, absent
from models.view import PageView
from schemes.piece import Column, TableModel

_CENTS = re.compile(r"\d\s?[.,]\s?\d\s?\d(?!\d)")
_CODE = re.compile(r"[1-9]")


def tax_told(table: TableModel, grid: Grid, line: RowLine, cells: Sequence[Field]) -> tuple[Field, ...]:
    """The cells of a row, its « TVA » being the rate where % stands in it, and nothing where a code does."""
    column = next((c for c in table.columns if c.key == "rate"), None)
    if column is None or "vat" not in grid.columns:
        return tuple(cells)
    words = grid.in_column("vat", line.top, line.bottom)
    return tuple(_told(cells, words, column, grid.view))


def _told(cells: Sequence[Field], words: Sequence[Word], column: Column, view: PageView) -> list[Field]:
    rates = [c for c in rate.find(words) if c.parsed.strong and "%" in c.raw]
    known = next((c for c in cells if c.key == column.key and c.status is not Status.ABSENT), None)
    if rates and len(rates) == 1 and not _CENTS.search(_without(words, rates[0].raw)):
        cells = [_emptied(c) if c.key == "vat" else c for c in cells]
        if known is None:
            return [*(c for c in cells if c.key != column.key), found_cell(column, rates, view)]
        return cells
    return [_emptied(c) if c.key == "vat" and _is_code(c, cells) else c for c in cells]


def _without(words: Sequence[Word], rate_read: str) -> str:
    return " ".join(w.text for w in words).replace(rate_read, " ", 1)


def _is_code(cell: Field, cells: Sequence[Field]) -> bool:
    """One figure without cents, beside a price that has them."""
    priced = any(c.key == "ht" and c.status is Status.FOUND and _CENTS.search(c.raw) for c in cells)
    return priced and cell.status is Status.FOUND and bool(_CODE.fullmatch(cell.raw.strip(" .")))


def _emptied(cell: Field) -> Field:
    return absent(cell.key, ValueKind.AMOUNT)
