"""Amounts that their own table contradicts by one figure that looks like another, or by a lost comma."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.tables.arithmetic import SUMS, prove_rows
from extractors.tables.nearly import contradicted, looks_like
from models.page import Reader
from models.piece import Row
from models.reading import Reading
from tests.extractors.tables.test_proofs import row

FIRST = row("secondaire", ht="2812.50", rate="20", vat="562.50", ttc="3375.00")
SECOND = row("secondaire", ht="2500.00", rate="20", vat="500.00", ttc="3000.00")


def total(vat: str) -> list[Row]:
    return prove_rows([FIRST, SECOND, row("total", ht="5312.50", vat=vat, ttc="6375.00")])


@pytest.mark.parametrize(
    ("seen", "wanted", "alike"),
    [
        ("1082.50", "1062.50", True),
        ("45150", "451.50", True),
        ("451.50", "45150", True),
        ("1762.50", "1162.50", True),
        ("1162.50", "1262.50", False),
        ("1082.80", "1062.50", False),
        ("106.25", "1062.50", True),
        ("1062.50", "1062.51", False),
    ],
)
def test_looks_like(seen: str, wanted: str, alike: bool) -> None:
    assert looks_like(Decimal(seen), Decimal(wanted)) is alike


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_both_look_like_each_other_or_neither(one: int, other: int) -> None:
    mine, theirs = Decimal(one) / 100, Decimal(other) / 100
    assert looks_like(mine, theirs) is looks_like(theirs, mine)
    assert not looks_like(mine, mine)


def test_a_total_that_is_a_figure_off_the_sum_of_its_proved_lines() -> None:
    assert contradicted(total("1082.50"), SUMS) == {(2, "vat")}
    assert contradicted(total("1062.50"), SUMS) == frozenset()
    assert contradicted(total("1262.50"), SUMS) == frozenset()


def test_a_row_whose_total_lost_its_comma() -> None:
    assert contradicted([row("principale", ht="376.25", rate="20", vat="75.25", ttc="45150")], SUMS) == {
        (0, "ttc")
    }


def test_a_text_layer_says_what_is_printed() -> None:
    *lines, last = total("1082.50")
    said = Reading(reader=Reader.TEXT_LAYER, text="1 082,50", value="1082.50", confidence=1.0)
    cells = tuple(c.model_copy(update={"readings": (said,)}) for c in last.cells)
    assert contradicted([*lines, last.model_copy(update={"cells": cells})], SUMS) == frozenset()
