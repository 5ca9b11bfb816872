"""Lines of a sheet that is not flat: the detector's map shows them bent, and no single strip holds one.

A level box round a bent line is mostly paper and was taken for no text at all. Such a line is cut, where its
ink is least, into parts that are straight enough to be read.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.reader import Quad

Plane = NDArray[np.float32]
Floats = NDArray[np.float64]

LONG = 12.0  # thicknesses: shorter strips bend too little to matter
BENT = 0.5  # of its thickness: how far the middle of a bent line runs from a straight one
STRAIGHT = 0.25  # and that of a part that is read as one strip
EVEN = 0.25  # of the thickness: how much it varies along a line; a drawing varies more
SINGLE = 0.85  # share of the columns where a line is one stroke
FIRM = 0.6  # of the map: lines that touch at their edges part there
PARTS = 8  # of one line, at most
BLANK, NEAR = 5, 151  # columns: a blank between words, and how far a page is equally lit
SHORTEST = 8  # columns of a part: less holds no letter
REACH = 0.3  # of a part's length: how far a cut may be moved to a blank
WIDER = 1.6  # the map shows lines thinner than they are: what DB's boxes are widened by


@dataclass(frozen=True)
class _Run:
    """A line on the map: its columns, the middle of its ink in each, its thickness in pixels."""

    first: int
    middles: Floats
    thickness: float

    @property
    def last(self) -> int:
        return self.first + len(self.middles) - 1


def bent_strips(scores: Plane, light: Plane, text: float) -> tuple[Plane, list[Quad]]:
    """The map without its bent lines, and the strips that these are read in.

    `scores`: how much each pixel is text, 0 to 1; from `text` on it is. `light`: the picture, of the same
    rows and columns. The strips are in their pixels.
    """
    mask = cv2.dilate((scores > text).astype(np.uint8), np.ones((2, 2), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    left, quads = scores.copy(), list[Quad]()
    for n in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[n])
        if width * width < LONG * area or height * width < (1 + BENT) * area:
            continue
        part = slice(y, y + height), slice(x, x + width)
        own = labels[part] == n
        runs = list(_runs(own, scores[part]))
        if not any(_off(run.middles) > BENT * run.thickness for run in runs):
            continue
        left[part][own] = 0.0
        corner = np.array((x, y), dtype=np.float32)
        quads += [quad + corner for run in runs for quad in _strips(run, light[part])]
    return left, quads


def _runs(own: NDArray[np.bool_], scores: Plane) -> Iterator[_Run]:
    """The lines of one blot of the map: one, or several that touch."""
    run = _run(own)
    if run is not None:
        yield run
        return
    count, labels, stats, _ = cv2.connectedComponentsWithStats((own & (scores > FIRM)).astype(np.uint8))
    found = [_run(labels == n) for n in range(1, count) if stats[n, cv2.CC_STAT_WIDTH] > 1]
    if all(run is not None for run in found):
        yield from (run for run in found if run is not None)


def _run(own: NDArray[np.bool_]) -> _Run | None:
    """A blot as a line; None when it is none."""
    columns = np.flatnonzero(own.any(axis=0))
    first, last = int(columns[0]), int(columns[-1])
    if last - first + 1 != len(columns):
        return None
    ink = own[:, first : last + 1]
    counts = ink.sum(axis=0).astype(np.float64)
    rows = np.arange(len(ink))[:, None]
    spans = ink.shape[0] - np.argmax(ink[::-1], axis=0) - np.argmax(ink, axis=0)
    thickness = float(np.median(counts))
    uneven = float(np.median(np.abs(counts - thickness))) > EVEN * thickness
    if uneven or float(np.mean(spans <= 1.3 * thickness)) < SINGLE:
        return None
    return _Run(first, (ink * rows).sum(axis=0) / counts, thickness)


def _off(middles: Floats) -> float:
    """How far the middles run from the straight line through them, in pixels."""
    return float(np.abs(middles - _line(middles)).max())


def _line(middles: Floats) -> Floats:
    at = np.arange(len(middles), dtype=np.float64)
    return np.asarray(np.polyval(np.polyfit(at, middles, 1), at)) if len(middles) > 1 else middles


def _strips(run: _Run, light: Plane) -> Iterator[Quad]:
    """The fewest parts that are straight, each as a strip of four corners, clockwise from the left top."""
    most = max(1, min(PARTS, len(run.middles) // SHORTEST))
    for parts in range(1, most + 1):
        ends = _cuts(run, light, parts)
        pieces = [run.middles[a:b] for a, b in itertools.pairwise(ends)]
        if parts == most or all(_off(piece) <= STRAIGHT * run.thickness for piece in pieces):
            break
    for at, piece in zip(ends[:-1], pieces, strict=True):
        grown = WIDER * run.thickness * len(piece) / (2 * (run.thickness + len(piece)))
        half = run.thickness / 2 + grown
        line = _line(piece)
        rise = (line[-1] - line[0]) / max(1, len(piece) - 1)
        before = grown if at == ends[0] else 0.0
        after = grown if at + len(piece) == ends[-1] else 0.0
        left, right = run.first + at - before, run.first + at + len(piece) + after
        top, bottom = line[0] - rise * before, line[-1] + rise * after
        corners = ((left, top - half), (right, bottom - half), (right, bottom + half), (left, top + half))
        yield np.array(corners, dtype=np.float32)


def _cuts(run: _Run, light: Plane, parts: int) -> list[int]:
    """Both ends of the line and the columns between its parts, each moved to the lightest place near by."""
    length = len(run.middles)
    whole = length / parts
    shade = np.array([_shade(run, light, column) for column in range(length)])
    smooth = np.convolve(shade - _paper(shade), np.ones(BLANK) / BLANK, mode="same")
    ends = [0]
    for n in range(1, parts):
        start, stop = round((n - REACH) * whole), round((n + REACH) * whole)
        ends.append(start + int(np.argmax(smooth[start:stop])))
    return [*ends, length]


def _paper(shade: Floats) -> Floats:
    """The lightest shade near by: a page is not equally lit."""
    lightest: Floats = np.asarray(cv2.dilate(shade[None, :], np.ones((1, NEAR))), dtype=np.float64).ravel()
    return lightest


def _shade(run: _Run, light: Plane, column: int) -> float:
    """How light the picture is over the line's height in one column."""
    middle, reach = run.middles[column], run.thickness
    rows = slice(max(0, round(middle - reach)), max(1, round(middle + reach) + 1))
    return float(light[rows, run.first + column].mean())
