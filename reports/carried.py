"""What the files carry beside their pages, as rows: one a signature field."""

from __future__ import annotations

from dataclasses import dataclass

from models.electronic import Coverage, Later, Seal, SealState
from models.finding import Report
from reports.formats import show_instant

STATES = {
    SealState.EMPTY: "Champ vide : personne n’a signé",
    SealState.BROKEN: "Endommagée : n’a pas pu être examinée",
}
COVERAGES = {
    Coverage.FILE: "Tout le fichier",
    Coverage.REVISION: "Tout le fichier à la date de signature",
    Coverage.PART: "Une partie du fichier seulement",
}
LATER = {
    Later.NOTHING: "Rien",
    Later.ARCHIVAL: "Des preuves d’archivage",
    Later.FORM: "D’autres signatures ou des champs de formulaire",
    Later.NOTES: "Des annotations",
    Later.OTHER: "D’autres modifications",
}


@dataclass(frozen=True)
class SealRow:
    """A signature field in words; `problem` when it is not there, not intact, or not alone."""

    document: str
    field: str
    signer: str
    issuer: str
    days: str
    signed: str
    intact: str
    covers: str
    later: str
    root: str
    problem: bool


def seal_rows(report: Report) -> tuple[SealRow, ...]:
    """One row a signature field, in the order of the files."""
    return tuple(
        _row(document.name, seal)
        for document in report.documents
        if document.electronic is not None
        for seal in document.electronic.seals
    )


def _row(document: str, seal: Seal) -> SealRow:
    certificate = seal.certificate
    if seal.state is not SealState.SIGNED or certificate is None:
        return SealRow(document, seal.field, "—", "—", "—", "—", STATES[seal.state], "—", "—", "—", True)
    kept = seal.intact and seal.coverage is not Coverage.PART
    return SealRow(
        document=document,
        field=seal.field,
        signer=certificate.subject,
        issuer="le signataire lui-même" if certificate.self_signed else certificate.issuer,
        days=f"du {certificate.not_before:%d/%m/%Y} au {certificate.not_after:%d/%m/%Y}",
        signed=_signed(seal),
        intact="Inchangé depuis" if seal.intact else "Altéré",
        covers=COVERAGES[seal.coverage],
        later=LATER[seal.later] if seal.intact else "—",
        root=seal.root or "aucune racine installée ne correspond",
        problem=not kept or seal.later in (Later.NOTES, Later.OTHER) or bool(seal.changed),
    )


def _signed(seal: Seal) -> str:
    if seal.stamped is not None:
        return f"{show_instant(seal.stamped)} (horodatage)"
    return f"{show_instant(seal.claimed)} (déclaré)" if seal.claimed else "non indiqué"
