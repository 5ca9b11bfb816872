"""The rate of a row that readers lost or spoilt, told by its amounts."""

from __future__ import annotations

from decimal import Decimal

from extractors.tables.sums import AMOUNTS, LEGAL, amount_in, put, row_keys, tax
from models.piece import Row
from models.reading import Field, Proof, Status


def with_rate_told(row: Row) -> Row:
    """The rate that nobody could read, when HT, VAT and TTC leave one only and no figure contradicts it."""
    cell = row.cell("rate")
    if cell.status is not Status.UNREADABLE or not set(AMOUNTS) <= set(row_keys(row)):
        return row
    base = amount_in(row, "ht") or Decimal(0)
    told = [r for r in LEGAL if tax(base, r) == amount_in(row, "vat")]
    seen = "".join(c for c in cell.raw if c.isdigit())
    if len(told) != 1 or seen not in str(told[0]).replace(".", ""):
        return row
    made = cell.model_copy(
        update={"status": Status.FOUND, "value": str(told[0]), "repaired": True, "proof": Proof.ARITHMETIC}
    )
    return row.model_copy(update={"cells": tuple(made if c.key == "rate" else c for c in row.cells)})


def is_shortened(cell: Field) -> bool:
    """A rate of which `without_sign` dropped the last figure: the amounts do not prove what is printed."""
    return cell.key == "rate" and cell.repaired and any(r.value != cell.value for r in cell.readings[:1])


def without_sign(row: Row) -> Row:
    """« 8,5 % » read « 8,57 »: the last figure is the sign when the three amounts say so.

    What amounts tell is not what is printed: the rate counts when a second reader sees it so.
    """
    cell = row.cell("rate")
    if cell.status is not Status.FOUND or not cell.raw[-1:].isdigit() or row_keys(row):
        return row
    shorter = (cell.value or "")[:-1].rstrip(".")
    if not shorter or Decimal(shorter) not in LEGAL:
        return row
    mended = put(row, "rate", Decimal(shorter))
    if not {*AMOUNTS, "rate"} <= set(row_keys(mended)):
        return row
    cells = (c.model_copy(update={"repaired": True}) if c.key == "rate" else c for c in mended.cells)
    return mended.model_copy(update={"cells": tuple(cells)})
