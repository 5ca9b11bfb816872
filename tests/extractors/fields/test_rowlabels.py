"""Labels that a reader found word by word on a row."""

from __future__ import annotations

import pytest

from extractors.layout.segments import segments_of
from extractors.layout.wordings import lexicon
from extractors.rowlabels import across
from models.page import Ruling
from schemes import load_scheme
from tests.extractors.fields.test_layouts import Texts, read, values
from tests.extractors.pages import CHAR, vertical, view

HEADS = ("N° du bon de", "commande")
SECOND = 0.08 + CHAR * (len(HEADS[0]) + 0.6)


def texts(second: float) -> Texts:
    return [
        ("BON DE COMMANDE", 0.6, 0.05),
        (HEADS[0], 0.08, 0.2),
        (HEADS[1], second, 0.201),
        ("Date d’émission", 0.4, 0.2),
        ("25-GHT-004417", 0.08, 0.218),
        ("22/09/2025", 0.4, 0.218),
    ]


def test_a_label_in_two_strips_of_one_row_heads_its_value() -> None:
    found = read("bdc-structure", texts(SECOND))["order_number"][0]
    assert found.value == "25-GHT-004417"
    assert found.labelled


@pytest.mark.parametrize(
    ("second", "rulings"),
    [(SECOND + 3 * CHAR, []), (SECOND, [vertical(SECOND - 0.3 * CHAR, 0.15, 0.3)])],
)
def test_words_of_two_columns_are_no_label(second: float, rulings: list[Ruling]) -> None:
    assert found_across(second, rulings) == []
    assert "numero du bon de commande" in found_across(SECOND, [])


def found_across(second: float, rulings: list[Ruling]) -> list[str]:
    segments = segments_of([view(texts(second), rulings=rulings)])
    words = lexicon(load_scheme("MDV-LGC-Va2").piece_model("bdc-structure"))
    return [hit.wording.text for hit in across(words, segments)]


def test_a_label_of_single_words() -> None:
    words = ["Date", "de", "finalisation", "de", "la", "Prestation", "Ségur"]
    line, x = [], 0.08
    for word in words:
        line.append((word, x, 0.4))
        x += CHAR * (len(word) + 1)
    page: Texts = [("FACTURE", 0.6, 0.05), *line, ("05/07/2026", x + 0.02, 0.4)]
    assert values(read("facture-medecin-liberal", page), "finalised") == ["2026-07-05"]
