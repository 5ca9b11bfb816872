"""French title and help of every field of the declared dossier (a test keeps the list complete)."""

from __future__ import annotations

from typing import NamedTuple


class FieldWords(NamedTuple):
    """What a field is, and how to fill it in ("" when the title says it all)."""

    title: str
    help: str = ""


OBJECT_WORDS: dict[str, str] = {
    "Dossier": "Une demande de paiement, ou son annulation, telle qu’elle est déclarée.",
    "Supplier": "Le Fournisseur.",
    "Site": "Une structure géographique.",
    "Client": "Un client, avec l’identifiant que son dispositif exige (RPPS, FINESS, SIREN).",
    "Mandataire": "Le mandataire qui commande et signe pour plusieurs clients.",
    "Beneficiaries": "Bénéficiaires dont l’activité compte pour la tranche (RIS).",
    "Cancellation": "L’annulation de la commande.",
    "DeMinimis": "Aides de minimis reçues dans les trois ans qui précèdent la commande.",
    "Order": "Le bon de commande.",
    "Solution": "La solution logicielle.",
    "Referencing": "Dates du référencement de la solution par l’ANS.",
    "Line": "Une ligne de montants, en euros.",
    "Payments": "Montants demandés pour la Prestation (40 % puis 60 %).",
    "Invoice": "La facture de l’étape.",
    "Monitoring": "Chiffres du journal de monitoring, sur six mois entiers.",
    "Stage": "Étape de paiement (avance, solde, secondaire), ou annulation.",
    "Nature": "Nature de la Prestation.",
}

_DAY = "Date au format AAAA-MM-JJ."
_EUROS = 'En euros, deux décimales au plus, de préférence entre guillemets : "451.50".'

