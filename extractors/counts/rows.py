"""The rows of a page, its cells from left to right, and what the label of a row makes of its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.counts.limits import is_limit
from extractors.layout.neighbours import on_row
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.values import Candidate, count
from models.geometry import Box, union_of
from models.months import MONTHS

TOTAL = frozenset({"total", "totaux", "cumul", "ensemble", "somme", "totale"})
# Rows that tell no part of a total.
_ASIDE = frozenset(
    {"sous", "moyenne", "moy", "mediane", "min", "max", "minimum", "maximum", "objectif", "seuil", "cible"}
    | {"taux", "perf", "ecart", "evolution", "variation"}
)
_DAY = re.compile(r"[-–.]\d")  # « 2027-03 » names a month
_SPAN = re.compile(r"\s*(?:mois|jours?|semaines?|ans?|heures?)\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:[:|]\s*)?")
_UNIT = 2  # words after a count: « 1 519 documents »


def counts_of(line: Segment) -> Iterator[Candidate]:
    """The counts of a line; « sur 6 mois » tells how long something took, « > 60 » a limit."""
    for found in count.find(line.words):
        before, after = line.text[: found.start], line.text[found.end :]
        if not _SPAN.match(after) and not is_limit(before, after):
            yield found


def alone(cell: Segment) -> Candidate | None:
    """The count that a cell holds, with a colon or a bar at most before it, and a unit behind it."""
    found = next(counts_of(cell), None)
    after = cell.text[found.end :] if found is not None else ""
    if (
        found is None
        or not _OPENS.fullmatch(cell.text[: found.start])
        or len(after.split()) > _UNIT
        or _DAY.match(after)
    ):
        return None
    return found


def tells_part(head: Segment) -> bool:
    """« Mai », « 2027-05 », « Objectif » head no total; « Cumul des 6 mois » may."""
    said = set(fold(head.text).split())
    part = any(word in MONTHS or any(c.isdigit() for c in word) for word in said)
    return bool(said & _ASIDE) or (part and not said & TOTAL)


@dataclass(frozen=True, eq=False)
class Row:
    """Cells at one height, from left to right."""

    cells: tuple[Segment, ...]

    @cached_property
    def box(self) -> Box:
        return union_of(cell.box for cell in self.cells)

    @cached_property
    def figures(self) -> tuple[tuple[Candidate, Segment], ...]:
        """The counts that stand alone in their cell; « S32 », first of its row, is a week and not 532."""
        found = ((alone(cell), cell) for cell in self.cells)
        told = [(one, cell) for one, cell in found if one is not None]
        return tuple((c, s) for c, s in told if not (c.parsed.repaired and s is self.cells[0]))

    @cached_property
    def rates(self) -> tuple[Segment, ...]:
        """Cells of figures that are no counts: « 75,9 % », « 0,5 »."""
        own = {id(cell) for _, cell in self.figures}
        return tuple(
            c for c in self.cells[1:] if id(c) not in own and c.text[:1].isdigit() and "/" not in c.text
        )

    @cached_property
    def label(self) -> frozenset[str]:
        """The words before its first figure."""
        first = self.figures[0][1].box.left if self.figures else 1.0
        return frozenset(t for c in self.cells if c.box.right <= first for t in fold(c.text).split())

    @property
    def wordless(self) -> bool:
        """Figures and signs only: « 75,9 % » under the bar of a chart."""
        return not any(c.isalpha() for cell in self.cells for c in cell.text)

    @property
    def is_total(self) -> bool:
        return bool(self.label & TOTAL) and not self.label & _ASIDE

    @property
    def is_part(self) -> bool:
        return not self.label & (TOTAL | _ASIDE)


def rows_of(cells: Sequence[Segment]) -> list[Row]:
    """The cells of one page in rows, from the top."""
    rows: list[list[Segment]] = []
    for cell in sorted(cells, key=lambda c: c.box.middle_y):
        if rows and on_row(rows[-1][-1].box, cell.box) and on_row(rows[-1][0].box, cell.box):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [Row(tuple(sorted(row, key=lambda c: c.box.left))) for row in rows]
