"""INT-02: the structured data of an invoice say what its page shows (facts §3.5)."""

from __future__ import annotations

from collections.abc import Iterator

from checks import names
from checks.case import Case
from checks.compare import doubt, equal
from checks.lines import BILLED, ReadLine, read_lines
from checks.names import Match
from checks.result import Result, Spot, failed, passed, review, skipped, spot
from checks.seals import carried
from checks.wording import goes_on, show, show_field
from models.electronic import DataKind, InvoiceData
from models.finding import Severity
from models.page import Document, MediaType
from models.piece import Piece, PieceKind
from models.reading import Field, Status, ValueKind

_KEYS = (
    "invoice_number",
    "invoice_issued",
    "order_issued",
    "order_number",
    "supplier_siret",
    "supplier_vat_number",
    "client_rpps",
    "client_finess_juridique",
    "due_date",
)
_TOTALS = {"total-ht": "ht", "total-vat": "vat", "total-ttc": "ttc"}
_TITLES = {"total-ht": "Total HT", "total-vat": "Total de la TVA", "total-ttc": "Total TTC"}
_ASK = "Demandez au fournisseur une pièce dont la page et les données disent la même chose."


def agreed(case: Case) -> Iterator[Result]:
    """INT-02: both are read, and what differs is listed."""
    several = 0
    for document, electronic in carried(case):
        if electronic.invoice_trouble:
            several += 1
            yield review(f"« {document.name} » : {goes_on(electronic.invoice_trouble)} {_ASK}")
        if electronic.invoice is not None:
            several += 1
            yield from _document(case, document, electronic.invoice)
    if not several:
        yield skipped("Aucun fichier ne porte de données structurées (Factur-X, UBL, CII).")


def _document(case: Case, document: Document, data: InvoiceData) -> Iterator[Result]:
    kind = PieceKind.BDC if data.kind is DataKind.ORDER_X else PieceKind.FACTURE
    owners = (p for p in case.of(kind) if any(ref.document == document.name for ref in p.pages))
    piece = next(owners, None)
    if document.media_type is MediaType.XML:
        yield skipped(f"« {document.name} » est remis en XML seul : la page montrée en est tirée.")
    elif piece is None:
        yield review(
            f"« {document.name} » porte des données structurées, mais aucune page n’y a été reconnue comme "
            "la pièce correspondante. Vérifiez sur l’image."
        )
    else:
        yield from _compared(case, piece, data)
    if data.regular is False:
        yield failed(
            f"Les données structurées de « {document.name} » ne respectent pas le schéma officiel de leur "
            "profil. Signalez-le au fournisseur.",
            Spot(piece.key if piece else None),
            at_most=Severity.NOTE,
        )


def _compared(case: Case, piece: Piece, data: InvoiceData) -> Iterator[Result]:
    for key in _KEYS:
        model, said = case.field_model(piece, key), data.value(key)
        if model is not None and said is not None:
            yield _value(case, piece, model.title, piece.field(key, model.kind), said)
    yield from _supplier(case, piece, data)
    for key, column in _TOTALS.items():
        said, line = data.value(key), _total_line(piece, key, column)
        if said is not None and line is not None:
            yield _total(line, key, column, said)


def _value(case: Case, piece: Piece, title: str, field: Field, said: str) -> Result:
    where, read, wanted = spot(piece, field), show_field(field), show(field.kind, said)
    if field.status is Status.ABSENT:
        return review(
            f"« {title} » : {wanted} dans les données structurées, rien n’est lu sur la page. "
            "Vérifiez sur l’image.",
            where,
            expected=wanted,
            at_most=Severity.NOTE,
        )
    if not field.found or field.value is None:
        return skipped(f"« {title} » n’a pas été lu avec certitude sur la page : voir LIS-02.", where)
    if equal(field.kind, field.value, said):
        return passed(
            f"« {title} » : la page et les données concordent.", where, expected=wanted, observed=read
        )
    message = f"« {title} » : {read} est lu sur la page, les données structurées disent {wanted}."
    why = doubt(case, piece, field, said)
    if why:
        return review(f"{message} {why}", where, expected=wanted, observed=read)
    return failed(f"{message} {_ASK}", where, expected=wanted, observed=read)


def _supplier(case: Case, piece: Piece, data: InvoiceData) -> Iterator[Result]:
    """The name is told otherwise in many sound invoices: a difference is for a person."""
    said, field = data.value("supplier_name"), piece.field("supplier_name")
    if said is None or not field.found or field.value is None:
        return
    where = spot(piece, field)
    if names.firm(field.value, said) is Match.DIFFERENT:
        yield review(
            f"Le fournisseur est « {field.value} » sur la page et « {said} » dans les données structurées. "
            "Vérifiez qu’il s’agit du même.",
            where,
            expected=said,
            observed=field.value,
        )
    else:
        yield passed("Le fournisseur est le même sur la page et dans les données.", where, observed=said)


def _total_line(piece: Piece, key: str, column: str) -> ReadLine | None:
    """The row that holds a total: its own, that of all totals, or the only line."""
    lines = (*read_lines(piece, key), *read_lines(piece, "total"))
    found = next((line for line in lines if line.total(column).found), None)
    alone = read_lines(piece, *BILLED)
    return found or (alone[0] if len(alone) == 1 and alone[0].cell(column).found else None)


def _total(line: ReadLine, key: str, column: str, said: str) -> Result:
    cell, where = line.total(column), line.spot(column)
    wanted, read, title = show(ValueKind.AMOUNT, said), show_field(cell), _TITLES[key]
    if cell.value is not None and equal(ValueKind.AMOUNT, cell.value, said):
        return passed(
            f"« {title} » : la page et les données concordent.", where, expected=wanted, observed=read
        )
    message = f"« {title} » : {read} est lu sur la page, les données structurées disent {wanted}."
    if not cell.certain or cell.repaired:
        return review(f"{message} Vérifiez sur l’image.", where, expected=wanted, observed=read)
    return failed(f"{message} {_ASK}", where, expected=wanted, observed=read)
