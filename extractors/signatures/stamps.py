"""Is a cluster a stamp? A ring or a rectangle round what it holds."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.inkmask import Mask
from extractors.signatures.residue import LINE
from extractors.signatures.strokes import Cluster

LARGE = 2.5  # heights of a line: the smaller side of a stamp's frame
ROUND = 0.72  # share of the sides of a rectangle that is inked
RING = 0.62  # share of a ring: words that were read have been taken out of it, and some of the ring with them
BAND = 0.09  # thickness of the band where a frame is looked for, in its smaller side
THIN = 0.045  # half thickness of the band of a ring, in its radius
RADII = (1.2, 8.0)  # of a ring, in heights of a line
TRIALS = 400
HULL = 0.6  # of the cluster's larger side: a ring is not a loop of a signature
OVAL = 1.15, 2.2  # width of an oval stamp to its height, or height to width
CONCENTRIC = 0.5  # share of a circle inside the ring that is inked by an inner ring or a round text
LETTER = 1.2  # heights of a line: the letters of a stamp are smaller
SMALLEST, LETTERS = 0.2, 6  # heights of a line; marks of that size to a letter's that a stamp has at least
PARTS = 48
Points = NDArray[np.float64]


@dataclass(frozen=True)
class Stamp:
    """A stamp in a cluster: its frame, and the ink that is neither its frame nor its letters."""

    frame: Mask
    rest: Mask


def stamp_in(cluster: Cluster, whole: Mask) -> Stamp | None:
    """The stamp of a cluster, if it has a frame. `whole`: the ink of its box, words included."""
    if min(cluster.width, cluster.height) < LARGE:
        return None
    points = cv2.findNonZero(cluster.mask.astype(np.uint8))
    if points is None:
        return None
    rest = _ring(cluster.mask, whole)
    if rest is None:
        rest = _rectangle(cluster.mask, np.asarray(points, dtype=np.float32))
    return None if rest is None else Stamp(cluster.mask & ~rest, without_letters(rest))


def oval_in(cluster: Cluster, whole: Mask) -> Stamp | None:
    """The oval stamp of a cluster whose box holds all of it; `whole` as above."""
    if min(cluster.width, cluster.height) < LARGE:
        return None
    rest = _oval(cluster.mask, whole)
    return None if rest is None else Stamp(cluster.mask & ~rest, without_letters(rest))


def _ring(mask: Mask, whole: Mask) -> Mask | None:
    """What is left of all the ink when rings round the best circle's middle are taken out."""
    circle = _best_circle(mask)
    if circle is None or 2 * circle[2] < HULL * max(mask.shape):
        return None
    return _without_rings(whole, circle)


def _without_rings(whole: Mask, circle: tuple[float, float, float]) -> Mask:
    """The ink that is on no ring round the middle of a circle."""
    x, y, radius = circle
    ys, xs = np.mgrid[0 : whole.shape[0], 0 : whole.shape[1]]
    away = np.hypot(xs - x, ys - y)
    part = ((np.arctan2(ys - y, xs - x) + np.pi) / (2 * np.pi) * PARTS).astype(int) % PARTS
    rest = whole & (np.abs(away / radius - 1) > 2 * THIN)
    for near in np.arange(0.35 * radius, radius, 1.5):
        band = np.abs(away - near) <= 1.5
        if np.unique(part[band & whole]).size >= CONCENTRIC * PARTS:
            rest &= ~band
    return np.asarray(rest, dtype=np.bool_)


def _oval(mask: Mask, whole: Mask) -> Mask | None:
    """The same for a stamp that is wider than high, or higher than wide: drawn round, it is a ring.

    Its words are in the ink that tells its shape: those read in it may have taken half of its frame away.
    """
    left, top, right, bottom = met_by(mask, whole)
    width, height = right - left, bottom - top
    if not OVAL[0] <= max(width, height) / max(1, min(width, height)) <= OVAL[1]:
        return None
    rows, columns = mask.shape
    size = (
        (columns, round(rows * width / height)) if width > height else (round(columns * height / width), rows)
    )
    drawn = cv2.resize(whole.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST) > 0
    ink = np.asarray(drawn, dtype=np.bool_)
    side, down = max(width, height), size[1] / rows
    circle = (left + right) * size[0] / columns / 2, (top + bottom) * down / 2, side / 2 - 1
    points = np.stack(np.nonzero(ink)[::-1], axis=1).astype(np.float64)
    rest = _without_rings(ink, circle) if _covered(points, circle) >= RING else _ring(ink, ink)
    if rest is None:
        return None
    back = cv2.resize(rest.astype(np.uint8), (columns, rows), interpolation=cv2.INTER_NEAREST)
    return np.asarray(back > 0, dtype=np.bool_) & mask


