"""Where a list of sites or clients ends: at the title or the label that opens another part of the form."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.neighbours import on_row
from extractors.layout.ranks import without_rank
from extractors.layout.segments import Segment
from extractors.layout.wordings import lexicon, wording_squash
from extractors.tables.heads import Head
from schemes.piece import PieceModel, TableModel

BAND = 1.5  # heights of a title from it to the ruling over it
_TINY = 2  # letters


def next_part(model: PieceModel, table: TableModel, head: Head, segments: Sequence[Segment]) -> float:
    """The top of the first row under a head that says what the model calls other parts; the page's end.

    « Montants », « 5. Prix », « N° de facture | Votre commande », with nothing else on their row: « Client »
    in the cell of a list ends none, nor does what heads the list's own columns, nor « le », the end of a
    word that its cell broke.
    """
    own = {wording_squash(header) for column in table.columns for header in column.headers}
    titles = {wording_squash(other.title) for other in model.tables if other is not table}
    labels = {
        w.squash for w in lexicon(model) if any(o.startswith("section:") or ":" not in o for o in w.owners)
    }
    known = {one for one in (titles | labels) - own if len(one) > _TINY}
    here = [s for s in segments if s.view is head.view and s.box.middle_y > head.box.bottom + s.height]
    told = {id(s) for s in here if wording_squash(without_rank(s.text).rstrip(" :")) in known}
    below = [s for s in here if id(s) in told and all(id(o) in told for o in here if on_row(o.box, s.box))]
    first = min(below, key=lambda s: s.box.top, default=None)
    return 1.0 if first is None else _over(first)


def _over(title: Segment) -> float:
    """The top of a title, or of the band or the cell that it stands in."""
    rules = (r.box.middle_y for r in title.view.page.rulings if r.direction == "horizontal")
    near = (y for y in rules if title.box.top - BAND * title.height <= y <= title.box.top)
    return max(near, default=title.box.top)
