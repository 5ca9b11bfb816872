"""An invoice without a table: its totals are the amounts of the only prestation that it names."""

from __future__ import annotations

from tests.extractors.tables.test_amounts import Texts, read, right, values

FACTURE = "facture-medecin-liberal"
NAMED: Texts = [
    ("Prestation principale Vague 2 – mise à jour de LOGIS 5.1, référencé Ségur, quantité 1", 0.08, 0.30)
]
SUMS: Texts = [
    ("Montant HT", 0.08, 0.34),
    right("376,25 €", 0.9, 0.34),
    ("Taux de TVA", 0.08, 0.37),
    right("20 %", 0.9, 0.37),
    ("Montant de la TVA", 0.08, 0.40),
    right("75,25 €", 0.9, 0.40),
    ("Montant TTC", 0.08, 0.43),
    right("451,50 €", 0.9, 0.43),
]


def test_the_totals_are_those_of_the_prestation_named_over_them() -> None:
    table = read([*NAMED, *SUMS], model=FACTURE)
    assert [row.role for row in table.rows] == ["principale", "total"]
    found = values(table, "principale")
    assert (found[0], found[-1]) == ("376.25", "451.50")


def test_totals_that_nothing_names_are_no_line() -> None:
    assert [row.role for row in read(SUMS, model=FACTURE).rows] == ["total"]
