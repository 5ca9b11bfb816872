"""Amounts that a reader put together wrongly: a quantity glued to a price, figures in each other's column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.tables.arithmetic import amount_in, put, row_keys
from extractors.values import amount
from models.piece import Row
from models.reading import Field, Status

_QUANTITY = re.compile(r"^\d{1,3} (?=\d)")
_AMOUNTS = ("ht", "vat", "ttc")
# Four hundredths over the highest rate of the law (20 %): no row bears more tax than that.
_MOST_TAX = Decimal("0.24")


def unglued(rows: Sequence[Row]) -> list[Row]:
    """« 1 376,25 € » is 376,25 € where the tax and the total of its row say so: the 1 is a quantity."""
    return [_unglued(row) for row in rows]


def _unglued(row: Row) -> Row:
    if row_keys(row):
        return row
    made = [_without_quantity(row, cell) for cell in row.cells if cell.key in _AMOUNTS]
    right = [other for other in made if other is not None]
    return right[0] if len(right) == 1 else row


def _without_quantity(row: Row, cell: Field) -> Row | None:
    """The row with what follows the first figures of a cell, when that makes it right."""
    rest = _QUANTITY.sub("", cell.raw)
    parsed = amount.parse(rest) if cell.status is Status.FOUND and rest != cell.raw else None
    if parsed is None or not parsed.strong:
        return None
    other = put(row, cell.key, Decimal(parsed.value))
    if cell.key not in row_keys(other):
        return None
    told = cell.model_copy(update={"value": parsed.value, "raw": rest, "repaired": True})
    return row.model_copy(update={"cells": tuple(told if c.key == cell.key else c for c in row.cells)})


def doubted(rows: Sequence[Row]) -> list[Row]:
    """A row with more tax than any law asks, or that costs less with it, was read across its columns."""
    return [_in_doubt(row) if _crossed(row) else row for row in rows]


def _crossed(row: Row) -> bool:
    ht, vat, ttc = (amount_in(row, key) for key in _AMOUNTS)
    if ht is None or ht <= 0:
        return False
    return (vat is not None and vat > ht * _MOST_TAX) or (ttc is not None and ttc < ht)


def _in_doubt(row: Row) -> Row:
    cells = (
        c.model_copy(update={"status": Status.AMBIGUOUS})
        if c.key in _AMOUNTS and c.status is Status.FOUND
        else c
        for c in row.cells
    )
    return row.model_copy(update={"cells": tuple(cells)})
