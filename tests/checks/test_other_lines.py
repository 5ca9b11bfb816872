"""A total that counts lines beside those declared is a question; any other total is a fault."""

from __future__ import annotations

from decimal import Decimal

from checks import Case
from models.finding import Outcome
from models.piece import PieceKind, Row
from tests.checks.change import amounts, the
from tests.checks.paper import sound
from tests.checks.test_doubt import of

BDC = PieceKind.BDC


def with_another_line(*, counted: bool) -> Case:
    """An order with a line of 40 € of another kind, that the total counts, or that it miscounts by a euro."""
    case = sound()
    table = the(case, BDC).table("amounts")
    (total,), line = table.rows_of("total"), table.rows_of("principale")[0]
    more = {"ht": Decimal(40), "vat": Decimal(8), "ttc": Decimal(48)}
    other = line.model_copy(update={"role": "other", "label": "Maintenance (hors Ségur)"})
    other = _with(other, more)
    slip = Decimal(0) if counted else Decimal(1)
    total = _with(total, {key: Decimal(total.cell(key).value or 0) + more[key] + slip for key in more})
    kept = [row for row in table.rows if row.role != "total"]
    return amounts(case, BDC, (*kept, other, total))


def _with(row: Row, money: dict[str, Decimal]) -> Row:
    cells = (
        c.model_copy(update={"value": f"{money[c.key]:.2f}"}) if c.key in money else c for c in row.cells
    )
    return row.model_copy(update={"cells": tuple(cells)})


def outcomes(case: Case) -> set[Outcome]:
    return {f.outcome for f in of(case, "DEC-09") if (f.field or "").startswith("amounts.")}


def test_a_total_with_another_line_is_for_a_person() -> None:
    (told,) = (f for f in of(with_another_line(counted=True), "DEC-09") if f.outcome is Outcome.TO_REVIEW)
    assert "Maintenance (hors Ségur)" in told.message


def test_a_total_that_no_line_explains_fails() -> None:
    assert outcomes(with_another_line(counted=False)) == {Outcome.FAIL}
