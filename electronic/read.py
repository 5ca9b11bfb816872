"""One file -> what it carries beside its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from electronic.attached import invoice_of
from electronic.codes import codes_of
from electronic.inputs import XFA_MESSAGE, inputs_of
from electronic.invoice import read_invoice
from electronic.saves import states
from electronic.shown import Shown, differences, placed
from electronic.trust import Trust
from electronic.widgets import Widget, has_form, is_xfa, widgets
from models.electronic import Code, Electronic, Later, Seal, SealState
from models.geometry import Place
from models.page import Document, MediaType
from models.view import Pixels

UNLISTED = (
    "Le formulaire du PDF est endommagé : ses champs de signature n’ont pas pu être examinés. "
    "Demandez le fichier d’origine."
)


def read_electronic(
    data: bytes,
    document: Document,
    trust: Trust,
    pixels: Sequence[Pixels] = (),
    codes: tuple[Code, ...] = (),
) -> Electronic | None:
    """What the file carries, None when it carries nothing.

    `pixels`: its upright pages; `codes`: those that were seen on them.
    """
    if document.problem is not None:
        return None
    found = _read(
        data, document, trust, {p.number: shown for p, shown in zip(document.pages, pixels, strict=False)}
    )
    found = found.model_copy(update={"codes": codes})
    return found if found != Electronic(roots=found.roots) else None


def codes_on(document: Document, pixels: Sequence[Pixels], trust: Trust) -> tuple[Code, ...]:
    """The codes on the pages of a file. `pixels`: its upright pages; a composed page bears none."""
    if document.media_type is MediaType.XML:
        return ()
    return tuple(
        code
        for page, shown in zip(document.pages, pixels, strict=True)
        if not page.blank
        for code in codes_of(document.name, page.number, shown, trust, clean=page.layer == "honest")
    )


def _read(data: bytes, document: Document, trust: Trust, pixels: Mapping[int, Pixels]) -> Electronic:
    if document.media_type is MediaType.XML:
        return Electronic(invoice=read_invoice(document.name, data))
    if document.media_type is not MediaType.PDF:
        return Electronic()
    return _read_pdf(data, document, trust, pixels)


def _read_pdf(data: bytes, document: Document, trust: Trust, pixels: Mapping[int, Pixels]) -> Electronic:
    pdf = pypdfium2.PdfDocument(data)
    form = has_form(pdf)
    fields = widgets(pdf) if form else ()
    seals, trouble = _seals(data, document, fields, trust) if form else ((), "")
    ends = states(data)
    invoice, invoice_trouble = invoice_of(pdf)
    signed = any(seal.state is not SealState.EMPTY for seal in seals)
    return Electronic(
        seals=seals,
        saves=max(len(ends) - 1, 0),
        rewritten=() if signed or len(ends) < 2 else _rewritten(data, ends, document),
        roots=len(trust.roots),
        invoice=invoice,
        invoice_trouble=invoice_trouble,
        inputs=inputs_of(fields, document, pixels),
        form_trouble=XFA_MESSAGE if is_xfa(pdf) else "",
        trouble=trouble,
    )


def _seals(
    data: bytes, document: Document, fields: Sequence[Widget], trust: Trust
) -> tuple[tuple[Seal, ...], str]:
    # a second to load, paid by files with a form only
    from electronic.seals import UnreadableFormError, read_seals  # noqa: PLC0415 - slow to load

    try:
        found = read_seals(data, trust)
    except UnreadableFormError:
        return (), UNLISTED
    return tuple(_shown(seal, length, data, document, fields) for seal, length in found), ""


def _shown(seal: Seal, length: int, data: bytes, document: Document, fields: Sequence[Widget]) -> Seal:
    """The signature with where it shows, and what looks otherwise since."""
    own = (f for f in fields if f.kind == pdfium.FPDF_FORMFIELD_SIGNATURE and f.name == seal.field)
    place = next((placed((field.page, field.box), document) for field in own), None)
    touched = seal.state is SealState.SIGNED and seal.later not in (Later.NOTHING, Later.ARCHIVAL)
    looks = differences(data[:length], data) if touched and 0 < length < len(data) else ()
    if seal.later is Later.FORM:
        looks = tuple(one for one in looks or () if not _on_signature(one, fields))
    return seal.model_copy(update={"place": place, "changed": _placed(looks, document)})


def _on_signature(look: Shown, fields: Sequence[Widget]) -> bool:
    """The place is that of a signature field: a further signature shows there."""
    page, box = look
    return any(
        field.page == page
        and field.kind == pdfium.FPDF_FORMFIELD_SIGNATURE
        and field.box.grown(0.01, 0.01).contains_point(box.middle_x, box.middle_y)
        for field in fields
    )


def _rewritten(data: bytes, ends: Sequence[int], document: Document) -> tuple[Place, ...]:
    """What the last save made look otherwise."""
    return _placed(differences(data[: ends[0]], data), document)


def _placed(looks: Sequence[Shown] | None, document: Document) -> tuple[Place, ...]:
    return tuple(placed(one, document) for one in looks or ())
