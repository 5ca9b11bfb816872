"""Signatures as lines of a pen, in many manners: all invented, none after anybody's."""

from __future__ import annotations

import math
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from scripts.hands.ink import Hand, Mask
from scripts.hands.texts import name

Path = NDArray[np.float64]
FINE = 2  # times that ink is drawn larger


def signature(rng: Random, line: float, hand: Hand) -> Mask:
    """The ink of a signature, white on black, cropped; `line`: pixels of a line of the form's text."""
    height, width = line * rng.uniform(1.6, 6.0), line * rng.uniform(3.5, 14.0)
    if (said := rng.random()) < 0.4:
        return _of_letters(rng, hand, line) if said < 0.1 else _plain(rng, hand, line)
    manner = rng.choices((_moved, _running, _peaked, _flat, _capitals, _turning), (34, 22, 10, 8, 14, 8))[0]
    paths = manner(rng, width, height)
    paths += _flourishes(rng, paths)
    lean = np.array([[1, 0], [-rng.gauss(0.12, 0.2), 1]])
    ink = drawn(rng, [path @ lean for path in paths], pen_width(rng, line))
    return turned(cropped(ink), rng.gauss(4, 6))


def pen_width(rng: Random, line: float) -> float:
    return line * rng.choice((rng.uniform(0.06, 0.12), rng.uniform(0.09, 0.18), rng.uniform(0.14, 0.3)))


def drawn(rng: Random, paths: list[Path], width: float) -> Mask:
    """Lines that thin where the pen runs fast."""
    points = np.concatenate(paths)
    low, high = points.min(axis=0), points.max(axis=0)
    pad = 4 * width
    size = np.minimum(np.ceil((high - low + 2 * pad) * FINE), 3000).astype(int)
    canvas = np.zeros((size[1], size[0]), np.uint8)
    vary = rng.uniform(0, 0.75)
    for path in paths:
        moved = (path - low + pad) * FINE
        speed = np.hypot(*np.diff(moved, axis=0).T) if len(moved) > 1 else np.zeros(1)
        usual = float(np.median(speed)) + 1e-6
        slow = np.clip(1.3 - vary * np.convolve(speed, np.ones(5) / 5, "same") / usual, 0.45, 1.5)
        thick = np.maximum(1, np.round(width * FINE * slow)).astype(int).tolist()
        ends = np.round(moved * 8).astype(int).tolist()
        for start, end, side in zip(ends, ends[1:], thick, strict=False):
            cv2.line(canvas, start, end, 255, side, cv2.LINE_AA, 3)
    small = cv2.resize(canvas, None, fx=1 / FINE, fy=1 / FINE, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def smooth(points: Path, steps: int = 10) -> Path:
    """A curve through the points."""
    full = np.concatenate([points[:1], points, points[-1:]])
    t = (np.arange(steps) / steps)[:, None]
    parts = []
    for a, b, c, d in zip(full, full[1:], full[2:], full[3:], strict=False):
        parts.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        )
    return np.concatenate([*parts, points[-1:]])


def _fitted(path: Path, width: float, height: float) -> Path:
    low, high = path.min(axis=0), path.max(axis=0)
    return (path - low) / np.maximum(high - low, 1e-6) * np.array([width, height])


