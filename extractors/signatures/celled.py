"""A table that asks for the signature in one cell and leaves the next one to sign: « Signature | ______ »."""

from __future__ import annotations

from extractors.layout.neighbours import cell_around, overlap
from extractors.signatures.blocks import heads_another
from extractors.signatures.labels import Label
from extractors.signatures.zone import Zone, text_height
from models.geometry import Box
from models.page import Page
from models.view import PageView

WHOLE = 0.8  # of a row's height: an upright shorter than that is a stroke of the pen, no side of a cell
NARROW, LOW = 0.12, 2.5  # of the page, and heights of a line: a smaller cell has no room to sign
CENTRED = 0.25  # of a cell's height: how far from its middle a label stands that has no room under it
INSIDE = 0.004  # of the page, within the sides of the cell


def next_cell(label: Label, view: PageView) -> Zone | None:
    """The cell right of a label's own, on its row; None where it is too small, or headed for another.

    A label at the head of its cell is signed under: what stands beside it is another's.
    """
    own = cell_around(view, label.box)
    line = text_height(view.page)
    ruled = own.right < 1 and own.bottom < 1 and own.top > 0
    centred = abs(label.box.middle_y - own.middle_y) < CENTRED * own.height
    if not (ruled and centred) or own.height < LOW * line:
        return None
    right = min(_sides(own, view.page), default=None)
    if right is None or right - own.right < max(NARROW, own.width):
        return None
    box = own.model_copy(update={"left": own.right, "right": right}).grown(-INSIDE, -INSIDE)
    return None if heads_another(box, label, view.page) else Zone(label.view, None, box, line)


def _sides(own: Box, page: Page) -> list[float]:
    """Where uprights stand right of a cell that are as high as its row; the ends of its own rulings."""
    uprights = [
        r.box for r in page.rulings if r.direction == "vertical" and r.box.middle_x > own.right + INSIDE
    ]
    sides = [
        u.middle_x for u in uprights if overlap(u.top, u.bottom, own.top, own.bottom) > WHOLE * own.height
    ]
    level = [r.box for r in page.rulings if r.direction == "horizontal"]
    under = [r for r in level if abs(r.middle_y - own.bottom) < INSIDE and r.left < own.right < r.right]
    return [*sides, *(r.right for r in under)]
