"""Strips of text cut at vertical rulings: what stands in two cells is never read as one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from models.geometry import Box
from models.page import Ruling
from models.view import Pixels, darkest
from ocr.levels import percentile
from ocr.reader import Quad, size

COVERED = 0.6  # share of a strip's height that a ruling must cross to part it
NARROWEST = 0.35  # of the strip's height: a narrower part holds no letter
NEAR = 0.006  # of the page: a ruling that ends that close to another one stands on it
CLEAR = 0.2  # of the strip's height, of paper beside a bar that stands alone
INK = 0.004  # share of dark pixels under which a part is empty
MARGIN = 0.06  # of the strip's height, left free beside the ruling
UPRIGHT_RATIO = 1.5  # a strip that much higher than wide is left whole


@dataclass(frozen=True)
class _Bar:
    """A vertical ruling in pixels. `anchored`: it ends on a horizontal one, as the sides of cells do."""

    left: float
    right: float
    top: float
    bottom: float
    anchored: bool


def split_at_rulings(quads: Sequence[Quad], rulings: Sequence[Ruling], pixels: Pixels) -> list[Quad]:
    """The strips of a level page, parted at each vertical ruling that crosses them."""
    height, width = pixels.shape[:2]
    level = [ruling.box for ruling in rulings if ruling.direction == "horizontal"]
    bars = [
        _Bar(
            box.left * width, box.right * width, box.top * height, box.bottom * height, _anchored(box, level)
        )
        for box in (ruling.box for ruling in rulings if ruling.direction == "vertical")
    ]
    return [part for quad in quads for part in _parts(quad, bars, pixels)]


def _anchored(bar: Box, level: Sequence[Box]) -> bool:
    ends = (bar.top, bar.bottom)
    return any(
        line.left - NEAR <= bar.middle_x <= line.right + NEAR
        and any(abs(line.middle_y - end) <= NEAR for end in ends)
        for line in level
    )


def _parts(quad: Quad, bars: Sequence[_Bar], pixels: Pixels) -> Iterator[Quad]:
    across, down = size(quad)
    cuts = _cuts(quad, bars, pixels) if across * UPRIGHT_RATIO > down else []
    if not cuts:
        yield quad
        return
    edges = [0.0, *(edge for cut in cuts for edge in cut), 1.0]
    free = MARGIN * down / max(across, 1.0)
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        start, end = first + free * (first > 0), last - free * (last < 1)
        if (end - start) * across < NARROWEST * down:
            continue
        part = portion(quad, start, end)
        if has_ink(pixels, part):
            yield part


def _cuts(quad: Quad, bars: Sequence[_Bar], pixels: Pixels) -> list[tuple[float, float]]:
    """Where rulings cross the strip: start and end of each, as fractions of its width.

    A fold or a dirty streak that runs through a word is no ruling: a bar that ends on no horizontal
    line parts a strip only where paper stands on both of its sides.
    """
    left, right = float(quad[[0, 3], 0].mean()), float(quad[[1, 2], 0].mean())
    top, bottom = float(quad[:2, 1].mean()), float(quad[2:, 1].mean())
    cuts: list[tuple[float, float]] = []
    for bar in bars:
        inside = left < (bar.left + bar.right) / 2 < right
        if not inside or min(bar.bottom, bottom) - max(bar.top, top) < COVERED * (bottom - top):
            continue
        if bar.anchored or _free(bar, top, bottom, pixels):
            cuts.append(((bar.left - left) / (right - left), (bar.right - left) / (right - left)))
    return _merged(sorted((max(a, 0.0), min(b, 1.0)) for a, b in cuts))


def _free(bar: _Bar, top: float, bottom: float, pixels: Pixels) -> bool:
    """Whether paper stands on both sides of a bar, over the height of a strip."""
    gap = CLEAR * (bottom - top)
    edge = 0.1 * (bottom - top)  # the blurred edge of the bar itself
    for start, end in ((bar.left - edge - gap, bar.left - edge), (bar.right + edge, bar.right + edge + gap)):
        side = np.array([[start, top], [end, top], [end, bottom], [start, bottom]], dtype=np.float32)
        if has_ink(pixels, side):
            return False
    return True


def _merged(cuts: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for start, end in cuts:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def portion(quad: Quad, start: float, end: float) -> Quad:
    """The part of a strip between two fractions of its width."""
    top, bottom = quad[1] - quad[0], quad[2] - quad[3]
    corners = [quad[0] + start * top, quad[0] + end * top, quad[3] + end * bottom, quad[3] + start * bottom]
    return np.array(corners, dtype=np.float32)


def has_ink(pixels: Pixels, quad: Quad) -> bool:
    """Whether anything darker than its surroundings stands inside the strip."""
    height, width = pixels.shape[:2]
    x0, x1 = np.clip([quad[:, 0].min(), quad[:, 0].max()], 0, width).astype(int)
    y0, y1 = np.clip([quad[:, 1].min(), quad[:, 1].max()], 0, height).astype(int)
    grey = darkest(pixels[y0:y1, x0:x1])
    if grey.size == 0:
        return False
    return float((grey < percentile(grey.ravel(), 90) - 40).mean()) > INK
