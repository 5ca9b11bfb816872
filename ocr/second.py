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
    """The first reader on a crop of the page as it is.

    Where the words came from the text layer it has not seen it yet; elsewhere it saw the page cleaned of
    dotted leaders, and may change its mind: it confirms nothing then, being no other reader.
    """

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

    `pixels` are (document, page) -> upright RGB. `drawn` are the pages whose words all come from the text
    layer; `layer_readers` read those, `readers` all others, the fastest and likeliest first; `day_readers`
    are asked in their place where a day is written.
    """

    def __init__(
        self,
        pixels: Mapping[tuple[str, int], Pixels],
        readers: Sequence[CropReader],
        drawn: Collection[tuple[str, int]] = (),
        layer_readers: Sequence[CropReader] = (),
        day_readers: Sequence[CropReader] = (),
    ) -> None:
        self._pixels = pixels
        self._readers = tuple(readers)
        self._drawn = drawn
        self._layer_readers = tuple(layer_readers)
        self._day_readers = tuple(day_readers) or self._readers
        self._seen: dict[tuple[CropReader, str, int, Box], tuple[Word, ...]] = {}

    def read(
        self, document: str, page: int, box: Box, but: Reader | None = None, *, day: bool = False
    ) -> Iterator[tuple[Word, ...]]:
        """What each engine saw in that box, one after the other; an engine that saw nothing is left out."""
        by_pixels = self._day_readers if day else self._readers
        readers = self._layer_readers if (document, page) in self._drawn else by_pixels
        for reader in readers:
            if reader.name is but:
                continue
            key = (reader, document, page, box)
            if key not in self._seen:
                self._seen[key] = reader.read(self._pixels[document, page], box)
            if self._seen[key]:
                yield self._seen[key]
