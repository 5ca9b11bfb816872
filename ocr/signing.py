"""Did somebody sign here? A small network of our own, taught on drawn places: see `ocr/models/README.md`."""

from __future__ import annotations

import math

import numpy as np

from models.view import Pixels
from ocr.networks import SIGNING, load, model_bytes
from ocr.shown import Edges, fitted


class SigningTold:
    """How sure it is, from 0 to 1, that strokes on a page are a signature."""

    def __init__(self, threads: int = 1) -> None:
        self._network = load(model_bytes(SIGNING), threads)

    def __call__(self, pixels: Pixels, strokes: Edges, line: float) -> float:
        """`pixels`: the page, RGB; where the strokes are on it, the height of a line of text, in pixels."""
        shown = fitted(pixels, strokes, line).transpose(2, 0, 1)[None]
        ink = np.ascontiguousarray(1 - shown / 255, dtype=np.float32)
        drawn = float(self._network(ink).ravel()[0])
        return 1 / (1 + math.exp(-max(min(drawn, 50.0), -50.0)))
