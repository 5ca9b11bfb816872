"""The first reader: PP-OCRv6-small."""

from __future__ import annotations

from collections.abc import Sequence

from models.page import Reader
from models.view import Pixels
from ocr.detect import Detector
from ocr.reader import Quad, Strip, longest_sides
from ocr.recognise import Recogniser


class PpOcr:
    """Finds and reads strips of text on a page."""

    name = Reader.PPOCR

    def __init__(self, threads: int = 1) -> None:
        self._detector = Detector(threads)
        self.recogniser = Recogniser(threads, swift=True)

    def find(self, pixels: Pixels) -> list[Quad]:
        """Where text stands on the picture (RGB)."""
        return self._detector.find(pixels)

    def read(self, pixels: Pixels, quads: Sequence[Quad]) -> list[Strip]:
        """One strip per quad, in the same order.

        They are read from the shortest to the longest: another length costs the network a millisecond.
        """
        order = sorted(range(len(quads)), key=lambda n: _oblong(quads[n]))
        strips = {n: self.recogniser.read(pixels, quads[n]) for n in order}
        return [strips[n] for n in range(len(quads))]


def _oblong(quad: Quad) -> float:
    """How many times as wide as high a strip is: what tells how long it is to the network."""
    width, height = longest_sides(quad)
    return width / max(height, 1.0)
