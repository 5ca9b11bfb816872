"""Rows read for each other, as on a photo, refuse nothing; an amount that is nobody's does."""

from __future__ import annotations

import pytest

from checks import Case
from models.finding import Outcome
from models.piece import PieceKind, Row
from models.reading import Field, Status, ValueKind
from tests.checks.change import amounts, rows, the
from tests.checks.paper import sound
from tests.checks.test_doubt import of, outcomes
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


@pytest.mark.parametrize(("elsewhere", "outcome"), [(None, Outcome.FAIL), ("unread", Outcome.TO_REVIEW)])
def test_an_amount_that_a_line_lacks_refuses_unless_columns_were_mixed_up(
    elsewhere: str | None, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The amounts of the HT read in the column of the sites: « 1 250,00 » is no FINESS."""
    monkeypatch.setattr("checks.rules.service.seen", lambda *_: ())  # nor does the amount stand elsewhere
    case = sound(case=STRUCTURE)
    made = []
    for row in the(case, BDC).table("amounts").rows:
        kept = tuple(c for c in row.cells if c.key != "ht")
        if elsewhere and row.role == "secondaire":
            site = Field(key="site", kind=ValueKind.FINESS, status=Status.UNREADABLE, raw="1 250,00 EUR")
            kept = (*(c for c in kept if c.key != "site"), site)
        made.append(row.model_copy(update={"cells": kept}))
    found = of(amounts(case, BDC, tuple(made)), "MON-07")
    assert {f.outcome for f in found if f.field == "amounts.ht"} == {outcome}
