"""A text layer is believed when it is painted and says what the page shows."""

from PIL import Image

from models.page import Ink, Page, Reader
from ocr.document import read_document
from ocr.engines import Engines
from tests.ocr.paper import LINES, letter, pdf, stream, typed

FULL_PAGE = "q 595 0 0 842 0 0 cm /Im Do Q\n"


def page_of(data: bytes, engines: Engines) -> Page:
    found = read_document("piece.pdf", data, engines).document
    assert found.problem is None
    return found.pages[0]


def test_painted_text_is_the_reading(engines: Engines) -> None:
    blue = "0 0.3 0.8 rg BT /F1 11 Tf 1 0 0 1 60 560 Tm (Montant pris en charge par l'Etat) Tj ET\n"
    page = page_of(pdf(typed() + blue), engines)
    assert page.layer == "honest"
    assert [line.text for line in page.lines] == [*LINES, "Montant pris en charge par l'Etat"]
    assert {word.reader for word in page.words} == {Reader.TEXT_LAYER}
    assert page.lines[-1].words[0].ink is Ink.BLUE
    assert page.lines[0].words[0].ink is Ink.BLACK


def test_a_scanners_invisible_text_is_trusted_for_nothing(engines: Engines) -> None:
    wrong = typed(("N° RPPS : 99999999999", "Fournisseur : Personne"), mode=3)
    page = page_of(pdf(FULL_PAGE + wrong, letter()), engines)
    assert page.layer == "distrusted"
    assert "numériseur" in page.layer_note
    assert "99999999999" not in page.text
    assert "10003456789" in page.text
    assert {word.reader for word in page.words} == {Reader.PPOCR}


def test_text_under_a_full_page_picture_is_distrusted(engines: Engines) -> None:
    wrong = typed(("N° RPPS : 99999999999", "Fournisseur : Personne"))
    page = page_of(pdf(wrong + FULL_PAGE, letter()), engines)
    assert page.layer == "distrusted"
    assert "99999999999" not in page.text


def test_white_and_tiny_text_is_not_read(engines: Engines) -> None:
    white = "1 1 1 rg BT /F1 11 Tf 1 0 0 1 60 500 Tm (N° RPPS : 99999999999) Tj ET\n"
    tiny = "0 0 0 rg BT /F1 0.5 Tf 1 0 0 1 60 480 Tm (88888888888) Tj ET\n"
    page = page_of(pdf(typed() + white + tiny), engines)
    assert page.layer == "honest"
    assert "99999999999" not in page.text
    assert "88888888888" not in page.text
    assert "10003456789" in page.text
    assert "invisible" in page.layer_note


def test_a_font_that_lies_is_found_out(engines: Engines) -> None:
    """The letters are painted as one text and mapped to another (ToUnicode)."""
    pairs = "".join(f"<{code:02x}> <{ord('z') - (code * 7) % 26:04x}>\n" for code in range(33, 127))
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"94 beginbfchar\n{pairs}endbfchar endcmap end"
    )
    font = b"/Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>"
    lying = pdf(typed(), more=[stream("", cmap.encode())]).replace(b"/Encoding /WinAnsiEncoding >>", font)
    page = page_of(_fixed(lying), engines)
    assert page.layer == "distrusted"
    assert "10003456789" in page.text


def _fixed(data: bytes) -> bytes:
    """PDFium rebuilds a table of contents that no longer fits; so that the test needs not."""
    return data.replace(b"startxref", b"startxref ")


def test_a_pasted_scan_is_read_beside_the_layer(engines: Engines) -> None:
    part = letter(table=False).crop((120, 120, 720, 480))
    pasted = "q 288 0 0 173 60 300 cm /Im Do Q\n"
    page = page_of(pdf(typed(LINES[:2]) + pasted, part), engines)
    assert page.layer == "honest"
    readers = {word.text: word.reader for word in page.words}
    assert readers["10003456789"] is Reader.PPOCR
    assert readers["COMMANDE"] in (Reader.TEXT_LAYER, Reader.PPOCR)
    assert readers["Aubier"] in (Reader.TEXT_LAYER, Reader.PPOCR)


def test_filled_fields_are_read(engines: Engines) -> None:
    look = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 5 0 R >> >>",
        b"0 g BT /F1 11 Tf 2 5 Td (10003456789) Tj ET",
    )
    field = (
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (rpps) /V (10003456789) /DA (/F1 11 Tf 0 g) /F 4 "
        b"/Rect [200 500 400 520] /AP << /N 7 0 R >> >>"
    )
    data = pdf(
        typed(LINES[:3]),
        page="/Annots [8 0 R]",
        more=[look, field],
        catalog="/AcroForm << /Fields [8 0 R] /DR << /Font << /F1 5 0 R >> >> >>",
    )
    assert "10003456789" in page_of(data, engines).text


def test_turned_and_cropped_pages_keep_their_places(engines: Engines) -> None:
    straight = page_of(pdf(typed()), engines)
    turned = page_of(pdf(typed(), page="/Rotate 180"), engines)
    assert [line.text for line in turned.lines] == [line.text for line in straight.lines]
    assert abs(turned.lines[0].box.left - straight.lines[0].box.left) < 0.01
    assert (straight.rotation, turned.rotation) == (0, 180)
    cropped = page_of(pdf(typed(), page="/CropBox [50 0 595 842]"), engines)
    assert abs(cropped.lines[0].box.left - 10 / 545) < 0.01


def test_drawn_lines_are_rulings_and_part_the_words(engines: Engines) -> None:
    table = "0.5 w 60 500 200 30 re S 260 500 100 30 re S\n"
    cells = "BT /F1 11 Tf 1 0 0 1 190 510 Tm (principale) Tj 1 0 0 1 263 510 Tm (1 250,00) Tj ET\n"
    page = page_of(pdf(typed(LINES[:3]) + table + cells), engines)
    assert {"principale", "1 250,00"} <= {line.text for line in page.lines}
    assert len([r for r in page.rulings if r.direction == "vertical"]) == 3


def test_a_scan_in_a_pdf_is_read_at_its_own_resolution(engines: Engines) -> None:
    page = page_of(pdf(FULL_PAGE, letter()), engines)
    assert page.layer == "none"
    assert (abs(page.width - 1240) <= 2, abs(page.height - 1754) <= 2, page.dpi) == (True, True, 150)
    assert "10003456789" in page.text


def test_a_blank_pdf_page(engines: Engines) -> None:
    assert page_of(pdf("", Image.new("RGB", (8, 8), "white")), engines).blank
