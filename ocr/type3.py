"""Where a letter of a Type 3 font stands: a drawing in units of its own, whatever size the font is set in."""

from __future__ import annotations

from pdfminer.pdffont import PDFFont, PDFType3Font
from pdfminer.utils import Rect

FAR = 3.0  # sizes: letters that much higher than the size say that it is no measure of them


def reach(font: PDFFont) -> tuple[float, float]:
    """From where to where its letters reach over the line, in sizes; downwards when their y goes down."""
    low, high = sorted((font.descent * font.vscale, font.ascent * font.vscale))
    return low, high


def descent(font: PDFFont) -> float:
    """How far the letters of a level font reach below the line, in sizes: 0 or less, but for odd ones."""
    return reach(font)[0] if isinstance(font, PDFType3Font) else float(font.get_descent())


def is_bitmap(font: PDFFont) -> bool:
    """Its letters are pictures in pixels, as a printer's driver leaves them, set in a tiny size."""
    if not isinstance(font, PDFType3Font):
        return False
    low, high = reach(font)
    return high - low > FAR


def frame(font: PDFFont, size: float, rise: float, moved: float, *, turned: bool) -> Rect:
    """The rectangle of a bitmap letter before it is placed.

    `turned`: it is set upside down, and so drawn below the line to stand above it.
    """
    low, high = reach(font)
    if turned:
        low, high = -high, -low
    return 0, low * size + rise, moved, high * size + rise
