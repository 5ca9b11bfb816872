"""Names that a narrow cell broke, and lines under a name that are no part of it."""

from __future__ import annotations

import pytest

from tests.extractors.fields.test_schemes import Texts, read

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
