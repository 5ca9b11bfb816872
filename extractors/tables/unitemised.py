"""An invoice without a table: « Prestation Ségur – … » over « Montant HT », « TVA » and « Montant TTC ».

All that it bills is that prestation, so that its totals are the amounts of the line.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.segments import Segment
from extractors.tables.roles import led_by
from extractors.tables.sections import BILLED
from models.geometry import Place
from models.piece import Row
from models.reading import Status
from schemes.piece import TableModel

_REACH = 0.25  # of the page's height: from the name of the prestation to its amounts


def unitemised(table: TableModel, rows: Sequence[Row], segments: Sequence[Segment]) -> list[Row]:
    """The line that the only total stands for; nothing where a line was read, or two may be billed."""
    if len(rows) != 1 or rows[0].role != "total":
        return []
    total = rows[0]
    if any(total.cell(key).status is not Status.FOUND for key in ("ht", "ttc")):
        return []
    told = [(s, led_by(table, s.text)) for s in segments if _over(s, total.evidence)]
    named = [(s, role) for s, role in told if role in BILLED]
    if len({role for _, role in named}) != 1:
        return []
    segment, role = named[-1]
    evidence = (segment.place(), *total.evidence)
    return [total.model_copy(update={"role": role, "label": segment.text, "evidence": evidence})]


def _over(segment: Segment, places: Sequence[Place]) -> bool:
    """Whether a line stands over the amounts, on their page and not far."""
    here = [p.box for p in places if (p.document, p.page) == (segment.view.document, segment.page)]
    top = min((box.top for box in here), default=0.0)
    return bool(here) and segment.box.middle_y < top < segment.box.bottom + _REACH
