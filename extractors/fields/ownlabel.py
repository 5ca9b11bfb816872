"""Lines that have a label of their own: nobody else's value, whatever stands over them."""

from __future__ import annotations

from extractors.fields.context import Context
from extractors.layout.neighbours import on_row
from extractors.layout.segments import Segment


def of_a_label(context: Context, line: Segment) -> bool:
    """« Téléphone | 02 98 … » under « Code postal | 29200 | Ville | Brest »: the label is left of it."""
    box = line.box
    row = (s for s in context.segments if s.view is line.view and on_row(s.box, box))
    last = max((s for s in row if s.box.right <= box.left), key=lambda s: s.box.right, default=None)
    return last is not None and any(h.last is last and h.leads and h.alone for h in context.hits)
