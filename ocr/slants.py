"""How print runs at each place of a page, told from the ink itself: the way along which rows part best.

Strips that a detector found tell it too, but where a sheet bends much they are cut, lost, or drawn straight
over the bend. A small window of the page is sheared by some degrees each way: where its lines of print run
that way, its rows are dark and light in turn; where they do not, all rows are grey.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels
from ocr.reader import Quad

Floats = NDArray[np.float64]

WIDE = 1000  # pixels that the page is made wide: print is still in rows
WINDOW = 120, 150  # pixels across and down: some words of several lines
COLUMN = 5  # pixels that are moved together
STEEPEST = 10.0  # degrees looked at, each way
DEGREES: Floats = np.linspace(-STEEPEST, STEEPEST, 41)
PAPER = 15.0  # pixels: what is that much blurred is paper
FAINT, FULL = 6.0, 60.0  # levels darker than the paper: no ink up to there, and as dark as ink counts
INKED = 0.01  # share of a window that is ink at least
PARTED = 1.5  # times as well parted as in most other ways: lines of print, no scribble
SUREST = 3.0  # from there on, a window counts no more


def slants(pixels: Pixels, quads: Sequence[Quad]) -> Floats:
    """Middle x, middle y, degrees clockwise and weight of each window that tells how print runs: n × 4.

    `pixels`: height × width × 3. Windows stand where strips of text were found, and between them.
    """
    ratio = WIDE / pixels.shape[1]
    ink = _ink(pixels, ratio)
    among = _among(quads, ratio, ink.shape)
    told = [(x / ratio, y / ratio, *way) for x, y, part in _windows(ink, among) if (way := _way(part))]
    return np.array(told, dtype=np.float64).reshape(-1, 4)


def _ink(pixels: Pixels, ratio: float) -> Floats:
    """How much darker than the paper round it each pixel of the page made small is."""
    size = (WIDE, max(1, round(pixels.shape[0] * ratio)))
    small = cv2.cvtColor(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    grey = small.astype(np.float64)
    return np.asarray(np.clip(cv2.GaussianBlur(grey, (0, 0), PAPER) - grey - FAINT, 0, FULL))


def _among(quads: Sequence[Quad], ratio: float, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Where print may be: inside of what the strips enclose."""
    mask = np.zeros(shape, dtype=np.uint8)
    if quads:
        points = np.concatenate([quad * ratio for quad in quads]).astype(np.int32)
        cv2.fillConvexPoly(mask, cv2.convexHull(points), 1)
    return mask > 0


def _windows(ink: Floats, among: NDArray[np.bool_]) -> Iterator[tuple[float, float, Floats]]:
    """Middle and ink of windows that overlap by half, each with its middle among the print."""
    across, down = WINDOW
    height, width = ink.shape
    for top in range(-down // 2, height - down // 2, down // 2):
        rows = slice(max(0, top), min(height, top + down))
        middle = min(height - 1, (rows.start + rows.stop) // 2)
        for left in range(0, width - across + 1, across // 2):
            part = ink[rows, left : left + across]
            if among[middle, left + across // 2] and np.count_nonzero(part) > INKED * part.size:
                yield left + across / 2, (rows.start + rows.stop) / 2, part


def _way(part: Floats) -> tuple[float, float] | None:
    """Degrees along which the rows of a window part best, and how much that counts; None for no way."""
    parted = _parted(part)
    best = int(parted.argmax())
    if best in (0, len(parted) - 1):
        return None
    clear = float(parted[best] / max(float(np.median(parted)), 1e-9))
    if clear < PARTED:
        return None
    before, at, after = parted[best - 1 : best + 2]
    beside = 0.5 * (before - after) / (before - 2 * at + after)  # the top of a parabola through the three
    return float(DEGREES[best] + beside * (DEGREES[1] - DEGREES[0])), min(clear - 1, SUREST)


def _parted(part: Floats) -> Floats:
    """How sharply dark rows follow light ones when rows run down by each of the degrees."""
    height, width = part.shape
    columns = part.reshape(height, width // COLUMN, COLUMN).sum(axis=2)
    offsets = (np.arange(columns.shape[1]) + 0.5) * COLUMN - width / 2
    moved = np.round(np.tan(np.radians(DEGREES))[:, None] * offsets).astype(int)
    margin = int(np.abs(moved).max())
    padded = np.pad(columns, ((margin, margin), (0, 0)))
    taken = np.arange(height)[None, :, None] + margin + moved[:, None, :]
    rows = padded[taken, np.arange(columns.shape[1])].sum(axis=2)
    return np.asarray((np.diff(rows, axis=1) ** 2).sum(axis=1), dtype=np.float64)
