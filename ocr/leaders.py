"""Dotted blanks (« ……… »): a value written over them is read with its dots, so they are wiped out first.

Only the picture that the first reader sees is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels
from ocr.dark import dark_marks, inch_of
from ocr.levels import percentile

SPACE = 0.05  # inches: the dots of a leader are closer than that
LEAST = 0.25  # inches: a shorter row of dots is punctuation
PIECE = 0.4  # inches: of a row that is not level, what is judged at once
THICK = 0.035  # inches: no row of dots is thicker
CLEAR = 0.045  # inches of paper over and under a row of dots: letters have none
REACH = 1.8  # inches: how far beside a clear row its dots go on, under the value written over them
MANY, DENSE = 4, 3.0  # dots that show between the letters written over them, and in an inch
SLOPE = 0.015  # how far from its level they may stand there, for their distance
CLOSEST = 3  # pixels between two dots that can be told from one another
STEPS = 2  # of the widest spaces: how far on a row is looked for its own likeness
WAVE = 6.0  # levels that it goes up and down by, at least
ECHO = 0.45  # how like itself it is after some steps, at least
SOLID = 0.97  # share of ink in a row: above it, a printed line and not dots


@dataclass(frozen=True)
class _Run:
    """A row of dots, in pixels."""

    left: int
    top: int
    right: int
    bottom: int


def without_leaders(pixels: Pixels) -> Pixels:
    """The RGB page with its dotted leaders painted in the colour of the paper around them."""
    inch = inch_of(pixels)
    dark = dark_marks(pixels)
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float64)
    runs = [run for run in _clear_rows(dark, inch) if _broken(dark, run, inch) or _beats(grey, run, inch)]
    return _wiped(pixels, dark, runs, inch) if runs else pixels


def _clear_rows(dark: NDArray[np.uint8], inch: float) -> list[_Run]:
    """Rows of dots with nothing over or under them."""
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, max(3, round(SPACE * inch))), np.uint8))
    long = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, max(8, round(LEAST * inch))), np.uint8))
    thick = cv2.morphologyEx(long, cv2.MORPH_OPEN, np.ones((max(3, round(THICK * inch)) + 1, 1), np.uint8))
    thin = np.asarray(cv2.subtract(long, thick), dtype=np.uint8)
    parts = (_clear_part(dark, row, inch) for row in _level_rows(thin, inch))
    return [run for run in parts if run is not None]


def _level_rows(long: NDArray[np.uint8], inch: float) -> Iterator[_Run]:
    """The rows thin enough for dots; one that leans, or that the feet of letters join, is cut into pieces."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    piece = round(PIECE * inch)
    for one, (left, top, width, height, _) in enumerate(stats[1:].tolist(), start=1):
        if width < LEAST * inch:
            continue
        if height <= THICK * inch:
            yield _Run(left, top, left + width, top + height)
            continue
        own = labels[top : top + height, left : left + width] == one
        for start in range(0, width, piece):
            down = np.flatnonzero(own[:, start : start + piece].any(axis=1))
            across = min(piece, width - start)
            if across >= LEAST * inch and len(down) and down[-1] - down[0] < THICK * inch:
                at = left + start
                yield _Run(at, top + int(down[0]), at + across, top + int(down[-1]) + 1)


def _clear_part(dark: NDArray[np.uint8], row: _Run, inch: float) -> _Run | None:
    """The longest part of the row with no ink over or under it; None when it is short: letters."""
    clear = max(2, round(CLEAR * inch))
    over = dark[max(row.top - clear, 0) : max(row.top - 1, 0), row.left : row.right].any(axis=0)
    under = dark[row.bottom + 1 : row.bottom + clear, row.left : row.right].any(axis=0)
    free = np.concatenate([[False], ~(over | under), [False]])
    edges = np.flatnonzero(free[1:] != free[:-1])
    starts, ends = edges[::2], edges[1::2]
    if not len(starts) or (ends - starts).max() < LEAST * inch:
        return None
    best = int((ends - starts).argmax())
    return _Run(row.left + int(starts[best]), row.top, row.left + int(ends[best]), row.bottom)


