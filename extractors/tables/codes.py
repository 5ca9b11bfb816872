"""What stands under « TVA » and is no amount of it: a rate, or the code of one explained in the footer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from extractors.normal import fold
from extractors.tables.cells import found_cell
from extractors.tables.grid import Grid
from extractors.tables.heads import Head
from extractors.tables.lines import RowLine
from extractors.values import Candidate, rate
from models.page import Word
from models.reading import Field, Status, ValueKind, absent
from models.view import PageView
from schemes.piece import Column, TableModel

_CENTS = re.compile(r"\d\s?[.,]\s?\d\s?\d(?!\d)")
_BARE = frozenset({"tva", "t v a"})
# Rates of the CGI (facts §3.1), but 0, which is an amount as well.
_LEGAL = frozenset({"20", "8.5", "10", "5.5", "2.1"})
_CENT = Decimal("0.01")
_CODE = re.compile(r"[1-9]")


def tax_told(
    table: TableModel, grid: Grid, head: Head, line: RowLine, cells: Sequence[Field]
) -> tuple[Field, ...]:
    """The cells of a row: under « TVA », a rate is told as such, and a code is nothing."""
    column = next((c for c in table.columns if c.key == "rate"), None)
    header = head.cell("vat")
    if column is None or header is None or "vat" not in grid.columns:
        return tuple(cells)
    words = grid.in_column("vat", line.top, line.bottom)
    if fold(header.text) in _BARE and _is_rate(cells):
        rates = [c for c in rate.find(words) if c.parsed.value in _LEGAL][:1]
        return tuple(_as_rate(cells, rates, column, grid.view)) if rates else tuple(cells)
    return tuple(_told(cells, words, column, grid.view))


def _is_rate(cells: Sequence[Field]) -> bool:
    """« 20,00 » under « TVA » alone: a rate of the law, without a currency, and the tax of no rate of it."""
    found = {c.key: c for c in cells if c.status is Status.FOUND and c.value is not None}
    vat, ht = found.get("vat"), found.get("ht")
    if vat is None or ht is None or "€" in vat.raw or rate.plain(Decimal(vat.value or 0)) not in _LEGAL:
        return False
    taxes = {(Decimal(ht.value or 0) * Decimal(r) / 100).quantize(_CENT, ROUND_HALF_UP) for r in _LEGAL}
    return Decimal(ht.value or 0) != 0 and Decimal(vat.value or 0) not in taxes


def _told(cells: Sequence[Field], words: Sequence[Word], column: Column, view: PageView) -> list[Field]:
    rates = [c for c in rate.find(words) if c.parsed.strong and "%" in c.raw]
    if rates and len(rates) == 1 and not _CENTS.search(_without(words, rates[0].raw)):
        return _as_rate(cells, rates, column, view)
    return [_emptied(c) if c.key == "vat" and _is_code(c, cells) else c for c in cells]


def _as_rate(
    cells: Sequence[Field], rates: Sequence[Candidate], column: Column, view: PageView
) -> list[Field]:
    """The cells with no tax, and with the rate unless one is read elsewhere."""
    cells = [_emptied(c) if c.key == "vat" else c for c in cells]
    if any(c.key == column.key and c.status is not Status.ABSENT for c in cells):
        return cells
    return [*(c for c in cells if c.key != column.key), found_cell(column, rates, view)]


def _without(words: Sequence[Word], rate_read: str) -> str:
    return " ".join(w.text for w in words).replace(rate_read, " ", 1)


def _is_code(cell: Field, cells: Sequence[Field]) -> bool:
    return cell.status is Status.FOUND and codes_tax(cell.raw, cells)


def codes_tax(said: str, cells: Sequence[Field]) -> bool:
    """One figure without cents, beside a price that has them."""
    priced = any(c.key == "ht" and c.status is Status.FOUND and _CENTS.search(c.raw) for c in cells)
    return priced and bool(_CODE.fullmatch(said.strip(" .")))


def _emptied(cell: Field) -> Field:
    return absent(cell.key, ValueKind.AMOUNT)
