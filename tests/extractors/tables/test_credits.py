"""A minus at the left of its cell, far from its figures: a credit is never read as a price."""

from __future__ import annotations

import pytest

from extractors.values import amount
from models.piece import Row
from models.reading import Status
from tests.extractors.pages import CHAR, words
from tests.extractors.tables.test_layouts import Texts, read, right

INVOICE = "facture-medecin-liberal"
HEADS: Texts = [
    ("Désignation", 0.05, 0.30),
    right("Montant HT", 0.60, 0.30),
    right("TVA", 0.75, 0.30),
    right("Montant TTC", 0.92, 0.30),
]
ROW: Texts = [
    ("Prestation principale Vague 2", 0.05, 0.33),
    right("376,25 €", 0.60, 0.33),
    right("75,25 €", 0.75, 0.33),
    right("451,50 €", 0.92, 0.33),
]


def principale(*dashes: float) -> Row:
    (row,) = read([*HEADS, *ROW, *(("-", x, 0.33) for x in dashes)], INVOICE).rows_of("principale")
    return row


@pytest.mark.parametrize("gap", [1.0, 2.0, 4.0, 10.0])
def test_the_sign_is_kept_however_far(gap: float) -> None:
    run = (*words("-"), *words("376,25 €", x=0.05 + CHAR + gap * CHAR))
    assert [c.parsed.value for c in amount.find(run)] == ["-376.25"]


def test_a_far_sign_leaves_both_readings_and_a_near_one_the_amount() -> None:
    far = next(iter(amount.find((*words("-"), *words("376,25 €", x=0.10)))))
    assert [c.parsed.value for c in amount.readings(far)] == ["-376.25", "376.25"]
    assert [c.raw for c in amount.readings(far)] == ["- 376,25 €", "376,25 €"]
    near = next(iter(amount.find(words("- 376,25 €"))))
    assert amount.readings(near) == (near,)


def test_the_dash_of_an_empty_cell_stands_nearer_to_what_is_left_of_it() -> None:
    run = (*words("12 –"), *words("3 386,25 €", x=0.15))
    assert [c.parsed.value for c in amount.find(run)] == ["12.00", "3386.25"]


def test_an_accounting_format_is_read_both_ways() -> None:
    row = principale(0.485, 0.65, 0.80)
    assert {row.cell(k).status for k in ("ht", "vat", "ttc")} == {Status.AMBIGUOUS}
    assert set(row.cell("ht").values) == {"376.25", "-376.25"}


def test_arithmetic_never_drops_a_sign() -> None:
    """The minus of the other cells may be lost."""
    assert principale(0.485).cell("ht").status is Status.AMBIGUOUS


def test_one_sure_sign_tells_the_others() -> None:
    row = principale(0.485, 0.67, 0.80)
    assert [row.cell(k).value for k in ("ht", "vat", "ttc")] == ["-376.25", "-75.25", "-451.50"]


def test_the_dash_of_an_empty_column_leaves_the_next_amount_alone() -> None:
    texts = [*HEADS, right("Remise", 0.46, 0.30), *ROW, ("-", 0.43, 0.33)]
    (row,) = read(texts, INVOICE).rows_of("principale")
    assert [row.cell(k).value for k in ("ht", "vat", "ttc")] == ["376.25", "75.25", "451.50"]
    assert row.cell("ht").certain


def test_the_total_of_a_block_keeps_its_sign() -> None:
    block: Texts = [("Total HT", 0.50, 0.40), ("-", 0.75, 0.40), right("376,25 €", 0.92, 0.40)]
    block += [("Total TTC", 0.50, 0.42), ("-", 0.75, 0.42), right("451,50 €", 0.92, 0.42)]
    (total,) = read([*HEADS, *ROW, *block], INVOICE).rows_of("total")
    assert {total.cell(k).status for k in ("ht", "ttc")} == {Status.AMBIGUOUS}
