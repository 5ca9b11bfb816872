"""Amounts put together wrongly are told apart by the arithmetic of their row, or left to a person."""

from __future__ import annotations

import pytest

from extractors.tables import extract_tables
from extractors.tables.plausible import doubted
from models.piece import Row
from models.reading import Status
from schemes import load_scheme
from tests.extractors.pages import view
from tests.extractors.tables.test_proofs import row

MODEL = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
INVOICE = load_scheme("MDV-LGC-Va2").piece_model("facture-medecin-liberal")


def raw(one: Row, key: str, text: str) -> Row:
    cells = (c.model_copy(update={"raw": text}) if c.key == key else c for c in one.cells)
    return one.model_copy(update={"cells": tuple(cells)})


def test_a_price_with_a_quantity_before_it_is_a_doubt_when_its_row_says_so() -> None:
    """It may be a slip of the supplier as well: nobody but a person can tell."""
    read = raw(row("principale", ht="376.25", rate="20", vat="75.25", ttc="1451.50"), "ttc", "1 451,50 €")
    made = doubted([read])[0]
    assert {c.key for c in made.cells if c.status is Status.AMBIGUOUS} == {"ttc"}
    assert made.cell("ttc").value == "1451.50"


@pytest.mark.parametrize(("vat", "ttc"), [("275.25", "1651.50"), ("80.00", "1456.25")])
def test_a_price_that_no_quantity_explains_is_no_doubt(vat: str, ttc: str) -> None:
    read = raw(row("principale", ht="1376.25", rate="20", vat=vat, ttc=ttc), "ht", "1 376,25 €")
    assert {c.status for c in doubted([read])[0].cells} == {Status.FOUND}


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({"ht": "20.83", "vat": "125.00"}, Status.AMBIGUOUS),
        ({"ht": "125.00", "ttc": "104.17"}, Status.AMBIGUOUS),
        ({"ht": "104.17", "vat": "20.83", "ttc": "125.00"}, Status.FOUND),
        ({"ht": "104.17", "vat": "21.83", "ttc": "126.00"}, Status.FOUND),
        ({"ht": "46.36", "vat": "0.00", "ttc": "46.36"}, Status.FOUND),
        ({"ht": "0.00", "vat": "0.00", "ttc": "0.00"}, Status.FOUND),
    ],
)
def test_more_tax_than_the_law_asks_is_a_doubt(cells: dict[str, str], status: Status) -> None:
    assert {c.status for c in doubted([row("total", **cells)])[0].cells} == {status}


HEAD = [("Description", 0.05, 0.30), ("Qté", 0.38, 0.30), ("PU HT", 0.45, 0.30), ("TVA", 0.74, 0.30)]


def test_the_price_of_one_beside_the_price_of_all() -> None:
    """« 1 » and « 376,25 » were read as one: the price of all stands in its own column."""
    heads = [*HEAD, ("Taux", 0.56, 0.30), ("Montant HT", 0.63, 0.30), ("TTC", 0.86, 0.30)]
    line = [("Prestation principale", 0.05, 0.33), ("1 376,25", 0.43, 0.33), ("20 %", 0.56, 0.33)]
    line += [("376,25", 0.64, 0.33), ("75,25", 0.74, 0.33), ("451,50", 0.86, 0.33)]
    table = next(t for t in extract_tables(MODEL, [view([*heads, *line])]) if t.key == "amounts")
    assert [table.rows[0].cell(k).value for k in ("ht", "vat", "ttc")] == ["376.25", "75.25", "451.50"]


def test_the_price_of_one_stands_for_the_price_of_all() -> None:
    heads = [*HEAD, ("Taux", 0.60, 0.30), ("TTC", 0.86, 0.30)]
    line = [("Prestation principale", 0.05, 0.33), ("1", 0.39, 0.33), ("376,25", 0.45, 0.33)]
    line += [("20 %", 0.60, 0.33), ("75,25", 0.74, 0.33), ("451,50", 0.86, 0.33)]
    table = next(t for t in extract_tables(MODEL, [view([*heads, *line])]) if t.key == "amounts")
    assert [table.rows[0].cell(k).value for k in ("ht", "vat", "ttc")] == ["376.25", "75.25", "451.50"]


def test_a_total_that_a_reader_took_apart() -> None:
    """« 14 1 13,14 € »: with the tax and the total beside it, one reading is right."""
    heads = [
        ("Désignation", 0.05, 0.30),
        ("Montant HT", 0.45, 0.30),
        ("TVA", 0.65, 0.30),
        ("TTC", 0.86, 0.30),
    ]
    line = [("Prestation principale", 0.05, 0.33), ("14 113,14 €", 0.45, 0.33), ("2 822,63 €", 0.64, 0.33)]
    line += [("16 935,77 €", 0.85, 0.33)]
    totals = [("Total HT", 0.6, 0.40), ("14 1 13,14 €", 0.85, 0.40), ("Total TVA", 0.6, 0.43)]
    totals += [("2 822,63 €", 0.85, 0.43), ("Total TTC", 0.6, 0.46), ("16 935,77 €", 0.85, 0.46)]
    table = next(t for t in extract_tables(INVOICE, [view([*heads, *line, *totals])]) if t.key == "amounts")
    total = next(r for r in table.rows if r.role == "total")
    assert (total.cell("ht").status, total.cell("ht").value) == (Status.FOUND, "14113.14")


def test_a_figure_without_cents_among_amounts_with_cents_is_the_end_of_a_name() -> None:
    rows = [
        raw(row("principale", ht="2.00"), "ht", "2"),
        raw(row("secondaire", ht="250.00"), "ht", "250,00 €"),
    ]
    first, second = doubted(rows)
    assert (first.cell("ht").status, second.cell("ht").status) == (Status.AMBIGUOUS, Status.FOUND)
    (alone,) = doubted(rows[:1])
    assert alone.cell("ht").status is Status.FOUND


@pytest.mark.parametrize(("said", "doubt"), [("79,80", True), ("79,80 %", False), ("20,00", False)])
def test_a_figure_beyond_any_rate_and_without_its_sign_is_a_doubt(said: str, doubt: bool) -> None:
    value = said.partition(",")[0] + ("" if said.startswith("20") else ".8")
    read = raw(row("principale", ht="399.00", rate=value, ttc="478.80"), "rate", said)
    assert (doubted([read])[0].cell("rate").status is Status.AMBIGUOUS) is doubt
