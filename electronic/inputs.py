"""The fields of a form that are filled in, with what the page shows where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pypdfium2.raw as pdfium

from electronic.shown import placed
from electronic.widgets import Widget
from models.electronic import FormInput, InputKind
from models.geometry import Box, Place
from models.page import Document
from models.view import Pixels

KINDS = {
    pdfium.FPDF_FORMFIELD_TEXTFIELD: InputKind.TEXT,
    pdfium.FPDF_FORMFIELD_COMBOBOX: InputKind.CHOICE,
    pdfium.FPDF_FORMFIELD_LISTBOX: InputKind.CHOICE,
    pdfium.FPDF_FORMFIELD_CHECKBOX: InputKind.CHECK,
    pdfium.FPDF_FORMFIELD_RADIOBUTTON: InputKind.CHECK,
}
XFA_MESSAGE = (
    "Ce PDF est un formulaire dynamique (XFA), dont le contenu ne s’affiche que dans un seul logiciel. "
    "Ouvrez-le dans ce logiciel, imprimez-le en PDF, et transmettez le fichier obtenu."
)
INSIDE = 0.22  # of a box's side: its frame is left out
DARK = 128  # levels
MARKED = 0.04  # share of dark pixels inside a box from which something is drawn in it


def inputs_of(
    fields: Sequence[Widget], document: Document, pixels: Mapping[int, Pixels]
) -> tuple[FormInput, ...]:
    """Every filled text and every box, in the order of the pages. `pixels`: upright pages by number."""
    return tuple(_inputs(fields, document, pixels))


def _inputs(
    fields: Sequence[Widget], document: Document, pixels: Mapping[int, Pixels]
) -> Iterator[FormInput]:
    for field in fields:
        kind, picture = KINDS.get(field.kind), pixels.get(field.page)
        if kind is None or picture is None or not (kind is InputKind.CHECK or field.value.strip()):
            continue
        place = placed((field.page, field.box), document)
        check = kind is InputKind.CHECK
        yield FormInput(
            name=field.name,
            kind=kind,
            place=place,
            value="" if check else " ".join(field.value.split()),
            shown="" if check else _words_in(document, place),
            checked=check and field.checked,
            marked=check and _marked(picture, place.box),
        )


def _words_in(document: Document, place: Place) -> str:
    """The words whose middle stands in the place, in reading order."""
    page = next((page for page in document.pages if page.number == place.page), None)
    words = page.words if page else ()
    inside = (w.text for w in words if place.box.contains_point(w.box.middle_x, w.box.middle_y))
    return " ".join(inside)


def _marked(picture: Pixels, box: Box) -> bool:
    """Whether something dark stands inside the frame of a box."""
    inner = Box(
        left=box.left + INSIDE * box.width,
        top=box.top + INSIDE * box.height,
        right=box.right - INSIDE * box.width,
        bottom=box.bottom - INSIDE * box.height,
    )
    height, width = picture.shape[:2]
    left, top, right, bottom = inner.pixels(width, height)
    return float((picture[top:bottom, left:right].min(axis=2) < DARK).mean()) > MARKED