def _broken(dark: NDArray[np.uint8], run: _Run, inch: float) -> bool:
    """Dots and not a line: at least four gaps an inch."""
    row = dark[run.top : run.bottom, run.left : run.right].max(axis=0).astype(np.int8)
    return bool(row.mean() <= SOLID and np.count_nonzero(np.diff(row) > 0) >= 4 * len(row) / inch)


def _beats(grey: NDArray[np.float64], run: _Run, inch: float) -> bool:
    """Dots that blur ran together: the row goes lighter and darker in even steps."""
    row = grey[run.top : run.bottom, run.left : run.right].mean(axis=0)
    row = row - cv2.blur(row[None], (max(3, round(SPACE * inch)) | 1, 1))[0]
    longest = min(round(STEPS * SPACE * inch), len(row) // 2)
    if float(row.std()) < WAVE or longest < CLOSEST:
        return False
    return max(_echo(row, step) for step in range(CLOSEST, longest + 1)) >= ECHO


def _echo(row: NDArray[np.float64], step: int) -> float:
    """How far a row goes as it does a step further on, -1 to 1."""
    one, other = row[:-step], row[step:]
    spread = float(one.std() * other.std())
    return float(((one - one.mean()) * (other - other.mean())).mean()) / spread if spread else 0.0


def _wiped(pixels: Pixels, dark: NDArray[np.uint8], runs: list[_Run], inch: float) -> Pixels:
    """Paper over the dots of the rows, and over those that go on beside them; letters are never touched."""
    _, labels, stats, middles = cv2.connectedComponentsWithStats(dark, connectivity=8)
    low = stats[:, cv2.CC_STAT_HEIGHT] <= THICK * inch
    low[0] = False
    cleaned = pixels.copy()
    for run in runs:
        _blank(cleaned, run, inch)
        aside = np.maximum(np.maximum(run.left - middles[:, 0], middles[:, 0] - run.right), 0)
        level = np.abs(middles[:, 1] - (run.top + run.bottom) / 2) <= 2 + SLOPE * aside
        dots = np.flatnonzero(low & level & (aside <= REACH * inch))
        dots = dots[_of_the_row(middles[dots, 0], run, inch)]
        _paint(cleaned, pixels, np.asarray(labels), np.asarray(stats)[dots], dots)
    return cleaned


def _of_the_row(places: NDArray[np.float64], run: _Run, inch: float) -> NDArray[np.bool_]:
    """Which dots belong to the row, given their columns: none of the points of « v14.8.1 » behind its end.

    Where it goes on under a value, dots show between most of the letters; before its clear part it begins.
    """
    away = (places - run.right) / inch
    kept = np.asarray(away <= 0, dtype=np.bool_)
    behind = np.flatnonzero(~kept)
    behind = behind[np.argsort(away[behind])]
    apart = np.logical_or.accumulate(np.diff(away[behind], prepend=0.0) > STEPS * SPACE)
    near, far = behind[~apart], behind[apart]
    kept[near] = True
    reach = away[far].max(initial=0.0) - away[near].max(initial=0.0)
    kept[far] = far.size >= max(MANY, DENSE * reach)
    return kept


def _blank(cleaned: Pixels, run: _Run, inch: float) -> None:
    """Paper where nothing but the row stands: blur joins its dots to specks round them."""
    clear = max(2, round(CLEAR * inch))
    columns = slice(run.left, run.right)
    around = cleaned[max(run.top - clear, 0) : run.bottom + clear, columns]
    cleaned[max(run.top - 1, 0) : run.bottom + 1, columns] = percentile(around.reshape(-1, 3), 90)


def _paint(
    cleaned: Pixels,
    pixels: Pixels,
    labels: NDArray[np.integer[Any]],
    boxes: NDArray[Any],
    dots: NDArray[np.intp],
) -> None:
    for (left, top, width, height, _), dot in zip(boxes, dots, strict=True):
        rows = slice(max(top - 1, 0), top + height + 1)
        columns = slice(max(left - 1, 0), left + width + 1)
        around = labels[rows, columns]
        paper = percentile(pixels[rows, columns].reshape(-1, 3), 90)
        cleaned[rows, columns][(around == dot) | (around == 0)] = paper
