"""Where the rows of a table end: lines of totals whose labels stand among the figures are no rows of it."""

from __future__ import annotations

from dataclasses import replace

from extractors.tables.grid import Grid
from extractors.tables.lines import text_lines
from extractors.tables.roles import total_of
from extractors.tables.totals import totals_in_words
from schemes.piece import TableModel


def above_totals(table: TableModel, grid: Grid, text_key: str) -> Grid:
    """The grid down to the first line such as « Montant HT 376,25 € » right of the descriptions,
    or whose amounts are each named.

    The first line of a grid is always a row of it.
    """
    if text_key not in grid.columns:
        return grid
    edge = grid.columns[text_key][1]
    for line in text_lines(grid.words)[1:]:
        label = " ".join(w.text for w in line if not any(c.isdigit() for c in w.text))
        led = line[0].box.middle_x >= edge and any(c.isalpha() for c in line[0].text)
        figures = any(c.isdigit() for w in line for c in w.text)
        if (led and figures and total_of(table, label)) or totals_in_words(table, line):
            bottom = min(w.box.top for w in line) - 0.001
            return replace(grid, bottom=bottom, words=tuple(w for w in grid.words if w.box.middle_y < bottom))
    return grid
