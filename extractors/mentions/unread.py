"""Whether whole lines of a page were read by nobody, as on a curled photo: its silence proves nothing.

A line of which a reader made scraps that it does not believe itself was read by nobody either.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from weakref import WeakKeyDictionary

import cv2
import numpy as np

from extractors.layout.neighbours import on_row
from models.geometry import union_of
from models.page import Line
from models.view import PageView, Pixels, darkest

DARKER = 45  # levels under the paper around
SIZES = (0.3, 1.2)  # heights of a word: marks as high as letters
MANY = 60  # marks as high as letters outside of the words: more than stamps and smudges leave
SHARE = 0.3  # and their part of all such marks
COARSE = 4  # pixels: the shade of paper changes slowly, one pixel in so many each way tells it
UNSURE, SCRAPS, LETTERS = 0.6, 2, 8  # confidence; words that have less on one row, and their letters
REACH = 7  # of those pixels, over which the paper around is looked for

_known: WeakKeyDictionary[PageView, bool] = WeakKeyDictionary()


def lines_lost(view: PageView) -> bool:
    """Many marks as high as letters stand among the words that were read, and in none of them; or scraps do.

    Every mention that is not found asks it of every page: it is looked for once.
    """
    if view not in _known:
        _known[view] = _lines_lost(view) or _in_scraps(view.page.lines)
    return _known[view]


def _lines_lost(view: PageView) -> bool:
    words = [w.box for w in view.page.words if len(w.text) > 1]
    if not words:
        return False
    height, width = view.pixels.shape[:2]
    plane = darkest(view.pixels)
    ink = (cv2.subtract(_paper(plane), plane) > DARKER).astype(np.uint8)
    letter = median(box.height for box in words) * height
    left, top, right, bottom = union_of(words).pixels(width, height)
    read = np.zeros((height, width), np.bool_)
    for box in words:
        x0, y0, x1, y1 = box.grown(0.002, 0.3 * box.height).pixels(width, height)
        read[max(y0, 0) : y1, max(x0, 0) : x1] = True
    _, _, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tall = stats[:, cv2.CC_STAT_HEIGHT]
    sized = (
        (tall > SIZES[0] * letter) & (tall < SIZES[1] * letter) & (stats[:, cv2.CC_STAT_WIDTH] < 4 * letter)
    )
    xs, ys = middles[:, 0].astype(int), middles[:, 1].astype(int)
    inside = sized & (xs > left) & (xs < right) & (ys > top) & (ys < bottom)
    known = read[np.clip(ys, 0, height - 1), np.clip(xs, 0, width - 1)]
    lost, seen = int((inside & ~known).sum()), int((inside & known).sum())
    return lost > MANY and lost > SHARE * (lost + seen)


def _in_scraps(lines: Sequence[Line]) -> bool:
    """« Montn e rt | e até » where a sentence stands: a row of scraps, none of which is surely a word."""
    for line in lines:
        row = [word for other in lines if on_row(line.box, other.box) for word in other.words]
        scraps = [w for w in row if w.confidence < UNSURE and any(c.isalpha() for c in w.text)]
        if len(scraps) >= SCRAPS and sum(c.isalpha() for w in scraps for c in w.text) >= LETTERS:
            return True
    return False


def _paper(plane: Pixels) -> Pixels:
    """The shade of the paper around each pixel of a grey page."""
    height, width = plane.shape
    light = cv2.dilate(plane, np.ones((9, 9), np.uint8))[::COARSE, ::COARSE]
    paper = cv2.medianBlur(np.ascontiguousarray(light), REACH)
    return np.asarray(cv2.resize(paper, (width, height)), dtype=np.uint8)
