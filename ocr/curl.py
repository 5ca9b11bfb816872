"""A sheet that is not flat: its lines run up here and down there, whatever way the page is turned.

How print runs at each place gives a smooth field of slopes over the page, and the page is drawn anew along
it: every line is level then. Only a page whose found strips disagree is touched, and only if it helps.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels
from ocr.reader import FirstReader, Quad, size
from ocr.slants import STEEPEST, slants
from ocr.upright import CROOKED, LONG, slope

Floats = NDArray[np.float64]

LEAST = 8  # places that a field of slopes is told from
BENT = 0.6  # degrees by which a tenth of the text is off the level at least
BETTER = 0.6  # share of the bend that may be left
STIFF = 0.3  # how much proof a bend needs, in places
WEIGHINGS = 5  # of places by how well they agree with the others
ODD = 2.5  # degrees off the field from which a place counts less; a footer may bend in its own way
ROUNDS = 2  # of flattening: what is nearly level is told better
ACROSS, DOWN = 4, 2  # degrees of the field: lines bend more across a page than from one to the next
COLUMNS, ROWS = 65, 97  # of the net along which the page is drawn anew


def flattened(pixels: Pixels, quads: Sequence[Quad], reader: FirstReader) -> tuple[Pixels, list[Quad]]:
    """The page (height × width × 3) with level lines, and where its text stands; a flat one as given."""
    strips = _strips(quads)
    if len(strips) < LEAST or _bend(strips, pixels.shape) < BENT:
        return pixels, list(quads)
    page, found = pixels, list(quads)
    told = slants(page, found)
    for _ in range(ROUNDS):
        if len(told) < LEAST or (bend := _bend(told, page.shape)) < BENT:
            break
        flat = _drawn_along(page, _field(told, page.shape))
        strips_then = reader.find(flat)
        then = slants(flat, strips_then)
        if len(then) < LEAST or _bend(then, flat.shape) > BETTER * bend:
            break
        page, found, told = flat, strips_then, then
    return page, found


def _strips(quads: Sequence[Quad]) -> Floats:
    """Middle x, middle y, degrees and width of each strip that is long enough to have a direction."""
    rows = [(*quad.mean(axis=0), slope(quad), size(quad)[0]) for quad in quads if _is_long(quad)]
    strips = np.array(rows, dtype=np.float64).reshape(-1, 4)
    return strips[np.abs(strips[:, 2]) < CROOKED]


def _is_long(quad: Quad) -> bool:
    width, height = size(quad)
    return width > LONG * height


class _Field:
    """How lines run at a place in pixels: degrees clockwise, a polynomial."""

    def __init__(self, weights: Floats, shape: tuple[int, ...]) -> None:
        self._weights, self._shape = weights, shape

    def degrees(self, x: Floats, y: Floats) -> Floats:
        told = _terms(x, y, self._shape) @ self._weights
        return np.asarray(np.clip(told, -STEEPEST, STEEPEST), dtype=np.float64)

    def rise(self, x: Floats, y: Floats) -> Floats:
        return np.asarray(np.tan(np.radians(self.degrees(x, y))), dtype=np.float64)


def _terms(x: Floats, y: Floats, shape: tuple[int, ...]) -> Floats:
    height, width = shape[:2]
    across, down = 2 * x / width - 1, 2 * y / height - 1
    powers = [(i, j) for i in range(ACROSS + 1) for j in range(DOWN + 1) if i + j <= ACROSS]
    return np.stack([across**i * down**j for i, j in powers], axis=-1)


def _field(told: Floats, shape: tuple[int, ...]) -> _Field:
    """The field that most of the places agree with (x, y, degrees, weight); odd ones count less each time."""
    terms = _terms(told[:, 0], told[:, 1], shape)
    counts = told[:, 3] / told[:, 3].mean()
    trust = np.ones(len(told))
    stiff = STIFF * np.eye(terms.shape[1])
    stiff[0, 0] = 0.0
    weights = np.zeros(terms.shape[1])
    for _ in range(WEIGHINGS):
        weighted = terms * (counts * trust)[:, None]
        weights = np.linalg.solve(weighted.T @ terms + stiff, weighted.T @ told[:, 2])
        off = np.abs(terms @ weights - told[:, 2])
        trust = np.minimum(1.0, ODD / np.maximum(off, 1e-6))
    return _Field(weights, shape)


def _bend(told: Floats, shape: tuple[int, ...]) -> float:
    """Degrees off the level that the field says of a tenth of the places at least, by their weight."""
    off = np.abs(_field(told, shape).degrees(told[:, 0], told[:, 1]))
    order = np.argsort(off)
    passed = np.cumsum(told[order, 3])
    return float(off[order][np.searchsorted(passed, 0.9 * passed[-1])])


def _drawn_along(pixels: Pixels, field: _Field) -> Pixels:
    """The page drawn anew: each level line of the result follows the slopes from the middle to both sides.

    It is as much higher as the lines rise and fall: no part of the page is left out.
    """
    height, width = pixels.shape[:2]
    across = np.linspace(0, width - 1, COLUMNS)
    edges = _heights(field, across, np.array([0.0, height - 1.0]))
    top, bottom = max(0.0, edges[0].max()), max(0.0, height - 1 - edges[1].min())
    made = height + int(np.ceil(top)) + int(np.ceil(bottom))
    return _drawn(pixels, _heights(field, across, np.linspace(-top, height - 1 + bottom, ROWS)), made)


def _heights(field: _Field, across: Floats, middle: Floats) -> Floats:
    """How high lines run that pass at those heights in the middle: a row for each, at every place across."""
    heights = np.empty((len(middle), COLUMNS))
    start = COLUMNS // 2
    heights[:, start] = middle
    for column in range(start, COLUMNS - 1):
        heights[:, column + 1] = _followed(field, heights[:, column], across[column], across[column + 1])
    for column in range(start, 0, -1):
        heights[:, column - 1] = _followed(field, heights[:, column], across[column], across[column - 1])
    return heights


def _followed(field: _Field, y: Floats, x: float, to: float) -> Floats:
    """The heights at `to` of the lines that pass at `y` in `x`; the slope half way counts."""
    run = to - x
    half = y + 0.5 * run * field.rise(np.full_like(y, x), y)
    return np.asarray(y + run * field.rise(np.full_like(y, x + 0.5 * run), half), dtype=np.float64)


def _drawn(pixels: Pixels, heights: Floats, made: int) -> Pixels:
    """The page, `made` pixels high, whose point at each knot of the net is taken from that height."""
    width = pixels.shape[1]
    net = np.asarray(heights, dtype=np.float32)
    rows = np.linspace(0, ROWS - 1, made, dtype=np.float32)
    columns = np.linspace(0, COLUMNS - 1, width, dtype=np.float32)
    from_y = cv2.remap(net, *np.meshgrid(columns, rows), interpolation=cv2.INTER_LINEAR)
    from_x = np.ascontiguousarray(np.broadcast_to(np.arange(width, dtype=np.float32), (made, width)))
    flat = cv2.remap(pixels, from_x, from_y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, dtype=np.uint8)
