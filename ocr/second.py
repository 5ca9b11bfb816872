"""Who reads again: other engines than the one that read first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np

from models.geometry import Box
from models.page import Reader, Word
from models.view import Pixels
from ocr.reader import FirstReader
from ocr.words import lines_of

ABOVE = 0.15  # of the box's height: the box of a printed word may cut its capitals


class CropReader(Protocol):
    """Reads a part of a page."""

    name: Reader

    def read(self, pixels: Pixels, box: Box) -> tuple[Word, ...]:
        """The words in that box of an upright RGB page, boxes as fractions of the page; () for none."""
        ...


class FirstAgain:
    """The first reader on a crop that it has not seen: what it read there came from the text layer."""

    def __init__(self, first: FirstReader) -> None:
        self.name = first.name
        self._first = first

    def read(self, pixels: Pixels, box: Box) -> tuple[Word, ...]:
        """The words of one line of text, read as one strip."""
        height, width = pixels.shape[:2]
        left, top, right, bottom = box.grown(0, ABOVE * box.height).pixels(width, height)
        quad = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float32)
        lines = lines_of(self._first.read(pixels, [quad]), self.name, width, height)
        return tuple(word for line in lines for word in line.words)


class Second:
    """Asks engine after engine, and each of them once for a crop.

    `pixels` are (document, page) -> upright RGB. `layer` reads the pages of `drawn`, whose words all come
    from the text layer; `others` read all pages, the fastest first.
    """

    def __init__(
        self,
        pixels: Mapping[tuple[str, int], Pixels],
        others: Sequence[CropReader],
        drawn: Collection[tuple[str, int]] = (),
        layer: CropReader | None = None,
    ) -> None:
        self._pixels = pixels
        self._others = tuple(others)
        self._drawn = drawn
        self._layer = (layer,) if layer else ()
        self._seen: dict[tuple[Reader, str, int, Box], tuple[Word, ...]] = {}

    def read(self, document: str, page: int, box: Box) -> Iterator[tuple[Word, ...]]:
        """What each engine saw in that box, one after the other; an engine that saw nothing is left out."""
        before = self._layer if (document, page) in self._drawn else ()
        for reader in (*before, *self._others):
            key = (reader.name, document, page, box)
            if key not in self._seen:
                self._seen[key] = reader.read(self._pixels[document, page], box)
            if self._seen[key]:
                yield self._seen[key]
