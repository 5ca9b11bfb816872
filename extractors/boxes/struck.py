"""« Oui / Non (rayer la mention inutile) »: what is struck out is not chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence

import cv2
import numpy as np

from extractors.boxes.decide import Sight
from extractors.boxes.options import Spot
from extractors.boxes.patch import LETTER, patch_of
from extractors.normal import fold
from models.piece import MarkState
from models.view import PageView

ASKED = re.compile(r"\b(?:ray(?:er|ez)|barr(?:er|ez)|biff(?:er|ez))\b")
NEAR = 0.03  # of the page's height between the options and the words that ask to strike one out
AROUND, BEYOND = 0.5, 0.04  # heights of a line: what is looked at round it; how far a stroke goes on


def asks_to_strike(spots: Sequence[Spot], views: Sequence[PageView]) -> bool:
    """The form wants the useless option struck out."""
    return any(
        ASKED.search(fold(line.text)) and abs(line.box.middle_y - spot.first_line.middle_y) <= NEAR
        for spot in spots
        for line in views[spot.view].page.lines
    )


def by_strokes(sights: Sequence[Sight | None], views: Sequence[PageView]) -> list[MarkState]:
    """The option that alone is left is chosen; all in doubt when none is struck, or all are."""
    struck = [sight is not None and _is_struck(sight.spot, views[sight.spot.view]) for sight in sights]
    if None in sights or sum(struck) != len(sights) - 1:
        return [MarkState.UNREADABLE] * len(sights)
    return [MarkState.EMPTY if gone else MarkState.CHECKED for gone in struck]


def _is_struck(spot: Spot, view: PageView) -> bool:
    """One stroke goes over all the letters of the option and beyond them on both sides."""
    line, ratio = spot.first_line, view.page.height / max(1, view.page.width)
    zone = line.grown(AROUND * spot.height * ratio, AROUND * spot.height)
    patch = patch_of(view, zone, line, spot.height)
    left, _, right, _ = patch.pixels_of(line)
    beyond = BEYOND * LETTER
    _, _, stats, _ = cv2.connectedComponentsWithStats(patch.mask.astype(np.uint8), connectivity=8)
    return any(x <= left - beyond and x + w >= right + beyond for x, _, w, _, _ in stats[1:].tolist())
