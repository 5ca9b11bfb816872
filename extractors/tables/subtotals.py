"""Rows called a sum of some lines: they are one where they add up lines above them, and unknown elsewhere.

A price called « Sous-total » that adds up nothing is one that a person has to see.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.tables.roles import SUBTOTAL
from extractors.tables.sums import AMOUNTS, amount_in
from models.piece import Row


def added_up(rows: Sequence[Row]) -> list[Row]:
    """The rows, those that are no sum of neighbouring lines above them without a role."""
    return [
        row.model_copy(update={"role": ""})
        if row.role == SUBTOTAL and not _adds_up(row, [r for r in rows[:at] if r.role != SUBTOTAL])
        else row
        for at, row in enumerate(rows)
    ]


def _adds_up(row: Row, above: Sequence[Row]) -> bool:
    shown = {key: value for key in AMOUNTS if (value := amount_in(row, key)) is not None}
    runs = (above[start:end] for end in range(1, len(above) + 1) for start in range(end))
    return bool(shown) and any(all(_sum(run, key) == value for key, value in shown.items()) for run in runs)


def _sum(rows: Sequence[Row], key: str) -> Decimal | None:
    values = [amount_in(row, key) for row in rows]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None
