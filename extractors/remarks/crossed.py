"""Long strokes that go aslant over several lines of print: a paragraph that a cross or a Z takes back."""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, degrees, hypot

import cv2
import numpy as np

from extractors.strokes.ink import LINE, Ink
from models.geometry import Box
from models.page import Page, Word

SCALE, KEPT = 0.5, 127  # of the page's ink; levels of 255 that are ink still, as pens are thin
HIGH, WIDE = 2.5, 5.0  # heights of a line that a stroke takes
STEEP = 8.0, 82.0  # degrees from level
LENGTH, BREAK = 6.0, 3  # heights of a line of its straight part; pixels that it may miss
VOTES = 60  # pixels of ink on a straight line
INNER = 0.25  # of a word's height that is not its middle, at the top and at the bottom
WORDS, LINES = 3, 2  # that it runs through
CROSS, MEET = 8.0, 0.25  # heights of a line of each stroke of a cross; of its length before they meet
Straight = tuple[float, float, float, float]  # left, its row, right, its row: fractions of the page


def crossed(page: Page, ink: Ink) -> Iterator[tuple[tuple[Word, ...], Box, bool]]:
    """The words that each long stroke runs through, its place, and whether another one crosses it."""
    found = list(_straight(ink))
    for one in found:
        words = tuple(word for word in page.words if _through(word.box, one))
        left, top, right, bottom = one
        box = Box(left=left, top=min(top, bottom), right=right, bottom=max(top, bottom))
        cross = any(_cross(one, other, ink.shape) for other in found)
        if cross or (len(words) >= WORDS and len(_rows(words)) >= LINES):
            yield words, box, cross


def _cross(one: Straight, other: Straight, shape: tuple[int, ...]) -> bool:
    """Whether two strokes lean to either side and meet near the middle of both, as those of a cross do."""
    height, width = shape
    sides = [((x2 - x1) * width, (y2 - y1) * height) for x1, y1, x2, y2 in (one, other)]
    (across, down), (along, up) = sides
    turn = across * up - down * along
    if down * up >= 0 or turn == 0 or min(hypot(*side) for side in sides) < CROSS * LINE:
        return False
    aside, below = (other[0] - one[0]) * width, (other[1] - one[1]) * height
    shares = (aside * up - below * along) / turn, (aside * down - below * across) / turn
    return all(MEET <= share <= 1 - MEET for share in shares)


def _rows(words: tuple[Word, ...]) -> list[float]:
    """The heights on the page where words stand, one a line."""
    rows: list[float] = []
    for word in sorted(words, key=lambda one: one.box.middle_y):
        if not rows or word.box.middle_y - rows[-1] > word.box.height / 2:
            rows.append(word.box.middle_y)
    return rows


def _straight(ink: Ink) -> Iterator[Straight]:
    """Straight parts of what hangs together over several lines, from left to right."""
    shade = cv2.resize(ink * np.uint8(255), None, fx=SCALE, fy=SCALE, interpolation=cv2.INTER_AREA)
    small = np.asarray(shade > KEPT, dtype=np.uint8)
    height, width = small.shape
    _, labels, stats, _ = cv2.connectedComponentsWithStats(small, connectivity=8)
    unit = LINE * SCALE
    for number, (x, y, across, down, _) in enumerate(stats.tolist()):
        if number == 0 or across < WIDE * unit or down < HIGH * unit:
            continue
        own = (labels[y : y + down, x : x + across] == number).astype(np.uint8)
        found = cv2.HoughLinesP(own, 1, np.pi / 180, VOTES, None, LENGTH * unit, BREAK)
        for x1, y1, x2, y2 in () if found is None else found.reshape(-1, 4).tolist():
            lean = abs(degrees(atan2(y2 - y1, x2 - x1)))
            lean = min(lean, 180 - lean)
            if STEEP[0] <= lean <= STEEP[1] and hypot(x2 - x1, y2 - y1) >= LENGTH * unit:
                first, last = sorted(((x1, y1), (x2, y2)))
                start, end = (((x + a) / width, (y + b) / height) for a, b in (first, last))
                yield *start, *end


def _through(box: Box, stroke: Straight) -> bool:
    """Whether a straight stroke goes through the middle of a word."""
    x1, y1, x2, y2 = stroke
    left, right = max(box.left, x1), min(box.right, x2)
    if left >= right:
        return False
    slope = (y2 - y1) / max(x2 - x1, 1e-9)
    rows = sorted((y1 + (left - x1) * slope, y1 + (right - x1) * slope))
    inner = INNER * box.height
    return rows[0] < box.bottom - inner and rows[1] > box.top + inner
