"""Which count a text names: by its short name (Dt, Dm, T, Tq, Ts; S2:361-372) or by a label of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.counts.spans import failed
from extractors.layout.wordings import wording_squash
from models.reading import ValueKind
from schemes.piece import PieceModel

SHORT_NAME = 2  # letters
_OVER = ("/", "÷", "∕")
_RATIO = re.compile(r"[/%÷]")  # « Dm / Dt » is the head of neither


def short_names(model: PieceModel, text: str) -> set[str]:
    """The fields whose short name a text bears: at its head before a sign, or in brackets."""
    return {key for key, label in _labels(model) if len(label) <= SHORT_NAME and _bears(text, label)}


def bracketed(model: PieceModel, text: str) -> Iterator[tuple[int, str]]:
    """Where short names stand in brackets, « (Dt) », with their field."""
    for key, label in _labels(model):
        if len(label) <= SHORT_NAME:
            own = re.escape(label) if len(label) == 1 else rf"(?i:{re.escape(label)})"
            yield from ((found.start(), key) for found in re.finditer(rf"\(\s*{own}\s*\)", text))


def of_a_ratio(before: str, after: str) -> bool:
    """Whether a name between two texts is a term of « Dm / Dt »."""
    return before.rstrip()[-1:] in _OVER or after.lstrip()[:1] in _OVER


def named(model: PieceModel, text: str) -> str | None:
    """The field that a head names, None when it names none or may name several.

    « Patients reçus avec INS qualifiée » holds labels of two fields, none within the other: nobody's. Nor
    does « Documents envoyés en échec » name those that were sent.
    """
    if _RATIO.search(text):
        return None
    if short := short_names(model, text):
        return next(iter(short)) if len(short) == 1 else None
    if failed(text):
        return None
    said = wording_squash(text)
    held = [
        (wording_squash(label), key)
        for key, label in _labels(model)
        if len(label) > SHORT_NAME and wording_squash(label) in said
    ]
    longest, whose = max(held, key=lambda item: len(item[0]), default=("", None))
    return whose if all(label in longest for label, key in held if key != whose) else None


def _labels(model: PieceModel) -> Iterator[tuple[str, str]]:
    counts = (field for field in model.fields if field.kind is ValueKind.COUNT)
    return ((field.key, label) for field in counts for label in field.labels)


def _bears(text: str, name: str) -> bool:
    """« Tq : », « (TQ) »: in any case, a name of one letter in capitals."""
    own = re.escape(name) if len(name) == 1 else rf"(?i:{re.escape(name)})"
    return bool(re.search(rf"^\W*{own}\s*(?:[-–—:=(.]|$)|\(\s*{own}\s*[)}}\]]|\{{\s*{own}\s*\)", text))
