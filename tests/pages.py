"""Pages made by hand: text at places, without any engine."""

from __future__ import annotations

from collections.abc import Iterable

from models.geometry import Box, union_of
from models.page import Document, Grade, Legibility, Line, MediaType, Page, Reader, Word

LEGIBLE = Legibility(grade=Grade.GOOD, dpi=200, contrast=0.9, sharpness=0.9, mean_confidence=0.99)


def line(text: str, x: float, y: float, height: float = 0.012, confidence: float = 0.99) -> Line:
    """Words of equal letters from x on, at y (top)."""
    words, at = [], x
    for part in text.split():
        width = len(part) * height * 0.55
        box = Box(left=at, top=y, right=min(at + width, 1.0), bottom=y + height)
        words.append(Word(text=part, box=box, confidence=confidence, reader=Reader.PPOCR))
        at += width + height * 0.4
    return Line(words=tuple(words), box=union_of(word.box for word in words))


def page(lines: Iterable[Line], number: int = 1) -> Page:
    """A legible A4 page at 200 dpi."""
    made = tuple(lines)
    return Page(
        number=number,
        width=1654,
        height=2339,
        dpi=200,
        lines=made,
        blank=not made,
        legibility=LEGIBLE,
    )


def document(name: str, *pages: Page) -> Document:
    """A document of pages, numbered in order."""
    numbered = tuple(one.model_copy(update={"number": i}) for i, one in enumerate(pages, 1))
    return Document(name=name, sha256="0" * 64, size=1, media_type=MediaType.PDF, pages=numbered)
