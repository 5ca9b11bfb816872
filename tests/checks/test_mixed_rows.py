"""Rows read for each other, as on a photo, refuse nothing; an amount that is nobody's does."""

from __future__ import annotations

import pytest

from checks import Case
from models.finding import Outcome
from models.piece import PieceKind, Row
from tests.checks.change import amounts, rows, the
from tests.checks.paper import sound
from tests.checks.test_doubt import outcomes
from tests.checks.world import STRUCTURE

BDC = PieceKind.BDC


def swapped() -> Case:
    """The amounts of the two roles in each other's rows, the totals as they are."""
    case = sound(case=STRUCTURE)
    table = the(case, BDC).table("amounts")
    first, second = (next(r for r in table.rows if r.role == role) for role in ("principale", "secondaire"))
    taken = {id(first): second, id(second): first}

    def cells(row: Row) -> Row:
        other = taken.get(id(row))
        if other is None:
            return row
        money = {c.key: c for c in other.cells if c.key in ("ht", "vat", "ttc")}
        return row.model_copy(update={"cells": tuple(money.get(c.key, c) for c in row.cells)})

    return amounts(case, BDC, tuple(cells(row) for row in table.rows))


@pytest.mark.parametrize("rule", ["DEC-09", "MON-03"])
def test_amounts_in_each_other_s_rows_are_for_a_person(rule: str) -> None:
    found = outcomes(swapped(), rule)
    assert Outcome.FAIL not in found
    assert Outcome.TO_REVIEW in found or rule == "MON-03"


def test_an_amount_of_no_line_refuses() -> None:
    assert Outcome.FAIL in outcomes(rows(sound(case=STRUCTURE), BDC, "principale", ht="370.01"), "DEC-09")
