"""The outer frame of a rectangular stamp, aslant or worn to dashes, whatever crosses it."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.inkmask import Mask
from extractors.signatures.residue import LINE

LEAN = 20  # degrees by which a stamp leans at most
HIGH, WIDE = 1.8, 3.0  # heights of a line: the shorter and the longer side, at least
SIDE, ROUND = 0.55, 0.72  # of one side, and of all four, that have ink
LINES = 8  # lines of ink of each direction that are tried
GAP = 3  # pixels between the dashes of a worn side, on both ends
THICK = 2  # pixels of ink beside a line that are its own


def rectangle_round(ink: Mask) -> Mask | None:
    """Where the largest frame of the ink stands, all that is in it included; None where there is none."""
    if int(ink.sum()) < 4 * LINE:
        return None
    found = [_framed(ink, float(degrees)) for degrees in range(-LEAN, LEAN + 1)]
    best = max((one for one in found if one), key=lambda one: one[0], default=None)
    if best is None:
        return None
    mask = np.zeros(ink.shape, dtype=np.uint8)
    cv2.fillPoly(mask, [np.round(best[1]).astype(np.int32)], (1,))
    return np.asarray(mask > 0, dtype=np.bool_)


def _framed(ink: Mask, degrees: float) -> tuple[float, NDArray[Any]] | None:
    """How well the best frame that leans so is inked and how large it is; and its corners (x, y)."""
    height, width = ink.shape
    side = int(np.hypot(height, width)) + 2
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turn[:, 2] += ((side - width) / 2, (side - height) / 2)
    turned = cv2.warpAffine(ink.astype(np.uint8), turn, (side, side), flags=cv2.INTER_NEAREST) > 0
    rows, columns = _lines(turned, WIDE), _lines(turned.T, HIGH)
    best: tuple[float, tuple[int, int, int, int]] | None = None
    for (top, upper), (bottom, lower) in combinations(rows, 2):
        if bottom - top < HIGH * LINE:
            continue
        for (left, first), (right, last) in combinations(columns, 2):
            wide, high = right - left, bottom - top
            if wide < WIDE * LINE:
                continue
            on = [float(s[left:right].mean()) for s in (upper, lower)]
            on += [float(s[top:bottom].mean()) for s in (first, last)]
            share = ((on[0] + on[1]) * wide + (on[2] + on[3]) * high) / (2 * (wide + high))
            if min(on) >= SIDE and share >= ROUND:
                score = share * float(np.sqrt(wide * high))
                if best is None or score > best[0]:
                    best = score, (left, top, right, bottom)
    if best is None:
        return None
    left, top, right, bottom = best[1]
    corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)], dtype=np.float64)
    back = cv2.invertAffineTransform(turn)
    return best[0], corners @ back[:, :2].T + back[:, 2]


def _lines(ink: Mask, least: float) -> list[tuple[int, Mask]]:
    """The rows that have most ink, from the top; and where each has ink."""
    plane = cv2.dilate(ink.astype(np.uint8), np.ones((2 * THICK + 1, 1), np.uint8))
    plane = cv2.morphologyEx(plane, cv2.MORPH_CLOSE, np.ones((1, 2 * GAP + 1), np.uint8))
    straight = cv2.morphologyEx(plane, cv2.MORPH_OPEN, np.ones((1, LINE // 2), np.uint8))
    counts = straight.sum(axis=1).astype(np.int64)
    found: list[int] = []
    for row in np.argsort(-counts, kind="stable"):
        if counts[row] < SIDE * least * LINE or len(found) == LINES:
            break
        if all(abs(int(row) - other) > 2 * THICK for other in found):
            found.append(int(row))
    return [(row, np.asarray(straight[row] > 0, dtype=np.bool_)) for row in sorted(found)]
