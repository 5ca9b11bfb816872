"""Squares and circles drawn on the page, found in its pixels whatever the resolution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.boxes.letters import Letters
from extractors.boxes.oblong import is_cell, is_oblong, shapes_of, sizes_of
from extractors.boxes.patch import LETTER, Patch, PatchBox, Shape
from extractors.boxes.sides import GAP, Map, Runs, Sides, hooks, least, mean_of, most, sides_of
from extractors.inkmask import Mask
from models.geometry import Box

SIZES = (0.4, 2.2)  # of a frame, in heights of a line
BRACKET, HOOK = 0.85, 0.65  # share of the uprights and of the hooks of brackets that must be inked
TALL = 0.75  # least height of brackets, in heights of a line
BRACKET_LAST = 0.15  # what a pair of brackets is worth less than a square
KEPT = 4  # frames of a place that are looked at
PLAIN = 1.0  # score of a square that leaves no need for other shapes
PEAKS = 3  # of one size
ALONE = 0.75  # share of ink that may stand along any side: more is a shadow's edge or a ruling
STACKED = 0.9, 0.35  # of boxes that touch: ink of the weakest side; ink beside the uprights, at most
HOLLOW = 0.5  # ink just within its border, at most
SOLID = 0.7  # ink nearly all over it: the dot of a larger frame, or a blackened one
DOT = 0.3  # of a frame's height that a dot within it leaves free
CROWD = 0.3  # share of ink on both sides, a little away, that is no text
OUTSIDE = 0.6  # what ink there costs
CENTRED = 0.25  # what the darkest middle of the border is worth
SQUARE_FIRST = 0.05  # a rounded square is no circle


@dataclass(frozen=True)
class Strict:
    """How much of a border must be inked: the weakest side, the mean of the sides, a circle; least score."""

    side: float
    mean: float
    ring: float
    score: float


STRICT = Strict(side=0.66, mean=0.8, ring=0.84, score=0.62)
RELAXED = Strict(side=0.45, mean=0.6, ring=0.7, score=0.4)


@dataclass(frozen=True)
class Frame:
    """A frame on the page, and how well its border stands out."""

    box: Box
    score: float
    shape: Shape


def find_frames(
    whole: Patch, letters: Letters, strict: Strict = STRICT, sizes: tuple[float, float] = SIZES
) -> list[Frame]:
    """Frames of the patch, best first, none over another, none that is part of a word."""
    letters = letters.near(whole.box)
    patch = _inked_part(whole, letters.cleared(whole))
    if patch is None:
        return []
    span = (round(sizes[0] * LETTER), round(sizes[1] * LETTER))
    clear = letters.cleared(patch)

    def free(pairs: Iterator[tuple[PatchBox, float]]) -> list[tuple[PatchBox, float]]:
        return [pair for pair in pairs if not letters.draw(pair[0], patch) and not _crowded(pair[0], clear)]

    found = free(_squares(patch, strict, span))
    if not any(score >= PLAIN and not _solid(one, patch) for one, score in found):
        found += free(_brackets(patch, strict, span)) + free(_circles(patch, strict, span))
    found = [pair for pair in found if not _dot(pair[0], [one for one, _ in found], patch)]
    found.sort(key=lambda pair: (-pair[1], pair[0].left, pair[0].top))
    kept: list[tuple[PatchBox, float]] = []
    for one, score in found:
        if len(kept) < KEPT and not any(one.touches(other) for other, _ in kept):
            kept.append((one, score))
    return [Frame(patch.place(one), score, one.shape) for one, score in kept]


def _inked_part(patch: Patch, clear: Mask) -> Patch | None:
    """The part of a patch round the ink that is no word; None when there is none."""
    ys, xs = np.nonzero(clear)
    if ys.size < LETTER:
        return None
    top, left = max(0, int(ys.min()) - LETTER), max(0, int(xs.min()) - LETTER)
    return patch.part(left, top, int(xs.max()) + LETTER, int(ys.max()) + LETTER)


def _dot(one: PatchBox, others: Sequence[PatchBox], patch: Patch) -> bool:
    """The frame is the dot that ticks a larger one around it: « ◉ »."""
    return _solid(one, patch) and any(_around(other, one) for other in others)


def _solid(one: PatchBox, patch: Patch) -> bool:
    """Ink all over the frame: a dot, or a box that was blackened."""
    inside = patch.mask[max(0, one.top) : one.top + one.height, max(0, one.left) : one.left + one.width]
    return bool(inside.mean() >= SOLID)


def _around(larger: PatchBox, one: PatchBox) -> bool:
    across, down = one.middle
    room = min(larger.width - one.width, larger.height - one.height)
    return (
        room >= DOT * larger.height
        and larger.left < across < larger.left + larger.width
        and larger.top < down < larger.top + larger.height
    )


def _crowded(one: PatchBox, clear: Mask) -> bool:
    """Ink goes on above and below, or left and right: a shadow, a ruling, no box."""
    gap, far = one.height // 4 + 2, one.height
    left, right = max(0, one.left), one.left + one.width
    top, bottom = max(0, one.top), one.top + one.height
    above = clear[max(0, top - far) : max(0, top - gap), left:right]
    below = clear[bottom + gap : bottom + far, left:right]
    before = clear[top:bottom, max(0, left - far) : max(0, left - gap)]
    after = clear[top:bottom, right + gap : right + far]
    return _both_inked(above, below) or _both_inked(before, after)


def _both_inked(a: Mask, b: Mask) -> bool:
    return bool(a.size and b.size and a.mean() > CROWD and b.mean() > CROWD)


def _squares(patch: Patch, strict: Strict, span: tuple[int, int]) -> Iterator[tuple[PatchBox, float]]:
    mask, thick = _masks(patch)
    dark = Runs(patch.plane)
    for size in shapes_of(span, patch.plane.shape):
        yield from _squares_of((mask, thick, dark), size, strict)


def _masks(patch: Patch) -> tuple[Runs, Runs]:
    """The ink, and the ink a pixel thicker: a border may stand a little off."""
    mask = patch.mask.astype(np.float32)
    return Runs(mask), Runs(np.asarray(cv2.dilate(mask, np.ones((3, 3), np.uint8)), dtype=np.float32))


def _squares_of(
    planes: tuple[Runs, Runs, Runs], size: tuple[int, int], strict: Strict
) -> Iterator[tuple[PatchBox, float]]:
    """Squares of one size where all four sides are inked and nothing stands just outside."""
    mask, thick, dark = planes
    if thick.most((size[0], 1)) < strict.side or thick.most((1, size[1])) < strict.side:
        return
    sides = sides_of(thick, size, 0)
    inked = least(sides) >= strict.side
    if not inked.any():
        return
    mean = mean_of(sides)
    inked &= mean >= strict.mean
    if not inked.any():
        return
    outside = sides_of(mask, size, GAP)
    score = mean - OUTSIDE * mean_of(outside) + CENTRED * mean_of(sides_of(dark, size, 0))
    good = inked & (score >= strict.score) & _alone(sides, outside, sides_of(mask, size, -GAP))
    for x, y, worth in _peaks(np.where(good, score, 0)):
        one = PatchBox(x + GAP, y + GAP, *size)
        if not is_oblong(size) or not is_cell(one, thick.plane):
            yield one, worth


def _alone(sides: Sides, outside: Sides, within: Sides) -> NDArray[np.bool_]:
    """Nothing runs along a side; the next box may stand just over or under a plain hollow one."""
    stacked = (least(sides) >= STACKED[0]) & (most(outside[2:]) <= STACKED[1])
    hollow = mean_of(within) <= HOLLOW
    return np.asarray((most(outside) <= ALONE) | (stacked & hollow), dtype=np.bool_)


def _brackets(patch: Patch, strict: Strict, span: tuple[int, int]) -> Iterator[tuple[PatchBox, float]]:
    planes = _masks(patch)
    for size in shapes_of(span, patch.plane.shape):
        yield from _brackets_of(planes, size, strict)


def _brackets_of(
    planes: tuple[Runs, Runs], size: tuple[int, int], strict: Strict
) -> Iterator[tuple[PatchBox, float]]:
    """Pairs of brackets of one size: two uprights with their hooks."""
    mask, thick = planes
    if size[1] < TALL * LETTER or thick.most((1, size[1])) < BRACKET:
        return
    uprights = sides_of(thick, size, 0)[2:]
    inked = least(uprights) >= BRACKET
    if not inked.any():
        return
    inked &= least(hooks(thick, size)) >= HOOK
    if not inked.any():
        return
    outside = sides_of(mask, size, GAP)
    upright = mean_of(uprights) - OUTSIDE * mean_of(outside[2:]) - BRACKET_LAST
    good = inked & (upright >= strict.score) & (most(outside) <= ALONE)
    for x, y, worth in _peaks(np.where(good, upright, 0)):
        yield PatchBox(x + GAP, y + GAP, *size, "bracket"), worth


def _peaks(score: Map) -> Iterator[tuple[int, int, float]]:
    """The few highest points (x, y, height), not beside each other."""
    plane = score.copy()
    for _ in range(PEAKS):
        y, x = divmod(int(np.argmax(plane)), plane.shape[1])
        if plane[y, x] <= 0:
            return
        yield x, y, float(plane[y, x])
        plane[max(0, y - 6) : y + 7, max(0, x - 6) : x + 7] = 0


def _circles(patch: Patch, strict: Strict, span: tuple[int, int]) -> Iterator[tuple[PatchBox, float]]:
    mask = patch.mask.astype(np.float32)
    thick = np.asarray(cv2.dilate(mask, np.ones((3, 3), np.uint8)), dtype=np.float32)
    for size in sizes_of((max(span[0], 14), min(span[1], 52))):
        radius = size // 2
        ring, wide = _ring(radius), _ring(radius + GAP)
        found = cv2.filter2D(thick, -1, ring, borderType=cv2.BORDER_CONSTANT)
        if not (found >= strict.ring).any():
            continue
        outside = cv2.filter2D(mask, -1, wide, borderType=cv2.BORDER_CONSTANT)
        centred = cv2.filter2D(patch.plane, -1, ring, borderType=cv2.BORDER_CONSTANT)
        score = found - OUTSIDE * outside + CENTRED * centred - SQUARE_FIRST
        good = (found >= strict.ring) & (score >= strict.score) & (outside <= ALONE / 2)
        for x, y, worth in _peaks(np.where(good, score, 0)):
            yield PatchBox(x - radius, y - radius, 2 * radius, 2 * radius, "round"), worth


def _ring(radius: int) -> Map:
    size = 2 * radius + 3
    kernel = np.zeros((size, size), np.uint8)
    cv2.circle(kernel, (radius + 1, radius + 1), radius, 1, 1)
    return np.asarray(kernel / kernel.sum(), dtype=np.float32)
