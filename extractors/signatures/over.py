"""A signature drawn over the print of a stamp: its strokes and the letters stand in the same place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.inkmask import Mask
from extractors.signatures.residue import LINE
from extractors.signatures.squared import squared
from extractors.signatures.stamps import has_letters
from extractors.signatures.traced import Trace, traces

LONG = 4.0  # heights of a line: no letter is one stroke of that length
LETTER = 3.0  # heights of a line: the longest stroke of a letter
ON, BEYOND = 0.8, 1.0  # heights of a line that a stroke runs over words, and beside them
WINDS = 3  # times that it passes the middle of its height, or of its width
LARGE, LOW = 2.0, 1.0  # heights of a line: the longer and the shorter side of such a stroke
SHORTEST = 2.1  # heights of a line: one stroke of a signature is as long at least
FLAT = 2.2  # length of an oval to its width: stamps are rounder
ROUND = 0.07  # of its radius: how far from an oval the points of a ring stand


Oval = tuple[tuple[float, float], tuple[float, float], float]  # middle, axes, degrees


def strokes_over(ink: Mask, words: Mask, stamps: Mask) -> list[Trace]:
    """The strokes of a pen over a stamp; [] where none is surely one.

    `ink`: all the ink of a zone, without the frames of stamps. `words`, `stamps`: True where words were read
    and where stamps with a frame stand. The logo of a stamp stands beside its words and in its frame, which
    stands round them: a stroke that winds over words and beyond, or leaves the frame, is none of these.
    """
    long = [one for one in traces(ink) if one.length >= LONG * LINE and drawn(one)]
    leaving = [one for one in long if _leaves([one], stamps)]
    winding = _winds(long) or any(_winds([one]) for one in long) if long else False
    return leaving or (long if winding and _leaves(long, words) else [])


def _leaves(strokes: Sequence[Trace], place: Mask) -> bool:
    """Whether strokes run both in a place and outside of it."""
    inside = sum(int(place[one.points[:, 0], one.points[:, 1]].sum()) for one in strokes)
    return inside >= ON * LINE and sum(one.length for one in strokes) - inside >= BEYOND * LINE


def _winds(strokes: Sequence[Trace]) -> bool:
    """Whether a pen goes up and down more than once: a flourish of a logo is one arc."""
    return winds(_mask(strokes))


def winds(mask: Mask) -> bool:
    """The same of lines one pixel wide, in the box round them."""
    height, width = mask.shape
    band = (
        mask[height // 2 - 1 : height // 2 + 2].any(axis=0),
        mask[:, width // 2 - 1 : width // 2 + 2].any(axis=1),
    )
    return max(int((np.diff(np.pad(line.astype(np.int8), 1)) == 1).sum()) for line in band) >= WINDS


def has_stroke(mask: Mask) -> bool:
    """Whether a long stroke is a pen's: no part of a frame, nor of a ring that a word may have cut."""
    long = [one for one in traces(mask) if one.length >= LONG * LINE]
    rings = [_oval(one) for one in long if _is_ring(one)]
    whole = [oval for oval in rings if min(oval[1]) >= 1]
    return any(drawn(one) and not any(_along(one, oval) for oval in whole) for one in long)


def goes_round(ink: Mask, words: Mask) -> bool:
    """Whether a long stroke is a part of a ring round some words, whatever cut it: that of their stamp."""
    if not words.any():
        return False
    middle = np.argwhere(words).mean(axis=0, keepdims=True)
    rings = [_oval(one) for one in traces(ink) if one.length >= LONG * LINE and _is_ring(one)]
    return any(min(oval[1]) >= 1 and _away(middle, oval)[0] < 1 for oval in rings)


def is_stamp(mask: Mask) -> bool:
    """Whether ink is letters alone, or a part of a round stamp: an arc, and letters along it."""
    found = traces(mask)
    if all(one.length < SHORTEST * LINE for one in found):
        return True
    arcs = [one for one in found if one.length >= LONG * LINE]
    rest = [one for one in found if one.length < LONG * LINE]
    only = all(_is_ring(one) for one in arcs) and all(one.length <= LETTER * LINE for one in rest)
    return bool(arcs) and only and has_letters(mask)


def drawn(one: Trace) -> bool:
    """Drawn by a pen: no line of print, no side of a frame, no part of a ring."""
    sides = sorted(one.sides)
    if sides[1] < LARGE * LINE or sides[0] < LOW * LINE:
        return False
    return not squared(_mask([one])) and not _is_ring(one)


def _mask(strokes: Sequence[Trace]) -> Mask:
    """The lines of some strokes, in the box round them all."""
    points = np.concatenate([one.points for one in strokes])
    first = points.min(axis=0)
    mask = np.zeros(tuple(np.ptp(points, axis=0) + 1), dtype=np.bool_)
    mask[points[:, 0] - first[0], points[:, 1] - first[1]] = True
    return mask


def _is_ring(one: Trace) -> bool:
    """Whether the stroke runs along one oval."""
    oval = _oval(one)
    (across, down) = oval[1]
    if min(across, down) < 1:
        return True
    return max(across, down) <= FLAT * min(across, down) and _along(one, oval)


def _oval(one: Trace) -> Oval:
    """The oval that fits a stroke best."""
    middle, size, degrees = cv2.fitEllipse(one.points[:, ::-1].astype(np.float32))
    return (middle[0], middle[1]), (size[0], size[1]), float(degrees)


def _along(one: Trace, oval: Oval) -> bool:
    """Whether nearly all of a stroke stands on an oval."""
    return bool(np.percentile(np.abs(_away(one.points, oval) - 1), 90) <= ROUND)


def _away(points: NDArray[Any], oval: Oval) -> NDArray[np.float64]:
    """How far points (row, column) stand from the middle, 1 on the oval."""
    (x, y), (across, down), degrees = oval
    turn = np.radians(degrees)
    dx, dy = points[:, 1] - x, points[:, 0] - y
    along = 2 * (dx * np.cos(turn) + dy * np.sin(turn)) / across
    beside = 2 * (dy * np.cos(turn) - dx * np.sin(turn)) / down
    return np.asarray(np.hypot(along, beside), dtype=np.float64)
