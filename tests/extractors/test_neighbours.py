"""Pieces of neighbouring schemes and cases are told apart by what is read on a supplier's own layout."""

from __future__ import annotations

import pytest

from extractors.assemble import assemble
from models.page import Document
from schemes import load_scheme, scheme_ids
from schemes.piece import PieceModel
from tests.pages import document, line, page

PIECES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "BIO-SGL-Va1",
        "va-client-unique",
        (
            "VÉRIFICATION D'APTITUDE",
            "Dispositif : SONS SGL Vague 1",
            "Je soussigné, M. Paul Durand, représentant le laboratoire Biolab",
            "FINESS juridique 750712184",
            "FINESS géographiques : 690781810, 130786049",
            "J'atteste du bon déroulement de la prestation Ségur facturée sous le n° F-2022-11.",
            "Signature du client",
        ),
    ),
    (
        "BIO-SGL-Va1",
        "va-avec-mandataire",
        (
            "Attestation VA",
            "Dispositif SONS SGL Vague 1",
            "Je soussigné Paul Durand, mandataire désigné par les laboratoires Biolab et Labo Sud,",
            "certifie disposer des mandats nécessaires de la part des structures concernées",
            "Facture n° F-2022-11",
            "Signature du mandataire",
        ),
    ),
    (
        "BIO-SGL-Va1",
        "va-sans-mandataire",
        (
            "Attestation de vérification d'aptitude - SGL",
            "Nous soussignés, représentants des laboratoires ci-dessous",
            "Client 1 : Biolab FINESS juridique 750712184",
            "Client 2 : Labo Sud FINESS juridique 690781810",
            "attestons du bon déroulement de la prestation Ségur (SONS SGL Vague 1)",
            "Facture F-2022-11",
        ),
    ),
    (
        "BIO-SGL-Va1",
        "bdc-client-unique",
        (
            "BON DE COMMANDE N° BC-2022-11",
            "Fournisseur : Labsoft SAS SIRET 73282932000074",
            "Client : Laboratoire Biolab",
            "FINESS juridique : 750712184",
            "Désignation Montant HT Taux de TVA Montant TTC",
            "Prestation Ségur SGL 2 500,00 20 % 3 000,00",
            "Bon pour accord, le 12/09/2022",
        ),
    ),
    (
        "BIO-SGL-Va1",
        "bdc-avec-mandataire",
        (
            "BON DE COMMANDE N° BC-2022-11",
            "Fournisseur : Labsoft SAS SIRET 73282932000074",
            "Mandataire : Paul Durand",
            "Clients : Biolab, Labo Sud",
            "Désignation Montant HT Taux de TVA Montant TTC",
            "Prestation Ségur SGL 2 500,00 20 % 3 000,00",
            "Bon pour accord, le 12/09/2022",
        ),
    ),
    (
        "BIO-SGL-Va1",
        "facture",
        (
            "FACTURE F-2022-11",
            "Date de facture : 12/12/2022",
            "Bon de commande n° BC-2022-11",
            "Prestation Ségur SGL 2 500,00 20 % 3 000,00",
            "Net à payer 3 000,00",
            "Montant pris en charge par l'Etat dans le cadre du Ségur de la santé",
        ),
    ),
    (
        "MDV-LGC-Va1",
        "mom",
        (
            "MISE EN ORDRE DE MARCHE",
            "Je soussigné Luc Petit, directeur de Medisoft,",
            "déclare que la mise en ordre de marche du logiciel est achevée",
            "Facture n° F-2022-11",
            "SONS LGC Vague 1",
            "Signature et cachet du fournisseur",
        ),
    ),
    (
        "MDV-LGC-Va1",
        "va-medecin-liberal",
        (
            "Attestation VA - LGC Vague 1",
            "Je soussignée Dr Jeanne Martin, RPPS 10005173140",
            "atteste du bon déroulement de la prestation",
            "Facture n° F-2022-11",
            "les envois vers le DMP sont assurés par un logiciel distinct",
            "Signature du médecin",
        ),
    ),
    (
        "MDV-LGC-Va1",
        "va-structure",
        (
            "Attestation VA - LGC Vague 1",
            "Maison de santé du Lac, structure d'exercice coordonné",
            "Représentée par Jeanne Martin FINESS juridique 750712184 FINESS géographique 690781810",
            "atteste du bon déroulement de la prestation",
            "Facture n° F-2022-11",
            "Signature du client",
        ),
    ),
    (
        "MDV-LGC-Va1",
        "facture-liberal",
        (
            "FACTURE F-2022-11",
            "Date de facture : 12/12/2022",
            "Dr Jeanne Martin N° RPPS 10005173140",
            "Bon de commande n° BC-2022-11",
            "Prestation Ségur 250,00 20 % 300,00",
            "Net à payer 300,00",
        ),
    ),
    (
        "RIS-Va1",
        "bdc-sans-mandataire",
        (
            "COMMANDE N° 2022-11",
            "Editeur RIS Imago SAS SIRET 73282932000074",
            "Client : SELARL Imagerie SIREN 552032534",
            "N° AM des radiologues : 751234567",
            "Prestation Ségur RIS 5 000,00 20 % 6 000,00 Montant HT Montant TTC",
            "Date et signature du client",
        ),
    ),
    (
        "HOP-DPI-Va2",
        "bdc-client-unique",
        (
            "Bon de commande BC-2025-3",
            "HOP-DPI-Va2 - Mise à jour vague 2",
            "Centre hospitalier FINESS PMSI 750712184",
            "Montant HT Taux de TVA",
            "lu et approuvé",
        ),
    ),
    (
        "SFP-LGC-Va2",
        "va-professionnel-liberal",
        (
            "Attestation de vérification d'aptitude",
            "Nom du professionnel de santé : Léa Roy Profession : Orthophoniste",
            "RPPS 10005173140",
            "la possibilité de s'authentifier avec Pro Santé Connect",
            "la possibilité de consulter simplement Mon espace santé",
            "la possibilité d'intégrer dans le logiciel les documents reçus, notamment via MSSanté",
        ),
    ),
    (
        "SFP-LGC-Va2",
        "va-centre-de-sante-infirmier",
        (
            "Attestation de vérification d'aptitude",
            "Centre de santé infirmier des Alpes FINESS géographique 750712184",
            "la possibilité de s'authentifier avec Pro Santé Connect",
            "la possibilité de consulter simplement Mon espace santé",
        ),
    ),
    (
        "PHA-LGO-Va1",
        "va",
        (
            "Vérification d'aptitude",
            "Pharmacie du Port FINESS géographique 750712184",
            "Atteste d'un accès au dossier pharmaceutique depuis le logiciel",
            "SONS LGO Vague 1",
        ),
    ),
)
OTHERS = (
    (
        "DEVIS n° D-2022-3",
        "Prestation Ségur LGC 250,00 HT 20 % 300,00",
        "Montant HT Taux de TVA",
        "Devis valable 30 jours",
    ),
    (
        "AVOIR n° A-2022-3",
        "Avoir sur facture F-2022-11",
        "Prestation Ségur LGC -250,00",
        "Montant HT -250,00 Net à payer -300,00",
    ),
    (
        "BON DE LIVRAISON BL-2022",
        "Prestation Ségur LGC livrée le 12/12/2022",
    ),
    (
        "Conditions générales de vente",
        "Article 1 - le bon de commande signé emporte acceptation",
        "Article 2 - pénalités de retard et indemnité forfaitaire pour frais de recouvrement",
    ),
)


