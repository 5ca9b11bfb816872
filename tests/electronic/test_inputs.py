"""Fields of a form: read from the form, and looked for on the page where they stand."""

from __future__ import annotations

import pypdfium2
import pytest

from electronic.inputs import inputs_of
from electronic.read import read_electronic
from electronic.trust import Trust
from electronic.widgets import widgets
from models.electronic import FormInput
from models.geometry import Box
from models.page import Document, Grade, Legibility, Line, MediaType, Page, Reader, Word
from models.view import Pixels
from ocr.pdf import PdfSource
from ocr.settings import Limits
from tests.ocr.paper import pdf, stream, typed

FORM = "/AcroForm << /Fields [8 0 R 10 0 R] /DR << /Font << /F1 5 0 R >> >> >>"
LEGIBLE = Legibility(grade=Grade.GOOD, dpi=200, contrast=1, sharpness=1, mean_confidence=1)


def form(value: str = "451,50", drawn: str = "451,50", state: str = "Yes", ink: bool = True) -> bytes:
    """A text field and a check box; what is drawn may be otherwise than what the form says."""
    look = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 5 0 R >> >>",
        f"0 g BT /F1 11 Tf 2 5 Td ({drawn}) Tj ET".encode(),
    )
    text = (
        f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (montant) /V ({value}) /DA (/F1 11 Tf 0 g) /F 4 "
        "/Rect [200 500 400 520] /AP << /N 7 0 R >> >>"
    )
    cross = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 14 14]",
        b"2 w 2 2 m 12 12 l 2 12 m 12 2 l S" if ink else b"",
    )
    box = (
        f"<< /Type /Annot /Subtype /Widget /FT /Btn /T (oui) /V /{state} /AS /Yes /F 4 "
        "/Rect [200 450 214 464] /AP << /N << /Yes 9 0 R >> >> >>"
    )
    return pdf(
        typed(),
        page="/Annots [8 0 R 10 0 R]",
        more=[look, text.encode(), cross, box.encode()],
        catalog=FORM,
    )


def read(data: bytes, shown: str) -> dict[str, FormInput]:
    """The inputs of the form, the page having been read as `shown` at the place of the text field."""
    pixels: Pixels = PdfSource(data, Limits()).page(0).pixels
    box = Box(left=0.35, top=1 - 515 / 842, right=0.45, bottom=1 - 505 / 842)
    word = Word(text=shown, box=box, confidence=1, reader=Reader.TEXT_LAYER)
    lines = (Line(words=(word,), box=box),) if shown else ()
    page = Page(number=1, width=1654, height=2339, dpi=200, legibility=LEGIBLE, lines=lines)
    document = Document(name="f.pdf", sha256="", size=0, media_type=MediaType.PDF, pages=(page,))
    found = inputs_of(widgets(pypdfium2.PdfDocument(data)), document, {1: pixels})
    return {one.name: one for one in found}


def test_values_and_boxes_are_read_with_what_is_shown() -> None:
    found = read(form(), "451,50")
    assert (found["montant"].value, found["montant"].shown) == ("451,50", "451,50")
    assert (found["oui"].checked, found["oui"].marked) == (True, True)
    assert found["montant"].place.box.contains_point(0.5, 1 - 510 / 842)


def test_a_value_drawn_otherwise_is_told_as_it_is() -> None:
    found = read(form(drawn="951,50"), "951,50")
    assert (found["montant"].value, found["montant"].shown) == ("451,50", "951,50")


@pytest.mark.parametrize(("ink", "marked"), [(True, True), (False, False)])
def test_a_box_is_looked_at(ink: bool, marked: bool) -> None:
    assert read(form(ink=ink), "")["oui"].marked is marked


def test_a_dynamic_form_is_told() -> None:
    xfa = stream("", b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'></xdp:xdp>")
    catalog = "/NeedsRendering true /AcroForm << /Fields [] /XFA 7 0 R >>"
    document = Document(name="f.pdf", sha256="", size=0, media_type=MediaType.PDF)
    found = read_electronic(pdf(typed(), more=[xfa], catalog=catalog), document, Trust())
    assert found is not None
    assert "XFA" in found.form_trouble
