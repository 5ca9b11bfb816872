"""From a piece's content and look to a PDF, and from the PDF to pictures."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import weasyprint
from PIL import Image

from testdata.generate.content import Content, Row
from testdata.generate.layouts import LAYOUTS
from testdata.generate.look import Look
from testdata.generate.sheet import Sheet
from testdata.generate.style import sheet_css

logging.getLogger("weasyprint").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)
SCAN_DPI = 300


@dataclass
class Drawn:
    """A piece on paper: its PDF and what stands on it.

    `shown`, `row_shown`: values as written. `signed_page`: index of the first page with a signature zone, -1
    for none; `zones`: all of them. `signed` false: that page is lost. `rosters`: rows of tables as printed.
    """

    content: Content
    look: Look
    pdf: bytes
    pages: int
    printed: dict[str, str | list[str]]
    handwritten: list[str]
    rows: list[Row]
    mentions: set[str]
    groups: set[str]
    shown: dict[str, list[str]]
    row_shown: list[list[str]]
    signed_page: int
    zones: frozenset[int] = frozenset()
    signed: bool = True
    rosters: dict[str, list[dict[str, list[str]]]] = field(default_factory=dict)


def draw(content: Content, look: Look) -> Drawn:
    """Lays the piece out."""
    sheet = Sheet(content, look, official=look.family.startswith("official"))
    drawing = LAYOUTS[look.family](sheet)
    css = sheet_css(look, drawing.css, drawing.size, drawing.foot)
    html = f'<html lang="fr"><head><style>{css}</style></head><body>{drawing.body}</body></html>'
    document = weasyprint.HTML(string=html).render()
    zones = [i for i, page in enumerate(document.pages) if any(a.startswith("sign") for a in page.anchors)]
    return Drawn(
        content,
        look,
        document.write_pdf(),
        len(document.pages),
        sheet.printed,
        sorted(sheet.handwritten),
        sheet.rows,
        sheet.mentions_printed,
        set(content.ticks),
        sheet.shown_as,
        sheet.row_shown,
        zones[0] if zones else -1,
        frozenset(zones),
        rosters=sheet.rosters,
    )


def pictures(pdf: bytes, dpi: int = SCAN_DPI) -> list[Image.Image]:
    """The pages of a PDF as upright RGB pictures."""
    with pdfium.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
