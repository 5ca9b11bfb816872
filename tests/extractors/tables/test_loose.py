"""Lines outside of a grid: which of their figures are amounts, and whose."""

from __future__ import annotations

import pytest

from models.reading import Status
from tests.extractors.tables.test_layouts import Texts, read, right, row

INVOICE = "facture-structure"
TOTALS: Texts = [
    ("Montant HT", 0.60, 0.45),
    right("364,58 €", 0.92, 0.45),
    ("Montant TVA (taux 20 %)", 0.55, 0.47),
    right("72,92 €", 0.92, 0.47),
    ("Montant TTC", 0.60, 0.49),
    right("437,50 €", 0.92, 0.49),
]


def priced(text: str, amount: str = "364,58 €") -> Texts:
    return [("706200", 0.05, 0.40), (text, 0.14, 0.40), right(amount, 0.92, 0.40)]


@pytest.mark.parametrize("release", ["version 2.7", "v 12.10", "Phare 2.7", "version 2.75"])
def test_the_figures_of_a_release_are_no_price(release: str) -> None:
    table = read([*priced(f"Prestation secondaire, {release} (réf. ANS"), *TOTALS], INVOICE)
    assert row(table, "secondaire")[0] == "364.58"
    assert row(table, "secondaire")[3] is None


def test_a_release_alone_is_no_price() -> None:
    assert not read([("Prestation secondaire, version 2.7", 0.05, 0.40)], INVOICE).rows_of("secondaire")


def test_a_long_description_with_its_price_in_a_column_is_a_row() -> None:
    text = "Prestation secondaire du logiciel Phare au titre du second semestre (réf. ANS"
    assert row(read([*priced(text), *TOTALS], INVOICE), "secondaire")[0] == "364.58"


def test_a_sentence_on_the_prestation_is_no_row() -> None:
    text = "Montant de la Prestation secondaire pris en charge par l’Etat au titre du Ségur"
    assert not read([*priced(text), *TOTALS], INVOICE).rows_of("secondaire")


def test_the_price_of_the_only_line_is_with_its_tax_when_the_totals_say_so() -> None:
    found = row(read([*priced("Prestation secondaire", "437,50 €"), *TOTALS], INVOICE), "secondaire")
    assert (found[0], found[3]) == (None, "437.50")


def test_a_price_that_is_called_ht_stays_so() -> None:
    found = row(read([*priced("Prestation secondaire", "437,50 € HT"), *TOTALS], INVOICE), "secondaire")
    assert (found[0], found[3]) == ("437.50", None)


def test_the_dash_of_an_empty_cell_is_no_minus() -> None:
    """Nearer to what is left of it than to the amount; else it may be a minus, and a person is asked."""
    texts: Texts = [("Prestation principale", 0.05, 0.40), right("376,25 €", 0.92, 0.40)]
    assert row(read([*texts, ("–", 0.40, 0.40)], INVOICE), "principale")[0] == "376.25"
    (doubted,) = read([*texts, ("–", 0.60, 0.40)], INVOICE).rows_of("principale")
    assert doubted.cell("ht").status is Status.AMBIGUOUS


def test_figures_of_several_clients_beside_one_label_are_no_row() -> None:
    texts: Texts = [
        ("Prestation principale, montant HT", 0.05, 0.40),
        ("8 277,50 €", 0.45, 0.40),
        ("2 291,67 €", 0.62, 0.40),
        ("10 569,17 €", 0.80, 0.40),
    ]
    assert not read(texts, "bdc-medecin-liberal").rows_of("principale")


@pytest.mark.parametrize("said", ["(PERF = 0,5)", "PERF : 0.50", "PERF égale à 0,5"])
def test_the_value_of_a_formula_is_no_amount(said: str) -> None:
    table = read([(f"Prestation secondaire {said}", 0.05, 0.40), *TOTALS], INVOICE)
    assert [one.cell("ht").value for one in table.rows_of("secondaire")] == ["364.58"]
    priced_so = read([(f"Prestation secondaire {said} 50,00 €", 0.05, 0.40)], INVOICE)
    assert [one.cell("ht").value for one in priced_so.rows_of("secondaire")] == ["50.00"]
