"""Counts told in sentences, each before its short name: « a produit 822 documents (Dt), dont 678 … (Dm) »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from extractors.counts.names import bracketed
from extractors.counts.rows import counts_of
from extractors.counts.table import Figure
from extractors.layout.segments import Segment
from schemes.piece import PieceModel

_LEADING = 0.8  # heights of a line between two lines of a paragraph
_FLUSH = 0.015  # of the page
_ROOM = 0.15  # of the page, that the last line of a paragraph leaves
_SENTENCE = 7  # words of the first line of a paragraph
_EQUALS = re.compile(r"=\s*$")


def told_in_prose(model: PieceModel, segments: Sequence[Segment]) -> Mapping[str, Figure]:
    """The counts of paragraphs where figures and names in brackets take turns, a figure first.

    One figure more, or a name without its own, and nothing tells whose they are: the paragraph gives none.
    A name told twice is nobody's.
    """
    told = [item for lines in _paragraphs(segments) for item in _turns(model, lines)]
    keys = [key for key, _ in told]
    return {key: figure for key, figure in told if keys.count(key) == 1}


def _paragraphs(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    lines: list[Segment] = []
    right = max((s.box.right for s in segments), default=1.0)
    for line in segments:
        if lines and not _goes_on(lines[-1], line, right):
            yield lines
            lines = []
        lines.append(line)
    if lines:
        yield lines


def _goes_on(above: Segment, line: Segment, right: float) -> bool:
    """Right under and flush; a line that leaves room before a capital ends its paragraph."""
    if above.box.right < right - _ROOM and line.text[:1].isupper():
        return False
    gap = line.box.top - above.box.bottom
    near = line.view is above.view and -0.5 * line.height < gap < _LEADING * line.height
    return near and line.box.middle_y > above.box.bottom and abs(line.box.left - above.box.left) < _FLUSH


def _turns(model: PieceModel, lines: Sequence[Segment]) -> Iterator[tuple[str, Figure]]:
    """The figures with the name behind each, where they take turns all along."""
    if len(lines[0].tokens) < _SENTENCE:
        return
    events: list[tuple[int, int, str | Figure]] = []
    for at, line in enumerate(lines):
        events += [(at, start, key) for start, key in bracketed(model, line.text)]
        figures = (c for c in counts_of(line) if not _EQUALS.search(line.text[: c.start]))
        events += [(at, c.start, (c, line)) for c in figures]
    events.sort(key=lambda event: event[:2])
    names = [event for _, _, event in events if isinstance(event, str)]
    figures_told = [event for _, _, event in events if not isinstance(event, str)]
    kinds = [name for name, _ in groupby(isinstance(event, str) for _, _, event in events)]
    if len(names) == len(figures_told) == len(kinds) / 2 and kinds[:1] == [False]:
        yield from zip(names, figures_told, strict=True)
