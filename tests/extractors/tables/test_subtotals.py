"""A sum of some lines is no line of its own."""

from __future__ import annotations

import pytest

from extractors.tables.roles import SUBTOTAL, role_of
from schemes import load_scheme
from tests.extractors.tables.test_amounts import Texts, read, right

TABLE = next(
    t for t in load_scheme("MDV-LGC-Va2").piece_model("facture-medecin-liberal").tables if t.key == "amounts"
)


@pytest.mark.parametrize("label", ["Sous-total Prestation Ségur", "Prestation Ségur Sous-total"])
def test_a_sum_of_some_lines(label: str) -> None:
    assert role_of(TABLE, label) == SUBTOTAL


@pytest.mark.parametrize(
    ("label", "role"), [("Sous-total HT", "total-ht"), ("Prestation Ségur", "principale")]
)
def test_the_only_total_and_a_line_keep_their_roles(label: str, role: str) -> None:
    assert role_of(TABLE, label) == role


def test_a_total_whose_label_begins_in_the_column_before_is_one() -> None:
    """« Total de la commande » over the end of another column and the start of the descriptions."""
    heads: Texts = [
        ("Représentant", 0.30, 0.30),
        ("Désignation", 0.45, 0.30),
        right("Montant HT", 0.70, 0.30),
        right("Montant TVA", 0.82, 0.30),
        right("Montant TTC", 0.94, 0.30),
    ]
    rows: Texts = [("Paul Roy", 0.30, 0.33), ("Prestation principale Vague 2", 0.45, 0.33)]
    rows += [right("100,00 €", 0.70, 0.33), right("20,00 €", 0.82, 0.33), right("120,00 €", 0.94, 0.33)]
    rows += [("Total de la commande", 0.45 - 0.0085 * 5.5, 0.36)]
    rows += [right("100,00 €", 0.70, 0.36), right("20,00 €", 0.82, 0.36), right("130,00 €", 0.94, 0.36)]
    table = read([*heads, *rows], model="facture-medecin-liberal")
    assert [row.role for row in table.rows] == ["principale", "total"]


@pytest.mark.parametrize(("price", "role"), [("100,00 €", "subtotal"), ("90,00 €", "")])
def test_a_sum_of_some_lines_that_adds_up_none_is_for_a_person(price: str, role: str) -> None:
    heads: Texts = [
        ("Désignation", 0.05, 0.30),
        right("Montant HT", 0.70, 0.30),
        right("Montant TTC", 0.94, 0.30),
    ]
    rows: Texts = [("Prestation principale Vague 2", 0.05, 0.33), ("Sous-total maintenance", 0.05, 0.36)]
    rows += [right("100,00 €", 0.70, 0.33), right("120,00 €", 0.94, 0.33), right(price, 0.70, 0.36)]
    rows += [("Total", 0.05, 0.39), right("100,00 €", 0.70, 0.39), right("120,00 €", 0.94, 0.39)]
    table = read([*heads, *rows], model="facture-medecin-liberal")
    assert [row.role for row in table.rows] == ["principale", role, "total"]
