"""Which occurrence of each option belongs to the group, and which box belongs to it?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import product

from extractors.boxes.decide import Sight
from extractors.boxes.look import Known, look
from extractors.boxes.options import Spot
from models.view import PageView
from schemes.piece import GroupModel

TRIED = 5  # occurrences of each option that are looked at
NEAR_HEADING = 0.14  # of the page's height


def choose(
    group: GroupModel, spots: Sequence[Spot], headings: Sequence[Spot], views: Sequence[PageView]
) -> Mapping[str, Sight]:
    """The best set of occurrences, one for each option that was found, with what was seen of its box."""
    by_option = [
        sorted((s for s in spots if s.key == option.key), key=lambda s: -_weight(s, headings))[:TRIED]
        for option in group.options
    ]
    found = [options for options in by_option if options]
    sets = [one for one in product(*found) if len({s.view for s in one}) == 1] or [
        tuple(options[0] for options in found)
    ]
    sets.sort(key=lambda one: -_together(one, headings))
    known: Known = {}
    best: list[Sight] = []
    most = -math.inf
    for one in sets[:TRIED]:
        seen = look(one, views, known)
        boxed = _boxed(seen)
        worth = _together(one, headings) + 1.5 * boxed
        if worth > most:
            best, most = seen, worth
        if boxed >= 1:
            break  # the sets that follow stand less well together, and have no more boxes
    return {sight.spot.key: sight for sight in best}


def _boxed(sights: Sequence[Sight]) -> float:
    """Share of the options beside which something was found."""
    return sum(s.inside is not None or s.glyph is not None for s in sights) / len(sights)


def _weight(spot: Spot, headings: Sequence[Spot]) -> float:
    """Longer wordings, and those just under or beside a heading of the group."""
    near = any(
        h.view == spot.view and -0.01 <= spot.first_line.middle_y - h.first_line.top <= NEAR_HEADING
        for h in headings
    )
    return min(len(spot.wording), 60) / 60 + (1.5 if near else 0.0)


def _together(spots: Sequence[Spot], headings: Sequence[Spot]) -> float:
    """Weights of the occurrences, less what keeps them apart, more when they are aligned."""
    lines = [spot.first_line for spot in spots]
    apart = max(line.middle_y for line in lines) - min(line.middle_y for line in lines)
    aligned = max(line.left for line in lines) - min(line.left for line in lines) < 0.012 or apart < 0.008
    return sum(_weight(s, headings) for s in spots) / len(spots) - 6 * apart + (0.4 if aligned else 0.0)
