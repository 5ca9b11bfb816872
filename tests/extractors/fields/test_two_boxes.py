"""The parties of an order in two drawn boxes, side by side, over the table of what is ordered."""

from __future__ import annotations

import pytest

from extractors.fields import extract_fields
from models.page import Ruling
from models.reading import Field, Status
from schemes import load_scheme
from tests.extractors.fields.test_layouts import Texts
from tests.extractors.pages import vertical, view

MODEL = load_scheme("HOP-DPI-Va2").piece_model("bdc-client-unique")
PARTIES: Texts = [
    ("Bon de commande", 0.70, 0.03),
    ("Fournisseur", 0.08, 0.21),
    ("Client", 0.53, 0.21),
    ("Nom de la société", 0.08, 0.235),
    ("Hospidata SA", 0.39, 0.235),
    ("Établissement", 0.53, 0.235),
    ("Centre hospitalier de la Bruche", 0.70, 0.235),
    ("N° SIRET", 0.08, 0.255),
    ("562 024 968 00017", 0.34, 0.255),
    ("N° FINESS PMSI", 0.53, 0.255),
    ("672613304", 0.85, 0.255),
    ("Téléphone", 0.08, 0.275),
    ("03 88 40 00 60", 0.36, 0.275),
    ("Téléphone", 0.53, 0.275),
    ("03 88 49 77 10", 0.83, 0.275),
    ("E-mail", 0.53, 0.3),
    ("dsi@ch-bruche.example", 0.76, 0.3),
    ("Adresse", 0.53, 0.335),
    ("1 rue de l'Hôpital, 67190 Mutzig", 0.66, 0.335),
]
SOLUTION: Texts = [
    ("Nom et version", 0.08, 0.39),
    ("Hospicare DPI – 11.2", 0.62, 0.39),
    ("Numéro unique de référencement délivré par l'ANS", 0.08, 0.41),
    ("4ab90cc1e7", 0.62, 0.41),
    ("Numéro de version technique dont est équipé le Client à la signature", 0.08, 0.43),
    ("11.2.0.348", 0.68, 0.43),
]
RANKED: Texts = [("2. Les parties", 0.065, 0.18), ("3. La Solution logicielle", 0.065, 0.36)]
BOXES = [vertical(x, 0.205, 0.35) for x in (0.07, 0.49, 0.52, 0.94)]


def read(texts: Texts, rulings: list[Ruling]) -> dict[str, Field]:
    return {f.key: f for f in extract_fields(MODEL, [view(texts, rulings=rulings)])}


@pytest.mark.parametrize(("heads", "rulings"), [(RANKED, []), ([], BOXES), (RANKED, BOXES)])
def test_what_stands_under_the_clients_box_is_not_the_clients(heads: Texts, rulings: list[Ruling]) -> None:
    found = read(sorted([*PARTIES, *heads, *SOLUTION], key=lambda one: (one[2], one[1])), rulings)
    assert found["solution_reference"].value == "4ab90cc1e7"
    assert found["client_phone"].value == "0388497710"
    assert found["client_structure"].value == "Centre hospitalier de la Bruche"


@pytest.mark.parametrize("rest", ["dont est équipé le Client à la signature", "installée à la signature"])
def test_the_rest_of_a_label_is_no_value_where_one_stands_right_of_it(rest: str) -> None:
    label = (f"Numéro de version technique {rest}", 0.08, 0.43)
    found = read([*PARTIES, *RANKED, *SOLUTION[:-2], label, SOLUTION[-1]], BOXES)
    assert found["technical_version"].value == "11.2.0.348"


def test_a_clause_up_to_its_colon_belongs_to_the_label() -> None:
    said = "Numéro de version technique dont est équipé le Client à la signature : 11.2.0.348"
    found = read([*PARTIES, (said, 0.08, 0.43)], [])
    assert found["technical_version"].value == "11.2.0.348"


@pytest.mark.parametrize("title", ["Le Client (client unique)", "Client (client unique)"])
def test_a_title_that_says_the_same_in_brackets_parts_the_parties(title: str) -> None:
    texts: Texts = [
        ("Le Fournisseur", 0.07, 0.1),
        (title, 0.5, 0.1),
        ("Téléphone : 03 53 01 55 00", 0.07, 0.12),
        ("Téléphone : 03 53 01 80 00", 0.5, 0.12),
    ]
    found = read(texts, [])
    assert [found[key].value for key in ("supplier_phone", "client_phone")] == ["0353015500", "0353018000"]


def test_a_bracket_that_names_a_party_after_another_word_is_no_title() -> None:
    texts: Texts = [
        ("Le Fournisseur", 0.07, 0.1),
        ("Téléphone (client unique)", 0.5, 0.1),
        ("Téléphone : 03 53 01 55 00", 0.07, 0.12),
        ("Téléphone : 03 53 01 80 00", 0.5, 0.12),
    ]
    assert read(texts, [])["supplier_phone"].status is not Status.FOUND
