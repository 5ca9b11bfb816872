"""A block of totals right under a table, whose lines are named like the columns."""

from __future__ import annotations

from models.reading import Status
from tests.extractors.pages import CHAR
from tests.extractors.tables.test_layouts import Texts, figures, read, right, row

TABLE: Texts = [
    ("Désignation", 0.05, 0.30),
    right("Montant HT", 0.52, 0.30),
    right("Montant TVA", 0.70, 0.30),
    right("Montant TTC", 0.92, 0.30),
    ("Prestation principale Vague 2", 0.05, 0.33),
    *figures(0.33, "376,25 €", "75,25 €", "451,50 €"),
]
BLOCK: Texts = [
    ("Montant HT", 0.60, 0.36),
    right("376,25 €", 0.92, 0.36),
    ("TVA 20,00 %", 0.60, 0.38),
    right("75,25 €", 0.92, 0.38),
    ("TOTAL TTC", 0.60, 0.40),
    right("451,50 €", 0.92, 0.40),
]


def test_the_lines_of_a_block_are_one_total() -> None:
    table = read(TABLE + BLOCK, "bdc-medecin-liberal")
    totals = [one for one in table.rows if one.role.startswith("total")]
    assert len(totals) == 1
    assert row(table, "total")[0::2] == ("376.25", "75.25")
    assert row(table, "total")[3] == "451.50"
    assert not any(c.status is Status.UNREADABLE for one in table.rows for c in one.cells)


def test_prices_of_several_lines_named_alike_are_no_total() -> None:
    lines: Texts = [
        ("Montant HT : 376,25 €", 0.05, 0.30),
        ("Montant HT : 101,00 €", 0.05, 0.40),
    ]
    table = read(lines, "bdc-medecin-liberal")
    assert not [one for one in table.rows if one.role.startswith("total")]


def test_three_totals_on_one_line_are_told_apart() -> None:
    line = "Total HT : 376,25 € – TVA : 75,25 € – Total TTC : 451,50 €"
    table = read([*TABLE, right(line, 0.92, 0.37)], "bdc-medecin-liberal")
    assert row(table, "total")[0] == "376.25"
    assert row(table, "total")[2:4] == ("75.25", "451.50")


def test_totals_on_one_line_under_the_descriptions_are_no_row() -> None:
    line = "TOTAL HT : 376,25 € TVA 20 % : 75,25 € TOTAL TTC : 451,50 €"
    table = read([*TABLE, (line, 0.05, 0.355)], "bdc-medecin-liberal")
    assert [one.role for one in table.rows] == ["principale", "total"]
    assert row(table, "total")[0] == "376.25"
    assert row(table, "total")[2:4] == ("75.25", "451.50")


def test_the_ends_of_an_amount_that_a_reader_took_apart_are_no_total() -> None:
    """« 3 76,2  5€ »: the last two figures stand apart, and « 5 € » would be a total of its own."""
    block: Texts = [
        ("Sous-total HT", 0.60, 0.36),
        ("3 76,2", 0.83, 0.36),
        ("5€", 0.83 + 8 * CHAR, 0.36),
        ("TVA", 0.60, 0.38),
        right("75,25 €", 0.92, 0.38),
        ("Total à payer TTC", 0.60, 0.40),
        right("451,50 €", 0.92, 0.40),
    ]
    assert row(read(TABLE + block, "bdc-medecin-liberal"), "total")[0] == "376.25"


def test_a_tax_without_an_amount_under_a_table_tells_nothing() -> None:
    """« TVA 20 % » alone, its amount a little lower: the rows of the table stay."""
    rows = read([*TABLE, ("TVA 20 %", 0.60, 0.60)], "facture-medecin-liberal").rows
    assert [row.role for row in rows][:1] == ["principale"]
