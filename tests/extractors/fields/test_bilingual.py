"""Labels with their translation behind a stroke."""

from __future__ import annotations

from tests.extractors.fields.test_layouts import Texts, read, values

INVOICE = "facture-medecin-liberal"
PAGE: Texts = [
    ("FACTURE / INVOICE", 0.5, 0.05),
    ("N° de facture / Invoice No. : INV-2306-0771", 0.5, 0.1),
    ("Date de facture / Date : 26/06/2026", 0.5, 0.12),
    ("N° du bon de commande / Purchase order :", 0.5, 0.14),
    ("RS-2022/3307", 0.5, 0.155),
]


def test_the_value_stands_behind_the_translation_or_under_it() -> None:
    found = read(INVOICE, PAGE)
    assert values(found, "invoice_number", "invoice_issued", "order_number") == [
        "INV-2306-0771",
        "2026-06-26",
        "RS-2022/3307",
    ]
    assert found["invoice_number"][0].labelled


def test_another_french_label_behind_a_stroke_is_no_translation() -> None:
    page: Texts = [("Facture", 0.5, 0.05), ("N° de facture / Échéance : 12/07/2026", 0.5, 0.1)]
    assert values(read(INVOICE, page), "invoice_number") == [None]
