"""How far strokes go out of a frame, and in from its border: a tick beside the middle, or a tail of print."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.boxes.patch import Patch, PatchBox
from extractors.inkmask import Mask
from models.geometry import Box
from models.page import Line, Word

BORDER = 0.1  # of the frame's size: half of the thickness of a border, blur counted
DOT = 0.06  # of the frame's size: what is smaller is dirt
SHORT = 0.2  # longer extent of such strokes, at least, in the frame's size
LONGEST = 2.5  # longer ones are rulings
APART = 0.2  # of the frame's height that the box of another line may share with it
TAIL = 0.2  # of a word's height that its tails and accents may stand out of its box
LETTERS = 0.6  # of a letter's ink that lies in the boxes of its line


def overflow(
    patch: Patch, frame: PatchBox, lines: Sequence[Line], others: Sequence[Box]
) -> tuple[float, float, float, float]:
    """How far strokes go out of the frame and in from its border, and `_aside`; print taken out.

    In the frame's size. And the share of the frame that strokes cover within its border.
    """
    mask = patch.mask.copy()
    whole, inner, band = _regions(mask.shape, frame)
    clean = not _reach(mask & inner, ~inner, frame)
    for line in lines:
        words = [word for word in line.words if sum(c.isalnum() for c in word.text) >= 2]
        if clean and words and _apart(patch, line, frame):
            _clear_apart(mask, whole, patch, _print(line))
        for word in words:
            _clear_word(mask, patch, word, frame)
    for other in others:
        near = other.grown(0.1 * other.width, 0.1 * other.height)
        left, top, right, bottom = (max(0, at) for at in patch.pixels_of(near))
        mask[top:bottom, left:right] = False
    _, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    crossing = np.isin(labels, np.unique(labels[band & mask])) & ~whole & mask
    return (
        _reach(crossing, whole, frame),
        _reach(mask & inner, ~inner, frame),
        _aside(crossing, frame),
        _trace(mask & inner, frame),
    )


def _trace(mask: Mask, frame: PatchBox) -> float:
    """Share of the frame under strokes, however short, that are no dirt."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    wide, high, area = cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA
    inked = sum(int(s[area]) for s in stats[1:count] if max(s[wide], s[high]) > DOT * frame.size)
    return inked / (frame.size * frame.height)


def _reach(mask: Mask, origin: Mask, frame: PatchBox) -> float:
    """Distance from `origin` of the farthest point of the strokes of a mask, in the frame's size.

    Strokes that are too short to be drawn, or too long for a tick (a ruling), count for nothing.
    """
    away = cv2.distanceTransform((~origin).astype(np.uint8), cv2.DIST_C, 3)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    best = 0.0
    for n in range(1, count):
        long = max(int(stats[n, cv2.CC_STAT_WIDTH]), int(stats[n, cv2.CC_STAT_HEIGHT]))
        if SHORT * frame.size <= long < LONGEST * frame.size:
            best = max(best, float(away[labels == n].max()) / frame.size)
    return best


def _aside(crossing: Mask, frame: PatchBox) -> float:
    """The lesser extent of the broadest stroke left of the frame or below it, in the frame's size."""
    place = crossing.copy()
    place[: max(0, frame.top + frame.height), max(0, frame.left) :] = False
    count, _, stats, _ = cv2.connectedComponentsWithStats(place.astype(np.uint8), connectivity=8)
    sizes = [
        (int(width), int(height))
        for width, height in stats[1:count, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].tolist()
        if max(width, height) < LONGEST * frame.size
    ]
    return max((min(size) / frame.size for size in sizes), default=0.0)


def _clear_word(mask: Mask, patch: Patch, word: Word, frame: PatchBox) -> None:
    """Takes a word's letters out of the mask, where they do not stand over the frame."""
    left, top, right, bottom = patch.pixels_of(word.box)
    edge = frame.left + frame.width
    if left < edge < right and top < frame.middle[1] < bottom:
        left = edge + 2
    if right > 0 and bottom > 0:
        mask[max(0, top) : bottom, max(0, left) : right] = False


def _apart(patch: Patch, line: Line, frame: PatchBox) -> bool:
    """Whether a line of print stands above the frame, or below it."""
    _, top, _, bottom = patch.pixels_of(line.box)
    slack = APART * frame.height
    return bottom <= frame.top + slack or top >= frame.top + frame.height - slack


def _print(line: Line) -> list[Word]:
    """The words of a line, and the signs that follow one (« ») »).

    A letter alone may be a tick, and so may a sign that opens the line.
    """
    first = next(at for at, word in enumerate(line.words) if sum(c.isalnum() for c in word.text) >= 2)
    return [w for w in line.words[first:] if sum(c.isalnum() for c in w.text) != 1]


def _clear_apart(mask: Mask, whole: Mask, patch: Patch, words: Sequence[Word]) -> None:
    """Takes the letters of another line out, with the tails by which they touch the frame (« p », « ) »).

    What stands far out of the boxes of its line is a tick that ends among the letters.
    """
    places, near = np.zeros(mask.shape, dtype=np.bool_), np.zeros(mask.shape, dtype=np.bool_)
    for word in words:
        left, top, right, bottom = patch.pixels_of(word.box)
        tail = round(TAIL * (bottom - top))
        places[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = True
        near[max(0, top - tail) : max(0, bottom + tail)] = True
    count, labels = cv2.connectedComponents((mask & ~whole).astype(np.uint8), connectivity=8)
    inked = np.bincount(labels.ravel(), minlength=count)
    within = np.bincount(labels[places], minlength=count)
    far = np.bincount(labels[~near], minlength=count)
    letters = (within > LETTERS * inked) & (far == 0)
    letters[0] = False
    mask &= ~letters[labels]


def _regions(shape: tuple[int, ...], frame: PatchBox) -> tuple[Mask, Mask, Mask]:
    """The frame with its border, what is inside of the border, and the border."""
    thick = max(3, round(BORDER * frame.size))
    band, whole = np.zeros(shape, np.uint8), np.zeros(shape, np.uint8)
    if frame.shape == "round":
        middle = (round(frame.middle[0]), round(frame.middle[1]))
        cv2.circle(band, middle, frame.width // 2, 1, 2 * thick)
        cv2.circle(whole, middle, frame.width // 2 + thick, 1, -1)
    else:
        corner = (frame.left + frame.width, frame.top + frame.height)
        cv2.rectangle(band, (frame.left, frame.top), corner, 1, 2 * thick)
        whole[
            max(0, frame.top - thick) : corner[1] + thick + 1,
            max(0, frame.left - thick) : corner[0] + thick + 1,
        ] = 1
    return whole > 0, (whole > 0) & (band == 0), band > 0
