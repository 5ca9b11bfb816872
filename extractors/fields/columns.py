"""Figures in a column under their label: the total of a monthly table."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.fields.context import Context
from extractors.labels import Hit
from extractors.layout.neighbours import on_row, overlap
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.values import Candidate, count

_TOTAL = frozenset({"total", "totaux", "cumul", "ensemble", "somme", "totale"})
_GAP = 3.5


def column_total(context: Context, hit: Hit) -> Iterator[tuple[Candidate, Segment]]:
    """The one figure under a label, or the one on the row called total; nothing when it cannot be told."""
    found = list(_figures(context, hit))
    if len(found) == 1:
        yield found[0]
    else:
        yield from (item for item in found if _is_total(context, item[1]))


def _figures(context: Context, hit: Hit) -> Iterator[tuple[Candidate, Segment]]:
    last = hit.box
    middle = hit.box.middle_x
    for segment in sorted(context.segments, key=lambda s: s.box.top):
        box = segment.box
        if segment.view is not hit.last.view or box.middle_y <= hit.box.bottom:
            continue
        if box.top - last.bottom > _GAP * hit.last.height:
            return
        for candidate in count.find(segment.words):
            near = abs(candidate.box.middle_x - middle) < 0.03
            if near or overlap(candidate.box.left, candidate.box.right, hit.box.left, hit.box.right) > 0:
                last = box
                yield candidate, segment


def _is_total(context: Context, segment: Segment) -> bool:
    row = [s for s in context.segments if s.view is segment.view and on_row(s.box, segment.box)]
    return any(t in _TOTAL for s in row for t in fold(s.text).split())
