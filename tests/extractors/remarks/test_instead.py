"""Titles of papers that look like an invoice and are none."""

from __future__ import annotations

import pytest

from extractors.remarks.instead import other_title
from models.page import Line
from models.piece import PieceKind
from schemes import load_scheme
from tests.pages import line, page

INVOICE = load_scheme("MDV-LGC-Va2").models_of(PieceKind.FACTURE, "medecin-liberal")[0]
BODY = [
    line("4 rue de l’Aspic – 30000 NÎMES – SIRET 464 670 678 00018", 0.2, 0.08),
    line("Date de facture : 08/11/2027", 0.1, 0.14),
    line("N° du bon de commande : CSN-260715", 0.1, 0.16),
    line("Prestation secondaire", 0.1, 0.32),
    line("Total", 0.1, 0.35),
]


def title_of(*lines: Line) -> str | None:
    found = other_title(page([line("Cévennes Santé Numérique", 0.3, 0.05, 0.02), *lines, *BODY]), INVOICE)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "tall", "title"),
    [
        ("Facture proforma n° : FS-2027-061", 0.012, "Facture proforma"),
        ("FACTURE PRO FORMA N° 12", 0.02, "Facture pro forma"),
        ("Facture d’acompte n° FA-2027-4", 0.012, "Facture d’acompte"),
        ("FACTURE D’AVOIR", 0.02, "Facture d’avoir"),
        ("DEVIS N° 2027-12", 0.02, "Devis"),
        ("AVOIR N° AV-12", 0.02, "Avoir"),
    ],
)
def test_another_paper(text: str, tall: float, title: str) -> None:
    assert title_of(line(text, 0.1, 0.12, tall)) == title


@pytest.mark.parametrize("text", ["Facture n° FS-2027-061", "FACTURE", "Copie de facture"])
def test_an_invoice(text: str) -> None:
    assert title_of(line(text, 0.1, 0.12, 0.02)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Devis n° D-2026-12 du 02/09/2026",
        "Facture d’acompte n° FA-2027-4 du 02/09/2027 : 40,00 € déjà réglés",
        "Avoir n° 12 déduit",
    ],
)
def test_what_an_invoice_refers_to(text: str) -> None:
    assert title_of(line("FACTURE N° FS-2027-061", 0.1, 0.11, 0.02), line(text, 0.1, 0.18)) is None


def test_a_reference_to_a_quote_under_the_label_of_the_number() -> None:
    """« Facture n° » at the usual size is the label of a number: « Devis n° » beside it still is no title."""
    assert title_of(line("Facture n° FS-2027-061", 0.1, 0.12), line("Devis n° D-12", 0.1, 0.18)) is None


@pytest.mark.parametrize(
    "text", ["Type de document : Avoir", "NATURE DE LA PIÈCE : devis", "Type : Avoir n° 12"]
)
def test_the_type_of_the_document_is_told(text: str) -> None:
    assert title_of(line("FACTURE", 0.1, 0.11, 0.02), line(text, 0.1, 0.18)) in ("Avoir", "Devis")


def test_the_type_of_the_document_is_told_beside_its_label() -> None:
    told = (line("Type de document :", 0.1, 0.18), line("Avoir", 0.5, 0.18))
    assert title_of(line("FACTURE", 0.1, 0.11, 0.02), *told) == "Avoir"


@pytest.mark.parametrize(
    "text", ["Type de document : Facture", "Nature de la prestation : avoir accès au DMP"]
)
def test_another_type_is_no_other_paper(text: str) -> None:
    assert title_of(line("FACTURE", 0.1, 0.11, 0.02), line(text, 0.1, 0.18)) is None
