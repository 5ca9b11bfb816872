"""The files that a PDF carries inside: the structured invoice of a Factur-X among them."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from electronic.hardened import MOST_BYTES, TOO_LARGE, BadXmlError
from electronic.invoice import read_invoice
from models.electronic import InvoiceData

KNOWN = ("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "order-x.xml")
MOST = 50  # files looked at inside one PDF


def invoice_of(document: pypdfium2.PdfDocument) -> tuple[InvoiceData | None, str]:
    """The structured invoice inside, and in French why it could not be read; (None, "") when none is."""
    trouble = ""
    for name, attached in _xml_files(document):
        try:
            return read_invoice(name, _bytes(attached)), ""
        except BadXmlError as error:
            trouble = trouble or (str(error) if name.lower() in KNOWN else "")
    return None, trouble


def _xml_files(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, pypdfium2.PdfAttachment]]:
    """Those that bear a name of the norms first."""
    found = []
    for index in range(min(document.count_attachments(), MOST)):
        try:
            attached = document.get_attachment(index)
        except pypdfium2.PdfiumError:  # damaged: a page that needs nothing of it is read all the same
            continue
        name = str(attached.get_name())
        if name.lower().endswith(".xml"):
            found.append((name, attached))
    yield from sorted(found, key=lambda one: one[0].lower() not in KNOWN)


def _bytes(attached: pypdfium2.PdfAttachment) -> bytes:
    """Raises BadXmlError for a file that is too large or that is not there."""
    try:
        data = bytes(attached.get_data())
    except pypdfium2.PdfiumError as error:
        raise BadXmlError(
            "Les données jointes au PDF sont endommagées : elles n’ont pas été lues."
        ) from error
    if len(data) > MOST_BYTES:
        raise BadXmlError(TOO_LARGE)
    return data
