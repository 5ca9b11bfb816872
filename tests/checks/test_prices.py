"""Prices outside of the table of amounts: what a careful officer stops at, and what he passes over."""

from __future__ import annotations

import pytest

from checks import Case, run
from models.dossier import Stage
from models.finding import Finding, Outcome
from models.piece import PieceKind
from tests.checks.change import printed
from tests.checks.paper import sound
from tests.checks.world import MEDECIN


def mon08(case: Case) -> list[Finding]:
    return [f for f in run(case) if f.rule == "MON-08"]


@pytest.mark.parametrize(
    "text",
    [
        "Formation complémentaire 2 h : 140,00 € HT",
        "Option commandée : hébergement HDS, 25,00 € HT par mois",
        "Abonnement 1 200 EUR TTC",
        "Support étendu 1.250,00 € par an",
        "Abonnement complémentaire : EUR 59 par mois",
        "Maintenance € 60,00",
        "Montant maximum de l’abonnement complémentaire : 59,00 € HT par mois",
        "Aide à l’installation : 60,00 €",
    ],
)
def test_a_price_outside_of_the_table_is_for_a_person(text: str) -> None:
    found = mon08(printed(sound(Stage.AVANCE, MEDECIN), PieceKind.BDC, text))
    assert [f.outcome for f in found] == [Outcome.TO_REVIEW]
    assert text in found[0].message
    assert found[0].evidence


def test_a_charge_to_the_client_on_an_invoice_is_for_a_person() -> None:
    case = printed(
        sound(Stage.SOLDE, MEDECIN), PieceKind.FACTURE, "Frais de déplacement à votre charge : 90,00 € HT"
    )
    assert Outcome.TO_REVIEW in {f.outcome for f in mon08(case)}


@pytest.mark.parametrize(
    "text",
    [
        "Indemnité forfaitaire pour frais de recouvrement : 40 €",
        "SAS au capital de 10 000 € - RCS Lyon",
        "SCOP $ARL, au capitai de 11 000 € – 6 rue do Four",
        "Total des aides de minimis : 1 200,00 €",
        "Montant maximum 300 000 €",
        "12 rue des Lilas 35000 Rennes, bâtiment 140",
        "Version 12,50 du logiciel, 3 postes",
        "Net à payer par le client : 0,00 €",
        "Plafond de la Prestation principale : 483,75 € HT (580,50 € TTC)",
        "Montant maximum d’un logiciel financé : 376,25 € HT",
        "451,50 € 20 % 376,25 €",
        "Montant en EUR 20 %",
        "Reste non pris en charge par l’Etat : 0,00 €",
        "Pénalité de retard de 40 € par facture",
    ],
)
def test_sums_that_are_no_price_are_passed_over(text: str) -> None:
    found = mon08(printed(sound(Stage.AVANCE, MEDECIN), PieceKind.BDC, text))
    assert [f.outcome for f in found] == [Outcome.PASS]


def test_the_amounts_of_the_lines_may_be_told_again() -> None:
    case = sound(Stage.AVANCE, MEDECIN)
    amount = case.dossier.principale[0].excl_tax
    text = f"Soit {amount:.2f} € HT".replace(".", ",")
    assert [f.outcome for f in mon08(printed(case, PieceKind.BDC, text))] == [Outcome.PASS]


def test_the_rows_of_a_list_of_aids_are_passed_over_and_nothing_after_them() -> None:
    aids = (
        "Montant total des aides perçues",
        "(Hors dispositif SONS)",
        "juin 2024",
        "900,00 €",
        "2 400 euros",
    )
    case = sound(Stage.AVANCE, MEDECIN)
    assert {f.outcome for f in mon08(printed(case, PieceKind.BDC, *aids))} == {Outcome.PASS}
    after = printed(case, PieceKind.BDC, *aids, "Formation 500,00 €")
    assert [f.outcome for f in mon08(after)] == [Outcome.TO_REVIEW]


def test_an_aside_with_a_price_under_the_aids_is_for_a_person() -> None:
    told = printed(
        sound(Stage.AVANCE, MEDECIN), PieceKind.BDC, "Aides perçues", "(Option hébergement : 500,00 € HT)"
    )
    assert [f.outcome for f in mon08(told)] == [Outcome.TO_REVIEW]


