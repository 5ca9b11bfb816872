"""Rows under a line that names their prestation for all of them: « Prestation principale » over its sites."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.tables.roles import OTHER
from models.piece import Row
from models.reading import Status, ValueKind

BILLED = frozenset({"principale", "secondaire"})


def sectioned(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, those of a site and of no known name given the role of the line over them.

    Only where such a line has no figure of its own; it is then no row.
    """
    made: list[Row] = []
    over = ""
    for at, row in enumerate(rows):
        if _heads(row, rows[at + 1 :]):
            over = row.role
            continue
        if row.role != OTHER:
            over = "" if row.role in BILLED else over
        elif over and _of_a_site(row):
            made.append(row.model_copy(update={"role": over}))
            continue
        made.append(row)
    return tuple(made)


def _heads(row: Row, after: Sequence[Row]) -> bool:
    """A known prestation without a figure, and a site right under it."""
    return row.role in BILLED and not _priced(row) and bool(after) and _sited(after[0])


def _sited(row: Row) -> bool:
    return row.role == OTHER and _of_a_site(row)


def _of_a_site(row: Row) -> bool:
    return any(c.kind is ValueKind.FINESS and c.status is Status.FOUND for c in row.cells) and _priced(row)


def _priced(row: Row) -> bool:
    return any(c.kind is ValueKind.AMOUNT and c.status is not Status.ABSENT for c in row.cells)