def _document(lines: tuple[str, ...]) -> Document:
    """A page whose first line is printed as a heading."""
    sizes = (0.02, *(0.011 for _ in lines[1:]))
    made = [line(text, 0.08, 0.05 + 0.03 * n, sizes[n]) for n, text in enumerate(lines)]
    return document("a.pdf", page(made))


def _found(lines: tuple[str, ...], models: tuple[PieceModel, ...]) -> list[str]:
    return [draft.model()[0].id for draft in assemble([_document(lines)], models).drafts]


@pytest.fixture(scope="module")
def every() -> tuple[PieceModel, ...]:
    """The models of all the schemes, their ids made unique."""
    return tuple(
        model.model_copy(update={"id": f"{scheme}/{model.id}"})
        for scheme in scheme_ids()
        for model in load_scheme(scheme).pieces
    )


@pytest.mark.parametrize(("scheme", "model", "lines"), PIECES)
def test_a_piece_among_those_of_its_scheme(scheme: str, model: str, lines: tuple[str, ...]) -> None:
    assert _found(lines, load_scheme(scheme).pieces) == [model]


@pytest.mark.parametrize(("scheme", "model", "lines"), PIECES)
def test_a_piece_among_those_of_every_scheme(
    scheme: str, model: str, lines: tuple[str, ...], every: tuple[PieceModel, ...]
) -> None:
    assert _found(lines, every) == [f"{scheme}/{model}"]


@pytest.mark.parametrize("lines", OTHERS)
def test_what_is_no_piece(lines: tuple[str, ...]) -> None:
    assert _found(lines, load_scheme("MDV-LGC-Va1").pieces) == []
