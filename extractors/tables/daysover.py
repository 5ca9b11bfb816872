"""Days that a description says and that reach into the column of figures: « … le 11 février | 2027 »."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from extractors.layout.segments import Segment
from extractors.values import dates
from models.page import Word


def ends_of_days(segments: Iterable[Segment], columns: Mapping[str, tuple[float, float]]) -> Iterator[Word]:
    """The words of a day that stand in another column than the line that says it: they are no amount."""
    for segment in segments:
        for day in dates.find(segment.words):
            first = _column(segment.words[0], columns)
            yield from (word for word in day.words if _column(word, columns) != first)


def _column(word: Word, columns: Mapping[str, tuple[float, float]]) -> str | None:
    x = word.box.middle_x
    return next((key for key, (left, right) in columns.items() if left <= x < right), None)
