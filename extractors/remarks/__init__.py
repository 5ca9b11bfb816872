"""What a piece says of itself: `extract_remarks`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.remarks.aslant import unknown_marks
from extractors.remarks.comments import comments_of
from extractors.remarks.figures import counts_told, months_listed, rates_told
from extractors.remarks.foreign import foreign_title
from extractors.remarks.instead import other_title
from extractors.remarks.struck import struck_out
from extractors.remarks.void import void_marks
from extractors.remarks.withdrawn import withdrawals
from models.geometry import Box, Place
from models.piece import CANCELLATIONS, PieceKind, Signature
from models.remark import Remark, RemarkKind
from models.view import PageView
from schemes.piece import PieceModel

_PERFORMED = (PieceKind.JOURNAL, PieceKind.FACTURE)
_SIGNED = (PieceKind.VA, PieceKind.MOM)  # whose models have room for comments (S0:170)


def extract_remarks(model: PieceModel, views: Sequence[PageView]) -> tuple[Remark, ...]:
    """Marks that void the piece, titles of other papers, comments of the signer, figures told."""
    found: list[Remark] = []
    pages = [view.page for view in views]
    for rank, view in enumerate(views):
        marks = list(void_marks(view.page, cancels=model.kind in CANCELLATIONS))
        for word, text, box in marks:
            found.append(_remark(view, RemarkKind.VOID, word, text, (box,)))
        for text, box in unknown_marks(view.page, pages) if not marks else ():
            found.append(_remark(view, RemarkKind.VOID, text, text, (box,)))
        other = other_title(view.page, model) if rank == 0 else None
        if other is not None:
            found.append(_remark(view, RemarkKind.TITLE, *other[:2], (other[2],)))
        foreign = foreign_title(view.page, model) if rank > 0 else None
        if foreign is not None:
            found.append(_remark(view, RemarkKind.TITLE, "", foreign[0], (foreign[1],)))
        if model.kind in _SIGNED:
            for text, boxes in comments_of(view, model):
                found.append(_remark(view, RemarkKind.COMMENT, "", text, boxes))
        if model.kind in _PERFORMED:
            found += _figures(view, model)
    return tuple(found)


def extract_withdrawals(model: PieceModel, views: Sequence[PageView]) -> tuple[Remark, ...]:
    """Sentences of a piece that take back what it says elsewhere."""
    return tuple(
        _remark(view, RemarkKind.WITHDRAWN, words, text, boxes)
        for view in views
        for words, text, boxes in withdrawals(view, model)
    )


def extract_struck(views: Sequence[PageView], signatures: Sequence[Signature]) -> tuple[Remark, ...]:
    """Words of a piece that are struck out, but for what stands where one signs."""
    return tuple(
        _remark(view, RemarkKind.STRUCK, "", text, boxes)
        for view in views
        for text, boxes in struck_out(view, _signed(view, signatures))
    )


def _signed(view: PageView, signatures: Sequence[Signature]) -> list[Box]:
    places = (place for one in signatures for place in one.evidence)
    return [p.box for p in places if (p.document, p.page) == (view.document, view.page.number)]


def _figures(view: PageView, model: PieceModel) -> Iterator[Remark]:
    """What is told beside the counts of a journal, and of the performance on the invoice that follows it."""
    for share, text, box in rates_told(view.page, billed=model.kind is PieceKind.FACTURE):
        yield _remark(view, RemarkKind.RATE, share, text, (box,))
    if model.kind is not PieceKind.JOURNAL:
        return
    for count, text, box in counts_told(view.page):
        yield _remark(view, RemarkKind.COUNT, count, text, (box,))
    if (listed := months_listed(view.page)) is not None:
        months, boxes = listed
        yield _remark(view, RemarkKind.MONTHS, months, months, boxes)


def _remark(view: PageView, kind: RemarkKind, word: str, text: str, boxes: tuple[Box, ...]) -> Remark:
    places = tuple(Place(document=view.document, page=view.page.number, box=box) for box in boxes)
    return Remark(kind=kind, word=word, text=text, evidence=places)
