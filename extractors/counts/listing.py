"""A printed export: cells between semicolons or bars, the counts named by the first line, as many in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.counts.names import named
from extractors.counts.rows import Row
from extractors.counts.table import CountTable, filled
from extractors.layout.segments import Segment
from models.geometry import union_of
from models.page import Line
from schemes.piece import PieceModel

_SIGNS = re.compile(r"\s*[;|]\s*")
_FEWEST = 3  # cells of a line
_CLOSE = 2.0  # heights between two lines
_ROWS = 2


def listed(model: PieceModel, segments: Sequence[Segment]) -> Iterator[CountTable]:
    """The tables of lines that follow each other, cut at the same number of signs."""
    run: list[list[Segment]] = []
    for cells in (*(_cells(line) for line in segments), []):
        if run and not _goes_on(run[-1], cells):
            yield from _table(model, run)
            run = []
        run = [*run, cells] if len(cells) >= _FEWEST else []


def _goes_on(above: Sequence[Segment], cells: Sequence[Segment]) -> bool:
    if len(above) != len(cells) or above[0].view is not cells[0].view:
        return False
    return 0 < cells[0].box.middle_y - above[0].box.middle_y < _CLOSE * above[0].height


def _table(model: PieceModel, run: Sequence[Sequence[Segment]]) -> Iterator[CountTable]:
    heads, *rows = run
    keys = [named(model, cell.text) for cell in heads]
    told = [key for key in keys if key is not None]
    if len(rows) < _ROWS or len(told) < _ROWS or len(set(told)) < len(told):
        return
    columns = [{at: row[place] for at, row in enumerate(rows)} for place in range(1, len(keys))]
    area = union_of(cell.box for cell in heads)
    yield filled(heads[0].view, area, keys[1:], columns, [Row(tuple(row)) for row in rows])


def _cells(line: Segment) -> list[Segment]:
    """The cells of a line; [] when one of them is blank, for then nobody knows that a sign was not lost."""
    signs = [match.span() for match in _SIGNS.finditer(line.text)]
    edges = [0, *(edge for span in signs for edge in span), len(line.text)]
    cut = [line.slice(start, end) for start, end in list(pairwise(edges))[::2] if start < end]
    if len(cut) != len(signs) + 1 or not all(cut):
        return []
    return [
        Segment(index=line.index, view=line.view, line=Line(words=words, box=union_of(w.box for w in words)))
        for words in cut
    ]
