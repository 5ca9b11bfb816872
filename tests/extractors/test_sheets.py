"""Sheets that are no page of a form."""

from __future__ import annotations

import pytest

from extractors.sheets import is_general_terms, is_separator
from models.page import Page
from tests.pages import line, page


@pytest.mark.parametrize(
    "title", ["INTERCALAIRE", "Séparateur", "--- Document suivant ---", "PIÈCE N° 2", "Annexe 3"]
)
def test_a_sheet_that_says_it_is_one(title: str) -> None:
    assert is_separator(
        page([line("05/05/2026 16:28 FAX 01 99 00 74 22 P.04", 0.05, 0.01), line(title, 0.3, 0.45)])
    )


def test_a_large_title_alone_is_a_cover_sheet() -> None:
    assert is_separator(page([line("BON DE COMMANDE", 0.3, 0.45, 0.03)]))


@pytest.mark.parametrize(
    "text", ["Bon pour accord", "Signature du client", "Le 06/02/2026", "Lu et approuvé"]
)
def test_what_a_signer_writes_is_none(text: str) -> None:
    assert not is_separator(page([line(text, 0.3, 0.45, 0.03)]))


def test_a_form_is_none() -> None:
    assert not is_separator(
        page([line("Facture", 0.3, 0.05, 0.03), line("Net à payer : 451,50 €", 0.5, 0.6)])
    )


def terms(title: str) -> Page:
    text = "Article 1 - Objet. Les présentes régissent la fourniture du logiciel au client."
    return page([line(title, 0.1, 0.05), *(line(text, 0.1, 0.1 + 0.02 * n) for n in range(12))])


@pytest.mark.parametrize("title", ["Conditions générales de vente", "NOS CONDITIONS GÉNÉRALES", "CGV"])
def test_general_terms(title: str) -> None:
    assert is_general_terms(terms(title))


def test_a_line_about_terms_is_not_the_terms() -> None:
    assert not is_general_terms(page([line("Conditions générales au verso", 0.1, 0.9)]))
    assert not is_general_terms(terms("Bon de commande"))
