"""Amounts that their own table contradicts by a figure that looks like another one, or by a lost comma.

Two readers may see the same wrong figure; no supplier's machine adds up to it. A person looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractors.tables.sums import AMOUNTS, LEGAL, amount_in, tax
from models.page import Reader
from models.piece import Row
from models.reading import Field, Proof

ROUND = frozenset("035689")  # figures that blur into each other
ALIKE = (ROUND, frozenset("17"), frozenset("14"), frozenset("27"))

Contradicted = frozenset[tuple[int, str]]
"""The places of the rows, and the keys of their cells."""


def contradicted(rows: Sequence[Row], sums: Mapping[str, Sequence[str]]) -> Contradicted:
    """The cells that are nearly what the rest of the table makes them; a text layer is never misread.

    `sums`: the parts of each total's role.
    """
    found = (*_in_rows(rows), *_in_totals(rows, sums))
    return frozenset((at, key) for at, key in found if _by_eye(rows[at].cell(key)))


def _by_eye(cell: Field) -> bool:
    return not cell.readings or cell.readings[0].reader is not Reader.TEXT_LAYER


def looks_like(seen: Decimal, wanted: Decimal) -> bool:
    """The same figures but for one that looks like another one, or the same without the comma."""
    mine, theirs = (f"{value:.2f}".replace(".", "") for value in (seen, wanted))
    if mine != theirs and mine.rstrip("0") == theirs.rstrip("0"):
        return True
    apart = [{a, b} for a, b in zip(mine, theirs, strict=False) if a != b]
    return len(mine) == len(theirs) and len(apart) == 1 and any(apart[0] <= alike for alike in ALIKE)


def _in_rows(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    for at, row in enumerate(rows):
        ht, vat, ttc, rate = (amount_in(row, key) for key in (*AMOUNTS, "rate"))
        if ht is None or vat is None or ttc is None or ht + vat == ttc:
            continue
        rates = LEGAL if rate is None else (rate,)
        # Of each cell: what is seen, what the two others make it, and the base and the tax of the row then.
        told = (
            ("ht", ht, ttc - vat, ttc - vat, vat),
            ("vat", vat, ttc - ht, ht, ttc - ht),
            ("ttc", ttc, ht + vat, ht, vat),
        )
        for key, seen, wanted, base, levied in told:
            if any(levied == tax(base, one) for one in rates) and looks_like(seen, wanted):
                yield at, key


def _in_totals(rows: Sequence[Row], sums: Mapping[str, Sequence[str]]) -> Iterator[tuple[int, str]]:
    for at, row in enumerate(rows):
        parts = [other for other in rows if other.role in sums.get(row.role, ())]
        for key in AMOUNTS:
            seen = amount_in(row, key)
            proved = all(part.cell(key).proof is Proof.ARITHMETIC for part in parts)
            told = sum((amount_in(part, key) or Decimal(0) for part in parts), Decimal(0))
            if seen is not None and parts and proved and seen != told and looks_like(seen, told):
                yield at, key
