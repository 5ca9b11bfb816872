"""A row that a page break cut: its figures at the foot of a page, its description at the head of the next."""

from __future__ import annotations

from collections.abc import Sequence

from models.piece import Row
from models.reading import Status, ValueKind


def rejoined(bodies: Sequence[Sequence[Row]]) -> list[Row]:
    """The rows of a table's parts in order; the two halves of a row that goes on overleaf are one."""
    made: list[Row] = []
    for rows in bodies:
        joined = bool(made) and bool(rows) and _halves(made[-1], rows[0])
        if joined:
            made[-1] = _whole(made[-1], rows[0])
        made.extend(rows[joined:])
    return made


def _halves(last: Row, first: Row) -> bool:
    """One of them has the figures and no text, the other one a text that names a row and no figure."""
    if _priced(last) and not _priced(first):
        return not last.label and bool(first.role) and bool(first.label)
    return _priced(first) and not _priced(last) and not first.label and bool(last.role) and bool(last.label)


def _priced(row: Row) -> bool:
    return any(c.kind is ValueKind.AMOUNT and c.status is not Status.ABSENT for c in row.cells)


def _whole(upper: Row, lower: Row) -> Row:
    named, priced = (upper, lower) if upper.label else (lower, upper)
    texts = {c.key: c for c in named.cells if c.status is not Status.ABSENT}
    cells = tuple(texts.get(c.key, c) if c.status is Status.ABSENT else c for c in priced.cells)
    return named.model_copy(update={"cells": cells, "evidence": (*upper.evidence, *lower.evidence)})
