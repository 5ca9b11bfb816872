"""Stems of letters that stand like the bars of a comb: « mm » of a bold « commande »."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

CLOSE, NEAR = 0.5, 1.3  # of a bar's height: how far the next letters of a word stand
INKED = 0.3  # of the height of such a letter
GAP = 0.1  # of a bar's height: the blank between two letters
AROUND = 2  # pixels around a bar that are its own


def in_a_word(dark: NDArray[np.uint8], left: float, top: int, right: float, bottom: int) -> bool:
    """Whether other letters stand on both sides of these bars, as close as letters do.

    A little further off they tell too where no line joins the bars: the feet of letters are apart.
    """
    height = bottom - top
    rows = dark[top + height // 4 : bottom - height // 4]
    start, end = max(round(left) - 2 * AROUND, 0), round(right) + 2 * AROUND

    def inked(reach: float) -> bool:
        sides = (rows[:, max(start - round(reach), 0) : start], rows[:, end : end + round(reach)])
        return all(bool(side.size) and side.any(axis=1).mean() > INKED for side in sides)

    if inked(CLOSE * height):
        return True
    lines = (dark[max(y - 2 * AROUND, 0) : y + 2 * AROUND, round(left) : round(right)] for y in (top, bottom))
    return inked(NEAR * height) and all(_is_broken(line, GAP * height) for line in lines)


def _is_broken(line: NDArray[np.uint8], gap: float) -> bool:
    """Whether there are two blanks or more, as wide as those between letters."""
    seen = line.any(axis=0).astype(np.int8)
    ends = np.flatnonzero(np.diff(np.concatenate([[1], seen, [1]])))
    return int((ends[1::2] - ends[::2] > gap).sum()) > 1
