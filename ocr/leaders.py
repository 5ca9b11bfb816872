"""Dotted blanks (« ……… »): a value written over them is read with its dots, so they are wiped out first.

Only the picture that the first reader sees is changed.
"""

from __future__ import annotations

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
THICK = 0.035  # inches: no row of dots is thicker
CLEAR = 0.045  # inches of paper over and under a row of dots: letters have none
REACH = 1.8  # inches: how far beside a clear row its dots go on, under the value written over them
SLOPE = 0.015  # how far from its level they may stand there, for their distance
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
    runs = _clear_rows(dark, inch)
    return _wiped(pixels, dark, runs, inch) if runs else pixels


def _clear_rows(dark: NDArray[np.uint8], inch: float) -> list[_Run]:
    """Rows of dots with nothing over or under them."""
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, max(3, round(SPACE * inch))), np.uint8))
    long = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, max(8, round(LEAST * inch))), np.uint8))
    thick = cv2.morphologyEx(long, cv2.MORPH_OPEN, np.ones((max(3, round(THICK * inch)) + 1, 1), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.subtract(long, thick), connectivity=8)
    found = []
    for left, top, width, height, _ in stats[1:]:
        if width >= LEAST * inch and height <= THICK * inch:
            row = _Run(int(left), int(top), int(left + width), int(top + height))
            run = _clear_part(dark, row, inch)
            if run is not None and _broken(dark, run, inch):
                found.append(run)
    return found


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


def _wiped(pixels: Pixels, dark: NDArray[np.uint8], runs: list[_Run], inch: float) -> Pixels:
    """Paper over the dots of the rows, and over those that go on beside them; letters are never touched."""
    _, labels, stats, middles = cv2.connectedComponentsWithStats(dark, connectivity=8)
    low = stats[:, cv2.CC_STAT_HEIGHT] <= THICK * inch
    low[0] = False
    cleaned = pixels.copy()
    for run in runs:
        aside = np.maximum(np.maximum(run.left - middles[:, 0], middles[:, 0] - run.right), 0)
        level = np.abs(middles[:, 1] - (run.top + run.bottom) / 2) <= 2 + SLOPE * aside
        dots = np.flatnonzero(low & level & (aside <= REACH * inch))
        _paint(cleaned, pixels, np.asarray(labels), np.asarray(stats)[dots], dots)
    return cleaned


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
