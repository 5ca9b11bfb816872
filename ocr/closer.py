"""Strips that were read in doubt, looked at again: as the page shows them, closer, or in two parts.

A label in print with a name in large letters behind it makes one strip, as high as the name: the label
stands in it too small to be read. The dots of a blank hold letters that were wiped out with them; long
blanks make the words between them small. What is read with more confidence, and no shorter, replaces what
was read first: of readings about as sure that with most figures, which are lost more often than made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels, darkest
from ocr.reader import FirstReader, Glyph, Quad, Strip
from ocr.recognise import straightened
from ocr.split import portion

UNSURE = 0.95  # mean over the letters of a strip: below it, it is looked at again
BETTER = 0.03  # more than that
FIGURES = 0.1  # more, where the figures are others
SECOND_LOOK = 0.89  # confidence of a letter at most, below what is sure
LETTERS = 0.8  # of those read first: a reading that lost more is no better
DARKER = 60  # levels under the paper from which a pixel is ink
SPECK = 0.08  # of a strip's height: smaller blots are dirt
AROUND = 0.18  # of the height of the ink, left above and below it
TRIMMED = 0.85  # of a strip's height: lower ink is looked at from nearer
FAR = 2.0  # heights of the ink: a blank that no space between two words is as wide as
LOW = 0.25  # heights of the ink, in a column: a dot, or a ruling
APART = 0.2  # of the lower part's height: a gap between two words
MARGIN = 4  # pixels round a strip that it may be resampled from
SIZES = 1.25  # height of one part to that of the other one: print, and letters of a hand
Mask = NDArray[np.bool_]
Span = tuple[float, float]


def closer(strips: Sequence[Strip], pixels: Pixels, wiped: Pixels, reader: FirstReader) -> list[Strip]:
    """The strips, those in doubt as they read best.

    `pixels`, `wiped`: the page evened out, height × width × 3, and without its dotted blanks.
    """
    return [_best(strip, pixels, wiped, reader) if _in_doubt(strip) else strip for strip in strips]


def _in_doubt(strip: Strip) -> bool:
    return 0 < _sureness(strip) < UNSURE


def _sureness(strip: Strip) -> float:
    """Mean over the letters and figures, 0 when there is none."""
    return _mean([glyph for glyph in strip.glyphs if glyph.text.isalnum()])


def _best(strip: Strip, pixels: Pixels, wiped: Pixels, reader: FirstReader) -> Strip:
    others = [other for other in _readings(strip.quad, pixels, wiped, reader) if _may_replace(other, strip)]
    surest = max(map(_sureness, others), default=0.0)
    near = [other for other in others if _sureness(other) >= surest - BETTER]
    best = max(near, key=lambda other: (len(_figures(other)), _sureness(other)), default=None)
    return strip if best is None else _in_doubt_still(best)


def _may_replace(other: Strip, first: Strip) -> bool:
    """Whether a reading is surer and no shorter; where its figures are others, much surer, of them too."""
    if _letters(other) < LETTERS * _letters(first) or _sureness(other) <= _sureness(first) + BETTER:
        return False
    own, new = _figures(first), _figures(other)
    if [g.text for g in own] == [g.text for g in new]:
        return True
    return (
        len(new) >= len(own) and min(_mean(new) - _mean(own), _sureness(other) - _sureness(first)) > FIGURES
    )


def _in_doubt_still(strip: Strip) -> Strip:
    """What took a second look is plain to nobody: its figures are asked of another reader."""
    glyphs = (Glyph(g.text, g.at, min(g.confidence, SECOND_LOOK)) for g in strip.glyphs)
    return Strip(strip.quad, tuple(glyphs))


def _letters(strip: Strip) -> int:
    return sum(glyph.text.isalnum() for glyph in strip.glyphs)


def _figures(strip: Strip) -> list[Glyph]:
    return [glyph for glyph in strip.glyphs if glyph.text.isdigit()]


def _mean(glyphs: Sequence[Glyph]) -> float:
    return sum(glyph.confidence for glyph in glyphs) / len(glyphs) if glyphs else 0.0


def _readings(quad: Quad, pixels: Pixels, wiped: Pixels, reader: FirstReader) -> Iterator[Strip]:
    if wiped is not pixels:
        yield from _framed_readings(quad, wiped, reader)
    yield reader.read(pixels, [quad])[0]
    if wiped is pixels or not _alike(quad, pixels, wiped):
        yield from _framed_readings(quad, pixels, reader)


def _alike(quad: Quad, pixels: Pixels, wiped: Pixels) -> bool:
    """Whether no dot of a blank was wiped out of the strip, nor so close that resampling would show it."""
    left, top, width, height = cv2.boundingRect(quad)
    rows = slice(max(top - MARGIN, 0), max(top + height + MARGIN, 0))
    columns = slice(max(left - MARGIN, 0), max(left + width + MARGIN, 0))
    return np.array_equal(pixels[rows, columns], wiped[rows, columns])


def _framed_readings(quad: Quad, picture: Pixels, reader: FirstReader) -> Iterator[Strip]:
    for parts in _framings(_ink(straightened(picture, quad))):
        cut = [(x, _framed(quad, x, y)) for x, y in parts]
        read = reader.read(picture, [part for _, part in cut])
        yield Strip(quad, tuple(_joined([(x, strip) for (x, _), strip in zip(cut, read, strict=True)])))


def _joined(parts: Sequence[tuple[Span, Strip]]) -> Iterator[Glyph]:
    """The letters of the parts, each at its place in the whole strip, a space between two of them."""
    for n, ((start, end), strip) in enumerate(parts):
        if n and strip.glyphs:
            yield Glyph(" ", start, 1.0)
        for glyph in strip.glyphs:
            yield Glyph(glyph.text, start + glyph.at * (end - start), glyph.confidence)


def _framings(ink: Mask) -> Iterator[list[tuple[Span, Span]]]:
    """Ways to cut a strip: the fractions of its width and of its height that each part takes."""
    height, width = ink.shape
    whole = _rows(ink)
    if whole is None:
        return
    if whole[1] - whole[0] <= TRIMMED * height:
        yield [((0.0, 1.0), _near(whole, height))]
    for cuts in (_far_apart(ink, whole[1] - whole[0]), _two_sizes(ink)):
        if not cuts:
            continue
        parts = list(pairwise((0, *cuts, width)))
        rows = [_rows(ink[:, start:end]) or whole for start, end in parts]
        yield [
            ((start / width, end / width), _near(own, height))
            for (start, end), own in zip(parts, rows, strict=True)
        ]


def _far_apart(ink: Mask, line: int) -> list[int]:
    """The middles of the blanks, whose dots or ruling may be left, between what was written over them."""
    high = (ink.sum(axis=0) >= LOW * line)[None, :]
    return [(start + end) // 2 for start, end in _gaps(high) if end - start >= FAR * line]


def _two_sizes(ink: Mask) -> list[int]:
    """The column between two words where letters of one size end and those of another one begin."""
    height, width = ink.shape
    found: list[tuple[int, int]] = []
    for start, end in _gaps(ink):
        left, right = _rows(ink[:, :start]), _rows(ink[:, end:])
        if left is None or right is None:
            continue
        low, high = sorted((left[1] - left[0], right[1] - right[0]))
        if high >= SIZES * low and end - start >= APART * low:
            spared = (height - (left[1] - left[0])) * start + (height - (right[1] - right[0])) * (width - end)
            found.append((spared, (start + end) // 2))
    return [max(found)[1]] if found else []


def _gaps(ink: Mask) -> Iterator[tuple[int, int]]:
    """Where columns without ink begin and end, between two with ink."""
    held = np.flatnonzero(ink.any(axis=0))
    for n in np.flatnonzero(np.diff(held) > 1):
        yield int(held[n]) + 1, int(held[n + 1])


def _rows(ink: Mask) -> tuple[int, int] | None:
    held = np.flatnonzero(ink.any(axis=1))
    return (int(held[0]), int(held[-1]) + 1) if held.size else None


def _near(rows: tuple[int, int], height: int) -> Span:
    around = AROUND * (rows[1] - rows[0])
    return max(0.0, rows[0] - around) / height, min(float(height), rows[1] + around) / height


def _ink(crop: Pixels) -> Mask:
    """The ink of a level strip, without specks."""
    plane = darkest(crop)
    dark = (plane < np.percentile(plane, 80) - DARKER).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    keep = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1) > SPECK * crop.shape[0]
    keep[0] = False
    return np.asarray(keep[labels], dtype=np.bool_)


def _framed(quad: Quad, across: Span, down: Span) -> Quad:
    """The part of a strip between fractions of its width and of its height."""
    part = portion(quad, *across)
    left, right = part[3] - part[0], part[2] - part[1]
    corners = [part[0] + down[0] * left, part[1] + down[0] * right]
    corners += [part[1] + down[1] * right, part[0] + down[1] * left]
    return np.array(corners, dtype=np.float32)
