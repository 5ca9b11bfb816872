"""The VAT and the TTC of the only line of an order may stand in its total; those of several may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks import Case
from models.finding import Finding, Outcome
from models.piece import PieceKind, Row
from models.reading import Proof
from tests.checks.change import amounts, rows, the
from tests.checks.paper import sound
from tests.checks.test_doubt import of

BDC = PieceKind.BDC
TAXED = ("vat", "ttc")


def totalled(roles: tuple[str, ...]) -> Case:
    """An order of these lines that show their HT and their rate, over a total that shows everything."""
    case = sound()
    (total,) = the(case, BDC).table("amounts").rows_of("total")
    lines = [row for row in the(case, BDC).table("amounts").rows if row.role in roles]
    bare = [_without(row, TAXED) for row in lines]
    case = amounts(case, BDC, (*bare, total))
    if roles == ("principale",):
        case = replace(case, dossier=case.dossier.model_copy(update={"secondaire": ()}))
        (own,) = lines
        money = {key: own.cell(key).value for key in ("ht", "vat", "ttc")}
        case = rows(case, BDC, "total", **money)
    return case


def _without(row: Row, keys: tuple[str, ...]) -> Row:
    return row.model_copy(update={"cells": tuple(c for c in row.cells if c.key not in keys)})


def told(case: Case) -> set[Outcome]:
    found: list[Finding] = [f for f in of(case, "MON-07") if f.field in ("amounts.vat", "amounts.ttc")]
    return {f.outcome for f in found}


def test_the_total_of_one_line_is_its_own() -> None:
    assert told(totalled(("principale",))) == {Outcome.PASS}


def test_the_total_of_several_lines_is_a_question() -> None:
    assert told(totalled(("principale", "secondaire"))) == {Outcome.TO_REVIEW}


@pytest.mark.parametrize(
    "cells",
    [
        {"ht": "100.00"},  # it sums up something else
        {"ttc": "451.51", "vat": "70.00"},  # it does not add up
        {"vat": {"proof": Proof.NONE}},
        {"ttc": {"proof": Proof.NONE}},
        {"ht": {"proof": Proof.NONE}},
        {"ttc": {"repaired": True}},
    ],
)
def test_a_total_that_proves_nothing_leaves_the_question(cells: dict[str, object]) -> None:
    assert told(rows(totalled(("principale",)), BDC, "total", **cells)) == {Outcome.TO_REVIEW}


def test_another_line_without_a_name_leaves_the_question() -> None:
    case = totalled(("principale",))
    made = the(case, BDC).table("amounts").rows
    other = made[0].model_copy(update={"role": "", "label": ""})
    assert told(amounts(case, BDC, (*made, other))) == {Outcome.TO_REVIEW}


@pytest.mark.parametrize(("excl", "outcome"), [("0.00", Outcome.PASS), ("12.00", Outcome.TO_REVIEW)])
def test_a_line_that_costs_nothing_does_not_count(excl: str, outcome: Outcome) -> None:
    """« Lecteurs CPS (sans objet) | 0 | 0,00 » under the line of the Prestation."""
    case = totalled(("principale",))
    made = the(case, BDC).table("amounts").rows
    cells = tuple(
        c.model_copy(update={"value": excl, "raw": excl}) if c.key == "ht" else c for c in made[0].cells
    )
    other = made[0].model_copy(update={"role": "other", "label": "Lecteurs CPS", "cells": cells})
    assert told(amounts(case, BDC, (*made, other))) == {outcome}
