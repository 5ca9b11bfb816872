"""A list of numbers set in columns: what stands right of each number that was found, on its row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.layout.neighbours import right_of
from extractors.layout.segments import Segment
from extractors.values import KINDS, Candidate
from models.reading import ValueKind

# « +33 5 36 49 69 12 », « Client 641737374 »
_OTHER = re.compile(r"[^\s\d,;/.–-]")


def _is_all(values: Sequence[Candidate], segment: Segment) -> bool:
    """Whether the values have every figure of a line: ten figures are a telephone number."""
    read = sum(c.isdigit() for value in values for c in value.raw)
    return read == sum(c.isdigit() for c in segment.text)


def in_more_columns(
    kind: ValueKind, found: Sequence[Segment], segments: Sequence[Segment]
) -> Iterator[tuple[Candidate, Segment]]:
    """The values right of those segments that stand alone in theirs, up to the first other word."""
    known = {segment.index for segment in found}
    for start in found:
        for segment in right_of(start.box, start.view, segments):
            values = list(KINDS[kind].find(segment.words))
            if not values or _OTHER.search(segment.text) or not _is_all(values, segment):
                break
            if segment.index not in known:
                known.add(segment.index)
                yield from ((value, segment) for value in values)
