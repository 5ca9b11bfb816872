"""What a first reader must do: find where text stands, then read those strips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from models.page import Reader
from models.view import Pixels

Quad = NDArray[np.float32]
"""Four corners of a strip of text in pixels, 4 × 2: top left, top right, bottom right, bottom left."""


def ordered(points: Quad) -> Quad:
    """The four corners from the top left one, clockwise, whatever the slant and the order given.

    Sorting corners by x alone mistakes a tall strip that leans a little.
    """
    middle = points.mean(axis=0)
    turns = np.argsort(np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0]), kind="stable")
    around = points[turns]
    edges = np.roll(around, -1, axis=0) - around
    lengths = np.maximum(np.linalg.norm(edges, axis=1), 1e-6)
    top = int(np.argmax(edges[:, 0] / lengths))
    return np.roll(around, -top, axis=0).astype(np.float32)


def size(quad: Quad) -> tuple[float, float]:
    """Width and height of a strip, in pixels, along its own sides."""
    return float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))


def longest_sides(quad: Quad) -> tuple[float, float]:
    """The larger of both widths and of both heights: what to cut out to lose nothing."""
    width, height = size(quad)
    below, beside = float(np.linalg.norm(quad[2] - quad[3])), float(np.linalg.norm(quad[2] - quad[1]))
    return max(width, below), max(height, beside)


@dataclass(frozen=True)
class Glyph:
    """One letter. `at` is its middle, as a fraction of the strip's width."""

    text: str
    at: float
    confidence: float


@dataclass(frozen=True)
class Strip:
    """A strip of text as read: its place, its letters (spaces are glyphs) from left to right."""

    quad: Quad
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def confidence(self) -> float:
        """Mean of the letters, 0 when nothing was read."""
        return sum(g.confidence for g in self.glyphs) / len(self.glyphs) if self.glyphs else 0.0


class FirstReader(Protocol):
    """Reads whole pages. `name` goes into every word that it read."""

    name: Reader

    def find(self, pixels: Pixels) -> list[Quad]:
        """Where text stands on the picture (RGB)."""
        ...

    def read(self, pixels: Pixels, quads: Sequence[Quad]) -> list[Strip]:
        """One strip per quad, in the same order; no glyphs where nothing could be read."""
        ...
