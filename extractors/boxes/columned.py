"""Boxes in a column of their own: at the far end of each option's row, or under options that head columns.

« Prestation Ségur Vague 2 …………… [ ] » and « Oui | Non » over two boxes. Nothing but a row or a column ties
such a box to its option: one is wanted for each, all alike and in line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product

import numpy as np

from extractors.boxes.frames import Frame, find_frames
from extractors.boxes.letters import letters_of
from extractors.boxes.options import Spot
from extractors.boxes.patch import Patch, patch_of
from extractors.normal import fold
from models.geometry import Box
from models.view import PageView

HALF = 0.5  # heights of a line: how far over and under its lines an option's row goes
DEEP = 5.0  # heights of a line under a head where its box stands
ASIDE = 1.5  # heights of a line on both sides of a head
IN_LINE = 0.6  # of a box: how far two boxes of a column, or of a row, stand out of line
ALIKE = 1.35  # how many times as large one box is as another, at most
SHORT = 3  # words of an option that heads a column
EDGE = 0.99  # of the page's width
SOLID, BAND = 0.9, 12  # ink of a column, and pixels, of the dark beyond the sheet: a rule is narrower
SHADE = 0.05  # share of ink from which the shade of the edge begins
ANSWERS = ("oui", "non")


def in_columns(spots: Sequence[Spot], view: PageView) -> tuple[Frame, ...] | None:
    """One frame for each option, in a column right of them all or in a row under them all."""
    if len(spots) < 2:
        return None
    places = _at_the_end(spots, view) or _under_heads(spots, view)
    if places is None:
        return None
    down = _one_row(spots)
    found = [frames_in(spot, place, view) for spot, place in zip(spots, places, strict=True)]
    sets = [one for one in product(*found) if _together(one, spots, down=down)]
    best = max(sets, key=lambda one: sum(frame.score for frame in one), default=None)
    if best is None or any(_elsewhere(one, best) for one in sets):
        return None  # a second column, or a second row: nothing tells which one is the group's
    return best


def _elsewhere(one: Sequence[Frame], best: Sequence[Frame]) -> bool:
    """Whether none of the frames stands where the best ones do."""
    return all(a.box.intersection(b.box) is None for a, b in zip(one, best, strict=True))


def _one_row(spots: Sequence[Spot]) -> bool:
    lines = [spot.first_line for spot in spots]
    return max(b.middle_y for b in lines) - min(b.middle_y for b in lines) < HALF * spots[0].height


def _at_the_end(spots: Sequence[Spot], view: PageView) -> list[Box] | None:
    """What stands right of the words of each row; None for options side by side."""
    if _one_row(spots) or any(_answers(spot, spots, view) for spot in spots):
        return None
    return [_end_of_row(spot, spots, view) for spot in spots]


def _answers(spot: Spot, spots: Sequence[Spot], view: PageView) -> bool:
    """« Oui [ ] Non [ ] » on the row: a tick there may say that the option is not chosen."""
    top, bottom = row_of(spot, spots, view)
    own = {id(token.word) for token in spot.tokens}
    row = (w for w in view.page.words if top < w.box.middle_y < bottom and id(w) not in own)
    return any(fold(word.text) in ANSWERS for word in row)


def _end_of_row(spot: Spot, spots: Sequence[Spot], view: PageView) -> Box:
    top, bottom = row_of(spot, spots, view)
    words = [w.box for w in view.page.words if top < w.box.middle_y < bottom]
    said = [w.box for w in view.page.words if top < w.box.middle_y < bottom and _is_said(w.text)]
    left = max((box.right for box in said), default=spot.last_line.right)
    right = max([EDGE, *(box.right for box in words)])
    return Box(left=min(left, right - 0.001), top=top, right=right, bottom=bottom)


def _is_said(text: str) -> bool:
    """A word or a number: no box is read so, nor the dots that lead to one."""
    return sum(c.isalnum() for c in text) > 1


def row_of(spot: Spot, spots: Sequence[Spot], view: PageView) -> tuple[float, float]:
    """The height of the cell that an option stands in; else its lines and a little more."""
    lines, half = (spot.first_line, spot.last_line), HALF * spot.height
    top, bottom = lines[0].top - half, lines[1].bottom + half
    rules = [r.box for r in view.page.rulings if r.direction == "horizontal"]
    across = [b.middle_y for b in rules if b.left < lines[0].middle_x and b.right > lines[1].right]
    over = max((y for y in across if y < lines[0].middle_y), default=None)
    under = min((y for y in across if y > lines[1].middle_y), default=None)
    others = [s.first_line.middle_y for s in spots if s is not spot]
    if over is not None and under is not None and not any(over < y < under for y in others):
        return over, under
    return max(0.0, top), min(1.0, bottom)


def _under_heads(spots: Sequence[Spot], view: PageView) -> list[Box] | None:
    """What stands under short options side by side."""
    if not _one_row(spots) or any(len(spot.tokens) > SHORT for spot in spots):
        return None
    ratio = view.page.height / max(1, view.page.width)
    return [
        Box(
            left=max(0.0, spot.first_line.left - ASIDE * spot.height * ratio),
            top=spot.first_line.bottom,
            right=min(1.0, spot.first_line.right + ASIDE * spot.height * ratio),
            bottom=min(1.0, spot.first_line.bottom + DEEP * spot.height),
        )
        for spot in spots
    ]


def frames_in(spot: Spot, place: Box, view: PageView) -> list[Frame]:
    """The frames whose middle stands in a place of an option's row or column."""
    letters = letters_of(view, [token.word for token in spot.tokens], "right", spot.stray)
    if min(place.width, place.height) < 0.4 * spot.height:
        return []
    whole = place.grown(0, HALF * spot.height)  # of a box that reaches over the row, all sides are seen
    found = find_frames(_without_edge(patch_of(view, whole, spot.first_line, spot.height)), letters)
    return [frame for frame in found if place.contains_point(frame.box.middle_x, frame.box.middle_y)]


def _without_edge(patch: Patch) -> Patch:
    """Nothing where the sheet ends: a dark band through all the row, broader than a rule, and its shade."""
    inked = patch.mask.mean(axis=0)
    band = np.convolve(inked >= SOLID, np.ones(BAND), "valid") >= BAND
    if not band.any():
        return patch
    start = int(np.flatnonzero(band)[0])
    clear = np.flatnonzero(inked[:start] <= SHADE)
    plane = patch.plane.copy()
    plane[:, int(clear[-1]) + 1 if len(clear) else 0 :] = 0.0
    return replace(patch, plane=plane)


def _together(frames: Sequence[Frame], spots: Sequence[Spot], *, down: bool) -> bool:
    """Whether frames are alike, in line, and in the order of their options."""
    boxes = [frame.box for frame in frames]
    heights = [box.height for box in boxes]
    if max(heights) > ALIKE * min(heights):
        return False
    across = [b.middle_y if down else b.middle_x for b in boxes]
    size = min(b.height if down else b.width for b in boxes)
    return max(across) - min(across) < IN_LINE * size and all(_apart(spots, boxes, down=down))


def _apart(spots: Sequence[Spot], boxes: Sequence[Box], *, down: bool) -> Iterator[bool]:
    """Whether options and boxes follow each other in one order."""
    ranked = sorted(zip(spots, boxes, strict=True), key=lambda one: _place(one[0].first_line, down=down))
    for (_, one), (_, other) in pairwise(ranked):
        yield _place(one, down=down) < _place(other, down=down)


def _place(box: Box, *, down: bool) -> float:
    return box.middle_x if down else box.middle_y
