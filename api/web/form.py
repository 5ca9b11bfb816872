"""The form of the declared dossier, for who has no JSON: its sections and fields, in French.

What is shown and demanded follows the scheme, the case and the stage: a field names the traits that it
needs, and `form_rules` says which traits a scheme's cases have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from models.dossier import Stage
from reports.words import STAGES
from schemes import Scheme
from schemes.facts import Case, Demand

Kind = Literal["text", "date", "money", "whole", "choice", "yes-no", "lines", "list"]
PAYMENTS = "avance solde secondaire"
LATER = "solde secondaire"


@dataclass(frozen=True)
class Column:
    """One column of a table of lines."""

    key: str
    label: str
    needs: str = ""
    choices: tuple[str, ...] = ()
    decimal: bool = False


@dataclass(frozen=True)
class Entry:
    """One field: its path in the declared dossier, its label, what it takes.

    `needs`: traits of which one must be there ("" : always); `stages` "" : every stage. `own`: the scheme
    that alone asks it.
    """

    path: str
    label: str
    kind: Kind = "text"
    required: bool = False
    needs: str = ""
    stages: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    columns: tuple[Column, ...] = ()
    own: str = ""


@dataclass(frozen=True)
class Part:
    """A section of the form; `many`: there may be several, under that path."""

    title: str
    entries: tuple[Entry, ...]
    needs: str = ""
    stages: str = ""
    many: str = ""


NATURES = (("vague-2", "Vague 2"), ("vague-1-et-2", "Vague 1 et vague 2"))
BY = (("fournisseur", "le fournisseur"), ("client", "le client"))
ONE_EACH = "un par ligne"
TRANCHES = ("A", "B", "C", "D", "E")
SITES = (
    Column("finess", "FINESS géographique"),
    Column("name", "Nom du site"),
    Column("tranche", "Tranche", needs="tranche", choices=TRANCHES),
    Column("category", "Catégorie FINESS", needs="category"),
)
AMOUNTS = (
    Column("site", "FINESS du site", needs="finess-geographique finess-pmsi several"),
    Column("excl_tax", "Montant HT (€)", decimal=True),
    Column("rate", "Taux de TVA (%)", decimal=True),
    Column("vat", "TVA (€)", decimal=True),
    Column("incl_tax", "Montant TTC (€)", decimal=True),
)
OURS = {
    "stage": Stage.SOLDE.value,
    "case": None,
    "paths": ("finalised",),
}  # what `Dossier` asks of a solde alone
SECTIONS: tuple[Part, ...] = (
    Part(
        "Fournisseur",
        (
            Entry("supplier.name", "Raison sociale", required=True),
            Entry("supplier.siret", "SIRET", required=True, hint="14 chiffres"),
            Entry("supplier.vat_number", "Numéro de TVA"),
            Entry("supplier.vat_liable", "Assujetti à la TVA", "yes-no"),
            Entry(
                "supplier.representative", "Représentant", needs="mom annulation", hint="qui signe pour lui"
            ),
        ),
    ),
    Part(
        "Client",
        (
            Entry("client.representative", "Représentant, ou professionnel", required=True),
            Entry("client.name", "Nom de la structure"),
            Entry("client.rpps", "RPPS", needs="rpps", hint="11 chiffres"),
            Entry("client.am", "Numéro AM", needs="am", hint="numéro d’assurance maladie du professionnel"),
            Entry("client.siren", "SIREN", needs="siren", hint="9 chiffres"),
            Entry("client.siret", "SIRET", needs="siret", hint="14 chiffres"),
            Entry(
                "client.finess_juridique", "FINESS juridique", needs="finess-juridique", hint="9 caractères"
            ),
            Entry("client.finess_pmsi", "FINESS PMSI", needs="finess-pmsi", hint="9 caractères"),
            Entry("client.activity", "Activité combinée", needs="activity", hint="celle de la Base Ségur"),
            Entry("client.email", "Adresse électronique"),
            Entry("client.phone", "Téléphone"),
            Entry("client.address", "Adresse"),
            Entry("client.postal_code", "Code postal"),
            Entry("client.city", "Ville"),
            Entry("client.sites", "Sites", "lines", needs="finess-geographique", columns=SITES),
        ),
        many="clients",
    ),
    Part(
        "Bénéficiaires",
        (
            Entry("beneficiaries.rpps", "RPPS", "list", hint=ONE_EACH),
            Entry("beneficiaries.am", "Numéros AM", "list", hint=ONE_EACH),
            Entry("beneficiaries.finess_juridique", "FINESS juridiques", "list", hint=ONE_EACH),
            Entry("beneficiaries.finess_geographique", "FINESS géographiques", "list", hint=ONE_EACH),
        ),
        needs="beneficiaries",
    ),
    Part(
        "Mandataire",
        (
            Entry("mandataire.name", "Nom", required=True),
            Entry("mandataire.representative", "Représentant", hint="pour une structure"),
            Entry("mandataire.finess_juridique", "FINESS juridique"),
            Entry("mandataire.siret", "SIRET"),
            Entry("mandataire.email", "Adresse électronique"),
            Entry("mandataire.phone", "Téléphone"),
        ),
        needs="mandataire",
    ),
    Part(
        "Commande",
        (
            Entry("order.number", "Numéro du bon de commande", required=True),
            Entry("order.issued", "Date d’émission", "date"),
            Entry("order.signed", "Date de signature", "date", required=True),
            Entry("order.nature", "Nature de la prestation", "choice", needs="nature", choices=NATURES),
        ),
    ),
    Part(
        "Solution",
        (
            Entry("solution.name", "Nom", required=True),
            Entry("solution.version", "Version"),
            Entry("solution.reference", "Numéro unique de référencement"),
            Entry("solution.technical_version", "Version technique"),
            Entry("referencing.evidence_complete", "Preuves complètes le", "date", stages=PAYMENTS),
            Entry("referencing.granted", "Référencée le", "date", stages=PAYMENTS),
        ),
    ),
    Part(
        "Montants commandés",
        (
            Entry("principale", "principale", "lines", columns=AMOUNTS, needs="principale"),
            Entry("secondaire", "secondaire", "lines", columns=AMOUNTS, needs="secondaire"),
        ),
        stages=PAYMENTS,
    ),
    Part(
        "Paiement et aides",
        (
            Entry("payments.avance", "Avance demandée (€)", "money"),
            Entry("payments.solde", "Solde demandé (€)", "money"),
            Entry("de_minimis.received", "Aides de minimis reçues", "yes-no", needs="de-minimis"),
            Entry("de_minimis.total", "Total des aides de minimis (€)", "money", needs="de-minimis"),
            Entry("asp_number", "Numéro de dossier ASP"),
        ),
    ),
    Part(
        "Facture et vérification d’aptitude",
        (
            Entry("invoice.number", "Numéro de la facture", required=True),
            Entry("invoice.issued", "Date de la facture", "date", required=True),
            Entry("va_signed", "Date de signature de la VA", "date"),
            Entry("mom_signed", "Date de signature de la MOM", "date", needs="mom"),
            Entry("finalised", "Dossier finalisé le", "date"),
        ),
        stages=LATER,
    ),
    Part(
        "Monitoring",
        (
            Entry("monitoring.documents_total", "Documents produits", "whole", required=True),
            Entry("monitoring.documents_sent", "Documents transmis", "whole", required=True),
            Entry("monitoring.starts", "Début de la période", "date", required=True),
            Entry("monitoring.ends", "Fin de la période", "date", required=True),
            Entry("secondaire_invoiced", "facturée", "lines", columns=AMOUNTS),
        ),
        stages="secondaire",
    ),
    Part(
        "Annulation",
        (
            Entry("cancellation.by", "Annulée par", "choice", required=True, choices=BY),
            Entry("cancellation.signed", "Date de signature", "date"),
            Entry("cancellation.signatory", "Signataire"),
            Entry("cancellation.reason", "Motif"),
        ),
        stages="annulation",
    ),
)


def form_rules(scheme: Scheme) -> dict[str, Any]:
    """What the form needs to know of a scheme: stages, cases with their traits, demands, names of lines."""
    return {
        "stages": [[stage.value, STAGES[stage]] for stage in Stage if scheme.required_at(stage)],
        "cases": [[one.id, one.title, sorted(_traits(scheme, one))] for one in scheme.cases],
        "demands": [OURS, *map(_demand, scheme.demands)],
        "lines": {**{role: str(name) for role, name in scheme.prestations.items()}},
    }


def _demand(one: Demand) -> dict[str, Any]:
    return {"stage": one.stage and one.stage.value, "case": one.case, "paths": one.paths}


def _traits(scheme: Scheme, case: Case) -> Iterator[str]:
    """What a field may need: kinds of identifiers, roles of lines, who takes part, what bounds the amount."""
    yield from (one.value for one in case.identifiers)
    yield from (str(role) for role in scheme.prestations)
    yield f"scheme:{scheme.id}"
    said = {
        "several": case.several,
        "mandataire": case.mandataire,
        "de-minimis": case.de_minimis,
        "nature": any("order.nature" in demand.paths for demand in scheme.demands),
        "mom": scheme.attestation is not None,
        "annulation": any(one.stage is Stage.ANNULATION for one in scheme.required),
        "beneficiaries": any(f.key.startswith("beneficiary_") for one in scheme.pieces for f in one.fields),
        "category": any(c.key == "category" for one in scheme.pieces for t in one.tables for c in t.columns),
    }
    yield from (name for name, there in said.items() if there)
    if case.ceiling_by:
        yield case.ceiling_by


def scheme_part(scheme: Scheme) -> Part | None:
    """What only this scheme asks: what was ticked, the client's profession."""
    entries = [
        Entry(
            f"scenarios.{s.key}",
            s.title,
            "choice",
            choices=tuple((o.key, o.title) for o in s.options),
            own=scheme.id,
        )
        for s in scheme.scenarios
    ]
    if scheme.professions:
        known = tuple((one.key, one.title) for one in scheme.professions)
        entries.append(
            Entry(
                "client.profession", "Profession", "choice", needs="profession", choices=known, own=scheme.id
            )
        )
    return Part("Propre au dispositif", tuple(entries), f"scheme:{scheme.id}") if entries else None
