"""The box of a value with paper on both sides: what a second reader is shown."""

from __future__ import annotations

from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from extractors.inkmask import ink_mask
from extractors.layout.neighbours import on_row
from models.geometry import Box
from models.page import Word
from models.view import PageView

TOUCH = 0.001  # of the page's width: two boxes that near meet
_MARGIN = 1.2  # heights of the box
_SIDE = 0.004  # of the page's width, from the side of a cell
_WRITTEN = 0.75  # of a row's height: dotted lines are lower
_STROKE = 2  # pixels of ink in a column, more than a speck
_INTO = 0.8  # heights of the box: how far into its neighbour a word may truly start or end


def widened(view: PageView, box: Box) -> Box:
    """The box with paper on both sides, for a letter that the first reader lost.

    As far as the blank that parts it from the next word, short of the side of a cell: where a word ends in
    its line is reckoned from its letters, not seen, and « 1 | 4/07/2026 » has a letter outside of its box.
    """
    box = _from_its_dots(view, box)
    row = [w.box for w in _row(view, box)]
    said = [w.box for w in _row(view, box) if any(c.isalnum() for c in w.text)]  # no colon, no dots
    uprights = (r.box for r in view.page.rulings if r.direction == "vertical")
    bars = [r.middle_x for r in uprights if r.top <= box.middle_y <= r.bottom]
    before = max((b for b in said if b.right <= box.left + TOUCH), key=lambda b: b.right, default=None)
    after = min((b for b in row if b.left >= box.right - TOUCH), key=lambda b: b.left, default=None)
    lefts = [x + _SIDE for x in bars if x <= box.left + TOUCH]
    rights = [x - _SIDE for x in bars if x >= box.right - TOUCH]
    if before is not None:
        start = max(before.middle_x, before.right - _INTO * box.height)
        lefts.append(_parting(view, box, start, box.left, half=(before.right + box.left) / 2))
    if after is not None:
        end = min(after.middle_x, after.left + _INTO * box.height)
        rights.append(_parting(view, box, box.right, end, half=(box.right + after.left) / 2))
    cut = starts_inside_a_word(view, box)
    left = box.left if cut else max([box.left - _MARGIN * box.height, 0.0, *lefts])
    right = min([box.right + _MARGIN * box.height, 1.0, *rights])
    return box.model_copy(update={"left": min(left, box.left), "right": max(right, box.right)})


def _parting(view: PageView, box: Box, left: float, right: float, half: float) -> float:
    """The middle of the widest blank between two words of a row; `half` where nothing is blank.

    `left`, `right`: from within the one to the end of the other, or the other way round.
    """
    crop = view.crop(box.model_copy(update={"left": min(left, right), "right": right}))
    if crop.shape[0] < _STROKE or crop.shape[1] < _STROKE:
        return half
    ink = ink_mask(crop)[: max(_STROKE, round(_WRITTEN * crop.shape[0]))]
    start, end = max(_blanks(ink.sum(axis=0) >= _STROKE), key=lambda run: run[1] - run[0], default=(0, 0))
    return left + (right - left) * (start + end) / 2 / crop.shape[1] if end > start else half


def _blanks(inked: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and past-the-last column of each run without ink."""
    runs = [(full, len(list(same))) for full, same in groupby(inked.tolist())]
    ends = np.cumsum([length for _, length in runs]).tolist()
    return [(end - length, end) for (full, length), end in zip(runs, ends, strict=True) if not full]


def _row(view: PageView, box: Box) -> list[Word]:
    return [w for w in view.page.words if on_row(w.box, box)]


def starts_inside_a_word(view: PageView, box: Box) -> bool:
    """« lel8mai2026 »: where the day starts in the word is reckoned from its letters, not seen."""
    return _holder(view, box) is not None


def _holder(view: PageView, box: Box) -> Word | None:
    """The word that a box starts within."""
    row = _row(view, box)
    return next((w for w in row if w.box.left < box.left - TOUCH and w.box.right > box.left + TOUCH), None)


def _from_its_dots(view: PageView, box: Box) -> Box:
    """« ....9/11/2026 »: only dots stand in the word before the value; a part of it may be taken for them."""
    word = _holder(view, box)
    if word is None:
        return box
    ahead = word.text[: round(len(word.text) * (box.left - word.box.left) / word.box.width)]
    dots = not any(c.isalnum() for c in ahead)
    return box.model_copy(update={"left": word.box.left}) if dots else box
