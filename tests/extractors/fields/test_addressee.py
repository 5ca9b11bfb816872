"""The address that the window of an envelope shows: whom an invoice without labels is for."""

from __future__ import annotations

from tests.extractors.fields.test_layouts import Texts, read, values

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
