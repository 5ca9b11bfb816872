"""A list of numbers set in columns: what stands right of each number that was found, on its row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.layout.neighbours import right_of
from extractors.layout.segments import Segment
from extractors.values import KINDS, Candidate
from models.reading import ValueKind


def in_more_columns(
    kind: ValueKind, found: Sequence[Segment], segments: Sequence[Segment]
) -> Iterator[tuple[Candidate, Segment]]:
    """The values right of those segments that stand alone in theirs, up to the first other word."""
    known = {segment.index for segment in found}
    for start in found:
        for segment in right_of(start.box, start.view, segments):
            values = list(KINDS[kind].find(segment.words))
            if not values or any(word.isalpha() for word in segment.text.split()):
                break
            if segment.index not in known:
                known.add(segment.index)
                yield from ((value, segment) for value in values)
