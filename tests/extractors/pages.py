"""Pages made by hand: texts at places, read by nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from models.geometry import Box
from models.page import Grade, Legibility, Line, Page, Reader, Ruling, Word
from models.view import PageView, SecondReader

CHAR, HEIGHT = 0.0085, 0.012
WIDTH_PX, HEIGHT_PX = 827, 1169


@dataclass
class Replay:
    """A second reader that answers what it was told, and counts what it was asked."""

    words: tuple[Word, ...] = ()
    asked: list[Box] = field(default_factory=list)

    def read(
        self, document: str, page: int, box: Box, but: Reader | None = None, *, day: bool = False
    ) -> Iterator[tuple[Word, ...]]:
        self.asked.append(box)
        found = tuple(w for w in self.words if box.contains_point(w.box.middle_x, w.box.middle_y))
        if found and found[0].reader is not but:
            yield found


def words(text: str, x: float = 0.05, y: float = 0.1, confidence: float = 0.98) -> tuple[Word, ...]:
    """The words of a text, letters equally wide."""
    made = []
    for item in text.split():
        right = x + len(item) * CHAR
        box = Box(left=x, top=y, right=right, bottom=y + HEIGHT)
        made.append(Word(text=item, box=box, confidence=confidence, reader=Reader.PPOCR))
        x = right + CHAR
    return tuple(made)


def line(text: str, x: float, y: float, confidence: float = 0.98) -> Line:
    made = words(text, x, y, confidence)
    box = Box(left=made[0].box.left, top=y, right=made[-1].box.right, bottom=y + HEIGHT)
    return Line(words=made, box=box)


def page(
    texts: Sequence[tuple[str, float, float]],
    number: int = 1,
    rulings: Sequence[Ruling] = (),
    confidence: float = 0.98,
) -> Page:
    """A page of (text, x, y) lines, in the order given."""
    legibility = Legibility(grade=Grade.GOOD, dpi=100, contrast=1, sharpness=1, mean_confidence=confidence)
    return Page(
        number=number,
        width=WIDTH_PX,
        height=HEIGHT_PX,
        dpi=100,
        legibility=legibility,
        lines=tuple(line(t, x, y, confidence) for t, x, y in texts),
        rulings=tuple(rulings),
    )


def view(
    texts: Sequence[tuple[str, float, float]],
    number: int = 1,
    rulings: Sequence[Ruling] = (),
    second: SecondReader | None = None,
    confidence: float = 0.98,
) -> PageView:
    """A view of a hand-made page; its pixels are black where words stand, white elsewhere.

    Without `second`, the second reader sees what the first one saw.
    """
    made = page(texts, number, rulings, confidence)
    pixels = np.full((HEIGHT_PX, WIDTH_PX, 3), 255, dtype=np.uint8)
    for word in made.words:
        left, top, right, bottom = word.box.pixels(WIDTH_PX, HEIGHT_PX)
        pixels[top:bottom:2, left:right:2] = 0
    reader = second or Replay(tuple(w.model_copy(update={"reader": Reader.TESSERACT}) for w in made.words))
    return PageView(document="piece.pdf", page=made, pixels=pixels, second=reader)


def horizontal(y: float, left: float = 0.05, right: float = 0.95) -> Ruling:
    return Ruling(direction="horizontal", box=Box(left=left, top=y, right=right, bottom=y + 0.001))


def vertical(x: float, top: float, bottom: float) -> Ruling:
    return Ruling(direction="vertical", box=Box(left=x, top=top, right=x + 0.001, bottom=bottom))
