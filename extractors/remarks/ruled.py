"""Lines that the form prints through what was written or stamped over them: no pen strikes words out so.

A ruling goes on beyond the words; the foot of a cell with round corners ends where its two sides end; a blank
to write on is a row of dots.
"""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from models.geometry import Box
from models.page import Page
from models.view import Pixels

BEYOND = 3.0  # heights of a line that a ruling, a fold or a streak goes on
ROWS = 4.0  # heights of a line from a ruling to the next one of a table
CORNER, CLOSE, TALL = 2.0, 0.5, 3.0  # heights: from a side to its foot's end, over its row; of a side
ON = 0.15  # heights of a line from a row to a ruling on it
TOGETHER = 0.5  # heights of a line: sides of one cell begin and end so near to each other
BAND, BESIDE = 2, 5  # rows over and under a row of dots: of it, of letters
INKED = 40  # levels under the paper
PERIODS = range(3, 13)  # pixels from dot to dot
AGAIN, TWICE, BETWEEN = 0.35, 0.2, -0.25  # likeness to itself one dot on, two dots on, half a dot on
BARE = 40  # columns of dots with nothing written over or under them
SMOOTH = 21  # columns


def is_ruled(page: Page, box: Box) -> bool:
    """A ruling of a table or of lined paper goes through the words, and on beyond them at one side at least.

    What is written over it may have broken it in two: then it goes on at both sides, level.
    """
    far = BEYOND * box.height * page.height / max(1, page.width)
    flat = (r.box for r in page.rulings if r.direction == "horizontal")
    at = [one for one in flat if box.top < one.middle_y < box.bottom]
    before = [one for one in at if one.left <= box.left + far / BEYOND]
    behind = [one for one in at if one.right >= box.right - far / BEYOND]
    return any(
        right.right - left.left - box.width > far
        and abs(left.middle_y - right.middle_y) < ON * box.height
        and right.left - left.right <= box.width + far / BEYOND
        for left, right in product(before, behind)
        if left == right or left.right < right.left
    )


def in_a_table(page: Page, box: Box) -> bool:
    """Between two rulings that start or end with it: the side of a cell, which a bent page brings close."""
    wide = box.height * page.height / max(1, page.width)
    near = [
        r.box.middle_y - box.middle_y
        for r in page.rulings
        if r.direction == "horizontal"
        and min(abs(r.box.left - box.left), abs(r.box.right - box.right)) < wide
        and abs(r.box.middle_y - box.middle_y) < ROWS * box.height
    ]
    return any(down < 0 for down in near) and any(down > 0 for down in near)


def closes_a_cell(page: Page, box: Box, row: float) -> bool:
    """The foot or the head of a cell with round corners: its sides end together, close to the row.

    A cell whose own foot is seen there stands over the words, and a pen may have struck them.
    """
    tall = box.height
    wide = tall * page.height / max(1, page.width)
    sides = [r.box for r in page.rulings if r.direction == "vertical" and r.box.height > TALL * tall]
    lefts = [one for one in sides if -wide / 2 < box.left - one.middle_x < CORNER * wide]
    rights = [one for one in sides if -wide / 2 < one.middle_x - box.right < CORNER * wide]
    return any(
        abs(one.top - other.top) < TOGETHER * tall
        and abs(one.bottom - other.bottom) < TOGETHER * tall
        and any(abs(end - row) < CLOSE * tall for end in (one.top, one.bottom))
        and not _has_a_foot(page, (one.middle_x, other.middle_x), row, tall)
        for one, other in product(lefts, rights)
    )


def _has_a_foot(page: Page, sides: tuple[float, float], row: float, tall: float) -> bool:
    """Whether a ruling from side to side is seen near the row, and not on it."""
    wide = tall * page.height / max(1, page.width)
    return any(
        r.direction == "horizontal"
        and r.box.left < sides[0] + wide
        and r.box.right > sides[1] - wide
        and ON * tall < abs(r.box.middle_y - row) < 2 * tall
        for r in page.rulings
    )


def is_dotted(pixels: Pixels, first: float, last: float) -> bool:
    """Whether a row of even dots is all that goes through. `first`, `last`: its rows at both ends."""
    grey = pixels[..., :2].min(axis=2).astype(np.float32)
    height, width = grey.shape
    if width < BARE or height <= 2 * BESIDE:
        return False
    paper = float(np.percentile(grey, 80))
    rows = np.clip(np.linspace(first, last, width).round().astype(int), BESIDE, height - BESIDE - 1)
    columns = np.arange(width)
    inside = np.abs(np.arange(height)[:, None] - rows[None, :]) <= BESIDE
    bare = ~((grey < paper - INKED) & ~inside).any(axis=0)
    dark = paper - np.min([grey[rows + step, columns] for step in range(-BAND, BAND + 1)], axis=0)
    return int(bare.sum()) >= BARE and _is_even(dark, bare)


def _is_even(dark: NDArray[np.float32], bare: NDArray[np.bool_]) -> bool:
    """Whether what is dark comes again and again at one step."""
    wave = np.where(bare, dark - np.convolve(dark, np.ones(SMOOTH) / SMOOTH, "same"), 0.0)
    whole = float((wave * wave).sum())
    if whole == 0:
        return False
    like = [1.0] + [float((wave[:-lag] * wave[lag:]).sum()) / whole for lag in range(1, 2 * PERIODS.stop)]
    return any(
        like[step] >= AGAIN
        and max(like[2 * step - 1 : 2 * step + 2]) >= TWICE
        and min(like[2:step]) <= BETWEEN
        for step in PERIODS
    )
