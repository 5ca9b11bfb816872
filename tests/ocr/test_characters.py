"""Fonts that say their characters wrongly, or not at all."""

from __future__ import annotations

import pytest

from models.page import Page, Reader
from ocr.characters import UNKNOWN, is_sign, is_unknown, unswapped, written
from ocr.document import read_document
from ocr.engines import Engines
from tests.ocr.paper import LINES, pdf, stream, typed

HEAD = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"


def mapped(lines: list[str], pairs: dict[str, str]) -> bytes:
    """Those lines, in a font whose own table says other characters for some: letter -> hex of UTF-16."""
    rows = "".join(f"<{ord(letter):02x}> <{said}>\n" for letter, said in pairs.items())
    cmap = f"{HEAD}{len(pairs)} beginbfchar\n{rows}endbfchar endcmap end"
    font = b"/Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>"
    data = pdf(typed(lines), more=[stream("", cmap.encode())])
    return data.replace(b"/Encoding /WinAnsiEncoding >>", font).replace(b"startxref", b"startxref ")


def page_of(data: bytes, engines: Engines) -> Page:
    return read_document("piece.pdf", data, engines).document.pages[0]


@pytest.mark.parametrize(
    ("said", "text"),
    [("昀椀", "fi"), ("昀昀椀", "ffi"), ("fi", "fi"), ("一", "一"), ("中国", "中国"), ("昀", "昀"), ("", "")],
)
def test_a_ligature_with_its_bytes_exchanged(said: str, text: str) -> None:
    assert unswapped(said) == text


def test_what_has_no_character() -> None:
    assert written("Dossi(cid:125)ow\u00a0v3") == f"Dossi{UNKNOWN}ow v3"
    assert written("\uf0a8\ue123") == f"☐{UNKNOWN}"
    assert all(map(is_unknown, ("(cid:7)", "\ue123")))
    assert not any(map(is_unknown, ("\uf0a8", "é", "(cid")))
    assert all(map(is_sign, "✝☐"))
    assert not any(map(is_sign, ("°", "a", "", "✝a")))


def test_the_ligature_of_ghostscript_is_read(engines: Engines) -> None:
    """The w stands for the ligature: another letter would do for a font that has none."""
    page = page_of(mapped(["Date de w de prestation"], {"w": "66006900"}), engines)
    assert "Date de fi de prestation" in page.text


def test_a_word_that_lacks_a_character_is_read_on_the_page(engines: Engines) -> None:
    """A font with widths of its own: the place of a letter that is not known is."""
    data = mapped([*LINES, "Logiciel : Dossiflow - version 3.8"], {"w": "e123"})
    widths = f"/BaseFont /Nimbus /FirstChar 32 /Widths [{' '.join(['600'] * 224)}]".encode()
    data = data.replace(b"/BaseFont /Helvetica", widths)
    page = page_of(data, engines)
    assert page.layer == "honest"
    assert "Logiciel : Dossiflow - version 3.8" in [line.text for line in page.lines]
    assert [word.text for word in page.words if word.reader is Reader.PPOCR] == ["Dossiflow"]


def test_a_font_of_signs_is_not_believed(engines: Engines) -> None:
    """Short lines too: none of them is long enough to be compared."""
    rows = ["N 852", "Mai 2026", "Total"]
    letters = sorted({c for row in rows for c in row if c.isalnum()})
    signs = {letter: f"{0x2720 + at:04x}" for at, letter in enumerate(letters)}
    page = page_of(mapped(rows, signs), engines)
    assert page.layer == "distrusted"
    assert "852" in page.text


def test_the_drawn_letters_of_a_printers_driver_are_no_tiny_text(engines: Engines) -> None:
    """A bitmap font: its letters are pictures in pixels, in a tiny size, that say no character."""
    glyph = stream("", b"40 0 2 0 30 60 d1 28 0 0 60 2 0 cm BI /W 1 /H 1 /BPC 1 /IM true ID \x00 EI")
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 40 70] /FontMatrix [1 0 0 1 0 0] /FirstChar 1 "
        b"/LastChar 1 "
        b"/Widths [40] /CharProcs << /a1 8 0 R >> /Encoding << /Differences [1 /a1] >> /Resources << >> >>"
    )
    drawn = "BT /F3 0.1 Tf 1 0 0 1 60 300 Tm (\x01\x01\x01) Tj ET\n"
    data = pdf(typed() + drawn, more=[font, glyph]).replace(b"/F1 5 0 R", b"/F1 5 0 R /F3 7 0 R")
    page = page_of(data.replace(b"startxref", b"startxref "), engines)
    assert page.unseen == ()
    assert page.layer == "honest"
