"""Sentences that limit a piece, in the words of whoever writes; and those that only sound so."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import wrap

import pytest

from extractors.remarks import extract_withdrawals, limits
from models.piece import PieceKind
from schemes import load_scheme, scheme_ids
from schemes.load import ROOT, read_yaml
from tests.extractors.pages import view

FILE = Path(limits.__file__).with_name("limits.yaml")

MODELS = {
    "va": ("MDV-LGC-Va2", "va-medecin-liberal"),
    "mom": ("MDV-LGC-Va1", "mom"),
    "bdc": ("MDV-LGC-Va2", "bdc-medecin-liberal"),
    "facture": ("MDV-LGC-Va2", "facture-medecin-liberal"),
    "journal": ("MDV-LGC-Va2", "journal-medecin-liberal"),
}

LIMITS = {
    "va": """
        Acquit partiel de la prestation
        Logiciel en recette à la date de signature
        La MSS marche par intermittence
        Attestation donnée à titre indicatif
        Installation effectuée, toutefois la MSSanté patient reste muette
        Opérationnel, excepté l’ordonnance numérique
        Bon déroulement en partie seulement
        Les envois au DMP seront activés au printemps
        Dès que la carte CPE sera reçue, tout sera en ordre
        Tant que le routeur n’est pas changé, rien ne passe
        Accord si le technicien revient cette semaine
        Je signe dans l’attente de la formation de mes secrétaires
        Trois ordinateurs seulement ont la nouvelle version
        Pas moyen de se connecter à Mon espace santé
        Le téléservice INSi répond une fois sur trois
        Beaucoup de lenteurs depuis l’installation
        Ecran figé à l’ouverture du dossier patient
        Aucun document n’est parti vers le DMP
        Nous n’avons pas été formés
        Le logiciel est très lent
        Version bêta installée sur un poste
        Version pilote, généralisation prévue en septembre
        Annuaire des confrères inaccessible
        Vérification faite de manière sommaire
        Je fais confiance à l’éditeur, je n’ai rien vérifié
        Formation reportée au 14 mai
        La partie messagerie est en suspens
        Nous sommes revenus à l’ancienne version
        Satisfait, malgré des coupures répétées
        Il faudra repasser pour les certificats
        Attestation établie par complaisance
        Le correctif arrive bientôt
        Livraison incomplète
        À ce stade, seul le secrétariat est équipé
        Mises en service partielles
        Fonctionne, sauf le samedi
        Presque tout est en place
        L’éditeur promet de régler cela
    """,
    "mom": """
        Mise en ordre de marche partielle
        Deux sites sur trois ont basculé
        Bascule annulée faute de réseau
        Un essai sera refait avec le DMP
        Installation suspendue par le client
        Recette en cours
    """,
    "bdc": """
        Valable uniquement si le devis joint est signé
        Bon pour accord à condition que la formation soit offerte
        Le client réglera la différence
        Le praticien avance les frais
        La commande prendra effet lorsque l’ARS aura donné son accord
        Commande conditionnelle, en attente de l’avis du conseil d’administration
        Le cabinet se réserve la possibilité d’annuler
        Signé pour étude uniquement, simple intention
        Le médecin s’engage pour une durée de 24 mois
        Le présent bon emporte souscription d’un contrat de maintenance
        Mise à jour liée à l’achat d’une imprimante
        Abonnement de 39 € par mois
        Achat d’un lecteur obligatoire
        Je peux renoncer à tout moment
        Commande partielle
        Sous condition de compatibilité
        Nous avons déjà perçu une aide pour cette vague
        Le reste sera payé par le centre
        À mes frais pour la partie non couverte
        En l’absence de financement, l’acheteur paiera le tout
        Frais de dossier en sus : 90 €
        Acompte de 150 € à la commande
        Accord oral, à confirmer par écrit
        Je n’ai pas encore décidé
        Pré-commande, signature définitive plus tard
        Signature apposée par l’assistante
        Proposition non engageante
    """,
    "facture": """
        Le client réglera la différence
        Le praticien avance les frais
        La somme sera prélevée sur le compte du cabinet
        Le médecin a payé cette facture par chèque
        Facture provisoire
        Facture d’acompte, la prestation sera livrée en juin
        Travaux restant à réaliser
        Cette facture est annulée
        Avoir partiel à suivre
        Montant estimé, sera régularisé
        Ristourne de 10 % reversée au client
        Facture rectificative
        Si l’aide est refusée, le montant sera dû par le médecin
        À défaut de financement, le cabinet reste redevable
        Part client : 220,00 €
        Facturation anticipée
        Comprend un abonnement au module agenda
        Total donné à titre estimatif
        Prestation reportée à une date ultérieure
        Document de travail
        Quote-part du cabinet 15 %
    """,
    "journal": """
        Chiffres arrondis à la dizaine
        Données partielles
        Les mois d’été sont incomplets
        Total évalué sur la base de mai
        Comptage manuel
        Y compris les envois en erreur
        Environ 1200 documents
        Données issues de la base de formation
        Dont les documents d’un confrère
        Valeurs non vérifiées
        Les chiffres de juin manquent
        Compteurs corrigés par le support
        Sauf la semaine du 12
        Relevé provisoire
        Total de tous les cabinets
        Nombres à confirmer
    """,
}

HARMLESS = {
    "va": """
        Aucune anomalie constatée
        Sans réserve ni observation
        Aucun problème rencontré, tout fonctionne
        Réserves : néant
        Commentaires : sans objet
        Installation réalisée et vérifiée sur tous les postes
        Merci de retourner ce document signé à votre éditeur
        Document à compléter et à signer par le client
        Ce document doit être daté, signé et transmis à l’ASP
        Ne pas écrire sous cette ligne
        En cas de question, contactez votre conseiller
        Cocher la case correspondante
        Fait pour servir et valoir ce que de droit
        Toute attestation incomplète sera retournée
        Pour toute question : support@editeur.example
        Si vous êtes une structure, indiquez votre FINESS
        Le cas échéant, numéro du bon de commande
        Original à conserver par le client
        Je certifie l’exactitude des renseignements portés ci-dessus
        Toute fausse déclaration expose à des poursuites
        Le Fournisseur s’est acquitté de l’ensemble des tâches attendues
        Vos données sont traitées par l’éditeur et ne sont pas cédées
        Formation dispensée le 12 avril à deux utilisateurs
        Recette prononcée le 12 avril, sans réserve
        La version 8.4 a été installée le 3 mai
        Rien à signaler
        N’hésitez pas à nous appeler
        Exemplaire client
        Rue du Pas de Calais
        Signature et cachet du représentant légal
    """,
    "bdc": """
        Les délais d’installation sont donnés à titre indicatif
        Toute commande est ferme à la signature
        La prestation est financée par l’État, sans reste à charge pour le médecin
        Aucun acompte n’est demandé au client
        Je m’engage à ne pas cumuler les financements
        J’atteste ne pas avoir déjà bénéficié de cette prestation
        Le client n’a pas déjà bénéficié d’un financement au titre de ce dispositif
        Offre valable jusqu’au 31 décembre
        Sauf stipulation contraire, les prix sont fermes
        En cas de litige, seuls les tribunaux de Rennes sont compétents
        Si nécessaire, joindre la liste des sites
        Date prévisionnelle d’installation : 12/03/2027
        La maintenance reste régie par le contrat en cours
        Lu et approuvé, bon pour accord
        Bon de commande à retourner signé
        Le client reconnaît avoir pris connaissance des conditions générales
        Toute commande vaut acceptation sans réserve des présentes
        Le signataire certifie disposer des mandats nécessaires
        Reste à charge du client : 0,00 €
        Le client dispose d’un droit d’accès et d’opposition
        Cette commande est sans engagement de durée
        Le Fournisseur reçoit de l’Agence de services et de paiement une avance de 40 % puis le solde de 60 %
        Prix unitaire, remise 0 %
        Votre interlocuteur reste à votre disposition
        Merci de ne pas agrafer ce document
    """,
    "facture": """
        En cas de retard de paiement, pénalité de trois fois le taux d’intérêt légal
        Pas d’escompte pour paiement anticipé
        Escompte : néant
        Indemnité forfaitaire pour frais de recouvrement : 40 €
        TVA non applicable, art. 293 B du CGI
        Ne vaut pas acquit
        Membre d’un centre de gestion agréé acceptant les règlements par chèque
        Net à payer : 0,00 €
        Reste à payer par le client : 0,00 €
        Les marchandises restent la propriété du vendeur jusqu’au paiement complet
        Avance de 40 % versée par l’ASP au fournisseur
        Solde demandé à l’ASP
        Règlement par virement à réception
        Montant pris en charge par l’Etat dans le cadre du Ségur de la santé
        Merci d’indiquer la référence de la facture
        Ne pas jeter sur la voie publique
        N’imprimez cette facture que si nécessaire
        Total HT, remise 0,00 €, total TTC
        Sauf erreur ou omission de notre part
        Aucun reste à charge pour le cabinet
        Facture acquittée par l’Agence de services et de paiement
        Conditions de règlement : 30 jours fin de mois
        Paiement par l’ASP pour le compte du client
        Date de finalisation de la prestation : 12/04/2027
    """,
    "journal": """
        Documents en erreur exclus du décompte
        Les envois de test ne sont pas comptés
        Hors doublons et envois rejetés
        Export automatique, sans retraitement
        Ratio arrondi au centième
        Aucune interruption sur la période
        Nombre de documents envoyés et acquittés
        Période d’observation de 6 mois continus
        Seuls les envois acquittés par Mon espace santé sont comptés
        Le total n’est pas la somme des mois
    """,
}


def cases(sentences: dict[str, str]) -> list[tuple[str, str]]:
    return [(kind, line.strip()) for kind, text in sentences.items() for line in text.strip().split("\n")]


def told(kind: str, text: str) -> list[str]:
    scheme, name = MODELS[kind]
    model = next(m for m in load_scheme(scheme).pieces if m.id == name)
    page = view([("Titre de la pièce", 0.06, 0.1), (text, 0.06, 0.2)])
    return [remark.text for remark in extract_withdrawals(model, [page])]


@pytest.mark.parametrize(("kind", "text"), cases(LIMITS))
def test_a_sentence_that_limits(kind: str, text: str) -> None:
    assert told(kind, text) == [text]


@pytest.mark.parametrize(("kind", "text"), cases(HARMLESS))
def test_a_sentence_that_sound_pieces_print(kind: str, text: str) -> None:
    assert told(kind, text) == []


TERMS = (
    "Le Vendeur reste propriétaire des biens tant que le prix n’est pas payé.",
    "Le Client règle ses factures à trente jours et supporte les frais de port.",
    "Les présentes annulent et remplacent toutes les conditions antérieures.",
)


def told_under(heading: str, *lines: str) -> list[str]:
    """What is told of an order whose lines stand under that heading."""
    model = next(m for m in load_scheme("MDV-LGC-Va2").pieces if m.id == "bdc-medecin-liberal")
    rows = [("Bon de commande", 0.06, 0.1), (heading, 0.06, 0.2)]
    rows += [(line, 0.06, 0.24 + 0.05 * n) for n, line in enumerate(lines)]
    return [remark.text for remark in extract_withdrawals(model, [view(rows)])]


def test_general_terms_of_sale_limit_nothing() -> None:
    assert told_under("Conditions générales de vente", *TERMS) == []


def test_what_stands_under_them_where_one_signs_is_no_part_of_them() -> None:
    said = "Le client réglera la différence"
    assert told_under("Conditions générales de vente", *TERMS, "Fait à Rennes", said) == [said]


def test_a_plain_reserve_is_told_even_in_them() -> None:
    said = "Commande passée sous réserve de l’accord de la banque"
    assert told_under("Conditions générales de vente", said) == [said]


def test_particular_terms_are_no_general_ones() -> None:
    said = "Le client réglera la différence"
    assert told_under("Conditions particulières", said) == [said]


def official() -> list[tuple[str, str]]:
    """Every model of the texts of which we hold the page."""
    found = []
    for scheme in scheme_ids():
        for model in load_scheme(scheme).pieces:
            if model.sample and (ROOT / scheme / "samples" / model.sample.file).is_file():
                found.append((scheme, model.id))
    return found


@pytest.mark.parametrize(("scheme", "name"), official())
def test_the_models_of_the_texts_limit_nothing(scheme: str, name: str) -> None:
    model = next(m for m in load_scheme(scheme).pieces if m.id == name)
    assert model.sample
    text = (ROOT / scheme / "samples" / model.sample.file).read_text(encoding="utf-8")
    lines = [line for part in re.split(r"[\n\t]|</?p>", text) for line in wrap(part.replace("*", ""), 95)]
    step = 0.98 / len(lines)
    page = view([(line, 0.06, 0.01 + step * n) for n, line in enumerate(lines)])
    assert [remark.text for remark in extract_withdrawals(model, [page])] == []


def test_each_family_is_well_formed() -> None:
    """Every pattern stands on its own, names words that exist, and counts on pieces that exist."""
    data = read_yaml(FILE)
    names = dict.fromkeys(data["words"], "x")
    for family in data["families"]:
        assert [PieceKind(kind) for kind in family["kinds"]]
        assert family.get("firm", "true") == "true"
    patterns = [one for family in data["families"] for one in family["says"]] + data["harmless"]
    for pattern in patterns:
        opened = re.sub(r"\{([a-z]+)\}", lambda name: names[name[1]], pattern)
        assert re.compile(opened)
        assert not re.search(r"[A-Zàâçéèêëîïôùûœ’']", re.sub(r"\\.", "", pattern))
