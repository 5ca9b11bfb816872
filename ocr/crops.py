"""Crops made ready for the second readers: letters dark on light, nothing but the value."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.geometry import Box
from models.view import Pixels
from ocr.combs import without_combs
from ocr.dark import inch_of

SPACE = 0.13  # of the crop's height: a gap between words, wider than between letters
THIN, DOT, DOTS = 0.18, 0.3, 6  # a leader: marks that thin and that wide (of a letter's height), that many
EDGE = 0.5  # of the crop's height: how far from its ends the side of a cell may stand
LONG, BAR = 1.6, 0.85  # of the crop's height: level and standing lines that no letter has
BESIDE = 0.3  # of the height asked for: paper taken on the left and on the right
ABOVE = 0.22  # and over and under it: the box of a printed word may cut its capitals
ROWS_APART = 0.12  # share of a row's height: thinner bands are accents and dots


def value_crop(pixels: Pixels, box: Box) -> tuple[Pixels, tuple[int, int]]:
    """What stands in a box of an RGB page, grey and cleaned, and its corner: left and top in pixels."""
    height, width = pixels.shape[:2]
    inner = box.pixels(width, height)
    left, top, right, bottom = _wider(inner, width, height)
    part = without_combs(pixels[top:bottom, left:right], inch_of(pixels))
    crop = without_bars(dark_on_light(_grey(part)))
    return without_leaders(without_strangers(crop, inner[1] - top, inner[0] - left)), (left, top)


def _wider(asked: tuple[int, int, int, int], width: int, height: int) -> tuple[int, int, int, int]:
    """The crop with a margin: a letter cut at its edge is read as another one (B as 3, 1 as L)."""
    left, top, right, bottom = asked
    dx, dy = round(BESIDE * (bottom - top)), round(ABOVE * (bottom - top))
    return max(left - dx, 0), max(top - dy, 0), min(right + dx, width), min(bottom + dy, height)


def _grey(crop: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def dark_on_light(crop: Pixels) -> Pixels:
    """The grey crop, turned over when its letters are lighter than their ground."""
    low, high = np.percentile(crop, (2, 98))
    return np.asarray(255 - crop, dtype=np.uint8) if np.median(crop) < (low + high) / 2 else crop


def without_strangers(crop: Pixels, dy: int, dx: int) -> Pixels:
    """The grey crop without what stands wholly in its margins: other lines, the end of the label."""
    cleaned = crop.copy()
    paper = np.percentile(crop, 90)
    for top, bottom in _bands(crop):
        if bottom <= dy or top >= crop.shape[0] - dy:
            cleaned[top:bottom] = paper
    bands = _bands(cleaned.T)
    apart = SPACE * crop.shape[0]
    for before, (left, right), after in zip([None, *bands], bands, [*bands[1:], None], strict=False):
        ends_label = right <= dx and after is not None and after[0] - right >= apart
        opens_next = left >= crop.shape[1] - dx and before is not None and left - before[1] >= apart
        if ends_label or opens_next:
            cleaned[:, left:right] = paper
    return cleaned


def without_leaders(crop: Pixels) -> Pixels:
    """The grey crop without the dots or the thin line on which a form wants its values written."""
    heights = row_heights(crop)
    if not heights:
        return crop
    letter = max(heights)
    dark = is_dark(crop).astype(np.uint8)
    _, labels, stats, middles = cv2.connectedComponentsWithStats(dark, connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    thin = high <= max(2, THIN * letter)
    thin[0] = False
    short = thin & (wide <= DOT * letter)
    dots = short & _in_a_row(middles[:, 1].astype(np.float64), letter, short)
    lines = thin & (wide >= LONG * letter)
    cleaned = crop.copy()
    marks = np.isin(labels, np.flatnonzero(dots | lines)).astype(np.uint8)
    cleaned[cv2.dilate(marks, np.ones((3, 3), np.uint8)) > 0] = np.percentile(crop, 90)
    return cleaned


def _in_a_row(heights: NDArray[np.floating[Any]], letter: int, among: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Marks that stand at the same height as at least DOTS others: a leader, not a full stop."""
    near = np.abs(heights[:, None] - heights[None, :]) <= max(1.0, THIN * letter)
    return np.asarray((near & among[None, :]).sum(axis=1) >= DOTS)


def without_bars(crop: Pixels) -> Pixels:
    """The grey crop with the sides of a cell painted over, which would be read as letters."""
    height, width = crop.shape[:2]
    dark = is_dark(crop).astype(np.uint8)
    level = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, max(round(LONG * height), 8)), np.uint8))
    standing = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((max(round(BAR * height), 8), 1), np.uint8))
    edge = max(1, round(EDGE * height))
    standing[:, edge : width - edge] = 0
    bars = cv2.dilate(cv2.bitwise_or(level, standing), np.ones((5, 5), np.uint8))
    cleaned = crop.copy()
    cleaned[bars > 0] = np.percentile(crop, 90)
    return cleaned


def is_dark(crop: Pixels) -> NDArray[np.bool_]:
    """The ink of a grey crop."""
    return np.asarray(crop < (int(crop.min()) + int(np.percentile(crop, 90))) / 2)


def _bands(crop: Pixels) -> list[tuple[int, int]]:
    """First and last row of each band of ink of a grey crop, from the top down."""
    filled = np.concatenate([[False], is_dark(crop).mean(axis=1) > 0.005, [False]])
    edges = np.flatnonzero(filled[1:] != filled[:-1])
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def row_heights(crop: Pixels) -> list[int]:
    """Heights in pixels of the rows of ink of a grey crop, from the top down."""
    return [end - start for start, end in rows_of(crop)]


def rows_of(crop: Pixels) -> list[tuple[int, int]]:
    """First and last pixel row of each row of ink of a grey crop, from the top down."""
    bands = _bands(crop)
    highest = max((end - start for start, end in bands), default=0)
    return [(start, end) for start, end in bands if end - start >= max(3, ROWS_APART * highest)]
