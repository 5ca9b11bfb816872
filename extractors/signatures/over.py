"""A signature drawn over the print of a stamp: its strokes and the letters stand in the same place."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.inkmask import Mask
from extractors.signatures.residue import LINE
from extractors.signatures.squared import squared
from extractors.signatures.stamps import has_letters
from extractors.signatures.traced import Trace, traces

LONG = 4.0  # heights of a line: no letter is one stroke of that length
LETTER = 3.0  # heights of a line: the longest stroke of a letter
LARGE, LOW = 2.0, 1.0  # heights of a line: the longer and the shorter side of such a stroke
SHORTEST = 2.1  # heights of a line: one stroke of a signature is as long at least
FLAT = 2.2  # length of an oval to its width: stamps are rounder
ROUND = 0.07  # of its radius: how far from an oval the points of a ring stand


def strokes_over(ink: Mask) -> list[Trace]:
    """The strokes of a pen in ink that also holds print; [] where none is surely one."""
    found = traces(ink)
    return [one for one in found if one.length >= LONG * LINE and _drawn(one)]


def is_print(mask: Mask) -> bool:
    """Whether ink is letters alone, or a part of a round stamp: an arc, and letters along it."""
    found = traces(mask)
    if all(one.length < SHORTEST * LINE for one in found):
        return True
    arcs = [one for one in found if one.length >= LONG * LINE]
    rest = [one for one in found if one.length < LONG * LINE]
    only = all(_is_ring(one) for one in arcs) and all(one.length <= LETTER * LINE for one in rest)
    return bool(arcs) and only and has_letters(mask)


def _drawn(one: Trace) -> bool:
    """Drawn by a pen: no line of print, no side of a frame, no part of a ring."""
    sides = sorted(one.sides)
    if sides[1] < LARGE * LINE or sides[0] < LOW * LINE:
        return False
    return not squared(_mask(one)) and not _is_ring(one)


def _mask(one: Trace) -> Mask:
    top, left = one.points.min(axis=0)
    width, height = one.sides
    mask = np.zeros((height, width), dtype=np.bool_)
    mask[one.points[:, 0] - top, one.points[:, 1] - left] = True
    return mask


def _is_ring(one: Trace) -> bool:
    """Whether the stroke runs along one oval."""
    (x, y), (across, down), degrees = cv2.fitEllipse(one.points[:, ::-1].astype(np.float32))
    if min(across, down) < 1:
        return True
    if max(across, down) > FLAT * min(across, down):
        return False
    turn = np.radians(degrees)
    dx, dy = one.points[:, 1] - x, one.points[:, 0] - y
    along, beside = dx * np.cos(turn) + dy * np.sin(turn), dy * np.cos(turn) - dx * np.sin(turn)
    away = np.abs(np.hypot(2 * along / across, 2 * beside / down) - 1)
    return bool(np.percentile(away, 90) <= ROUND)
