"""The figures of a text layer, looked at on the page: the pixels are the witness of what its words say.

The words are cut out and set side by side on a few long strips, so that a page costs a few readings; words
of the same letters in the same pixels are set there once. What the strip contradicts is read again alone and
larger: only a word that is twice seen otherwise is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from models.page import Word
from models.view import Pixels
from ocr.reader import FirstReader, Glyph, Quad

HIGH = 48  # pixels: what the recogniser reads
SMALL = 36  # pixels of a word in a strip: smaller ones are in doubt more often, larger ones take longer
GAP = 20  # paper between two words of a strip
ALONE = 30  # paper on both sides of a word that is read alone
FAINT = 24  # levels under its paper: what a word's ink is at least
LONGEST = 2000
AROUND = (0.10, 0.14)  # of a word's height, beside it and above it
SURE = 0.85  # confidence from which figures seen otherwise are a contradiction
_LIKE = str.maketrans(
    {"O": "0", "o": "0", "Q": "0", "I": "1", "l": "1", "|": "1", "Z": "2", "S": "5", "B": "8"}
)
Look = tuple[str, tuple[int, ...], bytes]
"""What a word says, and the shape and the pixels of the ink that shows it."""


@dataclass(frozen=True)
class _Part:
    """A word and its pixels on the page."""

    word: Word
    crop: Pixels

    @cached_property
    def picture(self) -> Pixels:
        """As it stands in a strip."""
        over = (HIGH - SMALL) // 2
        scaled = self.scaled(SMALL)
        framed = cv2.copyMakeBorder(scaled, over, HIGH - SMALL - over, 0, 0, cv2.BORDER_REPLICATE)
        return np.asarray(framed, dtype=np.uint8)

    def scaled(self, high: int) -> Pixels:
        """The pixels at that height."""
        long = max(round(high * self.crop.shape[1] / self.crop.shape[0]), 1)
        scaled = cv2.resize(self.crop, (min(long, LONGEST), high), interpolation=cv2.INTER_AREA)
        return np.asarray(scaled, dtype=np.uint8)

    @cached_property
    def look(self) -> Look:
        """Parts of one look are read alike."""
        grey = self.crop.min(axis=2)
        ink = grey < int(grey.max()) - FAINT
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        shown = self.crop
        if rows.size:
            shown = shown[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        return self.word.text, shown.shape, shown.tobytes()


@dataclass(frozen=True)
class Otherwise:
    """A word whose figures the page shows otherwise. `sure`: they were read well."""

    word: Word
    shown: str
    sure: bool


def seen_otherwise(words: Sequence[Word], pixels: Pixels, reader: FirstReader) -> tuple[Otherwise, ...]:
    """The words of a layer that the page contradicts."""
    parts = [_part(word, pixels) for word in words if any(c.isdigit() for c in word.text)]
    looks: dict[Look, _Part] = {}
    for part in parts:
        looks.setdefault(part.look, part)
    doubtful = {part.look for strip in _strips(list(looks.values())) for part in _otherwise(strip, reader)}
    again = (_alone(part, reader) for part in parts if part.look in doubtful)
    return tuple(one for one in again if one is not None)


def _part(word: Word, pixels: Pixels) -> _Part:
    height, width = pixels.shape[:2]
    ratio = height / width
    box = word.box.grown(AROUND[0] * word.box.height * ratio, AROUND[1] * word.box.height)
    left, top, right, bottom = box.pixels(width, height)
    return _Part(word, pixels[top:bottom, left:right])


def _strips(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """As many words as a strip holds."""
    row: list[_Part] = []
    long = GAP
    for part in parts:
        if row and long + part.picture.shape[1] + GAP > LONGEST:
            yield row
            row, long = [], GAP
        row.append(part)
        long += part.picture.shape[1] + GAP
    if row:
        yield row


def _otherwise(row: Sequence[_Part], reader: FirstReader) -> Iterator[_Part]:
    """The words of a strip whose figures are not those read at their place."""
    long = sum(part.picture.shape[1] + GAP for part in row) + GAP
    strip: Pixels = np.full((HIGH, long, 3), 255, dtype=np.uint8)
    spans, at = [], GAP
    for part in row:
        end = at + part.picture.shape[1]
        strip[:, at:end] = part.picture
        spans.append((at - GAP / 2, end + GAP / 2))
        at = end + GAP
    read = reader.read(strip, [_whole(strip)])[0].glyphs
    for part, (start, end) in zip(row, spans, strict=True):
        seen = [glyph for glyph in read if start <= glyph.at * long < end]
        if not _same(part.word.text, seen):
            yield part


def _alone(part: _Part, reader: FirstReader) -> Otherwise | None:
    """What a word read by itself shows, None when that is what the layer says."""
    padded = cv2.copyMakeBorder(part.scaled(HIGH), 0, 0, ALONE, ALONE, cv2.BORDER_REPLICATE)
    strip = np.asarray(padded, dtype=np.uint8)
    read = reader.read(strip, [_whole(strip)])[0]
    if _same(part.word.text, read.glyphs):
        return None
    figures = [glyph.confidence for glyph in read.glyphs if glyph.text.isdigit()]
    sure = bool(figures) and min(figures) >= SURE
    return Otherwise(part.word, read.text, sure)


def _whole(strip: Pixels) -> Quad:
    height, width = strip.shape[:2]
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)


def _same(said: str, seen: Sequence[Glyph]) -> bool:
    """The same figures in the same order; letters that look like figures may be read as them."""
    shown = "".join(glyph.text for glyph in seen)
    return _figures(said) == _figures(shown) or _bare(said) == _bare(shown)


def _figures(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _bare(text: str) -> str:
    return "".join(c for c in text.translate(_LIKE).casefold() if c.isalnum())
