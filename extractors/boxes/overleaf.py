"""Options that go on overleaf: the last ones of a group at the top of the next page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from extractors.boxes.options import Spot
from models.view import PageView

LEADING = 1.6  # from a line of text to the next, in heights of its letters


def sets(found: Sequence[Sequence[Spot]]) -> Iterator[tuple[Spot, ...]]:
    """One occurrence of each option, all on one page, or the last ones on the page after it."""
    for one in product(*found):
        views = [spot.view for spot in one]
        if views == sorted(views) and views[-1] - views[0] <= 1:
            yield one


def apart(spots: Sequence[Spot], views: Sequence[PageView]) -> float:
    """How far options stand from one another, as a fraction of the page's height.

    Over two pages: by the lines that stand between them.
    """
    first, last = spots[0].view, spots[-1].view
    before = [s.first_line.middle_y for s in spots if s.view == first]
    if first == last:
        return max(before) - min(before)
    after = [s.first_line.middle_y for s in spots if s.view == last]
    between = sum(line.box.middle_y > min(before) for line in views[first].page.lines)
    between += sum(line.box.middle_y < max(after) for line in views[last].page.lines)
    return between * LEADING * spots[0].height
