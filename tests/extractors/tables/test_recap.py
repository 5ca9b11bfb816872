"""The tax by rate in a small table beside or under the totals, and notes left of a block of totals."""

from __future__ import annotations

import pytest

from models.piece import Table
from models.reading import Status
from tests.extractors.tables.test_layouts import Texts, read, right, row

INVOICE = "facture-medecin-liberal"
LINES: Texts = [
    ("Désignation", 0.05, 0.30),
    right("Qté", 0.52, 0.30),
    right("P.U. HT", 0.64, 0.30),
    right("Montant HT", 0.80, 0.30),
    right("TVA", 0.92, 0.30),
    ("Prestation principale Vague 2", 0.05, 0.33),
    right("1", 0.52, 0.33),
    right("376,25", 0.64, 0.33),
    right("376,25", 0.80, 0.33),
    right("20", 0.92, 0.33),
]
RECAP: Texts = [
    ("Base HT", 0.05, 0.50),
    ("Taux", 0.17, 0.50),
    ("Montant TVA", 0.25, 0.50),
    ("376,25 €", 0.05, 0.52),
    ("20 %", 0.17, 0.52),
    ("75,25 €", 0.27, 0.52),
]
NOTES: Texts = [
    ("Règlement : à 30 jours, échéance 28/02/2027", 0.05, 0.54),
    ("pénalités et indemnité de recouvrement de 40 €.", 0.05, 0.56),
]
BLOCK: Texts = [
    ("Total HT", 0.60, 0.50),
    right("376,25 €", 0.92, 0.50),
    ("Total TVA", 0.60, 0.52),
    right("75,25 €", 0.92, 0.52),
    ("Total TTC", 0.60, 0.54),
    right("451,50 €", 0.92, 0.54),
    ("NET À PAYER", 0.60, 0.56),
    right("451,50 €", 0.92, 0.56),
]


def totals(table: Table) -> list[tuple[str | None, ...]]:
    return [tuple(one.cell(k).value for k in ("ht", "vat", "ttc")) for one in table.rows_of("total")]


def test_a_recap_and_notes_beside_a_block_of_totals_are_no_part_of_it() -> None:
    table = read([*LINES, *RECAP, *NOTES, *BLOCK], INVOICE)
    assert [one.role for one in table.rows] == ["principale", "total"]
    assert totals(table) == [("376.25", "75.25", "451.50")]
    assert row(table, "principale")[:2] == ("376.25", "20")


def test_notes_left_of_the_totals_are_no_part_of_their_labels() -> None:
    assert totals(read([*LINES, *NOTES, *BLOCK], INVOICE)) == [("376.25", "75.25", "451.50")]


def test_a_mention_of_the_prestation_left_of_a_total_is_no_row() -> None:
    mention = ("Montant de la Prestation Ségur pris en charge par l’Etat au", 0.05, 0.54)
    table = read([*LINES, mention, *BLOCK], INVOICE)
    assert totals(table) == [("376.25", "75.25", "451.50")]
    assert len(table.rows_of("principale")) == 1


def test_the_name_of_a_prestation_left_of_amounts_keeps_them() -> None:
    """« Prestation principale | Montant HT | 376,25 € » over its tax: no block of totals."""
    block: Texts = [
        ("Prestation principale", 0.05, 0.40),
        ("Montant HT", 0.50, 0.40),
        right("376,25 €", 0.92, 0.40),
        ("Montant TTC", 0.50, 0.42),
        right("451,50 €", 0.92, 0.42),
    ]
    table = read(block, INVOICE)
    assert table.rows_of("principale")
    assert totals(table) != [("376.25", None, "451.50")]


def test_a_recap_of_one_rate_without_a_block_is_the_total() -> None:
    assert totals(read([*LINES, *RECAP], INVOICE)) == [("376.25", "75.25", None)]


def test_a_recap_that_leaves_out_a_part_of_the_total_is_none_of_it() -> None:
    whole = [(t.replace("376,25", "476,25"), x, y) for t, x, y in BLOCK if t != "75,25 €"]
    whole = [(t.replace("451,50", "551,50"), x, y) for t, x, y in whole]
    assert totals(read([*LINES, *RECAP, *whole], INVOICE)) == [("476.25", None, "551.50")]


def test_a_recap_of_several_rates_is_no_total() -> None:
    second: Texts = [("100,00 €", 0.05, 0.54), ("10 %", 0.17, 0.54), ("10,00 €", 0.27, 0.54)]
    table = read([*LINES, *RECAP, *second], INVOICE)
    assert totals(table) == []
    assert [one.role for one in table.rows] == ["principale", "", ""]


def test_a_recap_of_which_a_line_was_not_read_tells_nothing() -> None:
    second: Texts = [("ABC3D,EF €", 0.05, 0.54), ("10 %", 0.17, 0.54), ("10,00 €", 0.27, 0.54)]
    assert [one.role for one in read([*LINES, *RECAP, *second], INVOICE).rows] == ["principale"]


