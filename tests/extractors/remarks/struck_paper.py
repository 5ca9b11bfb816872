"""Pages printed in a real face, with the words that a reader would give, to draw strokes on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from models.geometry import Box, union_of
from models.page import Grade, Legibility, Line, Page, Reader, Word
from models.view import PageView
from tests.extractors.pages import Replay

FONTS = Path(__file__).resolve().parents[3] / "testdata" / "fonts"
TEXTS = (
    "Montant de la Prestation Ségur pris en charge par l’Etat au titre du Ségur",
    "J'atteste que cette commande n’est pas conditionnée à une commande à titre onéreux",
    "d’une option contractuelle, d’un autre produit ou d’un service hors périmètre",
    "Numéro unique de référencement : 4c9e0b71d2",
)
WIDE, HIGH = 1600, 700
LEFT, FIRST, PITCH, SIZE = 90, 120, 60, 28
PEN = (20, 30, 120)


class Sheet:
    """A sheet whose lines stand in TEXTS. `middle`: the row through the small letters of a line."""

    def __init__(self, face: str = "dejavu-sans-400", size: int = SIZE) -> None:
        self.image = Image.new("RGB", (WIDE, HIGH), "white")
        self.pen = ImageDraw.Draw(self.image)
        font = ImageFont.truetype(str(FONTS / f"{face}.ttf"), size)
        self.lines = tuple(self._line(text, FIRST + n * PITCH, font) for n, text in enumerate(TEXTS))

    def _line(self, text: str, top: int, font: ImageFont.FreeTypeFont) -> Line:
        words = []
        for at, one in enumerate(text.split()):
            before = " ".join(text.split()[:at]) + (" " if at else "")
            left = LEFT + self.pen.textlength(before, font=font)
            right = left + self.pen.textlength(one, font=font)
            self.pen.text((left, top), one, font=font, fill="black")
            bottom = top + sum(font.getmetrics())
            box = Box(left=left / WIDE, top=top / HIGH, right=right / WIDE, bottom=bottom / HIGH)
            words.append(Word(text=one, box=box, confidence=0.98, reader=Reader.PPOCR))
        return Line(words=tuple(words), box=union_of(word.box for word in words))

    def span(self, line: int, first: int = 0, last: int = -1) -> tuple[float, float]:
        words = self.lines[line].words
        return words[first].box.left * WIDE, words[last].box.right * WIDE

    def middle(self, line: int, share: float = 0.6) -> float:
        box = self.lines[line].box
        return (box.top + share * box.height) * HIGH

    def view(self) -> PageView:
        grade = Legibility(grade=Grade.GOOD, dpi=200, contrast=1, sharpness=1, mean_confidence=0.98)
        page = Page(number=1, width=WIDE, height=HIGH, dpi=200, legibility=grade, lines=self.lines)
        return PageView("piece.pdf", page, np.asarray(self.image, dtype=np.uint8), Replay())
