"""The form of the declared dossier, for who has no JSON: its sections and fields, in French."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "date", "money", "rate", "whole", "choice", "yes-no"]


@dataclass(frozen=True)
class Entry:
    """One field: its path in the declared dossier, its label, what it takes. `stages` "" : every stage."""

    path: str
    label: str
    kind: Kind = "text"
    required: bool = False
    stages: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Part:
    """A section of the form; `lines` names a table of amounts."""

    title: str
    entries: tuple[Entry, ...] = ()
    lines: str = ""
    stages: str = ""


NATURES = (("vague-2", "Vague 2"), ("vague-1-et-2", "Vague 1 et vague 2"))
SECTIONS: tuple[Part, ...] = (
    Part(
        "Fournisseur",
        (
            Entry("supplier.name", "Raison sociale", required=True),
            Entry("supplier.siret", "SIRET", required=True, hint="14 chiffres"),
            Entry("supplier.vat_number", "Numéro de TVA"),
            Entry("supplier.vat_liable", "Assujetti à la TVA", "yes-no"),
        ),
    ),
    Part(
        "Client",
        (
            Entry("client.representative", "Médecin ou représentant", required=True),
            Entry("client.rpps", "RPPS", hint="11 chiffres, pour un médecin"),
            Entry("client.name", "Nom de la structure"),
            Entry("client.finess_juridique", "FINESS juridique", hint="9 caractères, pour une structure"),
            Entry("client.sites", "FINESS géographiques", hint="séparés par une virgule, pour une structure"),
            Entry("client.email", "Adresse électronique"),
            Entry("client.phone", "Téléphone"),
            Entry("client.address", "Adresse"),
            Entry("client.postal_code", "Code postal"),
            Entry("client.city", "Ville"),
        ),
    ),
    Part(
        "Commande",
        (
            Entry("order.number", "Numéro du bon de commande", required=True),
            Entry("order.issued", "Date d’émission", "date", required=True),
            Entry("order.signed", "Date de signature", "date", required=True),
            Entry("order.nature", "Nature de la prestation", "choice", required=True, choices=NATURES),
        ),
    ),
    Part(
        "Solution",
        (
            Entry("solution.name", "Nom", required=True),
            Entry("solution.version", "Version", required=True),
            Entry("solution.reference", "Numéro unique de référencement", required=True),
            Entry("solution.technical_version", "Version technique"),
            Entry("referencing.evidence_complete", "Preuves complètes le", "date"),
            Entry("referencing.granted", "Référencée le", "date"),
        ),
    ),
    Part("Prestation principale", lines="principale"),
    Part("Prestation secondaire", lines="secondaire"),
    Part(
        "Paiement et aides",
        (
            Entry("payments.avance", "Avance demandée (€)", "money"),
            Entry("payments.solde", "Solde demandé (€)", "money"),
            Entry("de_minimis.received", "Aides de minimis reçues", "yes-no"),
            Entry("de_minimis.total", "Total des aides de minimis (€)", "money"),
            Entry("asp_number", "Numéro de dossier ASP"),
        ),
    ),
    Part(
        "Facture et vérification d’aptitude",
        (
            Entry("invoice.number", "Numéro de la facture", required=True),
            Entry("invoice.issued", "Date de la facture", "date", required=True),
            Entry("va_signed", "Date de signature de la VA", "date"),
            Entry("finalised", "Dossier finalisé le", "date"),
        ),
        stages="solde secondaire",
    ),
    Part(
        "Monitoring",
        (
            Entry("monitoring.documents_total", "Documents produits", "whole", required=True),
            Entry("monitoring.documents_sent", "Documents transmis", "whole", required=True),
            Entry("monitoring.starts", "Début de la période", "date", required=True),
            Entry("monitoring.ends", "Fin de la période", "date", required=True),
        ),
        stages="secondaire",
    ),
    Part("Prestation secondaire facturée", lines="secondaire_invoiced", stages="secondaire"),
)
