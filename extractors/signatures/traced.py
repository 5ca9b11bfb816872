"""Strokes of a pen followed through what they cross: where a signature runs over the print of a stamp.

The ink is thinned to lines one pixel wide. Where lines meet, each goes on in the one that is straightest
ahead, so a stroke is one line from its start to its end, whatever letters it crosses; a letter gives short
lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.inkmask import Mask
from extractors.signatures.thin import around, thinned, turns

AHEAD = 12  # pixels of a line that tell which way it goes
STRAIGHT = 40.0  # degrees by which a line turns at most where it crosses another one
SHORT = 8  # pixels: a shorter line between two meetings is where thick strokes cross
REACH = 3  # pixels from the end of a line to the meeting it was cut off from
Points = NDArray[np.int_]


@dataclass(frozen=True)
class Trace:
    """A line that was followed: its pixels (n × 2: row, column)."""

    points: Points

    @property
    def length(self) -> int:
        return len(self.points)

    @property
    def sides(self) -> tuple[int, int]:
        """Width and height of the box round it."""
        height, width = np.ptp(self.points, axis=0) + 1
        return int(width), int(height)


def traces(mask: Mask) -> list[Trace]:
    """The lines of the ink, longest first."""
    lines = thinned(mask)
    meetings, paths = _parts(lines)
    joined = _joined(paths, meetings)
    return sorted((Trace(np.concatenate([paths[n] for n in one])) for one in joined), key=lambda t: -t.length)


def _parts(lines: Mask) -> tuple[NDArray[np.int32], list[Points]]:
    """Numbered meetings of lines (0 elsewhere), and the lines between them, each from end to end."""
    plane = lines.astype(np.uint8)
    crossed = (plane > 0) & (turns(around(plane)) >= 3)
    meeting = lines & (cv2.dilate(crossed.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0)
    for final in (False, True):
        _, labels = cv2.connectedComponents(meeting.astype(np.uint8), connectivity=8)
        _, found = cv2.connectedComponents((lines & ~meeting).astype(np.uint8), connectivity=8)
        ways = _pixels(np.asarray(found, dtype=np.int32))
        if final:
            break
        close = cv2.dilate(labels.astype(np.uint16), np.ones((3, 3), np.uint8))
        for own in ways:
            met = close[own[:, 0], own[:, 1]]
            if len(own) < SHORT and np.unique(met[met > 0]).size > 1:
                meeting[own[:, 0], own[:, 1]] = True
    return np.asarray(labels, dtype=np.int32), [path for own in ways for path in _in_order(own)]


def _pixels(ways: NDArray[np.int32]) -> list[Points]:
    """The pixels of each numbered line: row and column."""
    ys, xs = np.nonzero(ways)
    if ys.size == 0:
        return []
    numbers = ways[ys, xs]
    order = np.argsort(numbers, kind="stable")
    points = np.stack([ys, xs], axis=1)[order]
    return np.split(points, np.flatnonzero(np.diff(numbers[order])) + 1)


def _in_order(pixels: Points) -> Iterator[Points]:
    """The pixels of one line from one end to the other; what a line leaves beside it is another one."""
    left = {(int(y), int(x)) for y, x in pixels}
    while left:
        start = min(left, key=lambda p: (sum(q in left for q in _beside(p)), p))
        path = [start]
        left.discard(start)
        while after := [q for q in _beside(path[-1]) if q in left]:
            path.append(after[0])
            left.discard(after[0])
        yield np.array(path, dtype=np.int_)


def _beside(pixel: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Straight neighbours first, then the aslant ones."""
    y, x = pixel
    yield from ((y - 1, x), (y, x + 1), (y + 1, x), (y, x - 1))
    yield from ((y - 1, x - 1), (y - 1, x + 1), (y + 1, x + 1), (y + 1, x - 1))


def _joined(paths: list[Points], meetings: NDArray[np.int32]) -> list[list[int]]:
    """Groups of lines that go on in each other."""
    ends: dict[int, list[tuple[int, Points, Points]]] = {}
    for n, path in enumerate(paths):
        for run in (path, path[::-1]):
            at = _meeting_at(run[0], meetings)
            if at:
                ends.setdefault(at, []).append((n, run[0], run[min(AHEAD, len(run) - 1)]))
    group = list(range(len(paths)))
    for met in ends.values():
        for a, b in _pairs(met):
            old, new = group[b], group[a]
            group = [new if one == old else one for one in group]
    return [[n for n, own in enumerate(group) if own == one] for one in sorted(set(group))]


def _meeting_at(end: Points, meetings: NDArray[np.int32]) -> int:
    y, x = int(end[0]), int(end[1])
    near = meetings[max(0, y - REACH) : y + REACH + 1, max(0, x - REACH) : x + REACH + 1]
    found = near[near > 0]
    return int(found[0]) if found.size else 0


def _pairs(met: list[tuple[int, Points, Points]]) -> Iterator[tuple[int, int]]:
    """Which line goes on in which, the straightest first."""
    turns = sorted(
        (_turn(one, other), i, j)
        for i, one in enumerate(met)
        for j, other in enumerate(met)
        if i < j and one[0] != other[0]
    )
    used: set[int] = set()
    for turn, i, j in turns:
        if turn <= STRAIGHT and i not in used and j not in used:
            used |= {i, j}
            yield met[i][0], met[j][0]


def _turn(one: tuple[int, Points, Points], other: tuple[int, Points, Points]) -> float:
    """Degrees by which a pen turns that comes along one line and leaves along the other."""
    into, out = one[1] - one[2], other[2] - other[1]
    lengths = float(np.linalg.norm(into) * np.linalg.norm(out))
    if lengths == 0:
        return 180.0
    return float(np.degrees(np.arccos(np.clip(np.dot(into, out) / lengths, -1.0, 1.0))))
