"""The fields of a PDF form where they show, by PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from models.geometry import Box

MOST = 2000  # fields looked at: a form of a dossier has some tens
HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
XFA = (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND)


@dataclass(frozen=True)
class Widget:
    """One field on one page (from 1), as shown. `kind` is PDFium's number of its type."""

    name: str
    kind: int
    page: int
    box: Box
    value: str = ""
    checked: bool = False


def has_form(document: pypdfium2.PdfDocument) -> bool:
    return bool(document.get_formtype() != pdfium.FORMTYPE_NONE)


def is_xfa(document: pypdfium2.PdfDocument) -> bool:
    """The form is drawn by a program that only one reader runs: its pages may show nothing of it."""
    return document.get_formtype() in XFA


def widgets(document: pypdfium2.PdfDocument) -> tuple[Widget, ...]:
    """Every field that shows, in the order of the pages."""
    document.init_forms()
    environment = document.formenv
    found: list[Widget] = []
    if environment is None:
        return ()
    for index in range(len(document)):
        found.extend(_on_page(document, environment, index))
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


def _on_page(document: pypdfium2.PdfDocument, environment: Any, index: int) -> Iterator[Widget]:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:  # told as a damaged page when it is read
        return
    for rank in range(min(int(pdfium.FPDFPage_GetAnnotCount(page)), MOST)):
        note = pdfium.FPDFPage_GetAnnot(page, rank)
        if not note:
            continue
        try:
            kind = int(pdfium.FPDFAnnot_GetFormFieldType(environment, note))
            box = _box(page, note)
            hidden = int(pdfium.FPDFAnnot_GetFlags(note)) & HIDDEN
            if kind > pdfium.FPDF_FORMFIELD_UNKNOWN and box is not None and not hidden:
                yield Widget(
                    name=_text(pdfium.FPDFAnnot_GetFormFieldName, environment, note),
                    kind=kind,
                    page=index + 1,
                    box=box,
                    value=_text(pdfium.FPDFAnnot_GetFormFieldValue, environment, note),
                    checked=bool(pdfium.FPDFAnnot_IsChecked(environment, note)),
                )
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _text(ask: Callable[..., int], environment: Any, note: Any) -> str:
    """A text that PDFium writes in a buffer, UTF-16."""
    size = int(ask(environment, note, None, 0))
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(environment, note, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _box(page: pypdfium2.PdfPage, note: Any) -> Box | None:
    """The shown place of a field, None when it is empty or off the page."""
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(note, rect):
        return None
    corners = [_shown(page, x, y) for x in (rect.left, rect.right) for y in (rect.top, rect.bottom)]
    xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    if xs[0] >= xs[-1] or ys[0] >= ys[-1] or xs[-1] <= 0 or ys[-1] <= 0 or xs[0] >= 1 or ys[0] >= 1:
        return None
    left, top, right, bottom = (min(max(v, 0.0), 1.0) for v in (xs[0], ys[0], xs[-1], ys[-1]))
    return Box(left=left, top=top, right=right, bottom=bottom)


def _shown(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A point of the page's own space as fractions of the page as shown."""
    size = 100_000
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, size, size, 0, x, y, across, down)
    return across.value / size, down.value / size
