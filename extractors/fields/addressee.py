"""Whom an invoice is addressed to: name, street and town at the right of its head, as a window shows them."""

from __future__ import annotations

import re

from extractors.fields.context import Context
from extractors.layout.segments import Segment
from models.piece import PieceKind
from models.reading import ValueKind

LEFT, LOW = 0.38, 0.42  # of the page: where a window starts, and how far down it goes
LINES = (3, 6)  # of an address
LINED, GAP = 0.02, 1.6  # of the page, and heights of a line between two of its lines
ATTENTION = re.compile(r"\W*à\s+l['’]\s?attention\s+(?:de\s+la\s|de\s|du\s|d['’])\s?", re.IGNORECASE)
_TOWN = re.compile(r"^\W*(?:F\s?-\s?)?\d{2}\s?\d{3}[\s,–-]+[^\W\d_]")


def addressee(context: Context) -> list[Segment]:
    """The lines of the address, from the name to the town; [] where there is none, or more than one."""
    if context.model.kind is not PieceKind.FACTURE or not context.views:
        return []
    here = [
        s for s in context.segments if s.view is context.views[0] and s.box.left > LEFT and s.box.top < LOW
    ]
    found = [block for town in here if _TOWN.match(town.text) and (block := _above(context, town, here))]
    return found[0] if len(found) == 1 else []


def _above(context: Context, town: Segment, here: list[Segment]) -> list[Segment]:
    """The address that ends with a town; [] where a label stands in it or right under it: the supplier's.

    Under a client's may stand the numbers that only a client has.
    """
    lined = sorted((s for s in here if abs(s.box.left - town.box.left) < LINED), key=lambda s: s.box.top)
    at = lined.index(town)
    block = [town]
    for upper in reversed(lined[:at]):
        if block[0].box.middle_y - upper.box.middle_y > GAP * upper.height:
            break
        block.insert(0, upper)
    under = lined[at + 1 : at + 2]
    closed = not under or under[0].box.middle_y - town.box.middle_y > GAP * town.height
    closed = closed or _numbers_a_client(context, under[0])
    said = [s for s in block if not ATTENTION.match(s.text)]
    free = all(context.free(s) == s.words and context.section_of_segment(s) is None for s in said)
    return block if closed and free and LINES[0] <= len(block) <= LINES[1] else []


def _numbers_a_client(context: Context, line: Segment) -> bool:
    """« FINESS juridique : 080998636 »: a supplier has none."""
    kinds = {f.key: f.kind for f in context.model.fields}
    labels = [h for h in context.hits_on[line.index] if h.leads and h.told]
    asked = {kinds[owner] for h in labels for owner in h.wording.owners if owner in kinds}
    return bool(asked) and asked <= {ValueKind.FINESS, ValueKind.RPPS}
