"""No box is drawn: a pen mark beside an option, or a ring round its words, may still choose it."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.boxes.decide import Sight
from extractors.boxes.options import Spot
from extractors.boxes.patch import LETTER, Patch, patch_of
from extractors.inkmask import Mask
from models.geometry import Box
from models.page import Word
from models.view import PageView

MARK = 0.5  # of a line's height: a mark is at least as large both ways
CLEAN = 0.004  # share of ink below which the place of a mark is clean
PLACE = 2.6  # heights of a line where a mark would stand left of an option
SHORT = 9.0  # heights of a line: longer wordings are not ringed


def freehand(sights: Sequence[Sight], view: PageView) -> list[Sight]:
    """The sights, told by pen marks when exactly one option carries one and the others are clean."""
    ringed = [_ringed(sight.spot, view) for sight in sights]
    if sum(ringed) == 1:
        return [_told(sight, mark) for sight, mark in zip(sights, ringed, strict=True)]
    found = [_mark(sight.spot, view) for sight in sights]
    if sum(mark is True for mark in found) == 1 and None not in found:
        return [_told(sight, bool(mark)) for sight, mark in zip(sights, found, strict=True)]
    return list(sights)


def _told(sight: Sight, marked: bool) -> Sight:
    return Sight(sight.spot, sight.box, sight.inside, sight.glyph, marked)


def _mark(spot: Spot, view: PageView) -> bool | None:
    """True: a mark stands left of the option; False: its place is clean; None: cannot be told."""
    line = spot.first_line
    across = PLACE * spot.height * view.page.height / max(1, view.page.width)
    zone = Box(
        left=max(0.0, line.left - across), top=max(0.0, line.top - 0.4 * spot.height),
        right=max(line.left, 0.001), bottom=min(1.0, line.bottom + 0.4 * spot.height),
    )  # fmt: skip
    patch = patch_of(view, zone, line, spot.height)
    mask = _without_words(patch, view.page.words)
    marks = [(x, w) for x, _, w, h in _blobs(mask) if _is_mark(w, h)]
    if any(x + w >= mask.shape[1] for x, w in marks):
        return None  # it goes on over the words: it may strike them out
    if marks:
        return True
    return False if float(mask.mean()) <= CLEAN else None


def _is_mark(width: int, height: int) -> bool:
    return width >= MARK * LETTER and height >= MARK * LETTER


def _without_words(patch: Patch, words: Sequence[Word]) -> Mask:
    """Ink that is no word of two letters or more."""
    mask = patch.mask.copy()
    for word in words:
        if sum(c.isalnum() for c in word.text) >= 2:
            left, top, right, bottom = patch.pixels_of(word.box)
            if right > 0 and bottom > 0:
                mask[max(0, top) : bottom, max(0, left) : right] = False
    return mask


def _blobs(mask: Mask) -> list[tuple[int, int, int, int]]:
    """Left, top, width, height of each connected blot of ink."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    rows = stats[1:count, :4].tolist()
    return [(x, y, w, h) for x, y, w, h in rows]


def _ringed(spot: Spot, view: PageView) -> bool:
    """One stroke goes round the option's words, and stands clear of the edges of the place looked at."""
    line = spot.first_line
    ratio = view.page.height / max(1, view.page.width)
    if len(spot.wording) > 0 and line.width > SHORT * spot.height * ratio:
        return False
    zone = line.grown(2.0 * spot.height * ratio, 1.5 * spot.height)
    patch = patch_of(view, zone, line, spot.height)
    rows, columns = patch.mask.shape
    left, top, right, bottom = patch.pixels_of(line)
    for x, y, w, h in _blobs(patch.mask):
        clear = x > 0 and y > 0 and x + w < columns and y + h < rows
        around = x <= left and y <= top and x + w >= right and y + h >= bottom
        if clear and around and w >= (right - left) + 0.3 * LETTER:
            return True
    return False
