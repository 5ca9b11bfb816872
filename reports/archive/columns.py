"""The columns of the tables: our name, the French title, the width in a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from models.archive import DossierRow, FindingRow, Link, State
from models.finding import Outcome, Severity
from models.geometry import Place
from reports.clean import clean
from reports.words import OUTCOMES, SEVERITIES, STAGES, VERDICTS

T = TypeVar("T")
Cell = str | int

STATES: dict[str, str] = {
    State.QUEUED: "En attente",
    State.DONE: "Contrôlé",
    State.REFUSED: "Dossier déclaré inutilisable",
    State.LEFT: "Abandonné après échec",
    State.UNREAD: "Jamais lu",
    State.NOT_DRAWN: "Hors échantillon",
}
VERDICT_TITLES: dict[str, str] = {verdict.value: wording.title for verdict, wording in VERDICTS.items()}
OUTCOME_TITLES: dict[str, str] = {outcome.value: title for outcome, title in OUTCOMES.items()}
SEVERITY_TITLES: dict[str, str] = {severity.value: wording.title for severity, wording in SEVERITIES.items()}
# A cell that starts with one of these is a formula for a spreadsheet that opens a CSV.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column of a table for people."""

    title: str
    width: int
    cell: Callable[[T], Cell]


def tidy(text: str) -> str:
    """On one line, with nothing that could move a cursor or hide a part."""
    return text if text.isprintable() else clean(text)


def inert(cell: Cell) -> Cell:
    """A text that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return "'" + cell
    return cell


def place(where: Place | None) -> str:
    """A place as « bdc.pdf, page 2 »."""
    return f"{tidy(where.document)}, page {where.page}" if where is not None else ""


def verdict_title(value: str) -> str:
    return VERDICT_TITLES.get(value, value)


DOSSIERS: tuple[Column[DossierRow], ...] = (
    Column("Dossier", 26, lambda r: tidy(r.id)),
    Column("Verdict", 14, lambda r: verdict_title(r.verdict)),
    Column("Résumé", 60, lambda r: tidy(r.summary or r.reason)),
    Column("Non conformes", 9, lambda r: r.fails),
    Column("À vérifier", 9, lambda r: r.reviews),
    Column("En erreur", 9, lambda r: r.errors),
    Column("Contrôles non satisfaits", 30, lambda r: r.rules),
    Column("Recoupements", 9, lambda r: r.links),
    Column("Dispositif", 18, lambda r: tidy(r.scheme)),
    Column("Étape", 22, lambda r: STAGES.get(r.stage, r.stage)),
    Column("Cas", 18, lambda r: tidy(r.case)),
    Column("Reçu le", 22, lambda r: r.received),
    Column("Fournisseur", 28, lambda r: tidy(r.supplier)),
    Column("SIRET", 16, lambda r: tidy(r.siret)),
    Column("Client", 28, lambda r: tidy(r.client)),
    Column("Identifiants du client", 22, lambda r: tidy(r.identifiers)),
    Column("Bon de commande", 18, lambda r: tidy(r.order)),
    Column("Facture", 18, lambda r: tidy(r.invoice)),
    Column("Fichiers", 8, lambda r: r.files),
    Column("Fichiers non lus", 8, lambda r: r.files_failed),
    Column("Pages", 8, lambda r: r.pages),
    Column("Pages non rattachées", 8, lambda r: r.pages_left),
    Column("État", 18, lambda r: STATES[r.state]),
)

FINDINGS: tuple[Column[FindingRow], ...] = (
    Column("Dossier", 26, lambda r: tidy(r.dossier)),
    Column("Contrôle", 10, lambda r: r.rule),
    Column("Intitulé", 40, lambda r: r.title),
    Column("Résultat", 14, lambda r: OUTCOME_TITLES[Outcome(r.outcome)]),
    Column("Gravité", 12, lambda r: SEVERITY_TITLES[Severity(r.severity)]),
    Column("Constat", 80, lambda r: tidy(r.message)),
    Column("Attendu", 24, lambda r: tidy(r.expected)),
    Column("Lu", 24, lambda r: tidy(r.observed)),
    Column("Pièce", 12, lambda r: r.piece),
    Column("Fichier", 26, lambda r: tidy(r.document)),
    Column("Page", 6, lambda r: r.page or ""),
)

LINKS: tuple[Column[Link], ...] = (
    Column("Contrôle", 10, lambda r: r.rule),
    Column("Premier dossier", 26, lambda r: tidy(r.first)),
    Column("À la page", 30, lambda r: place(r.first_place)),
    Column("Autre dossier", 26, lambda r: tidy(r.second)),
    Column("À la page", 30, lambda r: place(r.second_place)),
    Column("Valeur", 24, lambda r: tidy(r.value)),
    Column("Certitude", 14, lambda r: "Certain" if r.at_fault else "À vérifier"),
)

MISPLACED: tuple[Column[tuple[str, str]], ...] = (
    Column("Fichier", 60, lambda r: tidy(r[0])),
    Column("Motif", 70, lambda r: tidy(r[1])),
)
