"""Readers for tests, that need no model: one sees nothing, one crashes, one repeats what it was told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from models.geometry import Box
from models.page import Reader, Word
from models.view import Pixels
from ocr.reader import Glyph, Quad, Strip


class NoopReader:
    """Sees nothing anywhere."""

    name = Reader.PPOCR

    def find(self, pixels: Pixels) -> list[Quad]:
        return []

    def read(self, pixels: Pixels, quads: Sequence[Quad]) -> list[Strip]:
        return [Strip(quad, ()) for quad in quads]


class CrashReader:
    """Fails as an engine out of memory does."""

    name = Reader.PPOCR

    def find(self, pixels: Pixels) -> list[Quad]:
        raise RuntimeError("the engine crashed")

    def read(self, pixels: Pixels, quads: Sequence[Quad]) -> list[Strip]:
        raise RuntimeError("the engine crashed")


class ReplayReader:
    """Sees the given texts at the given boxes (page fractions), on every page."""

    name = Reader.PPOCR

    def __init__(self, lines: Mapping[Box, str], confidence: float = 0.99) -> None:
        self._lines = dict(lines)
        self._confidence = confidence

    def find(self, pixels: Pixels) -> list[Quad]:
        height, width = pixels.shape[:2]
        return [_quad(box, width, height) for box in self._lines]

    def read(self, pixels: Pixels, quads: Sequence[Quad]) -> list[Strip]:
        height, width = pixels.shape[:2]
        return [Strip(quad, self._glyphs(quad, width, height)) for quad in quads]

    def _glyphs(self, quad: Quad, width: int, height: int) -> tuple[Glyph, ...]:
        x, y = float(quad[:, 0].mean()) / width, float(quad[:, 1].mean()) / height
        text = next((text for box, text in self._lines.items() if box.contains_point(x, y)), "")
        return tuple(Glyph(c, (i + 0.5) / len(text), self._confidence) for i, c in enumerate(text))


class ReplaySecondReader:
    """A second reader that answers with the given words wherever they touch the asked box."""

    def __init__(self, words: Mapping[tuple[str, int], Sequence[Word]]) -> None:
        self._words = words

    def read(
        self, document: str, page: int, box: Box, but: Reader | None = None, *, day: bool = False
    ) -> Iterator[tuple[Word, ...]]:
        words = self._words.get((document, page), ())
        found = tuple(word for word in words if word.box.intersection(box) is not None)
        if found and found[0].reader is not but:
            yield found


def _quad(box: Box, width: int, height: int) -> Quad:
    corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
    return np.array([(x * width, y * height) for x, y in corners], dtype=np.float32)