def met_by(mask: Mask, whole: Mask) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all the blots of ink that the mask meets; zeros for none."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(whole.astype(np.uint8), connectivity=8)
    met = [n for n in np.unique(labels[mask & whole]) if n > 0]
    if not met:
        return 0, 0, 0, 0
    left, top = stats[met, :2].min(axis=0)
    right, bottom = (stats[met, :2] + stats[met, 2:4]).max(axis=0)
    return int(left), int(top), int(right), int(bottom)


def without_letters(mask: Mask) -> Mask:
    """Strokes larger than the letters of a stamp."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    keep = np.zeros(count, dtype=np.bool_)
    for n in range(1, count):
        keep[n] = max(stats[n, cv2.CC_STAT_WIDTH], stats[n, cv2.CC_STAT_HEIGHT]) > LETTER * LINE
    return np.asarray(keep[labels], dtype=np.bool_)


def has_letters(whole: Mask) -> bool:
    """Whether the ink of a stamp's box holds marks as large as letters: a ring alone may be loops."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(whole.astype(np.uint8), connectivity=8)
    sizes = stats[1:count, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    return int(((sizes >= SMALLEST * LINE) & (sizes <= LETTER * LINE)).sum()) >= LETTERS


def _best_circle(mask: Mask) -> tuple[float, float, float] | None:
    """Middle and radius of the circle through most parts of the ink; None when it is not all round."""
    ys, xs = np.nonzero(mask)
    points = np.stack([xs, ys], axis=1).astype(np.float64)
    if len(points) < 60:
        return None
    random = np.random.default_rng(0)
    points = points[random.permutation(len(points))[:1500]]
    found = [_through(points[random.integers(len(points), size=3)]) for _ in range(TRIALS)]
    good = [c for c in found if c is not None and RADII[0] * LINE <= c[2] <= RADII[1] * LINE]
    if not good:
        return None
    best = max(good, key=lambda circle: _covered(points, circle))
    return best if _covered(points, best) >= RING else None


def _through(three: Points) -> tuple[float, float, float] | None:
    """The circle through three points."""
    (ax, ay), (bx, by), (cx, cy) = three
    twice = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    if abs(twice) < 1e-6:
        return None
    a, b, c = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / twice
    y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / twice
    return float(x), float(y), float(np.hypot(ax - x, ay - y))


def _covered(points: Points, circle: tuple[float, float, float]) -> float:
    """Share of the circle that has ink on it, less what a scribble over the whole disc would have."""
    x, y, radius = circle
    dx, dy = points[:, 0] - x, points[:, 1] - y
    away = np.hypot(dx, dy) / radius
    part = ((np.arctan2(dy, dx) + np.pi) / (2 * np.pi) * PARTS).astype(int) % PARTS
    on = np.unique(part[np.abs(away - 1) <= THIN]).size / PARTS
    beyond = np.unique(part[(away > 1 + 2 * THIN) & (away < 1 + 6 * THIN)]).size / PARTS
    return on - 0.5 * beyond


def _rectangle(mask: Mask, points: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> Mask | None:
    """A rectangle, maybe tilted, that touches the outermost ink."""
    (cx, cy), (w, h), degrees = cv2.minAreaRect(points)
    if min(w, h) < LARGE * LINE:
        return None
    turn = np.deg2rad(degrees)
    ys, xs = np.mgrid[0 : mask.shape[0], 0 : mask.shape[1]]
    u = (xs - cx) * np.cos(turn) + (ys - cy) * np.sin(turn)
    v = -(xs - cx) * np.sin(turn) + (ys - cy) * np.cos(turn)
    deep = BAND * min(w, h)
    band = ((np.abs(u) > w / 2 - deep) | (np.abs(v) > h / 2 - deep)) & (np.abs(u) <= w / 2 + 2)
    part = np.where(
        np.abs(u) / w > np.abs(v) / h,
        np.clip((v / h + 0.5) * 12, 0, 11).astype(int) + np.where(u > 0, 0, 12),
        np.clip((u / w + 0.5) * 12, 0, 11).astype(int) + np.where(v > 0, 24, 36),
    )
    return _framed(mask, band, part, 48)


def _framed(
    mask: Mask,
    band: np.ndarray[tuple[int, ...], np.dtype[np.bool_]],
    part: np.ndarray[tuple[int, ...], np.dtype[np.int_]],
    parts: int,
) -> Mask | None:
    """What is not the band, when ink stands in most of its parts all round."""
    inked = np.unique(part[band & mask])
    if inked.size < ROUND * parts:
        return None
    return np.asarray(mask & ~band, dtype=np.bool_)
