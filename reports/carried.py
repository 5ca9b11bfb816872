"""What the files carry beside their pages, as rows: signature fields, and values of structured data."""

from __future__ import annotations

from dataclasses import dataclass

from models.electronic import Code, CodeKind, Coverage, DataKind, InvoiceData, Later, Seal, SealState
from models.finding import Report
from models.piece import Piece
from models.reading import ValueKind
from reports.formats import show, show_field, show_instant

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


DATA_KINDS = {
    DataKind.CII: "Facture CII (Factur-X, ZUGFeRD)",
    DataKind.ZUGFERD_1: "Facture ZUGFeRD 1",
    DataKind.ORDER_X: "Commande Order-X",
    DataKind.UBL: "Facture UBL",
    DataKind.UBL_CREDIT: "Avoir UBL",
}
DATA_TITLES = {
    "invoice_number": "N° de facture",
    "invoice_issued": "Date de facture",
    "order_number": "N° du bon de commande",
    "order_issued": "Date du bon de commande",
    "due_date": "Date d’échéance",
    "supplier_name": "Fournisseur",
    "supplier_siret": "SIRET du fournisseur",
    "supplier_siren": "SIREN du fournisseur",
    "supplier_vat_number": "N° de TVA du fournisseur",
    "client_name": "Client",
    "client_representative": "Représentant du client",
    "client_rpps": "N° RPPS du client",
    "client_finess_juridique": "FINESS juridique du client",
    "client_siret": "SIRET du client",
    "client_address": "Adresse du client",
    "client_postal_code": "Code postal du client",
    "client_city": "Ville du client",
    "currency": "Monnaie",
    "total-ht": "Total HT",
    "total-vat": "Total de la TVA",
    "total-ttc": "Total TTC",
    "rate": "Taux de TVA",
}
_SHOWN = {
    "invoice_issued": ValueKind.DATE,
    "order_issued": ValueKind.DATE,
    "due_date": ValueKind.DATE,
    "total-ht": ValueKind.AMOUNT,
    "total-vat": ValueKind.AMOUNT,
    "total-ttc": ValueKind.AMOUNT,
    "rate": ValueKind.RATE,
    "supplier_siret": ValueKind.SIRET,
}


@dataclass(frozen=True)
class DataTable:
    """The structured data of a file: each value beside what the page gives; "—" when it gives nothing."""

    document: str
    title: str
    rows: tuple[tuple[str, str, str], ...]
    lines: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]


def data_tables(report: Report) -> tuple[DataTable, ...]:
    """One table a file that carries structured data."""
    return tuple(
        _data_table(report, document.name, document.electronic.invoice)
        for document in report.documents
        if document.electronic is not None and document.electronic.invoice is not None
    )


def _data_table(report: Report, document: str, data: InvoiceData) -> DataTable:
    pieces = [p for p in report.pieces if any(ref.document == document for ref in p.pages)]
    profile = f", profil {data.profile}" if data.profile else ""
    return DataTable(
        document=document,
        title=f"{DATA_KINDS[data.kind]}{profile} — {data.name}",
        rows=tuple(
            (DATA_TITLES.get(v.key, v.key), _show(v.key, v.value), _on_page(pieces, v.key))
            for v in data.values
        ),
        lines=tuple(
            (f"{x.label} {x.details}".strip(), _show("total-ht", x.excl_tax), _show("rate", x.rate))
            for x in data.lines
        ),
        notes=data.notes,
    )


def _show(key: str, value: str) -> str:
    return show(_SHOWN.get(key, ValueKind.TEXT), value) if value else "—"


def _on_page(pieces: list[Piece], key: str) -> str:
    """What the page gives for the same key; a total is the one of its row."""
    fields = (piece.field(key) for piece in pieces)
    read = next((show_field(field) for field in fields if field.found), "")
    column = key.removeprefix("total-")
    rows = (
        row for piece in pieces for role in (key, "total") for row in piece.table("amounts").rows_of(role)
    )
    cells = (row.cell(column) for row in rows if key.startswith("total-"))
    return read or next((show_field(cell) for cell in cells if cell.found), "—")


CODES = {CodeKind.QR: "QR", CodeKind.DATA_MATRIX: "Data Matrix", CodeKind.TWO_D_DOC: "2D-Doc"}


@dataclass(frozen=True)
class CodeRow:
    """A code of a page: what it holds, line by line."""

    document: str
    page: int
    kind: str
    said: tuple[str, ...]


def code_rows(report: Report) -> tuple[CodeRow, ...]:
    """One row a code, in the order of the pages."""
    return tuple(
        CodeRow(document.name, code.place.page, CODES[code.kind], _code_says(code))
        for document in report.documents
        if document.electronic is not None
        for code in document.electronic.codes
    )


def _code_says(code: Code) -> tuple[str, ...]:
    """The text, or the header, the fields and what is known of the signature of a 2D-Doc."""
    content = code.content
    if content is None:
        return (code.text,)
    head = [f"Autorité {content.authority}, certificat {content.certificate}"]
    head += [f"document de type {content.document_type}"]
    head += [f"émis le {content.issued:%d/%m/%Y}"] if content.issued else []
    head += [f"signé le {content.signed:%d/%m/%Y}"] if content.signed else []
    proof = (
        f"Signature vérifiée avec le certificat « {content.verified_by} »."
        if content.verified_by
        else "Signature non vérifiée : son certificat n’est pas dans le dossier de confiance."
    )
    rest = (f"Non interprété : {content.rest}",) if content.rest else ()
    return (", ".join(head), *(f"{name} : {value}" for name, value in content.fields), *rest, proof)


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
