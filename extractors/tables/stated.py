"""The rate of a table that a line of its own states: « Taux de TVA applicable : 20 % » (S4:666)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.tables.headers import column_of
from extractors.tables.loose import LooseLine
from extractors.values import rate
from models.reading import ValueKind
from schemes.piece import TableModel


def stated_rates(table: TableModel, segments: Sequence[Segment]) -> Iterator[LooseLine]:
    """Lines that are the header of the rates and one rate, wherever they stand beside the table."""
    for segment in segments:
        rates = [c for c in rate.find(segment.words) if c.parsed.strong]
        if len(rates) != 1:
            continue
        label = " ".join(w.text for w in segment.words)[: rates[0].start]
        named = column_of(table, fold(label).split())
        if named is not None and named[0].kind is ValueKind.RATE:
            yield LooseLine(segment.view, segment.words, "TVA", (), tuple(rates))
