"""Where the rows of a table end: lines of totals whose labels stand among the figures are no rows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.layout.segments import Segment
from extractors.tables.grid import Grid
from extractors.tables.lines import text_lines
from extractors.tables.roles import role_of, total_of
from extractors.tables.stacked import stacked_labels
from extractors.tables.totals import totals_in_words
from models.page import Word
from schemes.piece import TableModel

SENTENCE = 7  # words: no second row has as long a name


def above_totals(table: TableModel, grid: Grid, text_key: str, segments: Sequence[Segment]) -> Grid:
    """The grid down to the first line such as « Montant HT 376,25 € » right of the descriptions,
    or whose amounts are each named. Notes may stand left of a block of totals.

    The first line of a grid is always a row of it.
    """
    if text_key not in grid.columns:
        return grid
    edge = grid.columns[text_key][1]
    under = [s for s in segments if s.view is grid.view and grid.top < s.box.middle_y]
    block = {id(w) for s in stacked_labels(table, under) if s.box.left >= edge for w in s.words}
    for line in text_lines(grid.words)[1:]:
        label = " ".join(w.text for w in line if not any(c.isdigit() for c in w.text))
        led = line[0].box.middle_x >= edge and any(c.isalpha() for c in line[0].text)
        figures = any(c.isdigit() for w in line for c in w.text)
        sums_up = (led and figures and total_of(table, label)) or totals_in_words(table, line)
        if sums_up or any(id(w) in block for w in line):
            bottom = min(w.box.top for w in line) - 0.001
            return replace(grid, bottom=bottom, words=tuple(w for w in grid.words if w.box.middle_y < bottom))
    return grid


def without_notes(table: TableModel, texts: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a total without the sentences that stand right under it: « Total facture | Montant … »."""
    lines = text_lines(texts)
    if len(lines) < 2:
        return tuple(texts)
    first, whole = (role_of(table, " ".join(w.text for w in words)) for words in (lines[0], texts))
    rest = texts[len(lines[0]) :]
    sentence = len(rest) >= SENTENCE or not role_of(table, " ".join(w.text for w in rest))
    ends = first.startswith("total") and not whole.startswith("total") and sentence
    return lines[0] if ends else tuple(texts)
