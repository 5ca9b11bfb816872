"""Names that a narrow cell broke, and lines under a name that are no part of it."""

from __future__ import annotations

import pytest

from extractors.fields import extract_fields
from models.page import Ruling
from schemes import load_scheme
from tests.extractors.fields.test_schemes import Texts, read
from tests.extractors.pages import horizontal, vertical, view

ABOVE: Texts = [
    ("Bon de commande", 0.05, 0.05),
    ("Client", 0.5, 0.1),
    ("Nom de la structure", 0.5, 0.13),
    ("Centre hospitalier Rosa", 0.69, 0.13),
]
BELOW: Texts = [("Représentant légal", 0.5, 0.16), ("Jeanne MARTIN", 0.69, 0.16)]


def structure(*between: tuple[str, float, float]) -> str | None:
    texts = [*ABOVE, *between, *BELOW]
    return read("HOP-DPI-Va1", "bdc-client-unique", texts)["client_structure"][0].value


def test_the_next_line_of_the_cell_goes_on_with_the_name() -> None:
    assert structure(("Parks", 0.69, 0.145)) == "Centre hospitalier Rosa Parks"


@pytest.mark.parametrize(
    "line", [("12 rue Parks", 0.69, 0.145), ("Parks", 0.80, 0.145)], ids=["an address", "elsewhere"]
)
def test_what_is_no_part_of_the_name(line: tuple[str, float, float]) -> None:
    assert structure(line) == "Centre hospitalier Rosa"


def test_a_word_that_had_room_above_is_another_line() -> None:
    wide = ("Un service dont le nom est bien long", 0.69, 0.20)
    texts = [*ABOVE, ("Urgences", 0.69, 0.145), *BELOW, wide]
    found = read("HOP-DPI-Va1", "bdc-client-unique", texts)
    assert found["client_structure"][0].value == "Centre hospitalier Rosa"


def test_the_text_of_another_column_goes_on_with_no_value() -> None:
    """Beside the value's first line, a little higher: the end of a sentence of the right column."""
    texts: Texts = [
        ("Attestation de vérification d'aptitude", 0.05, 0.05),
        ("Facture nº", 0.05, 0.1),
        ("INV-2026-7", 0.25, 0.1),
        ("La possibilité d'adresser un document par", 0.6, 0.123),
        ("Logiciel et version", 0.05, 0.135),
        ("Véramed version", 0.25, 0.135),
        ("MSSanté professionnel", 0.6, 0.1295),
        ("8.9.6", 0.25, 0.148),
        ("Référencement ANS nº", 0.05, 0.165),
        ("206c427d6d", 0.25, 0.165),
    ]
    assert read("MDV-LGC-Va2", "va-medecin-liberal", texts)["software"][0].value == "Véramed version 8.9.6"


def test_a_name_that_opens_with_a_word_of_a_label_is_no_label() -> None:
    """« Centre » labels the name of a « centre de santé », and opens most of these names."""
    texts: Texts = [
        ("Facture", 0.05, 0.05),
        ("Facturé à", 0.06, 0.27),
        ("Structure juridique", 0.06, 0.3),
        ("Centre de soins infirmiers du Lac", 0.06, 0.315),
        ("Localité", 0.06, 0.35),
        ("Cayenne", 0.06, 0.365),
    ]
    found = read("SFP-LGC-Va2", "facture-centre-de-sante-infirmier", texts)
    assert found["client_structure"][0].value == "Centre de soins infirmiers du Lac"


def client(*texts: tuple[str, float, float], rulings: list[Ruling] | None = None) -> str | None:
    head: Texts = [("Bon de commande", 0.05, 0.05), ("Client", 0.05, 0.1)]
    page = [view([*head, *texts], rulings=rulings or [])]
    model = load_scheme("HOP-DPI-Va2").piece_model("bdc-client-unique")
    return next(f for f in extract_fields(model, page) if f.key == "client_structure").value


CARD: Texts = [
    ("Nom de la structure", 0.06, 0.13),
    ("Représentant légal", 0.36, 0.13),
    ("Polyclinique des Deux Rives", 0.06, 0.145),
    ("Alain Arnaud", 0.36, 0.145),
    ("Adresse", 0.06, 0.19),
    ("12 rue de Verdun", 0.06, 0.205),
]


@pytest.mark.parametrize("edge", [0.31, 0.34])
def test_a_ruled_cell_breaks_the_name_under_its_label(edge: float) -> None:
    rulings = [horizontal(y, 0.05, 0.9) for y in (0.12, 0.18, 0.23)]
    rulings += [vertical(x, 0.12, 0.23) for x in (0.05, edge, 0.9)]
    assert client(*CARD, ("Occidentales", 0.06, 0.159), rulings=rulings) == (
        "Polyclinique des Deux Rives Occidentales"
    )


def test_a_card_without_rulings_ends_before_the_next_column() -> None:
    assert client(*CARD, ("Occidentales", 0.06, 0.159)) == "Polyclinique des Deux Rives Occidentales"


