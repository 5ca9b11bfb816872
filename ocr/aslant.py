"""Large letters in a colour of their own, such as a stamp across a page, read apart from the print there.

A reader of level lines loses a slanted word that crosses print, or cuts it at a ruling. Here the strokes of
any colour that stand higher than print are taken alone, set level by the rectangle round them, and read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from models.geometry import Box
from models.inks import BLUE, FAINT, OTHER
from models.page import Ink, Line, Word
from models.view import Pixels
from ocr.ink import page_is_grey
from ocr.reader import FirstReader, Strip
from ocr.words import rounded

HIGH = 1.3  # heights of a word of the page: letters that high are no print
CLOSE = 0.6  # heights of a letter between two letters of one mark
FINE = 1400  # pixels of the page's width from which half of them do
MOST = 4  # marks looked at on a page, the largest first
SMALL = 3.0  # heights of a letter: the least length of a mark
LONG, DEEP = 0.8, 0.25  # of the page's width and height: what is larger frames a part of the page
AROUND = 20  # pixels of paper round a mark that is read
LETTERS, FIGURES = 3, 3  # at least, at most: words, no numbers
SURE = 0.5  # confidence of a strip
Mask = NDArray[np.uint8]


def large_marks(pixels: Pixels, lines: Sequence[Line], reader: FirstReader) -> tuple[Line, ...]:
    """A line for each mark in which letters were read; `pixels`: the upright page, RGB.

    The box of a line is that of the whole mark. `lines`: what was read of the page.
    """
    heights = [word.box.height for line in lines for word in line.words]
    if not heights or page_is_grey(pixels):
        return ()
    pixels = _smaller(pixels)
    usual = float(np.median(heights)) * pixels.shape[0]
    found = [(taken, points) for taken in _coloured(pixels) for points in _clusters(taken, usual)]
    return tuple(line for taken, points in found[:MOST] for line in _read(taken, points, reader))


def _smaller(pixels: Pixels) -> Pixels:
    """Half the size where that leaves enough: large letters are read as well, in a quarter of the time."""
    height, width = pixels.shape[:2]
    if width < FINE:
        return pixels
    half = cv2.resize(pixels, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    return np.asarray(half, dtype=np.uint8)


def _coloured(pixels: Pixels) -> Iterator[Mask]:
    """How much of its light each stroke takes that is neither black nor blue, then each blue one."""
    step = pixels[::4, ::4].reshape(-1, 3)
    paper = np.maximum(np.percentile(step, 90, axis=0), 1.0).astype(np.float32)
    shares = np.clip(1.0 - pixels.astype(np.float32) / paper, 0.0, 1.0)
    most, least = shares.max(axis=2), shares.min(axis=2)
    strokes = most * 255 > 2 * FAINT
    blue = (shares[..., 2] == least) & (shares[..., 0] - least > BLUE * most)
    for inked in (strokes & ~blue & (most - least > OTHER * most), strokes & blue):
        yield np.asarray(np.where(inked, most * 255, 0), dtype=np.uint8)


def _clusters(taken: Mask, usual: float) -> Iterator[NDArray[np.int32]]:
    """The points of letters higher than print that stand close together, the largest cluster first."""
    height, width = taken.shape
    count, labels, stats, _ = cv2.connectedComponentsWithStats((taken > 0).astype(np.uint8), connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    letter = (high >= HIGH * usual) & (high <= 2 * DEEP * height) & (wide <= LONG * width)
    letter[0] = False
    if count < 2 or not letter.any():
        return
    mask = letter[labels].astype(np.uint8)
    reach = max(3, round(CLOSE * HIGH * usual))
    joined = cv2.dilate(mask, np.ones((reach, reach), np.uint8))
    _, groups, sizes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    order = [int(n) for n in np.argsort(-sizes[1:, cv2.CC_STAT_AREA], kind="stable") + 1]
    for n in order[:MOST]:
        ys, xs = np.nonzero((groups == n) & (mask > 0))
        if max(np.ptp(xs), np.ptp(ys)) >= SMALL * HIGH * usual:
            yield np.stack([xs, ys], axis=1).astype(np.int32)


def _read(taken: Mask, points: NDArray[np.int32], reader: FirstReader) -> Iterator[Line]:
    """The words of a mark set level; a mark is not turned further than 45 degrees."""
    (x, y), (across, down), angle = cv2.minAreaRect(points)
    if across < down:
        across, down, angle = down, across, angle - 90.0
    angle = (angle + 90.0) % 180.0 - 90.0
    height, width = taken.shape
    if across > LONG * max(width, height) or down > DEEP * height:
        return
    wide, high = round(across) + 2 * AROUND, round(down) + 2 * AROUND
    turn = cv2.getRotationMatrix2D((x, y), angle, 1.0)
    turn[:, 2] += np.array((wide / 2 - x, high / 2 - y))
    own = np.zeros_like(taken)
    own[points[:, 1], points[:, 0]] = taken[points[:, 1], points[:, 0]]
    level = cv2.warpAffine(own, turn, (wide, high), flags=cv2.INTER_LINEAR)
    picture = np.repeat(255 - level[..., None], 3, axis=2).astype(np.uint8)
    strips = [s for s in reader.read(picture, reader.find(picture)) if _says(s)]
    strips.sort(key=lambda s: float(s.quad[:, 0].min()))
    if strips:
        box = _box(points, width, height)
        yield Line(words=tuple(_word(s, box, reader) for s in strips), box=box)


def _word(strip: Strip, box: Box, reader: FirstReader) -> Word:
    sure = round(strip.confidence, 4)
    return Word(text=strip.text.strip(), box=box, confidence=sure, ink=Ink.OTHER, reader=reader.name)


def _says(strip: Strip) -> bool:
    letters = sum(glyph.text.isalpha() for glyph in strip.glyphs)
    figures = sum(glyph.text.isdigit() for glyph in strip.glyphs)
    return letters >= LETTERS and figures <= FIGURES and strip.confidence >= SURE


def _box(points: NDArray[np.int32], width: int, height: int) -> Box:
    left, top = points.min(axis=0).tolist()
    right, bottom = points.max(axis=0).tolist()
    return Box(
        left=rounded(left / width),
        top=rounded(top / height),
        right=rounded((right + 1) / width),
        bottom=rounded((bottom + 1) / height),
    )
