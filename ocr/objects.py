"""The letters, lines and images of a PDF page, as pdfminer lays them out.

Of each object only what is looked at: `page.chars` and its like gather three times as much, which took as
long as laying the page out. Points, origin top left, keys named as pdfplumber names them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pdfminer.layout import LTComponent, LTContainer, LTCurve
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, Rect, apply_matrix_rect
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import PdfminerException

from ocr.content import Canvas, Interpreter
from ocr.switched import off_layers

Object = dict[str, Any]
UNPAINTED = (3, 7)  # modes in which letters are written and never painted
_PAINT = ("stroke", "fill", "stroking_color", "non_stroking_color")


def objects_of(page: PlumberPage) -> dict[str, list[Object]]:
    """The objects of a page by kind ("char", "line", "rect", "curve", "image"), in the order painted.

    "hidden" are the letters that are never painted: in invisible mode, or in a layer that is switched off.
    Raises PdfminerException when its content cannot be understood.
    """
    canvas = _Canvas(page)
    try:
        canvas.off = off_layers(page.pdf.doc.catalog)
        Interpreter(page.pdf.rsrcmgr, canvas).process_page(page.page_obj)
    except Exception as error:  # as pdfplumber does: a damaged page makes pdfminer raise anything
        raise PdfminerException(error) from error
    found: dict[str, list[Object]] = defaultdict(list, char=canvas.letters, hidden=canvas.hidden)
    for item in _leaves(canvas.get_result()):
        kind = type(item).__name__.removeprefix("LT").lower()
        one = canvas.placed(kind, (item.x0, item.y0, item.x1, item.y1))
        if isinstance(item, LTCurve):
            one |= {key: getattr(item, key) for key in _PAINT}
        found[kind].append(one)
    return found


def _leaves(container: LTContainer[Any]) -> Iterator[LTComponent]:
    """What stands on the page, and in the forms and groups on it."""
    for item in container:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        else:
            yield item


class _Canvas(Canvas):
    """Where pdfminer paints: letters become objects at once, lines and images pdfminer's own items."""

    def __init__(self, page: PlumberPage) -> None:
        super().__init__(page.pdf.rsrcmgr, page.page_number)
        self.letters: list[Object] = []
        self.hidden: list[Object] = []
        self._unpainted = False
        self._left, self._top = page.mediabox[:2]
        self._base, self._before = page.height, page.initial_doctop

    def placed(self, kind: str, rect: Rect) -> Object:
        """An object of that kind in pdfminer's rectangle."""
        x0, y0, x1, y1 = rect
        above = (self._base - y1) + self._top
        return {
            "object_type": kind,
            "x0": x0 + self._left if self._left else x0,
            "x1": x1 + self._left if self._left else x1,
            "top": above,
            "bottom": (self._base - y0) + self._top,
            "doctop": self._before + above,
        }

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        self._unpainted = textstate.render in UNPAINTED
        super().render_string(textstate, seq, ncs, graphicstate)

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        if not self.switched_off:
            super().paint_path(*args, **kwargs)

    def render_image(self, name: str, stream: PDFStream) -> None:
        if not self.switched_off:
            super().render_image(name, stream)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """One letter, as `LTChar` reckons its place; gives how far it moves the pen."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = self.handle_undefined_char(font, cid)
        moved = font.char_width(cid) * fontsize * scaling
        a, b, c, d = matrix[:4]
        x0, y0, x1, y1 = rect = _upright(apply_matrix_rect(matrix, _frame(font, cid, fontsize, rise, moved)))
        colour = graphicstate.ncolor
        one = self.placed("char", rect)
        one["text"] = text
        one["size"] = x1 - x0 if font.is_vertical() else y1 - y0
        one["upright"] = a * d * scaling > 0 and b * c <= 0
        one["matrix"] = matrix
        one["ncs"] = ncs.name
        one["non_stroking_color"] = colour if isinstance(colour, tuple) else (colour,)
        (self.hidden if self._unpainted or self.switched_off else self.letters).append(one)
        return moved


def _frame(font: PDFFont, cid: int, size: float, rise: float, moved: float) -> Rect:
    """The rectangle of a letter before it is placed."""
    if not font.is_vertical():
        descent = font.get_descent() * size
        return 0, descent + rise, moved, descent + rise + size
    across, down = font.char_disp(cid)  # type: ignore[misc] # two numbers in a vertical font
    vx = size * 0.5 if across is None else across * size * 0.001
    vy = (1000 - down) * size * 0.001
    return -vx, vy + rise + moved, -vx + size, vy + rise


def _upright(rect: Rect) -> Rect:
    x0, y0, x1, y1 = rect
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
