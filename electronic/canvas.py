"""A PDF drawn by PDFium with its own fonts: text at a place, lines of a table, page after page."""

from __future__ import annotations

import ctypes
import io

import pypdfium2
import pypdfium2.raw as pdfium

WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 50.0
CHARACTER = 0.52  # of the size: the mean width of a letter, to know where a line must turn


class Canvas:
    """Pages of A4, filled from the top. `at` is how far down the page the next line stands."""

    def __init__(self) -> None:
        self._document = pypdfium2.PdfDocument.new()
        self._fonts = {
            bold: pdfium.FPDFText_LoadStandardFont(
                self._document, b"Helvetica-Bold" if bold else b"Helvetica"
            )
            for bold in (False, True)
        }
        self._page: pypdfium2.PdfPage | None = None
        self.at = HEIGHT

    def write(self, text: str, left: float = MARGIN, size: float = 10.0, bold: bool = False) -> None:
        """One line of text at the current height; what the font does not know is a question mark."""
        shown = text.encode("cp1252", "replace").decode("cp1252")
        item = pdfium.FPDFPageObj_CreateTextObj(self._document, self._fonts[bold], size)
        buffer = ctypes.create_string_buffer(f"{shown}\0".encode("utf-16-le"))
        pdfium.FPDFText_SetText(item, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        pdfium.FPDFPageObj_Transform(item, 1, 0, 0, 1, left, HEIGHT - self.at)
        pdfium.FPDFPage_InsertObject(self._ready(), item)

    def down(self, points: float) -> None:
        """Goes down the page, or to the next one."""
        self.at += points
        self.room(0)

    def room(self, points: float) -> None:
        """Turns the page when so much does not fit under the current height."""
        if self.at + points > HEIGHT - MARGIN:
            self._finish()
            self._page = self._document.new_page(WIDTH, HEIGHT)
            self.at = MARGIN + 14

    def frame(self, left: float, top: float, right: float, bottom: float) -> None:
        """A ruled cell, heights from the top of the page."""
        path = pdfium.FPDFPageObj_CreateNewRect(left, HEIGHT - bottom, right - left, bottom - top)
        pdfium.FPDFPageObj_SetStrokeColor(path, 90, 90, 90, 255)
        pdfium.FPDFPageObj_SetStrokeWidth(path, 0.8)
        pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_NONE, True)
        pdfium.FPDFPage_InsertObject(self._ready(), path)

    def saved(self) -> bytes:
        self._ready()
        self._finish()
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _ready(self) -> pypdfium2.PdfPage:
        if self._page is None:
            self.room(0)
        return self._page

    def _finish(self) -> None:
        if self._page is not None:
            pdfium.FPDFPage_GenerateContent(self._page)
            self._page.close()


def wrapped(text: str, width: float, size: float = 10.0) -> list[str]:
    """The text as lines that fit a width, long words cut."""
    most = max(int(width / (size * CHARACTER)), 4)
    lines = [""]
    for word in (part for long in text.split() for part in _cut(long, most)):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _cut(word: str, most: int) -> list[str]:
    return [word[i : i + most] for i in range(0, len(word), most)]
