"""Structured invoices: what they say, what is refused, and the page that is made of them."""

from __future__ import annotations

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from electronic.attached import invoice_of
from electronic.canvas import wrapped
from electronic.compose import composed
from electronic.hardened import MOST_BYTES, BadXmlError, parsed
from electronic.invoice import canonical, read_invoice
from models.electronic import DataKind, InvoiceData
from models.page import MediaType
from ocr.intake import identify
from tests.electronic.invoices import BOMB, CII, DEEP, FILE_ENTITY, WRONG_SPACE, attached, blank, cii, ubl
from tests.electronic.kin import order_x, zugferd_1

SAID = {
    "invoice_number": "F-2027-118",
    "invoice_issued": "2027-02-20",
    "order_number": "BC-2026-0042",
    "supplier_name": "Logisanté Ouest SAS",
    "supplier_siret": "12345678200010",
    "supplier_vat_number": "FR12123456782",
    "client_name": "Dr Jeanne Le Goff",
    "total-ht": "376.25",
    "total-vat": "75.25",
    "total-ttc": "451.50",
    "rate": "20",
}


@pytest.mark.parametrize(("xml", "kind"), [(cii(), DataKind.CII), (ubl(), DataKind.UBL)])
def test_both_languages_say_the_same(xml: bytes, kind: DataKind) -> None:
    data = read_invoice("f.xml", xml)
    assert data.kind is kind
    assert data.regular is True
    assert {key: data.value(key) for key in SAID} == SAID
    assert [(line.label, line.excl_tax, line.rate) for line in data.lines] == [
        ("Prestation principale Vague 2", "376.25", "20")
    ]
    assert data.notes == ("Montant pris en charge par l’Etat dans le cadre du Ségur de la santé",)


def test_the_elder_of_factur_x_says_the_same() -> None:
    data = read_invoice("zugferd-invoice.xml", zugferd_1())
    assert (data.kind, data.regular) == (DataKind.ZUGFERD_1, True)
    assert {key: data.value(key) for key in SAID} == SAID
    assert [(line.label, line.excl_tax, line.rate) for line in data.lines] == [
        ("Prestation principale Vague 2", "376.25", "20")
    ]
    assert data.notes == ("Montant pris en charge par l’Etat dans le cadre du Ségur de la santé",)


def test_an_order_is_no_invoice() -> None:
    """Its number and its day are those of the order; it has no number of an invoice."""
    data = read_invoice("order-x.xml", order_x())
    assert (data.kind, data.regular) == (DataKind.ORDER_X, True)
    assert (data.value("order_number"), data.value("order_issued")) == ("BC-2026-0042", "2026-10-05")
    assert (data.value("invoice_number"), data.value("currency")) == (None, "EUR")
    told = {key: SAID[key] for key in ("supplier_siret", "client_name", "total-ht", "total-vat", "total-ttc")}
    assert {key: data.value(key) for key in told} == told


def test_data_that_break_their_schema_are_told() -> None:
    broken = cii().replace(b"<ram:TypeCode>380</ram:TypeCode>", b"")
    assert read_invoice("f.xml", broken).regular is False


@pytest.mark.parametrize("xml", [BOMB, FILE_ENTITY, DEEP, WRONG_SPACE, b"<?xml version='1.0'?><a", b""])
def test_bad_xml_is_refused(xml: bytes) -> None:
    with pytest.raises(BadXmlError):
        read_invoice("f.xml", xml)


def test_too_much_is_refused() -> None:
    with pytest.raises(BadXmlError):
        parsed(b"<a>" + b"x" * MOST_BYTES + b"</a>")
    with pytest.raises(BadXmlError):
        parsed(b"<a>" + b"<b/>" * 60_000 + b"</a>")


@pytest.mark.parametrize(
    "xml", [cii(), b"\xef\xbb\xbf" + ubl(), CII.replace("UTF-8", "UTF-16").encode("utf-16")]
)
def test_xml_is_told_by_its_content(xml: bytes) -> None:
    assert identify(xml) is MediaType.XML


def test_a_web_page_is_no_invoice() -> None:
    assert identify(b"<html></html>") is None


def test_the_file_inside_a_pdf_is_found() -> None:
    data, trouble = invoice_of(pypdfium2.PdfDocument(attached(blank(), cii())))
    assert data is not None
    assert (data.name, trouble) == ("factur-x.xml", "")


@pytest.mark.parametrize(
    ("name", "xml", "kind"),
    [
        ("ZUGFeRD-invoice.xml", zugferd_1(), DataKind.ZUGFERD_1),
        ("order-x.xml", order_x(), DataKind.ORDER_X),
    ],
)
def test_the_kin_of_factur_x_are_found_in_a_pdf(name: str, xml: bytes, kind: DataKind) -> None:
    data, trouble = invoice_of(pypdfium2.PdfDocument(attached(blank(), xml, name)))
    assert data is not None
    assert (data.kind, trouble) == (kind, "")


def test_a_bad_file_inside_a_pdf_is_told_and_other_files_are_left() -> None:
    assert invoice_of(pypdfium2.PdfDocument(attached(blank(), BOMB)))[1]
    assert invoice_of(pypdfium2.PdfDocument(attached(blank(), BOMB, "autre.xml"))) == (None, "")
    assert invoice_of(pypdfium2.PdfDocument(blank())) == (None, "")


def page_text(data: InvoiceData) -> str:
    document = pypdfium2.PdfDocument(composed(data))
    return " ".join(document[i].get_textpage().get_text_range() for i in range(len(document)))


def test_the_page_shows_every_value() -> None:
    text = page_text(read_invoice("f.xml", cii()))
    for shown in ("F-2027-118", "20/02/2027", "BC-2026-0042", "12345678200010", "451,50 €", "20 %", "Ségur"):
        assert shown in text


def test_a_long_invoice_takes_several_pages() -> None:
    data = read_invoice("f.xml", ubl())
    long = data.model_copy(update={"lines": data.lines * 90})
    assert len(pypdfium2.PdfDocument(composed(long))) > 1


@given(st.text(max_size=300))
def test_any_text_can_be_put_on_a_page(text: str) -> None:
    assert "".join(wrapped(text, 200)).replace(" ", "") == "".join(text.split())
    composed(InvoiceData(name="f.xml", kind=DataKind.CII, notes=(text,)))


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_amounts_keep_their_value(amount: object) -> None:
    assert canonical("total-ht", f"{amount}") == f"{amount}"


@pytest.mark.parametrize("text", ["12,50", "NaN", "1e5", "Infinity", "", "20270231"])
def test_what_is_no_amount_or_day_is_not_understood(text: str) -> None:
    assert canonical("total-ht" if text != "20270231" else "invoice_issued", text) is None
