"""Amount lines matched with the declared ones: by site, in order, and what is left over."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checks import Case, run
from checks.lines import pair, read_lines
from models.dossier import Stage
from models.finding import Outcome
from models.piece import PieceKind, Row
from models.reading import Status, ValueKind, absent
from tests.checks.change import amounts, declare, rows, the
from tests.checks.paper import Drawer, read, row, sound
from tests.checks.test_doubt import of, outcomes
from tests.checks.world import SITES, STRUCTURE, line

BDC, FACTURE = PieceKind.BDC, PieceKind.FACTURE


def structure() -> Case:
    return sound(Stage.AVANCE, STRUCTURE)


def without_site(item: Row) -> Row:
    kept = tuple(c for c in item.cells if c.key != "site")
    return item.model_copy(update={"cells": (*kept, absent("site", ValueKind.FINESS))})


def test_lines_are_matched_by_site_whatever_their_order() -> None:
    made = structure()
    table = the(made, BDC).table("amounts").rows
    turned = amounts(made, BDC, (*reversed(table[:2]), *table[2:]))
    found = pair(turned, the(turned, BDC), "principale")
    assert [(a.site, b.site.value if b.site else None) for a, b in found.pairs] == [(s, s) for s in SITES]
    assert not found.missing
    assert not found.added


def test_a_site_stands_for_the_rows_under_it() -> None:
    made = structure()
    order = [
        r for site in SITES for r in the(made, BDC).table("amounts").rows if r.cell("site").value == site
    ]
    spanned = (order[0], without_site(order[1]), order[2], without_site(order[3]))
    piece = the(amounts(made, BDC, spanned), BDC)
    assert [r.site.value for r in read_lines(piece, "secondaire") if r.site] == list(SITES)


def test_lines_without_sites_are_matched_in_order() -> None:
    made = structure()
    bare = amounts(made, BDC, tuple(without_site(r) for r in the(made, BDC).table("amounts").rows))
    found = pair(bare, the(bare, BDC), "principale")
    assert [a.excl_tax for a, _ in found.pairs] == [b.cell("ht").amount for _, b in found.pairs]


def test_a_line_for_another_site_stands_for_no_declared_line() -> None:
    made = structure()
    other = row(
        Drawer("autre"), "principale", line("2633.75", site="310000019"), label="Prestation principale"
    )
    table = the(made, BDC).table("amounts").rows
    found = pair(amounts(made, BDC, (other, *table[1:])), the(made, BDC), "principale")
    assert found.added == () or found.added[0].site is not None
    changed = amounts(made, BDC, (other, *table[1:]))
    assert len(pair(changed, the(changed, BDC), "principale").missing) == 1
    assert Outcome.FAIL in outcomes(changed, "DEC-04")


def test_a_lone_amount_of_a_total_is_that_total() -> None:
    made = sound(Stage.SOLDE)
    draw = Drawer("totaux")
    total = Row(role="total-ht", cells=(read(draw, "ttc", ValueKind.AMOUNT, "376.25"),), label="Total HT")
    table = the(made, FACTURE).table("amounts").rows
    good = amounts(made, FACTURE, (*table, total))
    assert Outcome.FAIL not in outcomes(good, "MON-03")
    wrong = total.model_copy(update={"cells": (read(draw, "ttc", ValueKind.AMOUNT, "380.25"),)})
    assert Outcome.FAIL in outcomes(amounts(made, FACTURE, (*table, wrong)), "MON-03")
    assert Outcome.FAIL in outcomes(amounts(made, FACTURE, (*table, wrong)), "DEC-09")


def test_an_invoice_may_give_its_ttc_in_the_totals_only() -> None:
    made = sound(Stage.SOLDE)
    missing = {"status": Status.ABSENT, "value": None}
    assert Outcome.FAIL not in outcomes(rows(made, FACTURE, "principale", ttc=missing), "MON-07")
    bare = rows(rows(made, FACTURE, "principale", ttc=missing), FACTURE, "total", ttc=missing)
    assert {f.outcome for f in of(bare, "MON-07") if f.field == "amounts.ttc"} == {Outcome.TO_REVIEW}


def test_a_supplier_without_vat_shows_none() -> None:
    net = line("376.25", rate="0").model_copy(update={"vat": None, "incl_tax": None})
    second = line("104.17", rate="0").model_copy(update={"vat": None, "incl_tax": None})
    base = declare(sound(), supplier__vat_liable=False, principale=(net,), secondaire=(second,))
    made = sound(declared_as=base.dossier.model_copy(update={"payments": None}))
    assert Outcome.FAIL not in {f.outcome for rule in ("MON-05", "MON-06", "MON-07") for f in of(made, rule)}
    assert Outcome.PASS in outcomes(made, "MON-06")
    assert net.excl_tax == Decimal("376.25")


@pytest.mark.parametrize(
    ("label", "outcome"),
    [
        ("Prestation pri", Outcome.TO_REVIEW),
        ("Prestation Ségur -", Outcome.TO_REVIEW),
        ("(Indiquer le montant sur toute la durée) - voir (1)", Outcome.TO_REVIEW),
        ("Maintenance annuelle", Outcome.FAIL),
        ("Prestation de maintenance", Outcome.FAIL),
    ],
)
def test_a_name_whose_end_is_cut_is_no_other_prestation(label: str, outcome: Outcome) -> None:
    case = structure()
    other = row(Drawer("autre"), "other", line("90.00"), label=label)
    found = amounts(case, BDC, (*the(case, BDC).table("amounts").rows, other))
    assert {f.outcome for f in run(found) if f.rule == "MON-08"} == {outcome}
