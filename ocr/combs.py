"""Where combs of cells stand, one sign each: « SIRET |9|9|0|2|… », and the page without their bars.

A comb is told by five upright bars or more of one height, equally far apart, on a common base line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels
from ocr.dark import dark_marks, inch_of
from ocr.reader import Quad
from ocr.stems import in_a_word

HIGH = (0.11, 0.5)  # inches: the bars
THIN = 0.04  # inches: how wide a bar is at most
PITCH = (0.35, 2.2)  # heights of a bar, from one to the next
EVEN = 0.12  # of the pitch: how far a bar stands from where it should
SAME = 0.12  # of a bar's height: what tops and bottoms differ by
BARS = 5
BASE = 0.7  # of the comb's width that the line under it (or over it) covers
CLEAR = 0.2  # of a bar's height: the ink that may touch it
EDGE = 2  # pixels around a bar that are its own
LINE = 25  # levels between the darkest row of a band and the lightest: a line goes there

Stroke = tuple[int, int, int, int]  # left, top, width, height


@dataclass(frozen=True)
class Comb:
    """The cells of a comb in pixels; the first one starts at `left`."""

    left: float
    top: int
    right: float
    bottom: int
    pitch: float

    @property
    def quad(self) -> Quad:
        """The inside of the cells."""
        top, bottom = self.top + 2 * EDGE, self.bottom - 2 * EDGE
        corners = [[self.left, top], [self.right, top], [self.right, bottom], [self.left, bottom]]
        return np.array(corners, dtype=np.float32)

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def find_combs(pixels: Pixels, inch: float | None = None) -> tuple[Comb, ...]:
    """The combs of an upright RGB page, or of a part of one that has so many pixels an inch."""
    inch = inch or inch_of(pixels)
    dark = dark_marks(pixels, inch)
    strokes = _strokes(dark, inch)
    found: list[Comb] = []
    for start in strokes:
        if any(comb.holds(start[0] + comb.pitch / 4, start[1] + start[3] / 2) for comb in found):
            continue
        run = _run(start, strokes)
        comb = _comb(run, dark) if len(run) >= BARS else None
        if comb is not None and not in_a_word(dark, comb.left, comb.top, comb.right, comb.bottom):
            found.append(comb)
    return tuple(found)


def _strokes(dark: NDArray[np.uint8], inch: float) -> list[Stroke]:
    """Upright strokes as high as a cell, from left to right."""
    least = max(5, round(HIGH[0] * inch))
    mended = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((3, 1), np.uint8))
    upright = cv2.morphologyEx(mended, cv2.MORPH_OPEN, np.ones((least, 1), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(upright, connectivity=8)
    kept = [
        (int(left), int(top), int(width), int(height))
        for left, top, width, height, _ in stats[1:]
        if height <= HIGH[1] * inch and width <= max(3, THIN * inch)
    ]
    return sorted(stroke for stroke in kept if _alone(dark, stroke))


def _alone(dark: NDArray[np.uint8], stroke: Stroke) -> bool:
    """Paper on both sides of a bar: the stem of a letter has its bowl there."""
    left, top, width, height = stroke
    rows = slice(top + height // 6, top + height - height // 6)
    sides = (
        slice(max(left - 2 * EDGE, 0), max(left - EDGE, 1)),
        slice(left + width + EDGE, left + width + 2 * EDGE),
    )
    return all(not dark[rows, side].size or dark[rows, side].max(axis=1).mean() <= CLEAR for side in sides)


def _run(start: Stroke, strokes: Sequence[Stroke]) -> list[Stroke]:
    """The longest row of bars, equally far apart, that begins with a stroke."""
    kin = [one for one in strokes if one[0] > start[0] and _alike(start, one)]
    best: list[Stroke] = []
    for second in kin[:3]:
        pitch = _middle(second) - _middle(start)
        if not PITCH[0] * start[3] <= pitch <= PITCH[1] * start[3]:
            continue
        row = [start, second]
        while following := _near(kin, _middle(row[-1]) + pitch, EVEN * pitch + 1):
            row.append(following)
        best = max(best, row, key=len)
    return best


def _alike(a: Stroke, b: Stroke) -> bool:
    return abs(a[1] - b[1]) <= SAME * a[3] and abs(a[1] + a[3] - b[1] - b[3]) <= SAME * a[3]


def _middle(stroke: Stroke) -> float:
    return stroke[0] + stroke[2] / 2


def _near(strokes: Sequence[Stroke], x: float, reach: float) -> Stroke | None:
    close = [one for one in strokes if abs(_middle(one) - x) <= reach]
    return min(close, key=lambda one: abs(_middle(one) - x), default=None)


def _comb(run: Sequence[Stroke], dark: NDArray[np.uint8]) -> Comb | None:
    """The cells between the bars, and those at both ends whose outer bar is missing; None without a base."""
    pitch = (_middle(run[-1]) - _middle(run[0])) / (len(run) - 1)
    top, bottom = round(np.median([s[1] for s in run])), round(np.median([s[1] + s[3] for s in run]))
    left, right = _middle(run[0]), _middle(run[-1])
    if not _ruled(dark, top, bottom, left, right):
        return None
    if _ruled(dark, top, bottom, left - 0.9 * pitch, left - 0.1 * pitch):
        left -= pitch
    if _ruled(dark, top, bottom, right + 0.1 * pitch, right + 0.9 * pitch):
        right += pitch
    return Comb(max(left, 0), top, min(right, dark.shape[1] - 1), bottom, pitch)


def _ruled(dark: NDArray[np.uint8], top: int, bottom: int, left: float, right: float) -> bool:
    """Whether a line joins the bars at their feet or at their heads."""
    columns = slice(max(round(left), 0), max(round(right), 1))
    for y in (top, bottom):
        band = dark[max(y - 2 * EDGE, 0) : y + 2 * EDGE, columns]
        if band.size and band.max(axis=0).mean() >= BASE and band.mean(axis=1).max() >= BASE / 2:
            return True
    return False


def without_combs(part: Pixels, inch: float) -> Pixels:
    """A part of an RGB page with paper where the bars and the base lines of its combs stand."""
    for comb in find_combs(part, inch):
        part = without_bars(comb, part)
        for y in (comb.top, comb.bottom):
            band = part[max(y - 2 * EDGE, 0) : y + 2 * EDGE, max(round(comb.left), 0) : round(comb.right)]
            if _level(band):
                band[:] = _paper(part)
    return part


def _level(band: Pixels) -> bool:
    """Whether a line goes along a low band of an RGB page."""
    rows = band.min(axis=2).mean(axis=1)
    return bool(rows.size) and float(np.ptp(rows)) > LINE


def _paper(area: Pixels) -> NDArray[np.uint8]:
    return np.percentile(area.reshape(-1, 3), 80, axis=0).astype(np.uint8)


def without_bars(comb: Comb, pixels: Pixels) -> Pixels:
    """The page with paper where the bars of the comb stand."""
    cleaned = pixels.copy()
    top, bottom = max(comb.top - 2 * EDGE, 0), comb.bottom + 2 * EDGE
    area = cleaned[top:bottom, max(round(comb.left) - EDGE, 0) : round(comb.right) + EDGE]
    paper = _paper(area)
    for n in range(round((comb.right - comb.left) / comb.pitch) + 1):
        x = round(comb.left + n * comb.pitch)
        cleaned[top:bottom, max(x - EDGE - 1, 0) : x + EDGE + 2] = paper
    return cleaned
