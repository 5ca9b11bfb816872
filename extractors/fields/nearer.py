"""Something stands right of a label, and something under it: which of them is its value?"""

from __future__ import annotations

from extractors.fields.context import Context
from extractors.fields.heads import ALIGNED, in_a_list
from extractors.fields.ownlabel import of_a_label
from extractors.fields.spot import Spot
from extractors.hit import Hit
from extractors.layout.neighbours import cell_around
from extractors.normal import fold
from models.geometry import Box

_COLUMN, _OFF = 0.06, 0.3  # of the page, of a line
_BLOCKS = 0.2  # of the page, between the titles of two parties side by side


def under_first(context: Context, hit: Hit, right: Spot, below: Spot, *, likely: bool) -> bool:
    """Whether what stands under the label comes first; `likely`: the label heads a column."""
    if likely and not of_a_label(context, below.segment) and not _goes_below(hit, right, below):
        return True
    return (
        _beside_another(hit, right, below)
        or _in_own_cell(context, hit, right, below)
        or _heads_a_party(context, hit, right, below)
    )


def _goes_below(hit: Hit, right: Spot, below: Spot) -> bool:
    """« Logiciel | STÉTHOFLOW version 11 » over « SP1 »: no label stands over the second line."""
    beside, under_it = right.segment.box, below.segment.box
    return under_it.left > hit.box.right and abs(under_it.left - beside.left) < ALIGNED


def _beside_another(hit: Hit, right: Spot, below: Spot) -> bool:
    """A sidebar: what stands right of the label is of another column, half a line higher or lower than it.

    The line right under the label starts where it does. A value is level with one of the lines of its label.
    """
    box, beside, under_it = hit.box, right.segment.box, below.segment.box
    off = min(abs(beside.middle_y - line.box.middle_y) for line in hit.segments)
    far = beside.left - box.right > _COLUMN and off > _OFF * hit.last.height
    near = abs(under_it.left - box.left) < ALIGNED and under_it.top - box.bottom < 0.6 * hit.last.height
    return far and near and not hit.colon


def _heads_a_party(context: Context, hit: Hit, right: Spot, below: Spot) -> bool:
    """« Vendeur » over the lines of the one party, beside the title of the other one: two blocks."""
    titles = {fold(title) for section in context.model.sections for title in section.titles}
    alone = hit.alone and not hit.colon and not in_a_list(context, hit)
    far = right.segment.box.left - hit.box.right > _BLOCKS
    box, under_it = hit.box, below.segment.box
    near = abs(under_it.left - box.left) < ALIGNED and under_it.top - box.bottom < 0.6 * hit.last.height
    return alone and far and near and hit.wording.text in titles


def _in_own_cell(context: Context, hit: Hit, right: Spot, below: Spot) -> bool:
    """A ruled cell holds a label and its value under it; right of the label begins the next cell.

    A fold along a page is no side of a cell: other labels stand left of it, with their values right of it.
    """
    cell = cell_around(hit.last.view, hit.box)
    value, beside = below.segment.box, right.segment.box
    held = cell.left <= value.left and value.right <= cell.right and value.bottom <= cell.bottom
    if not held or cell.right > beside.left:
        return False
    others = (h for h in context.hits if h is not hit and h.leads and h.last.view is hit.last.view)
    return not (any(_holds(cell, other.box) for other in others) and in_a_list(context, hit))


def _holds(cell: Box, box: Box) -> bool:
    return cell.left < box.middle_x < cell.right and cell.top < box.middle_y < cell.bottom