DOSSIER_WORDS: dict[tuple[str, str], FieldWords] = {
    ("Dossier", "scheme"): FieldWords("Référence de l’appel à financement", "Par exemple AF-MDV-LGC-Va2."),
    ("Dossier", "stage"): FieldWords("Étape", "avance, solde, secondaire ou annulation."),
    ("Dossier", "case"): FieldWords("Cas", "Un des cas du dispositif : recevable schemes show."),
    ("Dossier", "received"): FieldWords(
        "Date et heure de réception", "Avec le fuseau horaire : 2026-11-22T10:00:00+01:00."
    ),
    ("Dossier", "supplier"): FieldWords("Fournisseur"),
    ("Dossier", "client"): FieldWords("Client", "Le seul client, ou le premier de « clients »."),
    ("Dossier", "clients"): FieldWords("Clients", "Tous les clients, quand la commande en a plusieurs."),
    ("Dossier", "mandataire"): FieldWords("Mandataire", "Obligatoire pour les cas avec mandataire."),
    ("Dossier", "beneficiaries"): FieldWords("Bénéficiaires", "RIS seulement."),
    ("Dossier", "scenarios"): FieldWords(
        "Scénarios d’installation", "Groupe de cases : réponse, par exemple envoi_dmp : objet."
    ),
    ("Dossier", "mom_signed"): FieldWords("Date de signature de la MOM", _DAY),
    ("Dossier", "cancellation"): FieldWords("Annulation", "Obligatoire à l’étape annulation."),
    ("Dossier", "order"): FieldWords("Bon de commande"),
    ("Dossier", "solution"): FieldWords("Solution logicielle"),
    ("Dossier", "referencing"): FieldWords("Référencement"),
    ("Dossier", "principale"): FieldWords(
        "Lignes de la Prestation Ségur, ou de la Prestation principale",
        "Une seule ligne pour un médecin, une par site pour une structure.",
    ),
    ("Dossier", "secondaire"): FieldWords(
        "Lignes de la Prestation secondaire", "Montant maximal du bon de commande, pour une valeur PERF de 1."
    ),
    ("Dossier", "payments"): FieldWords("Avance et solde demandés"),
    ("Dossier", "de_minimis"): FieldWords("Aides de minimis", "Médecin libéral seulement."),
    ("Dossier", "asp_number"): FieldWords("N° de dossier ASP"),
    ("Dossier", "invoice"): FieldWords("Facture", "Obligatoire au solde et pour la Prestation secondaire."),
    ("Dossier", "va_signed"): FieldWords("Date de signature de la VA", _DAY),
    ("Dossier", "finalised"): FieldWords(
        "Date de finalisation de la Prestation", _DAY + " Obligatoire au solde."
    ),
    ("Dossier", "monitoring"): FieldWords(
        "Journal de monitoring", "Obligatoire pour la Prestation secondaire."
    ),
    ("Dossier", "secondaire_invoiced"): FieldWords(
        "Lignes facturées de la Prestation secondaire", "Montants du bon de commande multipliés par PERF."
    ),
    ("Supplier", "name"): FieldWords("Dénomination sociale"),
    ("Supplier", "siret"): FieldWords("N° de SIRET", "14 chiffres."),
    ("Supplier", "vat_number"): FieldWords("N° de TVA intracommunautaire"),
    ("Supplier", "vat_liable"): FieldWords(
        "Assujetti à la TVA", "false : franchise, seul le HT est financé."
    ),
    ("Supplier", "representative"): FieldWords("Représentant du Fournisseur", "Signe la MOM."),
    ("Mandataire", "name"): FieldWords("Nom du mandataire", "Une personne, ou une structure."),
    ("Mandataire", "representative"): FieldWords("Nom du responsable", "Si le mandataire est une structure."),
    ("Mandataire", "finess_juridique"): FieldWords("FINESS juridique du mandataire"),
    ("Mandataire", "siret"): FieldWords("SIRET du mandataire"),
    ("Mandataire", "email"): FieldWords("Adresse électronique"),
    ("Mandataire", "phone"): FieldWords("Téléphone"),
    ("Beneficiaries", "rpps"): FieldWords("N° RPPS"),
    ("Beneficiaries", "am"): FieldWords("N° AM"),
    ("Beneficiaries", "finess_juridique"): FieldWords("FINESS juridiques"),
    ("Beneficiaries", "finess_geographique"): FieldWords("FINESS géographiques"),
    ("Cancellation", "by"): FieldWords("Annulée par", "fournisseur ou client."),
    ("Cancellation", "signed"): FieldWords("Date de l’annulation", _DAY),
    ("Cancellation", "signatory"): FieldWords("Signataire de l’annulation"),
    ("Cancellation", "reason"): FieldWords("Motif"),
    ("Site", "finess"): FieldWords("FINESS géographique", "9 caractères."),
    ("Site", "name"): FieldWords("Nom de la structure"),
    ("Site", "tranche"): FieldWords("Tranche de la Base de référence", "De A à E."),
    ("Site", "category"): FieldWords("Catégorie FINESS"),
    ("Client", "representative"): FieldWords("Nom du médecin ou du représentant"),
    ("Client", "name"): FieldWords("Nom de la structure"),
    ("Client", "rpps"): FieldWords("N° RPPS", "11 chiffres ; médecin libéral."),
    ("Client", "finess_juridique"): FieldWords("FINESS juridique", "9 caractères ; structure."),
    ("Client", "am"): FieldWords("N° AM", "9 caractères."),
    ("Client", "siren"): FieldWords("N° SIREN", "9 chiffres ; personne morale cliente (RIS)."),
    ("Client", "siret"): FieldWords("N° SIRET", "14 chiffres."),
    ("Client", "finess_pmsi"): FieldWords("FINESS PMSI", "9 caractères ; établissement de santé."),
    ("Client", "profession"): FieldWords("Profession", "SFP-LGC-Va2 seulement."),
    ("Client", "activity"): FieldWords("Activité combinée", "Jours, selon la Base Ségur (HOP-DPI-Va2)."),
    ("Client", "sites"): FieldWords("Structures géographiques"),
    ("Client", "email"): FieldWords("Adresse électronique"),
    ("Client", "phone"): FieldWords("Téléphone"),
    ("Client", "address"): FieldWords("Adresse"),
    ("Client", "postal_code"): FieldWords("Code postal"),
    ("Client", "city"): FieldWords("Ville"),
    ("DeMinimis", "received"): FieldWords("Aides perçues"),
    ("DeMinimis", "total"): FieldWords("Montant total des aides", _EUROS),
    ("Order", "number"): FieldWords("Numéro du bon de commande"),
    ("Order", "issued"): FieldWords("Date d’émission", _DAY),
    ("Order", "signed"): FieldWords("Date de signature par le client", _DAY),
    ("Order", "nature"): FieldWords("Nature de la Prestation", "vague-2 ou vague-1-et-2."),
    ("Solution", "name"): FieldWords("Nom du logiciel"),
    ("Solution", "version"): FieldWords("Version du logiciel"),
    ("Solution", "reference"): FieldWords("Numéro unique de référencement", "Délivré par l’ANS."),
    ("Solution", "technical_version"): FieldWords("Numéro de version technique"),
    ("Referencing", "evidence_complete"): FieldWords("Date du dossier complet de preuves", _DAY),
    ("Referencing", "granted"): FieldWords("Date du référencement", _DAY),
    ("Line", "site"): FieldWords("FINESS de la ligne", "Quand la commande en a plusieurs."),
    ("Line", "excl_tax"): FieldWords("Montant HT", _EUROS),
    ("Line", "rate"): FieldWords("Taux de TVA", 'En pour cent : "20", "8.5" ou "0".'),
    ("Line", "vat"): FieldWords("Montant de la TVA", _EUROS),
    ("Line", "incl_tax"): FieldWords("Montant TTC", _EUROS),
    ("Payments", "avance"): FieldWords("Avance", _EUROS),
    ("Payments", "solde"): FieldWords("Solde", _EUROS),
    ("Invoice", "number"): FieldWords("Numéro de la facture"),
    ("Invoice", "issued"): FieldWords("Date de la facture", _DAY),
    ("Monitoring", "documents_total"): FieldWords("Nombre de documents produits (Dt)"),
    ("Monitoring", "documents_sent"): FieldWords("Nombre de documents envoyés (Dm)"),
    ("Monitoring", "starts"): FieldWords("Premier jour de la période", _DAY),
    ("Monitoring", "ends"): FieldWords("Dernier jour de la période", _DAY),
}
