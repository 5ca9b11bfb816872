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
    ("label", "number"), [("Numéro", "CDE202600318"), ("N° de commande client :", "REF2026-77")]
)
def test_a_number_may_begin_as_a_shortened_word(label: str, number: str) -> None:
    texts = [("BON DE COMMANDE", 0.3, 0.05), (label, 0.3, 0.08), (number, 0.3, 0.095)]
    model = "bdc-medecin-liberal" if label == "Numéro" else "facture-medecin-liberal"
    assert read(model, texts)["order_number"].value == number
