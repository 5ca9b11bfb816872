"""Rows whose prestation is named over their table."""

from __future__ import annotations

import pytest

from extractors.tables import extract_tables
from models.piece import Table
from models.reading import Proof
from schemes import load_scheme
from tests.extractors.pages import view
from tests.extractors.tables.test_layouts import Texts, read, right, row

BOXES: Texts = [
    ("Montant HT", 0.10, 0.40),
    ("Taux de TVA", 0.32, 0.40),
    ("Montant TVA", 0.49, 0.40),
    ("Montant TTC", 0.70, 0.40),
    right("376,25 €", 0.28, 0.415),
    right("20 %", 0.46, 0.415),
    right("75,25 €", 0.66, 0.415),
    right("451,50 €", 0.92, 0.415),
]
SITES: Texts = [
    ("Clinique du Léon (290995893)", 0.05, 0.42),
    right("6 420,00 €", 0.52, 0.42),
    right("1 284,00 €", 0.70, 0.42),
    right("7 704,00 €", 0.92, 0.42),
    ("Hôpital des Abers (290994730)", 0.05, 0.45),
    right("9 815,75 €", 0.52, 0.45),
    right("1 963,15 €", 0.70, 0.45),
    right("11 778,90 €", 0.92, 0.45),
]


def hospitals(header: str, rows: Texts) -> Table:
    heads = [(header, 0.05, 0.40)]
    heads += [right(t, x, 0.40) for t, x in (("Montant HT", 0.52), ("TVA", 0.70), ("Montant TTC", 0.92))]
    model = load_scheme("HOP-RI-Va1").piece_model("bdc-sans-mandataire")
    return next(t for t in extract_tables(model, [view([*heads, *rows])]) if t.key == "amounts")


def test_a_title_names_the_only_row_of_a_table_without_descriptions() -> None:
    table = read([("Prestation principale (Vague 2)", 0.05, 0.38), *BOXES], "bdc-medecin-liberal")
    assert row(table, "principale") == ("376.25", "20", "75.25", "451.50")


def test_another_title_or_a_mention_names_none() -> None:
    mention = "Montant de la Prestation principale pris en charge par l’Etat au titre du Ségur"
    for title in ("Formule confort", "Total des Prestations principales", mention):
        table = read([(title, 0.05, 0.38), *BOXES], "bdc-medecin-liberal")
        assert [one.role for one in table.rows] == [""]


@pytest.mark.parametrize(
    "title",
    [
        "Hors Prestation principale",
        "Maintenance (non comprise dans la Prestation principale)",
        "Maintenance liée à la Prestation principale",
        "Prestation secondaire : néant",
        "Prestation principale non comprise",
        "Sans Prestation secondaire",
    ],
)
def test_a_title_that_speaks_of_another_thing_names_none(title: str) -> None:
    table = read([(title, 0.05, 0.38), *BOXES], "bdc-medecin-liberal")
    assert [one.role for one in table.rows] == [""]


@pytest.mark.parametrize("title", ["1. Prestation principale", "Prestation principale (montants hors taxes)"])
def test_a_rank_or_what_stands_in_brackets_changes_no_title(title: str) -> None:
    table = read([(title, 0.05, 0.38), *BOXES], "bdc-medecin-liberal")
    assert row(table, "principale") == ("376.25", "20", "75.25", "451.50")


def test_a_header_that_is_the_prestation_names_the_rows_of_the_clients() -> None:
    table = hospitals("Prestation Ségur", SITES)
    found = table.rows_of("principale")
    assert [one.cell("ht").value for one in found] == ["6420.00", "9815.75"]
    assert [one.cell("site").value for one in found] == ["290995893", "290994730"]
    assert all(one.cell("site").proof is Proof.CHECK_DIGIT for one in found)


def test_a_row_of_no_client_is_another_prestation_all_the_same() -> None:
    rows = [("Hébergement", x, y) if x == 0.05 and y == 0.45 else (t, x, y) for t, x, y in SITES]
    assert [one.role for one in hospitals("Prestation Ségur", rows).rows] == ["principale", "other"]


def test_any_other_header_names_nothing() -> None:
    assert {one.role for one in hospitals("Désignation", SITES).rows} == {"other"}
