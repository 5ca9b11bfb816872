"""The name that somebody wrote where one signs, told among the names that the piece prints.

A hurried hand is read « Yincent Magnes ». The piece prints « Vincent Wagner » as its client: whether the ink
may say that name, and no other one of the piece, is a question that the reader of hands can answer. What was
read stays as it was read; the value is said to be restored, so it never refuses a piece.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.fields.candidates import TITLES
from extractors.normal import fold, fold_words
from models.page import Reader
from models.reading import Field, Reading, Status, ValueKind
from models.view import PageView

_KEY = "signatory_name"
_PRINTED = 0.9  # confidence from which a name is plain print, or a hand as plain
_SIDES = 0.006  # of the page: paper on both sides of what was read


def with_signatory(fields: Sequence[Field], views: Sequence[PageView]) -> tuple[Field, ...]:
    """The fields, the signatory named as the piece prints a name wherever a hand wrote that one."""
    printed = dict.fromkeys(_untitled(f.value) for f in fields if _is_plain(f) and f.value)
    return tuple(_told(f, tuple(printed), views) if f.key == _KEY else f for f in fields)


def _untitled(name: str) -> str:
    """« Jérôme GARNIER » of « M. Jérôme GARNIER »: who signs seldom writes it."""
    words = [word for word in name.split() if fold(word).replace(" ", "") not in TITLES]
    return " ".join(words) or name


def _is_plain(field: Field) -> bool:
    named = field.kind is ValueKind.PERSON and field.key != _KEY and field.status is Status.FOUND
    return named and bool(field.readings) and field.readings[0].confidence >= _PRINTED


def _told(field: Field, printed: Sequence[str], views: Sequence[PageView]) -> Field:
    if field.status is not Status.FOUND or field.value is None or not field.evidence or not printed:
        return field
    said = sorted(fold_words(field.value))
    if any(sorted(fold_words(name)) == said for name in printed):
        return field
    place = field.evidence[0]
    view = next(v for v in views if (v.document, v.page.number) == (place.document, place.page))
    if any(r.reader is Reader.TEXT_LAYER for r in field.readings):
        return field
    said_by_hand = view.hand(view.pixels, place.box.grown(_SIDES, 0.0), printed)
    if said_by_hand is None:
        return field
    name, sure = said_by_hand
    told = Reading(reader=Reader.HANDS, text=name, value=name, confidence=sure)
    return field.model_copy(update={"value": name, "repaired": True, "readings": (*field.readings, told)})
