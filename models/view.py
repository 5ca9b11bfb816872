"""What an extractor may see of a page: the reading, the pixels, and a second pair of eyes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from models.geometry import Box
from models.page import Page, Reader, Word

Pixels = NDArray[np.uint8]


def darkest(pixels: Pixels) -> Pixels:
    """The darker of red and green of each pixel: every ink is dark in one, a yellow marker in none."""
    return np.minimum(pixels[..., 0], pixels[..., 1])


class SecondReader(Protocol):
    """Reads a part of a page again, with other engines than the first reader.

    Gives what each engine saw, one after the other and only when asked for the next: words with boxes
    as fractions of the whole page, never empty. An engine named by `but` is not asked. `day`: a day of the
    calendar is looked for there.
    """

    def read(
        self, document: str, page: int, box: Box, but: Reader | None = None, *, day: bool = False
    ) -> Iterator[tuple[Word, ...]]: ...


Pen = Callable[[Pixels], float]
"""How sure it is, from 0 to 1, that a pen wrote the letters of a crop (RGB), and no printer."""


def no_pen(_: Pixels) -> float:
    """Where nobody can tell hands from print: nothing was written by a pen for sure."""
    return 0.0


Hand = Callable[[Pixels, Box, Sequence[str]], tuple[str, float] | None]
"""Which of some names a hand wrote in a box of a page (RGB), and how sure it is of a letter of it, 0 to 1.

None when no name stands out.
"""


def no_hand(_: Pixels, __: Box, ___: Sequence[str]) -> tuple[str, float] | None:
    """Where nobody knows hands: no name is told."""
    return None


Signing = Callable[[Pixels, tuple[float, float, float, float], float], float]
"""How sure it is, from 0 to 1, that strokes on a page are a signature.

The page (RGB), the left, top, right and bottom of the strokes, the height of a line of text, all in pixels.
"""


def no_signing(_: Pixels, __: tuple[float, float, float, float], ___: float) -> float:
    """Where nobody knows signatures: it may be one or not."""
    return 0.5


@dataclass(frozen=True, eq=False)
class PageView:
    """One page of one document, with its upright pixels (height × width × 3, RGB, uint8)."""

    document: str
    page: Page
    pixels: Pixels
    second: SecondReader
    pen: Pen = no_pen
    hand: Hand = no_hand
    signing: Signing = no_signing

    def crop(self, box: Box) -> Pixels:
        """The pixels of a box."""
        height, width = self.pixels.shape[:2]
        left, top, right, bottom = box.pixels(width, height)
        return self.pixels[top:bottom, left:right]

    def signed(self, strokes: Box, line: float) -> float:
        """How sure it is that strokes in a box are a signature; `line`: the height of a line (page share)."""
        height, width = self.pixels.shape[:2]
        edges = strokes.left * width, strokes.top * height, strokes.right * width, strokes.bottom * height
        return self.signing(self.pixels, edges, line * height)
