"""Sites named in sentences or bullets, without a table: « • site Nord, FINESS géographique 690319033 »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.layout.neighbours import right_of
from extractors.layout.segments import SHORT, Segment
from extractors.normal import fold_words
from extractors.tables.cells import found_cell
from extractors.values import finess
from models.page import Word
from models.piece import Row
from models.reading import ValueKind, absent
from schemes.piece import Column, TableModel

_NEXT = 2.2  # heights of a line from one line of a paragraph to the next


def listed_rows(table: TableModel, segments: Sequence[Segment]) -> list[Row]:
    """A row for every FINESS that follows a full wording of its column, each value once."""
    column = next((c for c in table.columns if c.kind is ValueKind.FINESS), None)
    kinds = {c.kind for c in table.columns}
    if column is None or not kinds.isdisjoint({ValueKind.AMOUNT, ValueKind.YES_NO}):
        return []
    rows: dict[str | None, Row] = {}
    for segment, below in zip(segments, [*segments[1:], None], strict=True):
        for row in _rows(table, column, segment, below, segments):
            rows.setdefault(row.cell(column.key).value, row)
    return list(rows.values())


def _rows(
    table: TableModel, column: Column, segment: Segment, below: Segment | None, segments: Sequence[Segment]
) -> Iterator[Row]:
    end = _wording_end(column, segment)
    if end is None and below is not None:
        segment, end = below, _broken_end(column, segment, below)
    if end is None:
        return
    stop = _other_wording(table, column, segment, end)
    words = segment.slice(end, stop)
    if stop == len(segment.text) and not any(c.isalnum() for w in words for c in w.text):
        words = _figures_beside(segment, segments)
    for candidate in finess.find(words):
        found = found_cell(column, [candidate], segment.view)
        cells = tuple(found if c.key == column.key else absent(c.key, c.kind) for c in table.columns)
        yield Row(role="", cells=cells, label=segment.text[:end], evidence=(segment.place(),))


def _figures_beside(segment: Segment, segments: Sequence[Segment]) -> tuple[Word, ...]:
    """« Finess Géographique | 6 | 3 | 0 | … »: figures in squares of their own, on the row of their label."""
    beside = right_of(segment.box, segment.view, segments)
    figures = takewhile(lambda s: all(c.isdigit() for w in s.words for c in w.text), beside)
    return tuple(word for one in figures for word in one.words)


def _other_wording(table: TableModel, column: Column, segment: Segment, end: int) -> int:
    """« FINESS juridique 540001286, FINESS géographique 540000049 »: where another column's wording ends."""
    others = [c for c in table.columns if c.kind is column.kind and c.key != column.key]
    ends = (_wording_end(other, segment) for other in others)
    return min((at for at in ends if at is not None and at > end), default=len(segment.text))


def _wording_end(column: Column, segment: Segment) -> int | None:
    """Where a wording of two words or more ends: « FINESS » alone may be the legal entity's."""
    tokens = [_singular(t.text) for t in segment.tokens]
    for wording in _wordings(column):
        for at in range(len(tokens) - len(wording) + 1):
            if tokens[at : at + len(wording)] == wording:
                return segment.tokens[at + len(wording) - 1].end
    return None


def _broken_end(column: Column, segment: Segment, below: Segment) -> int | None:
    """Where a wording ends in the next line of a paragraph: « … sous le N° FINESS | PMSI 972098347 »."""
    if (
        segment.view is not below.view
        or not 0 < below.box.middle_y - segment.box.middle_y < _NEXT * below.height
    ):
        return None
    upper, lower = ([_singular(t.text) for t in one.tokens] for one in (segment, below))
    for wording in _wordings(column):
        for part in range(1, len(wording)):
            if upper[-part:] == wording[:part] and lower[: len(wording) - part] == wording[part:]:
                return below.tokens[len(wording) - part - 1].end
    return None


def _wordings(column: Column) -> Iterator[list[str]]:
    """The words of its headers, without « n° » in front; those of one word are left out."""
    for header in column.headers:
        wording = [_singular(SHORT.get(w, w)) for w in fold_words(header)]
        wording = wording[wording[0] == "n" :]
        if len(wording) > 1:
            yield wording


def _singular(word: str) -> str:
    return word if word == "finess" else word.removesuffix("s")
