"""« Fonction | Oui | Non »: what stands under the two heads on the row of each sentence, boxes or crosses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extractors.boxes.columned import frames_in, row_of
from extractors.boxes.inside import look_inside, state_of
from extractors.boxes.options import Spot
from extractors.boxes.patch import LETTER, Patch, patch_of
from extractors.normal import fold
from models.geometry import Box
from models.page import Word
from models.piece import MarkState
from models.view import PageView

YES, NO = "oui", "non"
LEVEL = 0.6  # heights of a word between the middles of the two heads
SHARE = 0.45  # of the way from one head to the other, on both sides of each: its column
INNER = 0.15  # heights of a line in from the edges of a row, where its rules stand
MARK = 0.35  # of a line's height: a mark is at least as large both ways
RULE = 0.9  # of a cell: a line as long is one of its sides


@dataclass(frozen=True)
class Heads:
    """The words that head the two columns."""

    yes: Word
    no: Word

    def column(self, word: Word) -> tuple[float, float]:
        """Left and right of the column under a head."""
        half = SHARE * abs(self.yes.box.middle_x - self.no.box.middle_x)
        return max(0.0, word.box.middle_x - half), min(1.0, word.box.middle_x + half)


def under_heads(spots: Sequence[Spot], view: PageView) -> Mapping[str, tuple[MarkState, Box]]:
    """By key, what the two columns say of each sentence under such heads (EMPTY: « non »), and where.

    UNREADABLE where both columns are marked, or neither.
    """
    for heads in _heads(view):
        under = [spot for spot in spots if _is_under(spot, heads)]
        if under:
            return {spot.key: _told(spot, under, heads, view) for spot in under}
    return {}


def _heads(view: PageView) -> list[Heads]:
    """Every « oui » and « non » level with each other, from the top of the page."""
    said = {text: [w for w in view.page.words if fold(w.text) == text] for text in (YES, NO)}
    pairs = [Heads(yes, no) for yes in said[YES] for no in said[NO] if _level(yes, no)]
    return sorted(pairs, key=lambda pair: pair.yes.box.middle_y)


def _is_under(spot: Spot, heads: Heads) -> bool:
    """The sentence stands lower than the heads, and clear of their columns."""
    lower = spot.first_line.top > heads.yes.box.middle_y
    left = min(spot.first_line.left, spot.last_line.left)
    right = max(spot.first_line.right, spot.last_line.right)
    columns = [heads.column(word) for word in (heads.yes, heads.no)]
    return lower and all(end < left or start > right for start, end in columns)


def _level(one: Word, other: Word) -> bool:
    return abs(one.box.middle_y - other.box.middle_y) < LEVEL * max(one.box.height, other.box.height)


def _told(spot: Spot, spots: Sequence[Spot], heads: Heads, view: PageView) -> tuple[MarkState, Box]:
    top, bottom = row_of(spot, spots, view)
    cells = [
        Box(left=left, top=top, right=right, bottom=bottom)
        for left, right in (heads.column(heads.yes), heads.column(heads.no))
    ]
    states = _boxes(spot, cells, view) or [_marked(spot, cell, view) for cell in cells]
    both = cells[0].union(cells[1])
    if set(states) == {MarkState.CHECKED, MarkState.EMPTY}:
        return states[0], both
    return MarkState.UNREADABLE, both


def _boxes(spot: Spot, cells: Sequence[Box], view: PageView) -> list[MarkState] | None:
    """The states of the boxes drawn in the cells; None where not each of them has one."""
    found = [max(frames_in(spot, cell, view), key=lambda f: f.score, default=None) for cell in cells]
    frames = [frame for frame in found if frame is not None]
    if len(frames) < len(cells):
        return None
    return [state_of(look_inside(view, f.box, f.shape, spot.first_line)) for f in frames]


def _marked(spot: Spot, cell: Box, view: PageView) -> MarkState:
    """Whether something is drawn in a cell: its rules are no mark."""
    place = cell.model_copy(
        update={"top": cell.top + INNER * spot.height, "bottom": cell.bottom - INNER * spot.height}
    )
    patch = _without_rules(patch_of(view, place, spot.first_line, spot.height), view)
    count, _, stats, _ = cv2.connectedComponentsWithStats(patch.mask.astype(np.uint8), connectivity=8)
    rows, columns = patch.mask.shape
    sizes = [(w, h) for _, _, w, h, _ in stats[1:count].tolist() if w < RULE * columns and h < RULE * rows]
    least = MARK * LETTER
    return MarkState.CHECKED if any(w >= least and h >= least for w, h in sizes) else MarkState.EMPTY


def _without_rules(patch: Patch, view: PageView) -> Patch:
    plane = patch.plane.copy()
    for ruling in view.page.rulings:
        left, top, right, bottom = patch.pixels_of(ruling.box)
        if right >= 0 and bottom >= 0:
            plane[max(0, top - 1) : bottom + 2, max(0, left - 1) : right + 2] = 0.0
    return replace(patch, plane=plane)
