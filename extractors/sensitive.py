"""Numbers that must not be there: a NIR (or INS matricule) is found and masked at once (facts §1.7)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from stdnum.exceptions import ValidationError
from stdnum.fr import nir

from extractors.normal import fold
from models.electronic import Electronic
from models.geometry import Box, union_of
from models.page import Document, Line, Page, Word

_NIR = re.compile(r"(?<!\d)[1-478](?:[ .]?\d){4}[ .]?(?:\d|[ABab])(?:[ .]?\d){9}(?!\d)")
_ANNOUNCED = (
    "nir",
    "ins",
    "securite sociale",
    "matricule ins",
    "n ss",
    "numero de securite sociale",
    "immatriculation",
)
MASK = "•"


def find_nir(line: Line) -> list[tuple[int, int]]:
    """Spans that are a NIR with its key, or that have its shape beside words that announce one."""
    announced = any(f" {word} " in f" {fold(line.text)} " for word in _ANNOUNCED)
    return [match.span() for match in _NIR.finditer(line.text) if announced or _is_nir(match[0])]


def _is_nir(text: str) -> bool:
    try:
        nir.validate(re.sub(r"[ .]", "", text).upper())
    except ValidationError:
        return False
    return True


def mask_document(document: Document) -> tuple[Document, tuple[tuple[int, Box], ...]]:
    """The document without any NIR, and where they stood (page number, box)."""
    pages: list[Page] = []
    places: list[tuple[int, Box]] = []
    for page in document.pages:
        masked, boxes = _mask_page(page)
        pages.append(masked)
        places.extend((page.number, box) for box in boxes)
    return document.model_copy(update={"pages": tuple(pages)}), tuple(places)


def mask_carried(carried: Electronic) -> Electronic:
    """The same without any NIR in what the file carries beside its pages."""
    return Electronic.model_validate(_without(carried.model_dump()))


def _without(value: Any) -> Any:
    """Every text in it masked."""
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return _NIR.sub(lambda m: re.sub(r"\w", MASK, m[0]) if _is_nir(m[0]) else m[0], value)
    if isinstance(value, dict):
        return {key: _without(inner) for key, inner in value.items()}
    return tuple(_without(inner) for inner in value) if isinstance(value, tuple | list) else value


def _mask_page(page: Page) -> tuple[Page, list[Box]]:
    lines, boxes = [], []
    for line in page.lines:
        hidden = _words_in(line, find_nir(line))
        if hidden:
            boxes.append(union_of(line.words[i].box for i in hidden))
        lines.append(line.model_copy(update={"words": _masked(line.words, hidden)}) if hidden else line)
    return (page.model_copy(update={"lines": tuple(lines)}), boxes) if boxes else (page, [])


def _words_in(line: Line, spans: list[tuple[int, int]]) -> list[int]:
    """Indexes of the words that a span touches, in the text of words joined by single spaces."""
    found, at = [], 0
    for index, word in enumerate(line.words):
        end = at + len(word.text)
        if any(start < end and at < stop for start, stop in spans):
            found.append(index)
        at = end + 1
    return found


def _masked(words: tuple[Word, ...], hidden: list[int]) -> tuple[Word, ...]:
    return tuple(
        word.model_copy(update={"text": re.sub(r"\w", MASK, word.text)}) if i in hidden else word
        for i, word in enumerate(words)
    )
