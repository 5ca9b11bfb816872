"""An option with a ring drawn round its words: « (oui) / non »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.boxes.patch import LETTER, Patch, patch_of
from extractors.inkmask import Mask
from models.geometry import Box, union_of
from models.view import PageView

Labels = NDArray[np.int32]
ASIDE, ABOVE = 2.0, 1.2  # heights of a line looked at beside the words, and over and under them
GAPS = (1, 5, 9)  # pixels of a hand's stroke that does not quite close
FAINT = 0.5  # of the darkness of print: a pen's thin stroke
WIDE, HIGH = 3.0, 2.2  # times the words of an option: what is larger than that is a cell
ACROSS, OVER = (
    0.6,
    0.6,
)  # of the words' width and of a line's height, at least: the hole of an « o » is smaller
TRIM = 0.25  # of the height of the words' box, over and under them
OPEN = 0.2  # share of the paper between the words' letters that may lie out of the ring
ROUND = 0.93  # share of its frame that a ring covers, at most: a cell covers it all


def ringed(options: Sequence[Box], height: float, view: PageView) -> int | None:
    """Which of the options side by side a closed stroke parts from the others and the page, if one alone.

    `height`: of a line, a fraction of the page's. A ring may be faint, and open a little.
    """
    ratio = view.page.height / max(1, view.page.width)
    zone = union_of(options).grown(ASIDE * height * ratio, ABOVE * height)
    patch = patch_of(view, zone, options[-1], height)
    for plain in (patch, replace(patch, step=FAINT * patch.step)):
        for gap in GAPS:
            found = _enclosed(options, plain, gap)
            if len(found) == 1:
                return found[0]
    return None


def _enclosed(options: Sequence[Box], patch: Patch, gap: int) -> list[int]:
    """The options round which the paper is shut off once gaps of that many pixels are closed."""
    ink = patch.mask.astype(np.uint8)
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8)) if gap > 1 else ink
    _, marked = cv2.connectedComponents(1 - np.asarray(closed, np.uint8), connectivity=4)
    labels = np.asarray(marked, dtype=np.int32)
    places = [_pixels(patch, box) for box in options]
    grounds = [_ground(labels[place]) for place in places]
    edge = {int(n) for side in (labels[0], labels[-1], labels[:, 0], labels[:, -1]) for n in np.unique(side)}
    found = []
    for n, place in enumerate(places):
        out = np.isin(labels, [*edge, *grounds[:n], *grounds[n + 1 :]]) & (labels > 0)
        paper = ink[place] == 0
        within = np.unique(labels[place][~out[place]])
        shut = np.isin(labels, within[within > 0])
        if paper.any() and float(out[place][paper].mean()) <= OPEN and _is_ring(shut, place):
            found.append(n)
    return found


def _pixels(patch: Patch, box: Box) -> tuple[slice, slice]:
    """The middle of the words: the box of a line that is not quite level is higher than its letters."""
    left, top, right, bottom = patch.pixels_of(box)
    trim = round(TRIM * (bottom - top))
    return slice(max(0, top + trim), max(0, bottom - trim)), slice(max(0, left), max(0, right))


def _ground(labels: Labels) -> int:
    """The paper on which words stand; 0 for none."""
    paper = labels[labels > 0]
    return int(np.bincount(paper).argmax()) if paper.size else 0


def _is_ring(shut: Mask, place: tuple[slice, slice]) -> bool:
    """The paper shut off is about as large as the words, and round: no cell, and no hole of a letter."""
    points = cv2.findNonZero(shut.astype(np.uint8))
    if points is None:
        return False
    _, _, wide, high = cv2.boundingRect(points)
    rows, columns = place
    width = columns.stop - columns.start
    near = wide <= WIDE * max(width, LETTER) and high <= HIGH * max(rows.stop - rows.start, LETTER)
    around = wide >= ACROSS * width and high >= OVER * LETTER
    return near and around and float(cv2.contourArea(cv2.convexHull(points))) <= ROUND * wide * high
