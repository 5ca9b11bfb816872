"""Sentences that take back what a piece says elsewhere, and those that only look so."""

from __future__ import annotations

import pytest

from extractors.remarks import extract_withdrawals
from schemes import load_scheme
from tests.extractors.pages import view

MDV = load_scheme("MDV-LGC-Va2")
ORDER, VA, INVOICE, JOURNAL = (
    "bdc-medecin-liberal",
    "va-medecin-liberal",
    "facture-medecin-liberal",
    "journal",
)


def told(model: str, *lines: str) -> list[str]:
    """The lines of a page of that model that are told."""
    page = view([(text, 0.06, 0.1 + 0.018 * n) for n, text in enumerate(lines)])
    found = next(m for m in MDV.pieces if m.id.startswith(model))
    return [remark.text for remark in extract_withdrawals(found, [page])]


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (ORDER, "Commande valable sous réserve d’acceptation du devis D2026-118."),
        (ORDER, "La présente commande vaut réengagement du client pour 36 mois."),
        (ORDER, "Le client s’engage à renouveler son contrat d’abonnement pour 36 mois."),
        (ORDER, "Le solde est à la charge du client."),
        (ORDER, "Cette commande est subordonnée à un réengagement de trois ans."),
        (ORDER, "Ce bon de commande annule et remplace le précédent"),
        (ORDER, "Logiciel non encore développé ; livraison en 2028."),
        (ORDER, "Signature obtenue par le commercial, le client étant absent."),
        (VA, "avec réserves"),
        (VA, "Je déclare ne pas avoir vérifié l’envoi, sous réserve d’essais."),
        (VA, "NB : la consultation de Mon espace santé reste à paramétrer par le fournisseur."),
        (VA, "sauf MSS patient"),
        (VA, "Attestation de vérification d’aptitude (VA) provisoire"),
        (INVOICE, "Le montant reste dû par le client en cas de refus du financement."),
        (INVOICE, "Un avoir n° AV-12 a été émis"),
        (INVOICE, "Date de finalisation de la Prestation Ségur : 12/01/2027 (prévisionnelle)"),
        (JOURNAL, "Dont 240 envois en échec, non reçus par Mon espace santé."),
        (JOURNAL, "Chiffres estimés en l’absence de relevé : estimation de l’éditeur"),
    ],
)
def test_a_sentence_that_takes_back(model: str, text: str) -> None:
    assert told(model, "Titre de la pièce", text) == [text]


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (ORDER, "Toute commande vaut acceptation sans réserve des présentes par le Client."),
        (ORDER, "Le matériel est livré sous réserve de propriété."),
        (ORDER, "J’atteste que cette commande n’est pas conditionnée à une commande à titre onéreux"),
        (ORDER, "La commande n’est subordonnée ni à un réengagement contractuel, ni à l’achat d’une option."),
        (ORDER, "Commande non subordonnée à un autre achat."),
        (ORDER, "Les établissements déclarent ne pas avoir commandé de prestation à un autre fournisseur."),
        (INVOICE, "Reste à la charge du client : 0,00 €"),
        (INVOICE, "Reste à payer par le client"),
        (INVOICE, "N° client 4471 – Abonnement n° AB-553170"),
        (INVOICE, "Facturé à"),
        (VA, "Aucune anomalie, sans réserve"),
        (JOURNAL, "Aucune panne n’a été relevée"),
    ],
)
def test_a_sentence_that_takes_nothing_back(model: str, text: str) -> None:
    assert told(model, "Titre de la pièce", text) == []


def test_a_sentence_of_the_form_that_its_lines_break_otherwise() -> None:
    assert not told(
        ORDER,
        "Si le bon de commande est antérieur au référencement : « Bon de commande conditionnée à",
        "l’obtention par le logiciel du référencement ANS. L’affermissement de cette commande est",
    )


def test_words_that_go_on_over_the_next_line() -> None:
    upper = "Le Fournisseur n’a pas terminé : la messagerie reste à"
    lower = "paramétrer par le Fournisseur, prévue en mars 2027."
    assert told(VA, upper, lower) == [f"{upper} {lower}"]


def test_a_denial_on_the_line_before_holds_for_the_sentence() -> None:
    first = "Montant pris en charge par l’Etat : 580,50 € TTC. Aucun règlement n’est"
    assert told(INVOICE, "Titre de la pièce", first, "demandé au client.") == []
    other = "Montant pris en charge par l’Etat : 580,50 € TTC. Le règlement du solde est"
    assert told(INVOICE, "Titre de la pièce", other, "demandé au client.") != []