def test_a_table_of_lines_with_a_base_is_no_recap() -> None:
    texts: Texts = [
        ("Base HT", 0.40, 0.30),
        ("Taux", 0.55, 0.30),
        ("Montant TVA", 0.65, 0.30),
        ("Montant TTC", 0.80, 0.30),
        ("Prestation principale Vague 2", 0.05, 0.33),
        ("376,25 €", 0.40, 0.33),
        ("20 %", 0.55, 0.33),
        ("75,25 €", 0.65, 0.33),
        ("451,50 €", 0.80, 0.33),
    ]
    table = read([("Intervention", 0.05, 0.30), *texts], INVOICE)
    assert row(table, "principale") == ("376.25", "20", "75.25", "451.50")
    assert totals(table) == []


def second(base: str, rate: str, vat: str) -> Texts:
    return (
        [(base, 0.05, 0.54), (rate, 0.17, 0.54), (vat, 0.27, 0.54)]
        if base
        else [(rate, 0.17, 0.54), (vat, 0.27, 0.54)]
    )


def test_a_rate_whose_base_is_blank_is_cut() -> None:
    texts = [*LINES, *RECAP, *second("", "10 %", "10,00 €")]
    assert [one.role for one in read(texts, INVOICE).rows] == ["principale"]


def test_the_sum_of_the_tax_under_a_recap_cuts_nothing() -> None:
    assert totals(read([*LINES, *RECAP, ("75,25 €", 0.27, 0.54)], INVOICE)) == [("376.25", "75.25", None)]


@pytest.mark.parametrize(("base", "rate", "vat"), [("576,25", "20 %", "115,25"), ("376,25", "10 %", "37,63")])
def test_a_recap_that_contradicts_the_totals_is_asked_about(base: str, rate: str, vat: str) -> None:
    figures = {"376,25 €": f"{base} €", "20 %": rate, "75,25 €": f"{vat} €"}
    other: Texts = [(figures.get(t, t), x, y) for t, x, y in RECAP]
    for block in (BLOCK, [(t, x, y + 0.1) for t, x, y in BLOCK]):
        first, doubted = read([*LINES, *other, *block], INVOICE).rows_of("total")
        assert [first.cell(k).value for k in ("ht", "vat", "ttc")] == ["376.25", "75.25", "451.50"]
        assert doubted.cell("vat").status is Status.AMBIGUOUS


def test_a_table_whose_lines_are_named_is_no_recap() -> None:
    named: Texts = [("Formation sur site", 0.05, 0.42), ("1 000,00 €", 0.40, 0.42), ("20 %", 0.55, 0.42)]
    named += [("200,00 €", 0.65, 0.42), ("Base HT", 0.40, 0.40), ("Taux", 0.55, 0.40)]
    named += [("Montant TVA", 0.65, 0.40)]
    for header in ([], [("Intervention", 0.05, 0.40)]):
        table = read([*LINES, *header, *named, *BLOCK], INVOICE)
        assert totals(table) == [("376.25", "75.25", "451.50")]
        assert any(one.label.startswith("Formation sur site") for one in table.rows)


def test_codes_of_the_tax_left_of_a_recap_name_nothing() -> None:
    moved: Texts = [(t, x + 0.12, y) for t, x, y in RECAP]
    codes: Texts = [("Code TVA", 0.05, 0.50), ("Normal", 0.05, 0.52)]
    assert totals(read([*LINES, *codes, *moved], INVOICE)) == [("376.25", "75.25", None)]


def test_a_base_that_a_narrow_column_breaks_heads_a_recap() -> None:
    """« Base » over « HT », the totals beside both lines: their amounts are no headers."""
    broken: Texts = [
        ("Base", 0.05, 0.50),
        ("HT", 0.05, 0.512),
        ("Taux", 0.17, 0.50),
        ("Montant TVA", 0.25, 0.50),
        ("376,25 €", 0.05, 0.53),
        ("20 %", 0.17, 0.53),
        ("75,25 €", 0.27, 0.53),
    ]
    block: Texts = [
        ("Total HT", 0.60, 0.499),
        right("376,25 €", 0.92, 0.499),
        ("TVA 20 %", 0.60, 0.516),
        right("75,25 €", 0.92, 0.516),
        ("Total TTC", 0.60, 0.533),
        right("451,50 €", 0.92, 0.533),
    ]
    assert totals(read([*LINES, *broken, *block], INVOICE)) == [("376.25", "75.25", "451.50")]
    other = [("Remise" if t == "Base" else t, x, y) for t, x, y in broken]
    assert ("376.25", "75.25", "451.50") not in totals(read([*LINES, *other, *block], INVOICE))