def test_a_word_that_had_room_in_its_cell_is_another_line() -> None:
    rulings = [horizontal(y, 0.05, 0.9) for y in (0.12, 0.18, 0.23)]
    rulings += [vertical(x, 0.12, 0.23) for x in (0.05, 0.5, 0.9)]
    wide = [(text, x + 0.16 if x > 0.3 else x, y) for text, x, y in CARD]
    assert client(*wide, ("Urgences", 0.06, 0.159), rulings=rulings) == "Polyclinique des Deux Rives"


def test_a_narrow_column_breaks_the_name_after_its_colon() -> None:
    texts: Texts = [
        ("Nom de la structure : Centre hospitalier", 0.06, 0.13),
        ("universitaire Rosa Parks", 0.06, 0.145),
        ("Adresse : 12 rue de Verdun", 0.06, 0.17),
        ("Représentant légal : Alain Arnaud", 0.06, 0.19),
    ]
    assert client(*texts) == "Centre hospitalier universitaire Rosa Parks"


def test_a_label_that_opens_the_value_of_another_one_has_none_under_it() -> None:
    """« Centre de santé infirmier » is the activity, and the line under it is an address."""
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Client", 0.05, 0.1),
        ("Raison sociale", 0.05, 0.13),
        ("Centre de santé infirmier de l'Estuaire", 0.6, 0.13),
        ("Profession exercée", 0.05, 0.15),
        ("Centre de santé infirmier", 0.65, 0.15),
        ("Adresse", 0.05, 0.17),
        ("177 avenue de l'Église", 0.66, 0.17),
    ]
    found = read("SFP-LGC-Va2", "bdc-centre-de-sante-infirmier", texts)
    assert found["client_structure"][0].value == "Centre de santé infirmier de l'Estuaire"


def test_a_title_right_of_a_label_is_a_label_of_the_name_behind_it() -> None:
    texts: Texts = [
        ("Attestation de vérification d'aptitude", 0.05, 0.05),
        ("Client", 0.05, 0.1),
        ("Docteur Chloé MARTIN", 0.34, 0.1),
        ("N° RPPS", 0.05, 0.12),
        ("10904552287", 0.34, 0.12),
    ]
    assert read("MDV-LGC-Va2", "va-medecin-liberal", texts)["client_name"][0].value == "Chloé MARTIN"


def test_a_value_does_not_go_on_over_a_ruling_beside_an_unknown_label() -> None:
    """A form of rows, its labels set against the ruling: what stands under a value is of another row."""
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Client", 0.05, 0.09),
        ("Adresse postale", 0.24, 0.12),
        ("119 route Marie Curie", 0.40, 0.12),
        ("CP et commune", 0.26, 0.14),
        ("93100 Montreuil", 0.40, 0.14),
        ("Joindre au", 0.30, 0.16),
        ("0536499700", 0.40, 0.16),
    ]
    rulings = [horizontal(y, 0.05, 0.9) for y in (0.112, 0.134, 0.154, 0.174)]
    page = [view(texts, rulings=[*rulings, vertical(0.39, 0.112, 0.174)])]
    model = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
    found = next(f for f in extract_fields(model, page) if f.key == "client_address")
    assert found.value == "119 route Marie Curie"


def test_a_name_goes_on_under_its_label_after_an_equals_sign() -> None:
    texts: Texts = [
        ("Export du journal de monitoring", 0.05, 0.05),
        ("Dénomination sociale de la structure juridique = Maison de santé des Trois", 0.06, 0.1),
        ("Rivières", 0.06, 0.12),
        ("Fournisseur = Sorguine Éditions", 0.06, 0.15),
    ]
    found = read("MDV-LGC-Va2", "journal-structure", texts)
    assert found["client_structure"][0].value == "Maison de santé des Trois Rivières"


ENVELOPE: Texts = [
    ("Facture", 0.05, 0.05),
    ("175 quai Jean Jaurès", 0.4, 0.14),
    ("29200 Brest", 0.4, 0.16),
    ("N° FINESS EJ : 29 099 035 7", 0.4, 0.18),
]


def envelope(*lines: str) -> tuple[str | None, str | None]:
    texts = [(line, 0.4, 0.12 - 0.02 * (len(lines) - 1 - n)) for n, line in enumerate(lines)]
    found = read("MDV-LGC-Va2", "facture-structure", [*ENVELOPE, *texts])
    return found["client_structure"][0].value, found["client_address"][0].value


def test_a_name_too_long_for_its_envelope_goes_on_under_itself() -> None:
    name, address = envelope("Maison de santé pluriprofessionnelle des Trois", "Rivières")
    assert name == "Maison de santé pluriprofessionnelle des Trois Rivières"
    assert address is not None
    assert "Rivières" not in address


def test_a_line_that_had_room_beside_the_name_is_of_the_address() -> None:
    name, _ = envelope("Maison de santé", "Résidence du Parc")
    assert name == "Maison de santé"
