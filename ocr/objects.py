"""The letters, lines and images of a PDF page, as pdfminer lays them out.

Of each object only what is looked at: `page.chars` and its like gather three times as much, which took as
long as laying the page out. Points, origin top left, keys named as pdfplumber names them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.layout import LTComponent, LTContainer, LTCurve, LTRect
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, PathSegment, Rect, apply_matrix_rect
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import PdfminerException

from ocr.characters import unswapped
from ocr.content import Canvas, Interpreter
from ocr.covered import Cover
from ocr.fillcolour import is_pale
from ocr.switched import off_layers
from ocr.type3 import descent, frame, is_bitmap
from ocr.veils import BOTH, STROKED

Object = dict[str, Any]
_SEEN_THROUGH = ("SMask", "Mask", "ImageMask", "IM", "SMaskInData")  # of a picture
UNPAINTED = (3, 7)  # modes in which letters are written and never painted
_PAINT = ("stroke", "fill", "stroking_color", "non_stroking_color")


def objects_of(page: PlumberPage) -> tuple[dict[str, list[Object]], list[Cover]]:
    """The objects of a page by kind ("char", "line", "rect", "curve", "image"), in the order painted.

    "hidden" are the letters that do not show: in invisible mode, transparent, clipped away, in a layer that
    is switched off. Then what covers the letters painted before it.
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
    return found, canvas.covers


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
        self.covers: list[Cover] = []
        self._parts = False
        self._unpainted, self._opacity = False, 1.0
        self._paint: tuple[Any, Any] = ((0,), "DeviceGray")
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
        mode = int(textstate.render)
        outlined = mode in STROKED or (mode in BOTH and is_pale(*_filled(graphicstate)))
        self._paint = _stroked(graphicstate) if outlined else _filled(graphicstate)
        self._opacity = self.veil.opacity(mode)
        self._unpainted = mode in UNPAINTED or self.switched_off or self.veil.hides(mode)
        super().render_string(textstate, seq, ncs, graphicstate)

    def paint_path(
        self,
        gstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        if self.switched_off:
            return
        several = self._parts  # of one path, given back one by one: one may be a hole in another
        self._parts = several or sum(step[0] == "m" for step in path) > 1
        before = len(self.cur_item)
        super().paint_path(gstate, stroke, fill, evenodd, path)
        if fill and not self._parts and gstate.ncs.name != "Pattern":
            self._cover_filled(self.cur_item._objs[before:])
        self._parts = several

    def render_image(self, name: str, stream: PDFStream) -> None:
        if self.switched_off:
            return
        super().render_image(name, stream)
        if not any(stream.get(key) for key in _SEEN_THROUGH):
            self._cover(self.cur_item, picture=True)

    def _cover_filled(self, drawn: Sequence[LTComponent]) -> None:
        for one in drawn:
            if isinstance(one, LTRect):
                self._cover(one, picture=False)

    def _cover(self, item: LTComponent, picture: bool) -> None:
        """What that hides of the letters painted so far."""
        if not self.letters or not self.veil.covers:
            return
        x0, y0, x1, y1 = self.veil.shown_of((item.x0, item.y0, item.x1, item.y1))
        if x0 < x1 and y0 < y1:
            self.covers.append(Cover.of(self.placed("rect", (x0, y0, x1, y1)), len(self.letters), picture))

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
            text = unswapped(font.to_unichr(cid))
        except PDFUnicodeNotDefined:
            text = self.handle_undefined_char(font, cid)
        moved = font.char_width(cid) * fontsize * scaling
        a, b, c, d = matrix[:4]
        bitmap, turned = is_bitmap(font), a * d * scaling < 0
        if bitmap:
            around = frame(font, fontsize, rise, moved, turned=turned)
        else:
            around = _frame(font, cid, fontsize, rise, moved)
        x0, y0, x1, y1 = rect = _upright(apply_matrix_rect(matrix, around))
        one = self.placed("char", rect)
        one["text"] = text
        one["size"] = x1 - x0 if font.is_vertical() else y1 - y0
        one["upright"] = (bitmap or a * d * scaling > 0) and b * c <= 0
        one["matrix"] = matrix
        one["adv"] = moved
        one["non_stroking_color"], one["ncs"] = self._paint
        one["opacity"] = self._opacity
        unseen = self._unpainted or self.veil.cuts(rect)
        (self.hidden if unseen else self.letters).append(one)
        return moved


def _filled(state: PDFGraphicState) -> tuple[Any, Any]:
    """The colour that letters are filled with, and its space."""
    return _several(state.ncolor), state.ncs.name


def _stroked(state: PDFGraphicState) -> tuple[Any, Any]:
    return _several(state.scolor), state.scs.name


def _several(colour: Any) -> tuple[Any, ...]:
    return colour if isinstance(colour, tuple) else (colour,)


def _frame(font: PDFFont, cid: int, size: float, rise: float, moved: float) -> Rect:
    """The rectangle of a letter before it is placed."""
    if not font.is_vertical():
        below = descent(font) * size + rise
        return 0, below, moved, below + size
    across, down = font.char_disp(cid)  # type: ignore[misc] # two numbers in a vertical font
    vx = size * 0.5 if across is None else across * size * 0.001
    vy = (1000 - down) * size * 0.001
    return -vx, vy + rise + moved, -vx + size, vy + rise


def _upright(rect: Rect) -> Rect:
    x0, y0, x1, y1 = rect
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
