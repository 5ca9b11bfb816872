"""Values in cards, sidebars and lists: where a person sees them at once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.fields import extract_fields
from models.page import Line
from models.reading import Field, Status
from models.view import PageView
from schemes import load_scheme
from tests.extractors.pages import HEIGHT, view

SCHEME = load_scheme("MDV-LGC-Va2")
Texts = Sequence[tuple[str, float, float]]


def smaller(line: Line, said: Sequence[str]) -> Line:
    """The line as it is, or in small print when it is one of the captions."""
    if line.text not in said:
        return line
    words = [
        w.model_copy(update={"box": w.box.model_copy(update={"bottom": w.box.top + 0.6 * HEIGHT})})
        for w in line.words
    ]
    return line.model_copy(
        update={"words": tuple(words), "box": line.box.model_copy(update={"bottom": words[0].box.bottom})}
    )


def read(model: str, texts: Texts, captions: Sequence[str] = ()) -> dict[str, Field]:
    made = view(list(texts))
    page = made.page.model_copy(update={"lines": tuple(smaller(line, captions) for line in made.page.lines)})
    seen = PageView(made.document, page, made.pixels, made.second)
    return {field.key: field for field in extract_fields(SCHEME.piece_model(model), [seen])}


CARDS: Texts = [
    ("Facture", 0.7, 0.05),
    ("N-2026-20416", 0.05, 0.10),
    ("BC-003977", 0.50, 0.10),
    ("N° de facture", 0.05, 0.115),
    ("N° du bon de commande", 0.50, 0.115),
    ("10108843060", 0.05, 0.15),
    ("c04d88e17f", 0.50, 0.15),
    ("N° RPPS", 0.05, 0.165),
    ("Numéro unique de référencement", 0.50, 0.165),
]
CAPTIONS = ("N° de facture", "N° du bon de commande", "N° RPPS", "Numéro unique de référencement")


def test_a_caption_in_small_print_stands_under_its_value() -> None:
    found = read("facture-medecin-liberal", CARDS, CAPTIONS)
    assert found["invoice_number"].value == "N-2026-20416"
    assert found["order_number"].value == "BC-003977"
    assert found["client_rpps"].value == "10108843060"
    assert found["solution_reference"].value == "c04d88e17f"


def test_a_caption_as_large_as_the_values_comes_before_its_own() -> None:
    found = read("facture-medecin-liberal", CARDS)
    assert found["order_number"].value != "BC-003977"


def test_the_line_under_a_label_of_a_sidebar_goes_before_another_column() -> None:
    sidebar = [
        ("BON DE COMMANDE", 0.35, 0.03),
        ("Numéro FINESS juridique : 690045190", 0.03, 0.20),
        ("Structure juridique", 0.03, 0.237),
        ("MSP du Port, site des Quais", 0.35, 0.2295),
        ("SISA Maison de santé du Port", 0.03, 0.252),
    ]
    assert read("bdc-structure", sidebar)["client_structure"].value == "SISA Maison de santé du Port"


def test_the_head_of_a_list_of_sites_names_no_party() -> None:
    sites = [
        ("BON DE COMMANDE", 0.35, 0.03),
        ("Dénomination", 0.30, 0.20),
        ("FINESS géographique", 0.70, 0.20),
        ("MSP du Port", 0.30, 0.22),
        ("690024310", 0.70, 0.22),
    ]
    found = read("bdc-structure", sites)
    assert found["supplier_name"].status is Status.ABSENT
    assert found["client_structure"].value != "MSP du Port"


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Numéro", "CDE202600318"),
        ("N° de commande client :", "REF2026-77"),
        ("Votre bon de commande", "BC-003611"),
    ],
)
def test_a_number_may_begin_as_a_shortened_word(label: str, number: str) -> None:
    texts = [("BON DE COMMANDE", 0.3, 0.05), (label, 0.3, 0.08), (number, 0.3, 0.095)]
    model = "bdc-medecin-liberal" if label == "Numéro" else "facture-medecin-liberal"
    assert read(model, texts)["order_number"].value == number


def test_a_banner_has_the_number_at_its_right() -> None:
    texts = [
        ("Bon de commande", 0.08, 0.06),
        ("TIL-2-26-00731", 0.79, 0.06),
        ("émis le 6 octobre 2026", 0.75, 0.08),
    ]
    assert read("bdc-medecin-liberal", texts)["order_number"].value == "TIL-2-26-00731"


def test_the_code_of_a_client_is_no_name_and_opens_no_section() -> None:
    texts = [
        ("FACTURE", 0.5, 0.03),
        ("Client : C004127", 0.5, 0.06),
        ("Réf. client : 411LICES", 0.5, 0.08),
        ("SIRET 43876501800033", 0.05, 0.11),
    ]
    found = read("facture-structure", texts)
    assert found["client_structure"].value is None
    assert found["supplier_siret"].value == "43876501800033"


def test_a_name_ends_before_a_dash_and_small_letters() -> None:
    texts = [
        ("Journal de monitoring", 0.1, 0.05),
        ("Éditeur : NEPTIS MÉDICAL – logiciel NEPTIS Med 12.4", 0.1, 0.1),
        ("Semestre du 01/05/2026 au 31/10/2026", 0.1, 0.15),
        ("export du 12/11/2026", 0.1, 0.2),
        ("• dont l’INS a été qualifiée par la procédure spécifique transitoire (Ts) : 17", 0.1, 0.25),
    ]
    found = read("journal-medecin-liberal", texts)
    assert found["supplier_name"].value == "NEPTIS MÉDICAL"
    assert (found["period_start"].value, found["period_start"].status) == ("2026-05-01", Status.FOUND)
    assert found["period_end"].value == "2026-10-31"
    assert found["patients_transitional"].value == "17"


def test_the_legal_number_of_a_journal_is_that_of_no_site() -> None:
    texts = [
        ("Journal de monitoring", 0.1, 0.05),
        ("FINESS géographique 974108821 | FINESS juridique 974002172", 0.1, 0.1),
    ]
    assert read("journal-structure", texts)["site_finess"].value == "974108821"


def test_a_sentence_names_the_reference_after_its_article() -> None:
    texts = [
        ("BON DE COMMANDE", 0.1, 0.05),
        (
            "Kerdoc Cabinet, référencé par l’ANS sous le numéro unique de référencement 5e0c71ab94. Elle",
            0.1,
            0.2,
        ),
    ]
    assert read("bdc-medecin-liberal", texts)["solution_reference"].value == "5e0c71ab94"


def test_a_line_in_larger_print_that_asks_is_no_value_of_the_caption_under_it() -> None:
    """« Si oui : » over the head of a small table, whose value stands a line lower."""
    texts: Texts = [
        ("Si oui :", 0.067, 0.672),
        ("Date(s) d’attribution des aides", 0.075, 0.6865),
        ("05/10/2024", 0.075, 0.706),
    ]
    found = read("bdc-medecin-liberal", texts, ("Date(s) d’attribution des aides",))
    assert found["de_minimis_dates"].value == "05/10/2024"


def test_a_number_that_only_the_client_bears_is_the_clients_beside_the_supplier_too() -> None:
    """A column « Médecin » whose title is of no section, beside the section of the supplier."""
    texts: Texts = [
        ("Fournisseur", 0.05, 0.10),
        ("Médecin traitant", 0.55, 0.10),
        ("SIRET", 0.05, 0.13),
        ("732 829 320 00074", 0.15, 0.13),
        ("RPPS", 0.55, 0.13),
        ("10108843060", 0.62, 0.13),
    ]
    found = read("bdc-medecin-liberal", texts)
    assert found["client_rpps"].value == "10108843060"
    assert found["supplier_siret"].value == "73282932000074"


@pytest.mark.parametrize(
    ("party", "phone", "email"), [("Fournisseur", "0199005577", "c@h.fr"), ("Client", None, None)]
)
def test_a_contact_with_how_to_reach_it(party: str, phone: str | None, email: str | None) -> None:
    """« Contact | Isabelle Renaudin – 01 99 00 55 77 – | c@h.fr » in the section of its party."""
    texts: Texts = [
        ("Bon de commande", 0.4, 0.05),
        (f"2. {party}", 0.08, 0.15),
        ("Contact", 0.08, 0.2),
        ("Isabelle Renaudin – 01 99 00 55 77 –", 0.39, 0.2),
        ("c@h.fr", 0.39, 0.215),
    ]
    found = read("bdc-medecin-liberal", texts)
    assert (found["supplier_phone"].value, found["supplier_email"].value) == (phone, email)
