"""What was read under one head of a table."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.tables.grid import Grid
from extractors.tables.heads import Head
from models.piece import Row


@dataclass(frozen=True, eq=False)
class Body:
    """The rows read under one head. `end`: where they stop and lines such as « Total HT » may follow.

    `aside`: a recap of the tax; the totals may stand beside it.
    """

    grid: Grid
    head: Head
    rows: tuple[Row, ...]
    end: float
    aside: bool = False