def _moved(rng: Random, width: float, height: float) -> list[Path]:
    """As hands move: strokes whose speed rises and falls, one begun before the other ends (lognormal)."""
    count = rng.randint(4, 26)
    time, path = 0.0, np.zeros((count * 16 + 60, 2))
    clock = np.linspace(0, count * 0.16 + 0.6, len(path))
    up = rng.random() < 0.5
    for _ in range(count):
        time += rng.uniform(0.09, 0.22)
        mu, sigma = rng.gauss(-1.9, 0.15), rng.uniform(0.18, 0.38)
        since = np.maximum(clock - time + 0.12, 1e-6)
        speed = np.exp(-((np.log(since) - mu) ** 2) / (2 * sigma**2)) / (since * sigma * 2.5066)
        done = np.cumsum(speed) * (clock[1] - clock[0])
        start = (1 if up else -1) * rng.uniform(0.7, 1.9) + rng.gauss(0, 0.35)
        angle = start + rng.choice((-1, 1, 1)) * rng.uniform(0.2, 2.8) * np.clip(done, 0, 1)
        path += (rng.lognormvariate(0, 0.45) * speed)[:, None] * np.stack([np.cos(angle), -np.sin(angle)], 1)
        up = not up if rng.random() < 0.9 else up
    path = np.cumsum(path, axis=0) * (clock[1] - clock[0])
    path[:, 0] += np.linspace(0, rng.uniform(0.1, 0.45) * count, len(path))
    whole = _fitted(path, width, height)
    if rng.random() < 0.35:
        cut = rng.randint(len(whole) // 4, 3 * len(whole) // 4)
        gap = np.array([rng.uniform(0, 0.06) * width, rng.gauss(0, 0.1) * height])
        return [whole[:cut], whole[cut:] + gap]
    return [whole]


def _running(rng: Random, width: float, height: float) -> list[Path]:
    """A row of loops or arches as in « llel », « mmn », some of them tall or deep."""
    turns, loop = rng.randint(4, 13), rng.uniform(-0.9, 1.3)
    points = np.linspace(0, turns * 2 * math.pi, turns * 14)
    size = np.interp(
        points, np.linspace(0, points[-1], turns + 2), [rng.uniform(0.25, 1) for _ in range(turns + 2)]
    )
    if rng.random() < 0.6:
        size[: len(size) // 5] *= rng.uniform(1.4, 3)
    fade = np.linspace(1, rng.uniform(0.15, 1.1), len(points))
    x = points / (2 * math.pi) - loop * np.sin(points) * 0.5
    y = -np.cos(points) * size * fade * rng.choice((-1, 1))
    if rng.random() < 0.5:
        deep = rng.randrange(len(y))
        y[deep : deep + 14] += rng.uniform(0.5, 2) * np.hanning(len(y[deep : deep + 14]))
    return [_fitted(np.stack([x, y], 1), width, height * rng.uniform(0.5, 1))]


def _peaked(rng: Random, width: float, height: float) -> list[Path]:
    count = rng.randint(5, 15)
    x = np.sort([rng.uniform(0, 1) for _ in range(count)])
    y = [(rng.uniform(0, 0.4) if i % 2 else rng.uniform(0.55, 1)) for i in range(count)]
    return [smooth(np.stack([x * width, np.array(y) * height], 1), rng.choice((1, 8, 10)))]


def _flat(rng: Random, width: float, height: float) -> list[Path]:
    """A large head, then a wave that hardly leaves its line."""
    head = [(rng.uniform(0, 0.22), rng.uniform(0, 1)) for _ in range(rng.randint(3, 7))]
    tail = [(0.22 + 0.075 * i, 0.55 + rng.gauss(0, 0.08)) for i in range(rng.randint(4, 11))]
    return [smooth(np.array([*head, *tail]) * np.array([width, height]))]


def _capitals(rng: Random, width: float, height: float) -> list[Path]:
    """One to three tall letters made of a few strokes each, often with a tail."""
    paths, count = [], rng.randint(1, 3)
    step = min(width / count, height * rng.uniform(0.6, 1.1))
    for i in range(count):
        for path in CAPITALS[rng.choice(list(CAPITALS))]:
            shaken = np.array(path) + np.array([(rng.gauss(0, 0.07), rng.gauss(0, 0.07)) for _ in path])
            tall = height * rng.uniform(0.75, 1.15)
            paths.append(
                smooth(shaken * np.array([step * rng.uniform(0.7, 1.1), tall]) + np.array([i * step, 0]))
            )
    if rng.random() < 0.6:
        count = rng.randint(4, 9)
        xs = np.linspace(0.4 * step, rng.uniform(1.5, 4) * step, count)
        tail = smooth(np.stack([xs, height * np.array([0.6 + rng.gauss(0, 0.14) for _ in range(count)])], 1))
        paths.append(tail + np.array([(len(paths) > 2) * step * 0.8, 0]))
    return paths


def _turning(rng: Random, width: float, height: float) -> list[Path]:
    turns = rng.uniform(2.2, 4.5)  # a ring alone is no signature
    angle = np.linspace(0, turns * 2 * math.pi, 90) + rng.uniform(0, 6)
    size = np.linspace(1, rng.uniform(0.1, 0.8), 90) * (1 + 0.12 * np.sin(angle * rng.uniform(0.3, 1.4)))
    ring = np.stack([np.cos(angle) * size + np.linspace(0, rng.uniform(0, 1.6), 90), np.sin(angle) * size], 1)
    return [_fitted(ring, width * rng.uniform(0.5, 1), height)]


def _flourishes(rng: Random, paths: list[Path]) -> list[Path]:
    """What ends a signature: strokes under it or through it, a ring round it, dots."""
    points = np.concatenate(paths)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    wide, high = right - left, bottom - top
    found: list[Path] = []
    if rng.random() < 0.5:
        found.append(under(rng, left, bottom + rng.uniform(-0.25, 0.25) * high, wide))
    if rng.random() < 0.12:
        y = rng.uniform(0.2, 0.8)
        ends = [
            (left - 0.1 * wide, top + y * high),
            (right + rng.uniform(0, 0.3) * wide, top + rng.uniform(0, 1) * high),
        ]
        found.append(smooth(np.array([ends[0], (left + wide / 2, top + y * high), ends[1]])))
    if rng.random() < 0.08:
        angle = np.linspace(rng.uniform(0, 2), rng.uniform(5.5, 8.5), 70)
        centre, radius = np.array([left + wide / 2, top + high / 2]), np.array([wide * 0.62, high * 0.75])
        found.append(centre + np.stack([np.cos(angle), np.sin(angle)], 1) * radius * rng.uniform(0.9, 1.15))
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        dot = np.array([left + rng.uniform(0, 1) * wide, bottom - rng.uniform(0, 0.4) * high])
        found.append(np.stack([dot, dot + 0.5]))
    return found


def under(rng: Random, left: float, bottom: float, wide: float) -> Path:
    """A stroke under the name, that comes back at times."""
    start, end, rise = (
        left + rng.uniform(-0.15, 0.3) * wide,
        left + rng.uniform(0.6, 1.25) * wide,
        0.12 * wide,
    )
    points = [
        (start, bottom),
        ((start + end) / 2, bottom + rng.gauss(0, 0.3) * rise),
        (end, bottom - rng.uniform(-0.3, 1) * rise),
    ]
    for turn in range(rng.choice((0, 0, 0, 1, 1, 2))):
        at = start if turn % 2 == 0 else end
        points.append((at + rng.gauss(0, 0.1) * wide, bottom + rng.uniform(0.1, 1) * rise))
    return smooth(np.array(points))


def _name(rng: Random, hand: Hand, line: float, lines: tuple[float, float]) -> Mask:
    """A surname, at times with an initial before it, so many lines of the form high."""
    said = hand.writable(rng.choice((name(rng), name(rng), name(rng)[:1] + ". " + name(rng)))) or "X"
    ink = cropped(hand.write(rng, said))
    tall = line * rng.uniform(*lines)
    return np.asarray(cv2.resize(ink, None, fx=tall / ink.shape[0], fy=tall / ink.shape[0]), np.uint8)


def _of_letters(rng: Random, hand: Hand, line: float) -> Mask:
    """A name in a running hand, tall and aslant, with a stroke under it or through it."""
    ink = _name(rng, hand, line, (1.8, 4.0))
    high, wide = ink.shape
    thick = max(1.0, 1.6 * float((ink > 127).sum()) / max(1, int((cv2.Canny(ink, 50, 150) > 0).sum())))
    room = np.pad(ink, ((high // 3, high // 2), (wide // 4, wide // 3)))
    strokes = [under(rng, wide / 4, high * rng.uniform(1.1, 1.5), wide)]
    if rng.random() < 0.35:
        strokes.append(
            smooth(np.array([(wide * 1.15, high), (wide * 1.35, high * 0.4), (wide * 0.9, high * 1.4)]))
        )
    for path in strokes:
        ends = np.round(path * 8).astype(int)
        cv2.polylines(room, [ends.reshape(-1, 1, 2)], False, 255, max(1, round(thick)), cv2.LINE_AA, 3)
    return turned(cropped(room), rng.gauss(6, 5))


def _plain(rng: Random, hand: Hand, line: float) -> Mask:
    """A name in plain letters, hardly larger than one writes on a form, with one stroke under it."""
    ink = _name(rng, hand, line, (1.0, 2.6))
    high, wide = ink.shape
    room = np.pad(ink, ((high // 4, round(high * 0.8)), (round(wide * 0.3), round(wide * 0.6))))
    start, end = wide * (0.3 + rng.gauss(0, 0.12)), wide * (1.3 + rng.uniform(-0.3, 0.45))
    foot, rise = high * (1.25 + rng.uniform(-0.08, 0.4)), high * rng.gauss(0.12, 0.25)
    bow = rng.gauss(0, 0.06) * high
    path = smooth(np.array([(start, foot), ((start + end) / 2, foot - rise / 2 + bow), (end, foot - rise)]))
    thick = max(1, round(line * rng.choice((rng.uniform(0.04, 0.1), rng.uniform(0.08, 0.16)))))
    cv2.polylines(room, [np.round(path * 8).astype(int).reshape(-1, 1, 2)], False, 255, thick, cv2.LINE_AA, 3)
    return turned(cropped(room), rng.gauss(0, 2.5))


def cropped(ink: Mask) -> Mask:
    rows, columns = np.flatnonzero((ink > 60).any(1)), np.flatnonzero((ink > 60).any(0))
    if not len(rows):
        return ink[:8, :8]
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def turned(ink: Mask, angle: float) -> Mask:
    """Turned by some degrees, with the room that it needs."""
    high, wide = ink.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = math.ceil(high * sin + wide * cos), math.ceil(high * cos + wide * sin)
    matrix[:, 2] += (size[0] - wide) / 2, (size[1] - high) / 2
    return np.asarray(cv2.warpAffine(ink, matrix, size), np.uint8)


CAPITALS: dict[str, list[list[tuple[float, float]]]] = {
    "A": [[(0, 1), (0.5, 0), (1, 1)], [(0.1, 0.65), (0.9, 0.6)]],
    "B": [[(0.1, 0), (0.1, 1)], [(0.1, 0), (0.8, 0.2), (0.1, 0.48), (0.9, 0.75), (0.05, 1)]],
    "C": [[(0.95, 0.15), (0.4, 0), (0.02, 0.5), (0.4, 1), (1, 0.85)]],
    "D": [[(0.1, 0), (0.1, 1), (0.9, 0.7), (0.8, 0.2), (0, 0.02)]],
    "E": [[(0.9, 0), (0.2, 0.1), (0.5, 0.45), (0.1, 0.8), (0.9, 1)]],
    "F": [[(0.3, 1.2), (0.4, 0)], [(0, 0.1), (1, 0)], [(0.1, 0.5), (0.8, 0.45)]],
    "G": [[(0.9, 0.1), (0.2, 0.1), (0.1, 0.8), (0.8, 0.8), (0.9, 0.5), (0.8, 1.5), (0, 1.3), (1.3, 0.7)]],
    "H": [[(0.1, 0), (0.05, 1)], [(0.9, 0), (0.85, 1.1)], [(0, 0.6), (1, 0.4)]],
    "J": [[(0.2, 0), (1, 0)], [(0.6, 0), (0.6, 1.2), (0, 1.2), (0.9, 0.5)]],
    "L": [[(0.5, 0), (0.2, 0.2), (0.4, 0.9), (0, 1), (1, 0.95)]],
    "M": [[(0, 1), (0.2, 0), (0.5, 0.8), (0.8, 0), (1, 1)]],
    "N": [[(0, 1), (0.1, 0), (0.9, 1), (1, -0.1)]],
    "P": [[(0.2, 1.1), (0.2, 0), (0.9, 0.1), (0.8, 0.5), (0.1, 0.55)]],
    "R": [[(0.2, 1), (0.2, 0), (0.9, 0.1), (0.7, 0.5), (0.2, 0.5), (1.1, 1.05)]],
    "S": [[(0.9, 0.1), (0.3, 0), (0.2, 0.4), (0.8, 0.6), (0.6, 1), (0, 0.9)]],
    "T": [[(0, 0.05), (1.1, 0)], [(0.5, 0), (0.45, 1.1)]],
    "V": [[(0, 0), (0.4, 1), (1, -0.1)]],
    "Z": [[(0, 0), (0.9, 0.05), (0.1, 1), (1.2, 0.9)]],
}
