"""Who reads again: another engine than the one that read first."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from models.geometry import Box
from models.page import Word
from models.reading import ValueKind
from models.view import Pixels
from ocr.reader import FirstReader
from ocr.tesseract import TesseractReader
from ocr.words import lines_of

ABOVE = 0.15  # of the box's height: the box of a printed word may cut its capitals
SURE = 0.9


class Second:
    """Tesseract on what PP-OCR read. Where the words came from the text layer, PP-OCR reads the pixels.

    `drawn` are the (document, page) whose words all come from the layer: PP-OCR has not seen them yet,
    and reads a crop much faster. Tesseract is asked as well when it is not sure.
    """

    def __init__(
        self,
        pixels: Mapping[tuple[str, int], Pixels],
        drawn: Collection[tuple[str, int]],
        first: FirstReader | None,
    ) -> None:
        self._pixels = pixels
        self._drawn = drawn if first is not None else ()
        self._first = first
        self._tesseract = TesseractReader(pixels)
        self._cache: dict[tuple[str, int, Box], tuple[Word, ...]] = {}

    def read(self, document: str, page: int, box: Box, kind: ValueKind) -> tuple[Word, ...]:
        """The words seen in that box, with boxes as fractions of the page; () when nothing was."""
        if self._first is None or (document, page) not in self._drawn:
            return self._tesseract.read(document, page, box, kind)
        key = (document, page, box)
        if key not in self._cache:
            words = _line(self._first, self._pixels[document, page], box)
            self._cache[key] = words if _sure(words) else self._tesseract.read(document, page, box, kind)
        return self._cache[key]


def _sure(words: tuple[Word, ...]) -> bool:
    """Every word is read well, and no dotted leader runs through them."""
    return bool(words) and all(word.confidence >= SURE and ".." not in word.text for word in words)


def _line(first: FirstReader, pixels: Pixels, box: Box) -> tuple[Word, ...]:
    """The words of one line of text, read as one strip."""
    height, width = pixels.shape[:2]
    left, top, right, bottom = box.grown(0, ABOVE * box.height).pixels(width, height)
    quad = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float32)
    lines = lines_of(first.read(pixels, [quad]), first.name, width, height)
    return tuple(word for line in lines for word in line.words)
