"""What stands under « TVA » and is no amount of it; rows that are none; totals half read."""

from __future__ import annotations

import pytest

from extractors.layout.segments import segments_of
from extractors.tables.arithmetic import prove_rows
from extractors.tables.heads import find_heads
from extractors.tables.plausible import doubted
from models.page import Reader
from models.reading import Reading, Status
from tests.extractors.pages import view
from tests.extractors.tables.test_layouts import SCHEME, Texts, read, right, row
from tests.extractors.tables.test_proofs import row as made


def invoice(tax: str) -> Texts:
    return [
        ("Désignation", 0.05, 0.30),
        right("P.U. HT", 0.52, 0.30),
        right("Montant HT", 0.70, 0.30),
        right("TVA", 0.92, 0.30),
        ("Prestation principale Vague 2", 0.05, 0.33),
        right("376,25", 0.52, 0.33),
        right("376,25", 0.70, 0.33),
        right(tax, 0.92, 0.33),
        ("Frais de port offerts", 0.05, 0.36),
        right("0,00", 0.92, 0.36),
        right("Base", 0.40, 0.50),
        right("Taux", 0.52, 0.50),
        right("Montant TVA", 0.70, 0.50),
        right("Total TTC", 0.92, 0.50),
        right("376,25", 0.40, 0.53),
        right("20,00", 0.52, 0.53),
        right("75,25", 0.70, 0.53),
        right("451,50", 0.92, 0.53),
    ]


@pytest.mark.parametrize(("tax", "vat"), [("2", None), ("20,00 %", None), ("75,25", "75.25")])
def test_a_code_or_a_rate_is_no_tax(tax: str, vat: str | None) -> None:
    found = read(invoice(tax), "facture-medecin-liberal").rows_of("principale")[0]
    assert (found.cell("ht").value, found.cell("vat").value) == ("376.25", vat)


@pytest.mark.parametrize(("vat", "status"), [("20.00", Status.AMBIGUOUS), ("21.00", Status.FOUND)])
def test_a_tax_that_is_the_figure_of_its_rate_is_a_doubt(vat: str, status: Status) -> None:
    assert doubted([made("principale", ht="376.25", rate="20", vat=vat)])[0].cell("vat").status is status


def test_the_note_of_a_row_is_no_row() -> None:
    texts: Texts = [
        ("Description de la prestation", 0.05, 0.30),
        right("Montant HT", 0.70, 0.30),
        right("Montant TTC", 0.92, 0.30),
        ("Prestation secondaire", 0.05, 0.33),
        right("104,17 €", 0.70, 0.33),
        right("125,00 €", 0.92, 0.33),
        ("Prestation secondaire sur toute sa durée est construit sur une valeur égale à", 0.05, 0.36),
        right("1", 0.70, 0.36),
    ]
    table = read(texts, "bdc-medecin-liberal")
    assert [r.cell("ht").value for r in table.rows_of("secondaire")] == ["104.17"]


def test_a_total_with_ends_of_amounts_that_are_lost_says_nothing() -> None:
    texts: Texts = [("Montant total", 0.05, 0.33), right("11", 0.52, 0.33), right("2 332,75 €", 0.70, 0.33)]
    assert not read([*texts, right("13", 0.92, 0.33)], "bdc-structure").rows_of("total")
    whole = read([*texts[:1], *texts[2:]], "bdc-structure")
    assert row(whole, "total")[0] == "2332.75" or row(whole, "total")[3] == "2332.75"


def test_what_is_left_to_pay_is_no_total_beside_one() -> None:
    texts: Texts = [
        right("Total HT", 0.40, 0.50),
        right("Total TTC", 0.60, 0.50),
        right("Acompte", 0.75, 0.50),
        right("Net à payer TTC", 0.95, 0.50),
        right("376,25", 0.40, 0.53),
        right("451,50", 0.60, 0.53),
        right("180,60", 0.75, 0.53),
        right("270,90", 0.95, 0.53),
    ]
    assert row(read(texts, "facture-medecin-liberal"), "total")[3] == "451.50"


def test_the_last_column_is_what_the_unit_prices_come_to() -> None:
    texts: Texts = [
        ("Description", 0.05, 0.30),
        right("Quantité", 0.52, 0.30),
        right("Prix unitaire", 0.70, 0.30),
        right("Total", 0.92, 0.30),
        ("Prestation principale Vague 2", 0.05, 0.33),
        right("1", 0.52, 0.33),
        right("376,25 €", 0.70, 0.33),
        right("376,25 €", 0.92, 0.33),
        ("Total HT", 0.05, 0.36),
        right("376,25 €", 0.92, 0.36),
    ]
    table = read(texts, "facture-medecin-liberal")
    assert table.rows_of("principale")[0].cell("ht").value == "376.25"
    assert table.rows_of("total")[0].cell("ht").value == "376.25"


def test_an_amount_read_in_two_ways_is_the_quantity_times_the_price() -> None:
    cell = made("principale", ht="3.75").cell("ht")
    readings = tuple(
        Reading(reader=Reader.PPOCR, text=value, value=value, confidence=0.9) for value in ("3.75", "2633.75")
    )
    doubt = cell.model_copy(update={"status": Status.AMBIGUOUS, "readings": readings})
    line = made("principale", unit="2633.75", quantity="1")
    (settled,) = prove_rows([line.model_copy(update={"cells": (doubt, *line.cells)})])
    assert (settled.cell("ht").status, settled.cell("ht").value) == (Status.FOUND, "2633.75")


def test_a_rate_without_its_sign_is_no_tax_either() -> None:
    found = read(invoice("20,00"), "facture-medecin-liberal").rows_of("principale")[0]
    assert (found.cell("vat").value, found.cell("rate").value) == (None, "20")


def test_a_total_beside_the_head_of_another_table_is_no_header_of_it() -> None:
    texts: Texts = [
        ("Taux", 0.10, 0.52),
        ("Base HT", 0.20, 0.52),
        ("Montant TVA", 0.36, 0.52),
        ("Total HT", 0.66, 0.52),
    ]
    table = next(t for t in SCHEME.piece_model("facture-structure").tables if t.key == "amounts")
    alone, beside = (
        find_heads(table, segments_of([view(page)]))
        for page in (texts, [*texts, right("6 396,25", 0.92, 0.52)])
    )
    assert [head.cell("ht") is None for head in (*alone, *beside)] == [False, True]


@pytest.mark.parametrize("said", ["Non applicable", "Exonéré", "TVA non applicable", "N/A", "Sans objet"])
def test_words_that_say_there_is_no_tax_leave_its_cell_empty(said: str) -> None:
    found = read(invoice(said), "facture-medecin-liberal").rows_of("principale")[0]
    assert found.cell("vat").status is Status.ABSENT
