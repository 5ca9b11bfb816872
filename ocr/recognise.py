"""What a strip of text says: PP-OCR's recogniser, one strip at a time, with the place of each letter."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels
from ocr.alphabet import cut
from ocr.doubt import DOUBTFUL, doubt, kin
from ocr.networks import RECOGNITION, Model, Network, Tensor, load, model_bytes, reckons_short
from ocr.reader import Glyph, Quad, Strip, longest_sides
from ocr.spans import spans

HEIGHT = 48  # the height that the network reads
SHORTEST = 320  # shorter strips are padded to it, as the network was taught
BUCKET = 64  # widths are rounded up to it: few shapes, so little memory for compiled variants
LONGEST = 1280  # a longer strip is read in parts: squeezed, its letters would run together
PROSE = 15  # times as wide as high: a line of a paragraph, whose neighbours may stand in its strip
UNSURE = 0.95  # of such a line, on the mean of its letters: it is read again
DENSE = 2.0  # letters in a square of its height: print that small; fewer are a label and its dots
AROUND = 0.2  # of its height, above and below: left out then, so that its letters are larger and alone
UPRIGHT_RATIO = 2.5  # a strip that much higher than wide is text turned by a quarter


class Recogniser:
    """Reads strips. One strip a call: what stands beside it in a batch cannot change its text.

    `swift`: reckons with 16 bits where the processor can, and again with 32 when a letter was in doubt.
    """

    def __init__(self, threads: int = 1, *, swift: bool = False, model: Model = RECOGNITION) -> None:
        network, self._classes = cut(model_bytes(model))
        self._kin = kin(self._classes)
        self._exact: Network = load(network, threads)
        self._swift = load(network, threads, short=True) if swift and reckons_short() else None

    def read(self, pixels: Pixels, quad: Quad) -> Strip:
        """The letters of one strip of an RGB picture."""
        crop = straightened(pixels, quad)
        glyphs = self._line(crop)
        height, width = crop.shape[:2]
        if width >= PROSE * height and _sureness(glyphs) < UNSURE:
            around = round(height * AROUND)
            closer = self._line(crop[around : height - around])
            if len(closer) >= DENSE * width / height:
                glyphs = max(glyphs, closer, key=_sureness)
        return Strip(quad, glyphs)

    def _line(self, crop: Pixels) -> tuple[Glyph, ...]:
        """The letters of a level strip, read in parts when it is long."""
        width = crop.shape[1]
        glyphs: list[Glyph] = []
        for start, end in spans(crop, LONGEST / HEIGHT):
            if glyphs:
                glyphs.append(Glyph(" ", start / width, glyphs[-1].confidence))
            part = np.ascontiguousarray(crop[:, start:end])
            glyphs += (_moved(glyph, start / width, (end - start) / width) for glyph in self._part(part))
        return _trimmed(glyphs)

    def _part(self, crop: Pixels) -> tuple[Glyph, ...]:
        batch, share = _prepared(crop)
        return self._decoded(self._scores(batch, share), share)

    @property
    def classes(self) -> tuple[str, ...]:
        """What each step may be: the blank, the letters, the space."""
        return self._classes

    def steps(self, crop: Pixels) -> NDArray[np.float32]:
        """Steps × classes, rows of shares, for a level RGB strip; a long one is squeezed."""
        batch, share = _prepared(crop)
        scores = self._scores(batch, share)
        return scores[: math.ceil(len(scores) * share)]

    def _scores(self, batch: Tensor, share: float) -> NDArray[np.float32]:
        """Steps × classes, those of the padding too."""
        if self._swift is not None:
            scores = self._swift(batch)[0]
            if doubt(scores, share, self._kin) <= DOUBTFUL:
                return np.asarray(scores)
        return np.asarray(self._exact(batch)[0])

    def _decoded(self, scores: NDArray[np.float32], share: float) -> tuple[Glyph, ...]:
        """Greedy CTC: runs of one class are one letter, the class 0 separates."""
        best = scores.argmax(axis=1)
        steps = len(best) * share
        glyphs: list[Glyph] = []
        start = 0
        for end in range(1, len(best) + 1):
            if end < len(best) and best[end] == best[start]:
                continue
            if best[start]:
                run = scores[start:end, best[start]]
                at = min((start + float(run.argmax()) + 0.5) / steps, 1.0)
                glyphs.append(Glyph(self._classes[best[start]], at, float(run[0])))
            start = end
        return tuple(glyphs)


def _sureness(glyphs: Sequence[Glyph]) -> float:
    """The mean over the letters of a line, 0 when nothing was read."""
    return sum(glyph.confidence for glyph in glyphs) / len(glyphs) if glyphs else 0.0


def _moved(glyph: Glyph, start: float, share: float) -> Glyph:
    """The letter of a part, at its place in the whole strip."""
    return Glyph(glyph.text, start + glyph.at * share, glyph.confidence)


def _trimmed(glyphs: list[Glyph]) -> tuple[Glyph, ...]:
    """Without the spaces at both ends."""
    while glyphs and not glyphs[0].text.strip():
        glyphs.pop(0)
    while glyphs and not glyphs[-1].text.strip():
        glyphs.pop()
    return tuple(glyphs)


def straightened(pixels: Pixels, quad: Quad) -> Pixels:
    """The strip cut out of the page, level; a strip far higher than wide is turned to be read."""
    width, height = (max(1, math.ceil(side)) for side in longest_sides(quad))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), target)
    crop = cv2.warpPerspective(
        pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    if height >= UPRIGHT_RATIO * width:
        crop = np.rot90(crop)
    return np.ascontiguousarray(crop, dtype=np.uint8)


def _prepared(crop: Pixels) -> tuple[Tensor, float]:
    """Crop -> 1 × 3 × 48 × W (BGR, -1 to 1), and the share of W that the crop fills."""
    height, width = crop.shape[:2]
    length = min(max(math.ceil(HEIGHT * width / height), 1), LONGEST)
    padded = max(SHORTEST, math.ceil(length / BUCKET) * BUCKET)
    resized = cv2.resize(crop, (length, HEIGHT))[:, :, ::-1]
    batch = np.zeros((1, 3, HEIGHT, padded), dtype=np.float32)
    batch[0, :, :, :length] = resized.transpose(2, 0, 1).astype(np.float32) / 127.5 - 1.0
    return batch, length / padded
