"""Arithmetic proof of amounts (law 2): within a row, and between the rows and their totals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import product

from extractors.tables.corrected import corrected
from extractors.tables.rates import is_shortened, with_rate_told, without_sign
from extractors.tables.sums import AMOUNTS, amount_in, put, row_keys
from models.piece import Row
from models.reading import Field, Proof, Status

_CENTS = re.compile(r"[.,€]\s?\d\s?\d?\D*$")
_THOUSANDS = tuple(Decimal(k) * 1000 for k in range(1, 30))
_MOST_DOUBTS = 3
# What each total is the sum of.
SUMS = {
    "total": ("principale", "secondaire", "other"),
    "total-principale": ("principale",),
    "total-secondaire": ("secondaire",),
}


def prove_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows with the cells that arithmetic proves, and the rates that it tells."""
    settled = [without_sign(_settled(row)) for row in rows]
    proved = [with_rate_told(_with_proof(row, row_keys(row))) for row in settled]
    for role, parts in SUMS.items():
        proved = _prove_sum(proved, role, parts)
    return proved


def _settled(row: Row) -> Row:
    """An ambiguous amount of which one reading alone makes the row right is that one.

    A minus that stands far from an amount is never dropped so: that of the others may be lost.
    """
    doubtful = [c for c in row.cells if c.key in AMOUNTS and c.status is Status.AMBIGUOUS]
    if not doubtful or len(doubtful) > _MOST_DOUBTS or any(map(corrected, doubtful)):
        return row
    right = [
        values
        for values in product(*(c.values for c in doubtful))
        if set(row_keys(_with_values(row, doubtful, values))) >= {c.key for c in doubtful}
    ]
    if len(right) == 1 and not any(map(_loses_sign, doubtful, right[0])):
        return _with_values(row, doubtful, right[0])
    return _priced(row, doubtful)


def _loses_sign(cell: Field, value: str) -> bool:
    return f"-{value}" in cell.values


def _priced(row: Row, doubtful: Sequence[Field]) -> Row:
    """An HT read in two ways, of which one is the quantity times the unit price."""
    unit, quantity = amount_in(row, "unit"), amount_in(row, "quantity")
    ht = row.cell("ht")
    if unit is None or quantity is None or ht not in doubtful:
        return row
    wanted = [v for v in ht.values if Decimal(v) == unit * quantity and not _loses_sign(ht, v)]
    return _with_values(row, [ht], wanted) if len(wanted) == 1 else row


def _with_values(row: Row, doubtful: Sequence[Field], values: Sequence[str]) -> Row:
    told = {c.key: value for c, value in zip(doubtful, values, strict=True)}
    cells = (
        c.model_copy(update={"status": Status.FOUND, "value": told[c.key]}) if c.key in told else c
        for c in row.cells
    )
    return row.model_copy(update={"cells": tuple(cells)})


def summed(rows: Sequence[Row]) -> list[Row]:
    """A last row under a name that nobody knows is the total when it adds up the lines of every column."""
    *above, last = rows or (None,)
    lines = [r for r in above if r is not None and r.role in SUMS["total"]]
    known = any(r is not None and r.role.startswith("total") for r in above)
    if last is None or last.role not in ("", "other") or known or len(lines) < 2:
        return list(rows)
    shown = [key for key in AMOUNTS if amount_in(last, key) is not None]
    sums = {key: [amount_in(r, key) for r in lines] for key in shown}
    adds = all(amount_in(last, k) == sum(v for v in sums[k] if v is not None) for k in shown)
    whole = all(v is not None for values in sums.values() for v in values)
    return (
        [*rows[:-1], last.model_copy(update={"role": "total"})]
        if len(shown) > 1 and adds and whole
        else list(rows)
    )


def lacks_thousands(row: Row) -> bool:
    """Whether some thousands more in one cell would make a row right: a reader lost them."""
    if row_keys(row):
        return False
    return any(
        row_keys(_raised(row, key, more)) for key in AMOUNTS for more in _THOUSANDS if amount_in(row, key)
    )


def lacks_a_digit(row: Row) -> bool:
    """Whether one amount is, but for one figure, what the two others make it: « 1277,00 » for 12 771,00."""
    ht, vat, ttc = (amount_in(row, key) for key in AMOUNTS)
    if ht is None or vat is None or ttc is None or row_keys(row):
        return False
    wanted = {"ht": ttc - vat, "vat": ttc - ht, "ttc": ht + vat}
    return any(
        _one_lost(amount_in(row, key), amount) and row_keys(put(row, key, amount))
        for key, amount in wanted.items()
    )


def _one_lost(seen: Decimal | None, amount: Decimal) -> bool:
    less, more = f"{seen:.2f}".replace(".", ""), f"{amount:.2f}".replace(".", "")
    return any(more[:at] + more[at + 1 :] == less for at in range(len(more)))


def _raised(row: Row, key: str, more: Decimal) -> Row:
    return put(row, key, (amount_in(row, key) or Decimal(0)) + more)


def _with_proof(row: Row, keys: Iterable[str]) -> Row:
    wanted = set(keys)
    if not wanted:
        return row
    return row.model_copy(update={"cells": tuple(_proved(c) if c.key in wanted else c for c in row.cells)})


def _proved(cell: Field) -> Field:
    if cell.status is not Status.FOUND or cell.proof is not Proof.NONE or is_shortened(cell):
        return cell
    return cell.model_copy(update={"proof": Proof.ARITHMETIC})


def _prove_sum(rows: Sequence[Row], role: str, parts: Sequence[str]) -> list[Row]:
    """A column of two rows or more that add up to its total: all of them are proved.

    Not when a row shows an amount without cents there: it may be a piece of another one.
    """
    made = list(rows)
    for key in AMOUNTS:
        values = [amount_in(r, key) for r in rows if r.role in parts]
        known = [v for v in values if v is not None]
        total = sum(known, Decimal(0))
        whole = all(_CENTS.search(r.cell(key).raw) for r in rows if amount_in(r, key) is not None)
        if len(known) < 2 or len(known) < len(values) or total == 0 or not whole:
            continue
        if any(r.role == role and amount_in(r, key) == total for r in rows):
            made = [_with_proof(r, (key,)) if _adds(r, role, parts, key, total) else r for r in made]
    return made


def _adds(row: Row, role: str, parts: Sequence[str], key: str, total: Decimal) -> bool:
    return row.role in parts or (row.role == role and amount_in(row, key) == total)
