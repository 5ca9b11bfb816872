"""A block of totals: « Total HT », « TVA » and « Total TTC » one under the other, each with its amount.

Notes often stand left of it, at the same height: they are no part of its labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.layout.neighbours import right_of
from extractors.layout.segments import Segment
from extractors.tables.roles import role_of, total_of, wordy
from extractors.tables.sections import BILLED
from extractors.values import amount
from schemes.piece import TableModel

_NEXT = 4.0  # heights from one label to the next one
_ALIGNED = 0.01  # of the page


def stacked_labels(table: TableModel, segments: Sequence[Segment]) -> list[Segment]:
    """The labels of such blocks: two at least, that name different totals and start, or end, at one place."""
    labels = [s for s in segments if _names_total(table, s, segments)]
    return [s for s in labels if any(_goes_with(table, s, other) for other in labels)]


def _names_total(table: TableModel, segment: Segment, segments: Sequence[Segment]) -> bool:
    """A total's label before its amount, which stands in the same line or beside it."""
    if not _role(table, segment):
        return False
    beside = right_of(segment.box, segment.view, segments)
    return any(c.parsed.strong for s in (segment, *beside[:1]) for c in amount.find(s.words))


def _role(table: TableModel, segment: Segment) -> str:
    first = next((c.start for c in amount.find(segment.words) if c.parsed.strong), None)
    return total_of(table, segment.text[:first])


def _goes_with(table: TableModel, one: Segment, other: Segment) -> bool:
    a, b = one.box, other.box
    near = 0 < abs(a.middle_y - b.middle_y) < _NEXT * max(one.height, other.height)
    lined = abs(a.left - b.left) < _ALIGNED or abs(a.right - b.right) < _ALIGNED
    return one.view is other.view and near and lined and _role(table, one) != _role(table, other)


def parted(
    table: TableModel, row: Sequence[Segment], labels: Sequence[Segment]
) -> Iterator[Sequence[Segment]]:
    """The segments of a row, cut before each label of a block; not after the name of a prestation."""
    start = 0
    for at, segment in enumerate(row):
        said = " ".join(s.text for s in row[start:at])
        named = role_of(table, said) in BILLED and not wordy(said)
        if said and not named and any(segment is label for label in labels):
            yield row[start:at]
            start = at
    yield row[start:]
