"""The address that the window of an envelope shows: whom an invoice without labels is for."""

from __future__ import annotations

from tests.extractors.fields.test_layouts import Texts, read, values
from tests.extractors.fields.test_schemes import read as of_scheme

SUPPLIER: Texts = [
    ("Médiciel SAS", 0.06, 0.05),
    ("12 rue des Lilas", 0.06, 0.067),
    ("69003 Lyon", 0.06, 0.084),
    ("N° de SIRET : 732 829 320 00074", 0.06, 0.101),
]
WINDOW: Texts = [
    ("Dr Jeanne MARTIN", 0.55, 0.15),
    ("3 place du Marché", 0.55, 0.167),
    ("73000 Chambéry", 0.55, 0.184),
]
BODY: Texts = [
    ("Facture n° FA-2026-0042", 0.3, 0.25),
    ("Client : RPPS : 10003212346.", 0.06, 0.3),
    ("Nous vous facturons la prestation suivante, réalisée avec le logiciel", 0.06, 0.33),
]
KEYS = ("client_name", "client_address", "client_postal_code", "client_city")


def test_the_window_names_the_client() -> None:
    found = read("facture-medecin-liberal", [*SUPPLIER, *WINDOW, *BODY])
    assert values(found, *KEYS) == ["Dr Jeanne MARTIN", "3 place du Marché", "73000", "Chambéry"]


def test_a_city_goes_on_under_its_hyphen() -> None:
    titled: Texts = [("Client final", 0.55, 0.133), *WINDOW[:1]]
    texts = [*titled, ("18 rue de Nice, 97400 Saint-", 0.55, 0.167), ("Denis", 0.55, 0.181)]
    found = read("facture-medecin-liberal", [*SUPPLIER, *texts, *BODY])
    assert values(found, "client_postal_code", "client_city") == ["97400", "Saint- Denis"]


def test_a_window_of_a_structure() -> None:
    texts = [("Maison de santé du Lac", x, y) if "MARTIN" in text else (text, x, y) for text, x, y in WINDOW]
    found = read("facture-structure", [*SUPPLIER, *texts, *BODY])
    assert values(found, "client_structure") == ["Maison de santé du Lac"]


def test_the_supplier_s_own_address_at_the_right_names_no_client() -> None:
    right = [(text, 0.55, y) for text, _, y in SUPPLIER]
    assert values(read("facture-medecin-liberal", [*right, *BODY]), "client_name") != ["Médiciel SAS"]


def test_of_two_windows_neither_is_chosen() -> None:
    other = [(text.replace("MARTIN", "DUBOIS"), x, y + 0.2) for text, x, y in WINDOW]
    body = [(text, x, y + 0.2) for text, x, y in BODY]
    assert values(read("facture-medecin-liberal", [*SUPPLIER, *WINDOW, *other, *body]), "client_name") == [
        None
    ]


def test_whom_the_letter_is_to_is_no_part_of_the_address() -> None:
    named = [("Maison de santé du Lac", 0.55, 0.15), ("À l’attention de Mme Jeanne Martin", 0.55, 0.167)]
    texts = [(text, x, y + 0.017) for text, x, y in WINDOW[1:]]
    found = read("facture-structure", [*SUPPLIER, *named, *texts, *BODY])
    assert values(found, "client_structure", "client_address") == [
        "Maison de santé du Lac",
        "3 place du Marché",
    ]


def test_a_labelled_line_and_a_mail_stand_in_the_block_of_the_supplier() -> None:
    block: Texts = [
        *SUPPLIER[:3],
        ("Tél. 04 65 71 60 60", 0.06, 0.101),
        ("adv@mediciel.example", 0.06, 0.118),
    ]
    found = read(
        "facture-medecin-liberal", [*block, ("N° SIRET 732 829 320 00074", 0.06, 0.135), *WINDOW, *BODY]
    )
    assert values(found, "supplier_name") == ["Médiciel SAS"]


def test_the_values_of_another_column_are_no_address() -> None:
    column: Texts = [
        ("Facturé à", 0.06, 0.13),
        ("Dr Jeanne MARTIN", 0.06, 0.15),
        ("Bon de commande :", 0.55, 0.167),
        ("3 place du Marché", 0.06, 0.168),
        ("ORI26-0088", 0.8, 0.1675),
        ("73000 Chambéry", 0.06, 0.185),
    ]
    found = read("facture-medecin-liberal", [*SUPPLIER[:3], *column, *BODY])
    assert values(found, "client_address", "client_postal_code") == ["3 place du Marché", "73000"]


def test_a_telephone_or_the_end_of_a_sentence_names_nobody() -> None:
    for line in ("Té1. 05 36 49 10 10", "facture."):
        block: Texts = [(line, 0.06, 0.05), ("N° SIRET 732 829 320 00074", 0.06, 0.067)]
        found = read("facture-medecin-liberal", [*block, *WINDOW, *BODY])
        assert values(found, "supplier_name") != [line]


def test_who_the_invoice_is_from_and_for() -> None:
    block: Texts = [
        ("Émise par", 0.06, 0.05),
        ("ATOUT-CABINET", 0.06, 0.067),
        ("12 rue des Lilas", 0.06, 0.084),
        ("69003 Lyon", 0.06, 0.101),
        ("Pour", 0.55, 0.05),
        ("Dr Jeanne MARTIN", 0.55, 0.067),
        ("3 place du Marché", 0.55, 0.084),
        ("73000 Chambéry", 0.55, 0.101),
    ]
    found = read("facture-medecin-liberal", [*block, *BODY])
    assert values(found, "supplier_name", "client_name") == ["ATOUT-CABINET", "Dr Jeanne MARTIN"]


def test_the_numbers_of_a_client_stand_under_its_address() -> None:
    right: Texts = [
        ("ADMR Ardennes – Centre de santé infirmier", 0.51, 0.09),
        ("À l’attention de Bernadette Thiry", 0.51, 0.107),
        ("27 rue du Moulin", 0.51, 0.124),
        ("08200 Sedan", 0.51, 0.141),
    ]
    numbers: Texts = [("FINESS géographique : 750712184", 0.51, 0.158)]
    for last, name in ((numbers, right[0][0]), ([("SIRET 991 187 345 00053", 0.51, 0.158)], None)):
        texts = [*SUPPLIER, *right, *last, ("FACTURE N° V270498", 0.07, 0.26)]
        found = of_scheme("SFP-LGC-Va2", "facture-centre-de-sante-infirmier", texts)
        assert found["client_structure"][0].value == name
