"""A structured invoice as pages that a person reads: nothing is added to what the data say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from electronic.canvas import HEIGHT, MARGIN, WIDTH, Canvas, wrapped
from models.electronic import DataKind, DataLine, InvoiceData

TITLES = {
    DataKind.CII: "FACTURE",
    DataKind.ZUGFERD_1: "FACTURE",
    DataKind.ORDER_X: "BON DE COMMANDE",
    DataKind.UBL: "FACTURE",
    DataKind.UBL_CREDIT: "AVOIR",
}
HEAD = {
    "invoice_number": "N° de facture",
    "invoice_issued": "Date de facture",
    "order_issued": "Date du bon de commande",
    "order_number": "N° du bon de commande",
    "due_date": "Date d’échéance",
}
SUPPLIER = {
    "supplier_name": "Raison sociale",
    "supplier_siret": "N° SIRET",
    "supplier_siren": "N° SIREN",
    "supplier_vat_number": "N° TVA intracommunautaire",
    "supplier_id": "Identifiant",
}
CLIENT = {
    "client_name": "Client",
    "client_representative": "Représentant",
    "client_rpps": "N° RPPS",
    "client_finess_juridique": "N° FINESS juridique",
    "client_siret": "SIRET",
    "client_siren": "SIREN",
    "client_id": "Identifiant",
    "client_address": "Adresse",
    "client_postal_code": "Code postal",
    "client_city": "Ville",
}
TOTALS = {"total-ht": "Total HT", "total-vat": "Total TVA", "total-ttc": "Total TTC"}
COLUMNS = (("Désignation", 215.0), ("Montant HT", 70.0), ("Taux de TVA", 70.0), ("Montant TVA", 70.0),
           ("Montant TTC", 70.0))  # fmt: skip
ROW = 16.0


def composed(invoice: InvoiceData) -> bytes:
    """A PDF of the data."""
    canvas = Canvas()
    canvas.down(0)
    canvas.write(TITLES[invoice.kind], size=18, bold=True)
    canvas.down(26)
    _block(canvas, invoice, "", HEAD)
    _block(canvas, invoice, "Fournisseur", SUPPLIER)
    _block(canvas, invoice, "Client", CLIENT)
    _table(canvas, invoice)
    for note in invoice.notes:
        for line in wrapped(note, WIDTH - 2 * MARGIN):
            canvas.write(line)
            canvas.down(14)
        canvas.down(4)
    return canvas.saved()


def _block(canvas: Canvas, invoice: InvoiceData, title: str, labels: dict[str, str]) -> None:
    """A heading and the values that the data have, each under its label."""
    said = [(labels[v.key], shown(v.key, v.value)) for v in invoice.values if v.key in labels]
    if not said:
        return
    if title:
        canvas.write(title, size=12, bold=True)
        canvas.down(17)
    for label, value in sorted(said, key=lambda one: list(labels.values()).index(one[0])):
        for line in wrapped(f"{label} : {value}", WIDTH - 2 * MARGIN):
            canvas.write(line)
            canvas.down(15)
    canvas.down(8)


def _table(canvas: Canvas, invoice: InvoiceData) -> None:
    if not invoice.lines and not any(invoice.value(key) for key in TOTALS):
        return
    _row(canvas, [title for title, _ in COLUMNS], bold=True)
    for line in invoice.lines:
        _row(canvas, _cells(invoice, line))
    canvas.down(ROW)
    for key, label in TOTALS.items():
        value = invoice.value(key)
        if value is not None:
            canvas.write(f"{label} : {shown(key, value)}", bold=True)
            canvas.down(15)
    canvas.down(10)


def _cells(invoice: InvoiceData, line: DataLine) -> list[str]:
    """The data hold no VAT a line; the totals are those of the line when it is the only one."""
    vat, total = invoice.value("total-vat"), invoice.value("total-ttc")
    alone = len(invoice.lines) == 1 and line.excl_tax == invoice.value("total-ht")
    return [
        f"{line.label} {line.details}".strip(),
        shown("total-ht", line.excl_tax),
        shown("rate", line.rate),
        shown("total-vat", vat) if alone and vat else "",
        shown("total-ttc", total) if alone and total else "",
    ]


def _row(canvas: Canvas, cells: list[str], bold: bool = False) -> None:
    parts = [wrapped(cell, width - 8, 9.0) for cell, (_, width) in zip(cells, COLUMNS, strict=True)]
    deep = max(len(part) for part in parts)
    canvas.room(deep * 12 + 6)
    top, left = canvas.at - 10, MARGIN
    for part, (_, width) in zip(parts, COLUMNS, strict=True):
        start = canvas.at
        for rank, text in enumerate(part):
            canvas.at = start + rank * 12
            canvas.write(text, left + 4, 9.0, bold)
        canvas.at = start
        canvas.frame(left, top, left + width, min(top + deep * 12 + 4, HEIGHT))
        left += width
    canvas.at += deep * 12 + 4


def shown(key: str, value: str) -> str:
    """A value as it is written in France; what is not understood stays as it stands."""
    try:
        if key in ("invoice_issued", "order_issued", "due_date"):
            return f"{date.fromisoformat(value):%d/%m/%Y}"
        if key.startswith("total-"):
            return f"{Decimal(value):,.2f} €".replace(",", " ").replace(".", ",")
        if key == "rate" and value:
            return f"{Decimal(value).normalize():f} %".replace(".", ",")
    except (ValueError, InvalidOperation):
        return value
    return value
