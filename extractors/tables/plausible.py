"""Amounts that a reader may have put together wrongly: they go to a person.

A quantity glued to a price, figures in each other's column. What is printed may be wrong as well, so that
nothing is mended here: the arithmetic of a row tells that its reading is in doubt, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from extractors.tables.sums import amount_in, put, row_keys
from extractors.values import amount
from models.piece import Row
from models.reading import Field, Status

_QUANTITY = re.compile(r"^\d{1,3} (?=\d)")
_FIGURE, _CENTS = re.compile(r"\d{1,2}"), re.compile(r"\d[.,]\d\d(?!\d)")
_AMOUNTS = ("ht", "vat", "ttc")
# Four hundredths over the highest rate of the law (20 %): no row bears more tax than that.
_MOST_TAX = Decimal("0.24")


def doubted(rows: Sequence[Row]) -> list[Row]:
    """The rows with the amounts in doubt that were read across columns, or with a quantity before them."""
    cents = {c.key for row in rows for c in row.cells if c.key in _AMOUNTS and _CENTS.search(c.raw)}
    return [_in_doubt(row, (*_amounts_in_doubt(row, cents), *_no_rate(row))) for row in rows]


def _amounts_in_doubt(row: Row, cents: Collection[str]) -> tuple[str, ...]:
    return _AMOUNTS if _crossed(row) else _glued(row) or _rate_alone(row) or _of_a_name(row, cents)


def _no_rate(row: Row) -> tuple[str, ...]:
    """« 79,80 » without its sign % under « TVA », beyond any rate of the law: the tax itself, most likely."""
    cell = row.cell("rate")
    bare = cell.found and cell.value is not None and "%" not in cell.raw
    return ("rate",) if bare and Decimal(str(cell.value)) > 100 * _MOST_TAX else ()


def _of_a_name(row: Row, cents: Collection[str]) -> tuple[str, ...]:
    """« 2 » where the other amounts have cents: the end of « Vague 2 », or a quantity, in the column."""
    return tuple(c.key for c in row.cells if c.key in cents and _FIGURE.fullmatch(c.raw))


def _rate_alone(row: Row) -> tuple[str, ...]:
    """« 20,00 » under « TVA » where the rate is 20 % and the tax another amount: its sign % may be lost."""
    vat, rate = amount_in(row, "vat"), amount_in(row, "rate")
    return ("vat",) if vat is not None and vat == rate and not row_keys(row) else ()


def _glued(row: Row) -> tuple[str, ...]:
    """« 1 376,25 € » where the rest of its row is that of 376,25 €: the 1 may be a quantity."""
    if row_keys(row):
        return ()
    return tuple(c.key for c in row.cells if c.key in _AMOUNTS and _has_quantity(row, c))


def _has_quantity(row: Row, cell: Field) -> bool:
    """Whether what follows the first figures of a cell makes its row right."""
    rest = _QUANTITY.sub("", cell.raw)
    parsed = amount.parse(rest) if cell.status is Status.FOUND and rest != cell.raw else None
    if parsed is None or not parsed.strong:
        return False
    return cell.key in row_keys(put(row, cell.key, Decimal(parsed.value)))


def _crossed(row: Row) -> bool:
    """Whether a row bears more tax than any law asks, or costs less with it."""
    ht, vat, ttc = (amount_in(row, key) for key in _AMOUNTS)
    if ht is None or ht <= 0:
        return False
    return (vat is not None and vat > ht * _MOST_TAX) or (ttc is not None and ttc < ht)


def _in_doubt(row: Row, keys: Collection[str]) -> Row:
    cells = (
        c.model_copy(update={"status": Status.AMBIGUOUS}) if c.key in keys and c.status is Status.FOUND else c
        for c in row.cells
    )
    return row.model_copy(update={"cells": tuple(cells)}) if keys else row
