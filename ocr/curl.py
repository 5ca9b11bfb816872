"""A sheet that is not flat: its lines run up here and down there, whatever way the page is turned.

How each found strip of text runs gives a smooth field of slopes over the page, and the page is drawn anew
along it: every line is level then. Only a page whose lines disagree is touched, and only if it helps.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels
from ocr.reader import FirstReader, Quad, size
from ocr.upright import CROOKED, LONG, slope

Floats = NDArray[np.float64]

LEAST = 8  # long strips that a field of slopes is told from
BENT = 0.6  # degrees by which a tenth of the text is off the level at least
BETTER = 0.6  # share of the bend that may be left
STEEPEST = 8.0  # degrees: no line of a flattened page was steeper
STIFF = 0.05  # how much proof a bend needs, in strips
ROUNDS = 4  # of weighing strips by how well they agree with the others
ODD = 1.0  # degrees off the field from which a strip counts less
COLUMNS, ROWS = 65, 97  # of the net along which the page is drawn anew


def flattened(pixels: Pixels, quads: Sequence[Quad], reader: FirstReader) -> tuple[Pixels, list[Quad]]:
    """The page (height × width × 3) with level lines, and where its text stands; a flat one as given."""
    strips = _strips(quads)
    if len(strips) < LEAST:
        return pixels, list(quads)
    field = _field(strips, pixels.shape)
    bend = _bend(field, strips)
    if bend < BENT:
        return pixels, list(quads)
    flat = _drawn_along(pixels, field)
    found = reader.find(flat)
    after = _strips(found)
    helped = len(after) >= LEAST and _bend(_field(after, flat.shape), after) <= BETTER * bend
    return (flat, found) if helped else (pixels, list(quads))


def _strips(quads: Sequence[Quad]) -> Floats:
    """Middle x, middle y, degrees and width of each strip that is long enough to have a direction."""
    rows = [(*quad.mean(axis=0), slope(quad), size(quad)[0]) for quad in quads if _is_long(quad)]
    strips = np.array(rows, dtype=np.float64).reshape(-1, 4)
    return strips[np.abs(strips[:, 2]) < CROOKED]


def _is_long(quad: Quad) -> bool:
    width, height = size(quad)
    return width > LONG * height


class _Field:
    """How lines run at a place in pixels: degrees clockwise, a polynomial of the second degree."""

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
    terms = (np.ones_like(across), across, down, across**2, across * down, down**2)
    return np.stack(terms, axis=-1)


def _field(strips: Floats, shape: tuple[int, ...]) -> _Field:
    """The field that most of the text agrees with; odd strips (a scribble, a stamp) count less each round."""
    terms = _terms(strips[:, 0], strips[:, 1], shape)
    widths = strips[:, 3] / strips[:, 3].mean()
    trust = np.ones(len(strips))
    stiff = STIFF * np.diag([0.0, 1.0, 1.0, 1.0, 1.0, 1.0])
    weights = np.zeros(terms.shape[1])
    for _ in range(ROUNDS):
        weighted = terms * (widths * trust)[:, None]
        weights = np.linalg.solve(weighted.T @ terms + stiff, weighted.T @ strips[:, 2])
        off = np.abs(terms @ weights - strips[:, 2])
        trust = np.minimum(1.0, ODD / np.maximum(off, 1e-6))
    return _Field(weights, shape)


def _bend(field: _Field, strips: Floats) -> float:
    """Degrees off the level that the field says of a tenth of the text at least."""
    off = np.abs(field.degrees(strips[:, 0], strips[:, 1]))
    order = np.argsort(off)
    passed = np.cumsum(strips[order, 3])
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
