"""What a piece says of itself: `extract_remarks`."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.remarks.aslant import unknown_marks
from extractors.remarks.comments import comments_of
from extractors.remarks.foreign import foreign_title
from extractors.remarks.instead import other_title
from extractors.remarks.void import void_marks
from extractors.remarks.withdrawn import withdrawals
from models.geometry import Box, Place
from models.piece import CANCELLATIONS, PieceKind
from models.remark import Remark, RemarkKind
from models.view import PageView
from schemes.piece import PieceModel

_SIGNED = (PieceKind.VA, PieceKind.MOM)  # whose models have room for comments (S0:170)


def extract_remarks(model: PieceModel, views: Sequence[PageView]) -> tuple[Remark, ...]:
    """Marks that void the piece, the title of another paper on one of its pages, comments of the signer."""
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
    return tuple(found)


def extract_withdrawals(model: PieceModel, views: Sequence[PageView]) -> tuple[Remark, ...]:
    """Sentences of a piece that take back what it says elsewhere."""
    return tuple(
        _remark(view, RemarkKind.WITHDRAWN, words, text, (box,))
        for view in views
        for words, text, box in withdrawals(view, model)
    )


def _remark(view: PageView, kind: RemarkKind, word: str, text: str, boxes: tuple[Box, ...]) -> Remark:
    places = tuple(Place(document=view.document, page=view.page.number, box=box) for box in boxes)
    return Remark(kind=kind, word=word, text=text, evidence=places)
