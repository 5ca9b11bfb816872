"""What a piece says of itself: `extract_remarks`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.remarks.comments import comments_of
from extractors.remarks.figures import counts_told, months_listed, rates_told
from extractors.remarks.instead import other_title
from extractors.remarks.void import void_marks
from models.geometry import Box, Place
from models.piece import CANCELLATIONS, PieceKind
from models.remark import Remark, RemarkKind
from models.view import PageView
from schemes.piece import PieceModel

_PERFORMED = (PieceKind.JOURNAL, PieceKind.FACTURE)
_SIGNED = (PieceKind.VA, PieceKind.MOM)  # whose models have room for comments (S0:170)


def extract_remarks(model: PieceModel, views: Sequence[PageView]) -> tuple[Remark, ...]:
    """Marks that void the piece, the title of another paper, comments of the signer, figures told."""
    found: list[Remark] = []
    for rank, view in enumerate(views):
        for word, text, box in void_marks(view.page, cancels=model.kind in CANCELLATIONS):
            found.append(_remark(view, RemarkKind.VOID, word, text, (box,)))
        other = other_title(view.page, model) if rank == 0 else None
        if other is not None:
            found.append(_remark(view, RemarkKind.TITLE, *other[:2], (other[2],)))
        if model.kind in _SIGNED:
            for text, boxes in comments_of(view, model):
                found.append(_remark(view, RemarkKind.COMMENT, "", text, boxes))
        if model.kind in _PERFORMED:
            found += _figures(view, model)
    return tuple(found)


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
