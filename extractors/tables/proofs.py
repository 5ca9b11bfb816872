"""The second pair of eyes on the cells that arithmetic and check digits leave unproved (law 2)."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.looks import look_again
from extractors.tables.arithmetic import SUMS, lacks_a_digit, lacks_thousands
from extractors.tables.nearly import contradicted
from extractors.tables.rates import is_shortened
from extractors.tables.sums import rate_is_cut
from models.page import Reader
from models.piece import Row
from models.reading import Field, Proof, Reading, Status, ValueKind
from models.view import PageView
from schemes.piece import TableModel

ANSWERS = ("oui", "non")
_SIDES = 0.004  # of the page: paper on both sides of what was read


def second_look(table: TableModel, rows: Sequence[Row], views: Sequence[PageView]) -> list[Row]:
    """Critical cells without a proof are read again."""
    critical = {c.key for c in table.columns if c.critical}
    doubtful = contradicted(rows, SUMS)
    return [
        _row_again(row, critical - {key for other, key in doubtful if other == at}, views)
        for at, row in enumerate(rows)
    ]


def _row_again(row: Row, critical: set[str], views: Sequence[PageView]) -> Row:
    """A row read again, but for what a reader cut: the second one would see the same piece of the page."""
    if lacks_thousands(row) or lacks_a_digit(row):
        return row
    wanted = critical - {"rate"} if rate_is_cut(row) else critical
    cells = (_read_again(c, views) if c.key in wanted else c for c in row.cells)
    return row.model_copy(update={"cells": tuple(cells)})


def _read_again(cell: Field, views: Sequence[PageView]) -> Field:
    if cell.status is not Status.FOUND or cell.proof is not Proof.NONE or not cell.evidence:
        return cell
    place = cell.evidence[0]
    view = next(v for v in views if v.document == place.document and v.page.number == place.page)
    if not cell.readings:
        return cell
    first = cell.readings[0]
    if cell.kind is ValueKind.YES_NO and (told := _told(cell, view)) is not None:
        return cell.model_copy(update={"readings": (*cell.readings, told), "proof": Proof.TWO_READERS})
    if is_shortened(cell):
        first = first.model_copy(update={"value": cell.value})
    look = look_again(first, cell.kind, place.box, view)
    proof = Proof.TWO_READERS if look.confirmed and not look.longer else Proof.NONE
    return cell.model_copy(update={"readings": (*cell.readings, *look.readings), "proof": proof})


def _told(cell: Field, view: PageView) -> Reading | None:
    """The answer that another network tells, of the two that there are, where it is the one that was read.

    Three small letters of a fax are more than it can read; which of two words they are is not.
    """
    if any(r.reader is Reader.TEXT_LAYER for r in cell.readings):
        return None
    found = view.hand(view.pixels, cell.evidence[0].box.grown(_SIDES, 0.0), ANSWERS)
    if found is None or found[0] != cell.value:
        return None
    return Reading(reader=Reader.HANDS, text=found[0], value=found[0], confidence=found[1])
