"""The critical values of a text layer that no engine has seen on the page yet: the pixels are asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.geometry import Place
from models.page import Reader, Word
from models.piece import Contradiction, Piece
from models.reading import Field
from models.view import PageView
from ocr.reader import FirstReader
from ocr.witness import seen_otherwise
from schemes.piece import PieceModel


def witnessed(piece: Piece, model: PieceModel, views: Sequence[PageView], reader: FirstReader) -> Piece:
    """The piece, with what the pages contradict."""
    places = [place for field in _critical(piece, model) if _from_layer(field) for place in field.evidence]
    against: list[Contradiction] = []
    for view in views:
        words = tuple(_words(view, places))
        for one in seen_otherwise(words, view.pixels, reader):
            place = Place(document=view.document, page=view.page.number, box=one.word.box)
            against.append(Contradiction(said=one.word.text, shown=one.shown, place=place, sure=one.sure))
    return piece.model_copy(update={"witnessed": len(places), "contradicted": tuple(against)})


def _critical(piece: Piece, model: PieceModel) -> Iterator[Field]:
    """The fields and the cells that payments depend on."""
    keys = {field.key for field in model.fields if field.critical}
    yield from (field for field in piece.fields if field.key in keys)
    for table in model.tables:
        columns = {column.key for column in table.columns if column.critical}
        for row in piece.table(table.key).rows:
            yield from (cell for cell in row.cells if cell.key in columns)


def _from_layer(field: Field) -> bool:
    """The value comes from the layer, and no other reader saw the same."""
    if not field.readings or field.readings[0].reader is not Reader.TEXT_LAYER:
        return False
    return not any(other.value == field.readings[0].value for other in field.readings[1:])


def _words(view: PageView, places: Sequence[Place]) -> Iterator[Word]:
    mine = [p.box for p in places if (p.document, p.page) == (view.document, view.page.number)]
    for word in view.page.words:
        if word.reader is Reader.TEXT_LAYER and any(
            box.contains_point(word.box.middle_x, word.box.middle_y) for box in mine
        ):
            yield word
