"""Does a label head a column, or lead a row of a list?"""

from __future__ import annotations

from extractors.fields.context import Context
from extractors.hit import Hit
from extractors.layout.neighbours import cell_around, on_row, right_of
from extractors.layout.segments import Segment
from models.geometry import Box
from models.view import PageView

ALIGNED = 0.015  # of the page: two edges in line
CELL = 0.07  # of the page: a row of a ruled table is not higher
_LIST = 0.08  # of the page: rows of one list are not further apart
_HEADS = 5  # cells of a row, more than half of them labels: two labels and their values are four


def heads_a_column(context: Context, hit: Hit) -> bool:
    """Three or more lines on the row, none with a colon: the head of a table, unless it is a list's row."""
    row = [s for s in context.segments if s.view is hit.last.view and on_row(s.box, hit.last.box)]
    return len(row) > 2 and not hit.colon and hit.alone and not in_a_list(context, hit)


def heads_a_ruled_column(context: Context, hit: Hit) -> bool:
    """« Client | N° du bon de | commande | Bon signé le | … »: right of it stands the next head."""
    view, own = hit.last.view, cell_around(hit.last.view, hit.box)
    if own.right >= 1 or own.height > CELL or hit.colon or not hit.alone:
        return False
    row = [s for s in context.segments if s.view is view and own.top <= s.box.middle_y <= own.bottom]
    cells = {round(cell_around(view, s.box).left, 2) for s in row}
    labelled = {
        round(cell_around(view, s.box).left, 2) for s in row if any(h.leads for h in context.hits_on[s.index])
    }
    heads = len(cells) >= _HEADS and 2 * len(labelled) > len(cells)
    return heads and not in_a_list(context, hit)


def in_a_list(context: Context, hit: Hit) -> bool:
    """Whether another label of the same column has its value right of it, at the place of this one's."""
    return leads_a_row(context, hit.box, hit.last.view, hit)


def asks_under_a_title(context: Context, hit: Hit, line: Segment) -> bool:
    """« CLIENT » over « Titulaire | SISA du Lac », « Téléphone | 02 98 … »: a label that nobody knows."""
    title = any(owner.startswith("section:") for owner in hit.wording.owners)
    return title and hit.alone and not hit.colon and leads_a_row(context, line.box, line.view, hit)


def leads_a_row(context: Context, box: Box, view: PageView, own: Hit | None = None) -> bool:
    """Whether another label of the column has its value where something stands right of a box."""
    place = _value_place(context, box, view)
    near = (
        other
        for other in context.hits
        if other is not own
        and other.last.view is view
        and other.leads
        and other.alone
        and abs(other.box.left - box.left) < ALIGNED
        and 0 < abs(other.box.middle_y - box.middle_y) < _LIST
    )
    places = (_value_place(context, other.box, view) for other in near)
    return place is not None and any(other is not None and _aligned(place, other) for other in places)


def _aligned(one: Box, other: Box) -> bool:
    """Values of one list start under each other, or end so."""
    return abs(one.left - other.left) < ALIGNED or abs(one.right - other.right) < ALIGNED


def _value_place(context: Context, label: Box, view: PageView) -> Box | None:
    """Where the words right of a label stand, None when they are a label themselves."""
    beside = right_of(label, view, context.segments)
    return beside[0].box if beside and context.free(beside[0]) else None
