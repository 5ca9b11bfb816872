"""A figure's label that stands beside it, not over it: « Montant HT … 376,25 € », « Taux de TVA : 20 % »."""

from __future__ import annotations

from collections.abc import Collection

from extractors.layout.segments import SHORT, Segment
from extractors.layout.wordings import squash
from extractors.normal import fold
from models.reading import ValueKind
from schemes.piece import Column, TableModel

FIGURES = frozenset({ValueKind.AMOUNT, ValueKind.RATE})


def labelled(table: TableModel, segment: Segment, kinds: Collection[ValueKind] = FIGURES) -> Column | None:
    """The column of one of these kinds whose header a line is, or starts with before a colon."""
    said = _squashed(segment.text.partition(":")[0])
    columns = (c for c in table.columns if c.kind in kinds and c.key != "unit")
    return next((c for c in columns if any(said == _squashed(header) for header in c.headers)), None)


def _squashed(text: str) -> str:
    return squash([SHORT.get(word, word) for word in fold(text).split()])
