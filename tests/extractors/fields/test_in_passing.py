"""What a sentence says in passing is not what a label asks."""

from __future__ import annotations

import pytest

from extractors.fields import extract_fields
from models.reading import Status
from schemes import load_scheme
from tests.extractors.fields.test_layouts import Texts, read, values
from tests.extractors.pages import view

INVOICE: Texts = [("Facture", 0.6, 0.05), ("N° du bon de commande : RS22-0931", 0.08, 0.1)]


def test_another_number_named_in_a_note_contradicts_nothing() -> None:
    note = ("Règlement par l’ASP. Commande interne 77-2281, affaire 33/118", 0.08, 0.5)
    assert read("facture-medecin-liberal", [*INVOICE, note])["order_number"][0].status is Status.FOUND


@pytest.mark.parametrize(
    "said",
    ["N° du bon de commande : RS22-0777", "Règlement par l’ASP. Commande annulée 77-2281, affaire 33"],
)
def test_another_order_is_a_conflict(said: str) -> None:
    other = (said, 0.08, 0.5)
    assert read("facture-medecin-liberal", [*INVOICE, other])["order_number"][0].status is Status.AMBIGUOUS


@pytest.mark.parametrize(
    "said",
    [
        "par le Client ; la solution étant référencée depuis le 12/12/2024, rien ne s’applique.",
        "La Prestation a été finalisée le 10/11/2024. Commentaires : néant.",
    ],
)
def test_a_day_since_which_something_is_so_is_no_day_of_signing(said: str) -> None:
    page: Texts = [
        ("Attestation de vérification d’aptitude", 0.3, 0.05),
        (said, 0.08, 0.6),
        ("A Clermont-Ferrand, le 18/02/2025", 0.08, 0.65),
        ("Signature du client", 0.08, 0.68),
    ]
    found = read("va-medecin-liberal", page)["signed_on"][0]
    assert (found.value, found.status) == ("2025-02-18", Status.FOUND)


def test_a_label_cut_behind_its_relative_pronoun_goes_on_under_it() -> None:
    page: Texts = [
        ("Bon de commande", 0.3, 0.05),
        ("Numéro de version technique dont", 0.08, 0.4),
        ("7.3.18-b4402", 0.4, 0.4),
        ("est équipé le Client", 0.08, 0.415),
    ]
    assert values(read("bdc-structure", page), "technical_version") == ["7.3.18-b4402"]


def test_a_legal_form_alone_goes_on_in_the_next_line() -> None:
    page: Texts = [
        ("Bon de commande", 0.3, 0.05),
        ("Dénomination sociale de la structure juridique : SISA", 0.08, 0.2),
        ("Maison de santé Les Filaos", 0.08, 0.215),
        ("Numéro FINESS juridique : 970412334", 0.08, 0.23),
    ]
    found = values(read("bdc-structure", page), "client_structure")
    assert found == ["SISA Maison de santé Les Filaos"]


def test_a_price_behind_the_name_of_a_piece_is_no_number_of_it() -> None:
    price = ("Montant prévu au bon de commande : 1 770,00 € HT au maximum", 0.08, 0.5)
    found = read("facture-medecin-liberal", [*INVOICE, price])["order_number"][0]
    assert (found.value, found.status) == ("RS22-0931", Status.FOUND)


def test_the_sign_of_the_next_label_is_no_part_of_a_version() -> None:
    page: Texts = [
        ("Facture", 0.6, 0.05),
        ("Logiciel et version : Cabinéa Med, version 11.3 N°", 0.08, 0.2),
        ("unique de référencement : 5c0a7be914", 0.08, 0.216),
    ]
    assert values(read("facture-medecin-liberal", page), "software") == ["Cabinéa Med, version 11.3"]


def test_a_number_of_the_client_is_no_name_of_it() -> None:
    page: Texts = [
        ("Facture", 0.6, 0.05),
        ("Client n° C00412", 0.6, 0.08),
        ("Client final : SELAS Biolab, représentée par Yannick TRÉGUIER - 22 mail Foch, 35000", 0.08, 0.2),
        ("Rennes", 0.08, 0.216),
    ]
    model = load_scheme("BIO-SGL-Va1").piece_model("facture")
    found = {field.key: field.value for field in extract_fields(model, [view(page)])}
    assert (found["client_structure"] or "").startswith("SELAS Biolab,")
