"""Sums, PERF and ceilings: the arithmetic of the texts, with their own figures."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.money import cents, financed, perf, share, vat_of
from models.dossier import Stage
from models.finding import Outcome
from models.piece import PieceKind
from tests.checks.change import rows
from tests.checks.paper import sound
from tests.checks.test_doubt import outcomes
from tests.checks.world import line, scheme

AMOUNTS = st.decimals(min_value=0, max_value=100_000, places=2)
RULES = scheme().performance or pytest.fail("no performance")


@pytest.mark.parametrize(
    ("net", "rate", "incl"),
    [("8943.97", "20", "10732.76"), ("376.25", "8.5", "408.23"), ("2633.75", "8.5", "2857.62")],
)
def test_the_printed_examples(net: str, rate: str, incl: str) -> None:
    assert Decimal(net) + vat_of(Decimal(net), Decimal(rate)) == Decimal(incl)


@given(AMOUNTS)
def test_rounding_is_half_up(value: Decimal) -> None:
    assert cents(value / 2) == (value / 2).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    assert abs(cents(value / 8) - value / 8) <= Decimal("0.005")


@given(AMOUNTS)
def test_avance_and_solde_add_up(value: Decimal) -> None:
    assert share(value, Decimal(40)) + share(value, Decimal(60)) == value


@pytest.mark.parametrize(
    ("total", "sent", "expected"),
    [
        (60, 60, "0"),
        (61, 61, "1"),
        (1000, 600, "1"),
        (1000, 599, "0.5"),
        (1000, 400, "0.5"),
        (1000, 399, "0"),
        (0, 0, "0"),
        (100, 0, "0"),
    ],
)
def test_perf_at_its_steps(total: int, sent: int, expected: str) -> None:
    assert perf(RULES, total, sent) == Decimal(expected)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_perf_is_what_the_text_says(total: int, sent: int) -> None:
    sent = min(sent, total)
    if total <= 60 or 10 * sent < 4 * total:
        expected = Decimal(0)
    else:
        expected = Decimal(1) if 10 * sent >= 6 * total else Decimal("0.5")
    assert perf(RULES, total, sent) == expected


@given(st.lists(AMOUNTS, min_size=1, max_size=5))
def test_without_vat_only_ht_is_financed(nets: list[Decimal]) -> None:
    lines = [line(str(net)) for net in nets]
    assert financed(lines, liable=False) == sum(nets)
    assert financed(lines, liable=True) == sum(item.incl_tax or Decimal(0) for item in lines)


@pytest.mark.parametrize(("net", "over"), [("376.25", False), ("376.26", True), ("0.01", False)])
def test_the_ceiling_is_exact(net: str, over: bool) -> None:
    found = outcomes(rows(sound(), PieceKind.BDC, "principale", ht=net), "MON-01")
    assert (Outcome.FAIL in found) is over


def test_a_cent_of_rounding_a_line_is_let_go() -> None:
    made = rows(sound(), PieceKind.BDC, "principale", vat="75.24")
    assert Outcome.FAIL not in outcomes(made, "MON-02")
    assert Outcome.FAIL in outcomes(rows(sound(), PieceKind.BDC, "principale", vat="75.22"), "MON-02")


def test_the_secondaire_is_invoiced_as_it_is_due() -> None:
    made = sound(Stage.SECONDAIRE)
    assert Outcome.FAIL not in outcomes(made, "MON-11")
    over = rows(made, PieceKind.FACTURE, "secondaire", ht="104.19")
    assert Outcome.FAIL in outcomes(over, "MON-11")
