"""Which occurrence of each option belongs to the group, and which box belongs to it?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from extractors.boxes.decide import Sight
from extractors.boxes.look import Known, look
from extractors.boxes.options import Spot
from extractors.boxes.overleaf import apart, sets
from models.view import PageView
from schemes.piece import GroupModel

TRIED = 5  # occurrences of each option that are looked at
NEAR_HEADING = 0.14  # of the page's height
UNLIKE = 10.0  # what a wording that is read otherwise loses: another group's differs in a few words
ABOVE = 0.01  # of the page's height, over every heading of the group: there stand another group's options
AS_LIKE = 0.05  # of the likest heading's likeness that another place of it may lack


def choose(
    group: GroupModel, spots: Sequence[Spot], headings: Sequence[Spot], views: Sequence[PageView]
) -> Mapping[str, Sight]:
    """The best set of occurrences, one for each option that was found, with what was seen of its box."""
    likest = max((h.alike for h in headings), default=0.0)
    headings = [h for h in headings if h.alike >= likest - AS_LIKE]
    by_option = [
        sorted((s for s in spots if s.key == option.key), key=lambda s: -_weight(s, headings))[:TRIED]
        for option in group.options
    ]
    found = [options for options in by_option if options]
    tried = list(sets(found)) or [tuple(options[0] for options in found)]
    tried.sort(key=lambda one: -_together(one, headings, views))
    known: Known = {}
    best: list[Sight] = []
    most = -math.inf
    for one in tried[:TRIED]:
        seen = look(one, views, known)
        boxed = _boxed(seen)
        worth = _together(one, headings, views) + 1.5 * boxed
        if worth > most:
            best, most = seen, worth
        if boxed >= 1:
            break  # the sets that follow stand less well together, and have no more boxes
    return {sight.spot.key: sight for sight in best}


def _boxed(sights: Sequence[Sight]) -> float:
    """Share of the options beside which something was found."""
    return sum(s.inside is not None or s.glyph is not None for s in sights) / len(sights)


def _weight(spot: Spot, headings: Sequence[Spot]) -> float:
    """Longer wordings, those read as they are, and those just under or beside a heading of the group."""
    near = any(
        h.view == spot.view and -0.01 <= spot.first_line.middle_y - h.first_line.top <= NEAR_HEADING
        for h in headings
    )
    there = [h.first_line for h in headings if h.view == spot.view]
    above = bool(there) and all(
        spot.first_line.middle_y < h.top - ABOVE and spot.first_line.left < h.right for h in there
    )
    long = min(len(spot.wording), 60) / 60
    return long + (1.5 if near else 0.0) - (1.0 if above else 0.0) - UNLIKE * (1 - spot.alike)


def _together(spots: Sequence[Spot], headings: Sequence[Spot], views: Sequence[PageView]) -> float:
    """Weights of the occurrences, less what keeps them apart, more when they are aligned and in order."""
    lefts = [spot.first_line.left for spot in spots]
    far = apart(spots, views)
    aligned = max(lefts) - min(lefts) < 0.012 or far < 0.008
    places = [(s.view, s.first_line.middle_y) for s in spots]
    order = 0.4 * aligned + 0.3 * (far > 0 and places == sorted(places))
    return sum(_weight(s, headings) for s in spots) / len(spots) - 6 * far + order