def test_many_prices_are_one_question_that_shows_them_all() -> None:
    prices = ("Formation 140,00 € HT", "Hébergement 25,00 € HT", "Support 90,00 € HT", "Reprise 60,00 € HT")
    (found,) = mon08(printed(sound(Stage.AVANCE, MEDECIN), PieceKind.BDC, *prices))
    assert found.outcome is Outcome.TO_REVIEW
    assert all(text in found.message for text in prices)
    assert len(found.evidence) == len(prices)


@pytest.mark.parametrize(
    "text", ["Avance déjà versée par l’ASP : - 180,60 €", "Solde restant dû (ASP) 270,90 €", "-180,60 €"]
)
def test_what_the_agency_pays_is_asked_of_nobody(text: str) -> None:
    case = sound(Stage.SOLDE, MEDECIN)
    assert case.dossier.payments is not None
    assert str(case.dossier.payments.avance) == "180.60"
    assert [f.outcome for f in mon08(printed(case, PieceKind.FACTURE, text))] == [Outcome.PASS]


@pytest.mark.parametrize(
    "text",
    [
        "Reste à payer par le client : 270,90 €",
        "Solde à votre charge 270,90 €",
        "Acompte : 180,61 €",
        "Avance 180,60 €, frais 12,00 €",
    ],
)
def test_what_the_agency_pays_is_not_asked_of_the_client(text: str) -> None:
    case = printed(sound(Stage.SOLDE, MEDECIN), PieceKind.FACTURE, text)
    assert Outcome.TO_REVIEW in {f.outcome for f in mon08(case)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Services et de Paiement : {} €. Somme restant à la charge du client : 0,00 €.", False),
        ("Services et de Paiement : {} €. Somme restant à la charge du client : 12,00 €.", True),
        ("Somme à la charge du client : {} €. Autre somme : 0,00 €.", True),
    ],
)
def test_what_the_agency_pays_before_the_sentence_that_nothing_is_owed(text: str, expected: bool) -> None:
    case = sound(Stage.SOLDE, MEDECIN)
    paid = case.dossier.payments.solde if case.dossier.payments else 0
    found = mon08(printed(case, PieceKind.FACTURE, text.format(f"{paid:.2f}".replace(".", ","))))
    assert (Outcome.TO_REVIEW in {f.outcome for f in found}) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Règlement par chèque du client : 60,00 €",
        "Supplément maximum par poste : 30,00 € HT, facturé au client",
        "Frais de dossier : EUR 60,00",
        "Montant pris en charge par l’Etat dans le cadre du Ségur de la santé : 80,00 €",
        "Montant pris en charge par l’Etat dans le cadre du Ségur de la santé : 0,00 €",
    ],
)
def test_a_sum_of_the_client_or_another_sum_of_the_state_is_for_a_person(text: str) -> None:
    case = printed(sound(Stage.SOLDE, MEDECIN), PieceKind.FACTURE, text)
    assert [f.outcome for f in mon08(case)] == [Outcome.TO_REVIEW]


@pytest.mark.parametrize(
    "text",
    [
        "Montant pris en charge par l’Etat dans le cadre du Ségur de la santé : {} €",
        "Net à payer : {} €",
        "Montant pris en charge par l’Etat : {} €, reste à charge du client : 0,00 €",
        "Reste à charge de l’Etat : {} €",
    ],
)
def test_the_amount_of_the_invoice_told_again_is_asked_of_nobody(text: str) -> None:
    case = sound(Stage.SOLDE, MEDECIN)
    told = text.format(f"{case.dossier.principale[0].incl_tax:.2f}".replace(".", ","))
    assert [f.outcome for f in mon08(printed(case, PieceKind.FACTURE, told))] == [Outcome.PASS]


@pytest.mark.parametrize(
    "text",
    [
        "Reste à charge du client : {} €",
        "Reste à la charge du praticien {} €",
        "Soit {} € à votre charge",
        "Somme à payer par le client : {} €",
        "Chèque du client : {} €",
        "Participation du client : {} €",
        "Le client versera {} € à la livraison",
    ],
)
def test_a_known_amount_that_the_client_would_owe_is_for_a_person(text: str) -> None:
    case = sound(Stage.SOLDE, MEDECIN)
    told = text.format(f"{case.dossier.principale[0].vat:.2f}".replace(".", ","))
    assert [f.outcome for f in mon08(printed(case, PieceKind.FACTURE, told))] == [Outcome.TO_REVIEW]
