"""Wordings that sound as a limit and are none, each beside one that is nearly the same and limits."""

from __future__ import annotations

import pytest

from tests.extractors.remarks.test_limits import cases, told

LIMITS = {
    "va": """
        MSS muette, ticket 44821
        Dossier 448812 en attente
        Incident 55812 non résolu
        Réserve : l’ordonnance n’a pu être essayée
        Le DMP répond mal
        Le poste du Dr Petit reste sur la version 1
        La prescription est encore au stade de test
        À revoir avec le technicien
        Certificat logiciel en commande
        Vérifié par le seul éditeur
        Les ordonnances sont refusées par la pharmacie
        Le QR code est illisible
        Démonstration faite sur le poste du technicien
        Date antérieure apposée à la demande de l’éditeur
        Pris connaissance, sans approbation
        Avis favorable avec observations
        Installation faite, travaux à poursuivre
        Lecteur de carte Vitale HS
        Le module ordonnance est hors service
        Carte CPS périmée
        Signé la veille de l’installation
        L’installation a été commencée
        Version 5.1 au lieu de 5.2
        Cf. mail du 12 mars
        Essai d’envoi non concluant
        Tout va être installé
        Fonctionne, sauf le week-end au cabinet de Lyon et la MSS
        La formation peut être refaite
        Installation à compléter au printemps
        Cases précochées par l’éditeur
        Quelques ajustements nécessaires
        À améliorer : la vitesse d’envoi
        La MSS patient arrive en mai
        Les messages restent dans la boîte d’envoi
        Je me plains de la formation
    """,
    "mom": """
        Bascule des autres sites au second semestre
        Démarrage repoussé
        Levée des réserves attendue le 12 mai
    """,
    "bdc": """
        Document non contractuel
        L’abonnement mensuel passe à 79 €
        Abonnement souscrit ce jour
        Abonnement MSSanté organisationnelle
        Votre abonnement de 39 € est modifié
        Commande annulable sans frais
        Dépôt de garantie 200 €
        Devis pour étude
        Validité subordonnée à la signature d’un contrat
        Période d’essai de 30 jours
        Seule la partie logiciel est commandée
        Commande à effet différé au 1er janvier
        Annulation possible jusqu’à la livraison
        Financé par l’État à hauteur de 80 %
        Le prix sera fixé plus tard
        Le reste à charge est de 200 €
        La TVA reste due par le client
        Le client devra acheter deux lecteurs
        Je souhaite réfléchir
        Nous commanderons après le vote
    """,
    "facture": """
        Cette facture ne donne lieu à aucun paiement
        Contrat de maintenance facturé séparément au cabinet
        Abonnement mensuel facturé par ailleurs
        Facture remplacée par la facture 2026-118
        Ne donne pas lieu à paiement
        Solde restant dû par le client
        Déjà réglé par le cabinet
        Prestations hors Ségur à la charge du client
        Montant hors Ségur facturé à l’établissement
        Prélèvement automatique le 5 du mois
        Refacturation au groupement
        Mise en service en attente du certificat
        Chèque de 120 € reçu
        Différence à régler par le client
        Facture annulant la précédente
        Facture définitive à venir, montant à confirmer
    """,
    "journal": """
        Total du groupement
        Comptées à la main par le secrétariat
        Les documents rejetés puis renvoyés sont comptés
    """,
}

HARMLESS = {
    "va": """
        Interflux Santé - SIRET 99540627900050 - 67000 Strasbourg - affaire 67/318 - ticket 449120
        Réf. intervention 10442 – Demande 55812 – Technicien : P. Morel
        Dossier n° 20231187 - Ticket 88214 clos
        ATTESTATION DE VÉRIFICATION D'APTITUDE (VA) Structure
        Attestation de vérification d’aptitude (VA) centre de santé
        Service client ouvert du lundi au vendredi, sauf jours fériés
        Hotline incidents : support@editeur.example
        Pour déclarer un incident ou une panne, ouvrez un ticket
        Page 1 sur 2 – confidentiel
        Confidentiel – diffusion restreinte à l’ASP et à l’ANS
        Vos données ne sont transmises à aucun tiers en dehors de l’ANS
        L’ancien logiciel a été remplacé le 4 mars 2026
        Reprise des données de l’ancien logiciel effectuée
        Essai de prescription : conforme
        Prochaine étape : transmission du dossier à l’ASP
        Assistance 7 jours sur 7 et 24 heures sur 24
        Incident : aucun
        Cette pièce sera contrôlée par l’ASP
        Le présent document ne peut être modifié
        Nos équipes restent à votre écoute
        En cas de contrôle, le client devra justifier de ce mandat
        Document à retourner avant fin juin
    """,
    "bdc": """
        L’abonnement mensuel n’est pas modifié
        Votre abonnement reste inchangé
        Les conditions de l’abonnement en cours restent inchangées
        Abonnement MSSanté organisationnelle – non souscrit
        Sans incidence sur le montant de votre abonnement
        Hébergement HDS – contrat séparé n° 2019-HDS-088
        Photos non contractuelles
        Captures d’écran et photographies non contractuelles
        Un retard de livraison ne donne pas lieu à annulation
        L’État finance cette prestation à hauteur de 100 %
        La date d’installation sera fixée d’un commun accord
        L’éditeur perçoit l’avance de l’ASP après validation du dossier
        Cette commande n’est pas subordonnée à un autre achat
    """,
    "facture": """
        Contrat de maintenance M-2231 facturé séparément : sans lien avec la présente
        Maintenance facturée à part, contrat indépendant de la présente facture
        Abonnement facturé par ailleurs, hors de la présente facture
        retard ne donne pas lieu à annulation.
        Déjà réglé par l’ASP : 840,00 €
        Solde restant dû par l’ASP : 840,00 €
        En attente du paiement de l’ASP
        Urgences (hors Ségur)
        Sous-total hors Ségur
        Aucune somme n’est due par le client
        Ce document est votre facture définitive
        Il ne donne lieu à aucun paiement de la part de l’officine
        Copie de la facture adressée au client
    """,
    "journal": """
        Total du site
        Total par mois
        Données comptées par le logiciel, sans donnée de patient
        Les documents rejetés puis renvoyés avec succès ne sont comptés qu’une fois
    """,
}


@pytest.mark.parametrize(("kind", "text"), cases(LIMITS))
def test_a_wording_that_limits(kind: str, text: str) -> None:
    assert told(kind, text) == [text]


@pytest.mark.parametrize(("kind", "text"), cases(HARMLESS))
def test_a_wording_that_limits_nothing(kind: str, text: str) -> None:
    assert told(kind, text) == []
