"""What the amounts of one row prove of each other: VAT = HT × rate half up, TTC = HT + VAT."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from models.piece import Row
from models.reading import Status

AMOUNTS = ("ht", "vat", "ttc")
# Rates of the CGI, for a row that shows none (facts §3.1).
LEGAL = tuple(Decimal(r) for r in ("20", "8.5", "0", "10", "5.5", "2.1"))
_CENT = Decimal("0.01")


def tax(base: Decimal, rate: Decimal) -> Decimal:
    """The VAT of a base at a rate per cent, half up."""
    return (base * rate / 100).quantize(_CENT, ROUND_HALF_UP)


def amount_in(row: Row, key: str) -> Decimal | None:
    cell = row.cell(key)
    return Decimal(cell.value) if cell.status is Status.FOUND and cell.value is not None else None


def put(row: Row, key: str, value: Decimal) -> Row:
    cells = (c.model_copy(update={"value": str(value)}) if c.key == key else c for c in row.cells)
    return row.model_copy(update={"cells": tuple(cells)})


def row_keys(row: Row) -> tuple[str, ...]:
    """Keys of the cells of a row that prove each other.

    HT + TVA = TTC alone proves little: it still holds when a reader drops the thousands of HT and TTC.
    The rate must agree, the one shown or one of the law.
    """
    ht, vat, ttc, rate = (amount_in(row, k) for k in ("ht", "vat", "ttc", "rate"))
    if ht is None or ht == 0:
        return ()
    rates = LEGAL if rate is None else (rate,)
    taxes = {tax(ht, r) for r in rates}
    shown = () if rate is None else ("rate",)
    if vat is not None and ttc is not None:
        if ht + vat == ttc and vat in taxes:
            return (*AMOUNTS, *shown)
        return AMOUNTS if ht + vat == ttc and rate_is_cut(row) else ()
    if rate is not None and rate != 0:
        if ttc is not None and ttc - ht in taxes:
            return ("ht", "rate", "ttc")
        if vat is not None and vat in taxes:
            return ("ht", "rate", "vat")
    return ()


def rate_is_cut(row: Row) -> bool:
    """Whether the rate shown is a piece of the one that the amounts tell: « 0 % » for « 20 % »."""
    ht, vat, rate = (amount_in(row, k) for k in ("ht", "vat", "rate"))
    if ht is None or vat is None or rate is None:
        return False
    told = [r for r in LEGAL if tax(ht, r) == vat]
    return any(str(rate) in str(r) and rate != r for r in told)
