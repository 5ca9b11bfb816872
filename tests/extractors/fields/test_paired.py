"""Two labels in one cell, their values in the same order in the next one."""

from __future__ import annotations

import pytest

from tests.extractors.fields.test_layouts import Texts, read, values


@pytest.mark.parametrize("value", ["BC-2026-18 / F-2026-0042", "BC-2026-18/ F-2026-0042"])
def test_each_label_takes_its_own_value(value: str) -> None:
    texts: Texts = [("Bon de commande / Facture associée", 0.08, 0.3), (value, 0.5, 0.3)]
    assert values(read("va-structure", texts), "invoice_number") == ["F-2026-0042"]


def test_numbers_of_one_structure() -> None:
    texts: Texts = [
        ("N° FINESS juridique / N° FINESS géographique", 0.08, 0.3),
        ("750712184 / 690719349", 0.6, 0.3),
    ]
    found = read("va-structure", texts)
    assert values(found, "client_finess_juridique", "site_finess") == [
        "750712184",
        "690719349",
    ]


def test_one_value_for_two_labels_is_not_the_first_one_s() -> None:
    texts: Texts = [("N° FINESS juridique / N° FINESS géographique", 0.08, 0.3), ("690719349", 0.6, 0.3)]
    assert values(read("va-structure", texts), "client_finess_juridique") == [None]


def test_a_slash_within_a_number_parts_nothing() -> None:
    texts: Texts = [("Facture / Invoice :", 0.08, 0.3), ("2026/0417", 0.5, 0.3)]
    assert values(read("va-structure", texts), "invoice_number") == ["2026/0417"]
