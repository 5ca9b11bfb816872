"""A pen was used beside the boxes, not in them: such a group goes to a person, never « no box ticked »."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.boxes.decide import Sight
from extractors.boxes.patch import LETTER, Patch, patch_of
from extractors.inkmask import Mask
from models.geometry import Box
from models.piece import MarkState
from models.view import PageView

AROUND = 1.3  # heights of a line round an option and its box
LARGE = 1.2  # heights of a line: the least extent of such a stroke
BORDER = 0.2  # of a frame's size: its border, blurred
ACROSS = 0.7  # of an option's first line: a stroke that goes over so much of it strikes it out


def doubted(
    states: Sequence[MarkState], sights: Sequence[Sight | None], views: Sequence[PageView]
) -> list[MarkState]:
    """No box ticked, but one is ringed or has a stroke beside it; several ticked, one rather struck out."""
    ticked = [state is MarkState.CHECKED for state in states]
    if all(state is MarkState.EMPTY for state in states):
        odd = [
            sight is not None and _stroke_beside(sight, sights, views[sight.spot.view]) for sight in sights
        ]
    elif sum(ticked) > 1:
        odd = [
            yes and sight is not None and _struck(sight, views[sight.spot.view])
            for yes, sight in zip(ticked, sights, strict=True)
        ]
    else:
        return list(states)
    return [MarkState.UNREADABLE if strange else state for state, strange in zip(states, odd, strict=True)]


def _place(sight: Sight, view: PageView) -> Patch:
    """The option and its box, with some paper around."""
    spot, ratio = sight.spot, view.page.height / max(1, view.page.width)
    whole = spot.first_line.union(sight.box) if sight.box else spot.first_line
    zone = whole.grown(AROUND * spot.height * ratio, AROUND * spot.height)
    return patch_of(view, zone, spot.first_line, spot.height)


def _stroke_beside(sight: Sight, sights: Sequence[Sight | None], view: PageView) -> bool:
    """A large stroke that is neither print nor a frame, nor a ruling that runs through."""
    if sight.box is None or sight.inside is None:
        return False
    patch = _place(sight, view)
    mask = patch.mask.copy()
    for word in view.page.words:
        if sum(c.isalnum() for c in word.text) >= 2:
            _wipe(mask, patch, word.box)
    for other in sights:
        if other is not None and other.box is not None and other.spot.view == sight.spot.view:
            _wipe(mask, patch, other.box.grown(BORDER * other.box.width, BORDER * other.box.height))
    rows, columns = mask.shape
    return any(
        max(w, h) >= LARGE * LETTER and min(w, h) >= LARGE * LETTER / 4 and w < columns and h < rows
        for _, _, w, h in _blots(mask)
    )


def _struck(sight: Sight, view: PageView) -> bool:
    """One stroke goes over the box and on over the words."""
    if sight.box is None:
        return False
    patch = _place(sight, view)
    left, _, right, _ = patch.pixels_of(sight.box.union(sight.spot.first_line))
    return any(
        x <= left + 0.3 * LETTER and x + w >= left + ACROSS * (right - left)
        for x, _, w, _ in _blots(patch.mask)
    )


def _wipe(mask: Mask, patch: Patch, box: Box) -> None:
    left, top, right, bottom = patch.pixels_of(box)
    if right > 0 and bottom > 0:
        mask[max(0, top) : bottom, max(0, left) : right] = False


def _blots(mask: Mask) -> list[tuple[int, int, int, int]]:
    """Left, top, width, height of each connected blot of ink."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    return [(int(x), int(y), int(w), int(h)) for x, y, w, h in stats[1:count, :4].tolist()]
