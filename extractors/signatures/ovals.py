"""The outer ring of a round or oval stamp, fitted to the outermost ink whatever crosses it."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.inkmask import Mask
from extractors.signatures.residue import LINE

TRIALS = 1500
LEAST = 40  # outermost points of a ring
RADII = 1.3, 9.0  # of a ring, the shorter and the longer, in heights of a line
FLAT = 2.3  # length of an oval to its width
NEAR, NEARLY = (
    2.5,
    0.035,
)  # pixels, or share of the shorter radius: how far the points of a ring stand from it
PARTS = 48
RING = 0.62  # of the parts of a ring, that have ink
Points = NDArray[np.float64]


def oval_round(ink: Mask) -> Mask | None:
    """Where the largest ring of the ink stands, all that is in it included; None where there is none."""
    points = _outermost(ink)
    if len(points) < LEAST:
        return None
    middle, size = points.mean(axis=0), float(np.ptp(points, axis=0).max())
    scaled = (points - middle) / size
    best = max(_fits(scaled, size), key=lambda fit: fit[0], default=None)
    if best is None or best[0] < RING:
        return None
    x, y, long, short, turn = best[1]
    centre = float(x * size + middle[0]), float(y * size + middle[1])
    found = np.zeros(ink.shape, dtype=np.uint8)
    axes = 2 * float(long) * size, 2 * float(short) * size
    cv2.ellipse(found, (centre, axes, float(np.degrees(turn))), 1, -1)
    return np.asarray(found > 0, dtype=np.bool_)


def _outermost(ink: Mask) -> Points:
    """The first and last points of ink (x, y) of every row and column."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    width, height = ink.shape[1], ink.shape[0]
    sides = [
        np.stack([ink[rows].argmax(axis=1), rows], axis=1),
        np.stack([width - 1 - ink[rows, ::-1].argmax(axis=1), rows], axis=1),
        np.stack([columns, ink[:, columns].argmax(axis=0)], axis=1),
        np.stack([columns, height - 1 - ink[::-1, columns].argmax(axis=0)], axis=1),
    ]
    return np.concatenate(sides).astype(np.float64)


def _fits(points: Points, size: float) -> list[tuple[float, NDArray[Any]]]:
    """Ovals through five points each: share of the ring that has ink; middle, radii, turn (radians)."""
    random = np.random.default_rng(0)
    five = points[random.integers(len(points), size=(TRIALS, 5))]
    x, y = five[..., 0], five[..., 1]
    rows = np.stack([x * x, x * y, y * y, x, y], axis=-1)
    good = np.abs(np.linalg.det(rows)) > 1e-12
    conics = np.linalg.solve(rows[good], np.ones((int(good.sum()), 5, 1)))[..., 0]
    found = []
    for oval in _ovals(conics):
        long, short = oval[2] * size, oval[3] * size
        if short >= RADII[0] * LINE and long <= RADII[1] * LINE and long <= FLAT * short:
            found.append((_covered(points, oval, size), oval))
    return found


def _ovals(conics: NDArray[np.float64]) -> NDArray[np.float64]:
    """Middle, radii (longer first) and turn of the conics ax² + bxy + cy² + dx + ey = 1 that are ovals."""
    a, b, c, d, e = conics.T
    real = 4 * a * c - b * b > 1e-9
    a, b, c, d, e = (one[real] for one in (a, b, c, d, e))
    under = 4 * a * c - b * b
    x, y = (b * e - 2 * c * d) / under, (b * d - 2 * a * e) / under
    level = 1 + a * x * x + b * x * y + c * y * y
    half = np.hypot(a - c, b) / 2
    low, high = (a + c) / 2 - half, (a + c) / 2 + half
    turn = 0.5 * np.arctan2(b, a - c) + np.pi / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        long, short = np.sqrt(level / low), np.sqrt(level / high)
    flip = long < short
    long, short = np.where(flip, short, long), np.where(flip, long, short)
    turn = np.where(flip, turn + np.pi / 2, turn)
    ovals = np.stack([x, y, long, short, turn], axis=1)
    return np.asarray(ovals[np.isfinite(ovals).all(axis=1)], dtype=np.float64)


def _covered(points: Points, oval: NDArray[Any], size: float) -> float:
    """Share of the ring's parts that have ink on them."""
    x, y, long, short, turn = oval
    dx, dy = points[:, 0] - x, points[:, 1] - y
    u = (dx * np.cos(turn) + dy * np.sin(turn)) / long
    v = (dy * np.cos(turn) - dx * np.sin(turn)) / short
    near = max(NEAR / size, NEARLY * short)
    on = np.abs(np.hypot(u, v) - 1) * short <= near
    part = ((np.arctan2(v, u) + np.pi) / (2 * np.pi) * PARTS).astype(int) % PARTS
    return float(np.unique(part[on]).size) / PARTS
