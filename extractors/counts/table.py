"""Tables whose heads name counts, months (weeks, sites) in rows: the total of each column, and its parts.

The period's count is the total, never a month. It stands in the row that says so, or in the last row when
each of its figures is the sum of those above. A table that cannot be told for sure gives nothing, and what
stands under its heads is then nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.counts.apart import heads_apart
from extractors.counts.columns import heads_of
from extractors.counts.names import named, short_names
from extractors.counts.rows import Row, rows_of
from extractors.layout.neighbours import overlap
from extractors.layout.segments import Segment, split_wide
from extractors.values import Candidate, count
from models.geometry import Box, union_of
from models.view import PageView
from schemes.piece import PieceModel

_GAP = 3.5  # heights of a line between two rows of figures
_LEADING = 1.2  # heights of a line between two lines of the heads
_HEADS = 4  # lines of heads
_BESIDE = 0.3  # of a line's height that it shares with the line under it
_NAMES = 2  # short names on one of them
_PROSE = 12  # words: a longer cell is a sentence
_SUMMED = 2  # rows that a total sums

Figure = tuple[Candidate, Segment]


@dataclass(frozen=True, eq=False)
class CountTable:
    """A table of counts. `heads`: the place of its heads; `totals` and `parts` by the key of the field.

    A column that lacks a figure in one of its rows has no parts.
    """

    view: PageView
    heads: Box
    totals: Mapping[str, Figure]
    parts: Mapping[str, tuple[int, ...]]

    def heads_it(self, view: PageView, box: Box) -> bool:
        """Whether a place of the page is among the heads."""
        return view is self.view and self.heads.contains_point(box.middle_x, box.middle_y)


def count_tables(model: PieceModel, segments: Sequence[Segment]) -> tuple[CountTable, ...]:
    """The tables of counts of a piece, in reading order."""
    views = dict.fromkeys(s.view for s in segments)
    return tuple(
        table for view in views for table in _on_page(model, [s for s in segments if s.view is view])
    )


def _on_page(model: PieceModel, segments: Sequence[Segment]) -> Iterator[CountTable]:
    rows = rows_of(heads_apart(model, split_wide(segments)))
    for start, stop in _bodies(rows):
        body = [row for row in rows[start:stop] if row.figures and (row.label or len(row.figures) > 1)]
        columns = _named_columns(model, _heads(model, rows[:start], body[0]))
        if len({key for _, key in columns if key}) > 1:
            yield _table(segments[0].view, columns, body)


def _bodies(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Runs of rows of figures, that one of several figures opens; a row of them at least has words."""
    at = 0
    while at < len(rows):
        if len(rows[at].figures) > 1:
            stop = at + 1
            while stop < len(rows) and _goes_on(rows[stop - 1], rows[stop]):
                stop += 1
            figured = [row for row in rows[at:stop] if row.figures]
            if len(figured) > 1 and any(row.label for row in figured):
                yield at, stop
            at = stop
        else:
            at += 1


def _goes_on(above: Row, row: Row) -> bool:
    near = row.box.top - above.box.bottom < _GAP * row.cells[0].height
    return near and not _is_prose(row) and (bool(row.figures) or row.wordless)


def _is_prose(row: Row) -> bool:
    return any(len(cell.tokens) > _PROSE for cell in row.cells)


def _heads(model: PieceModel, above: Sequence[Row], first: Row) -> list[Segment]:
    """The cells of the lines over a body, from the lowest, up to a line with figures: « Dt : 1 519 ».

    A line of short names opens the heads: what stands right over it (the client, the period) is none, unless
    it stands beside it, a line of a head of two.
    """
    cells: list[Segment] = []
    top, reach, opened = first.box.top, _GAP, False
    for row in above[: -_HEADS - 1 : -1]:
        far = top - row.box.bottom > reach * row.cells[0].height
        beside = row.box.bottom > top + _BESIDE * row.box.height
        if far or row.figures or _is_prose(row) or any(_tells(model, cell) for cell in row.cells):
            break
        if opened and not beside:
            break
        cells += row.cells
        opened = opened or sum(bool(short_names(model, cell.text)) for cell in row.cells) >= _NAMES
        top, reach = row.box.top, _LEADING
    return cells


def _tells(model: PieceModel, cell: Segment) -> bool:
    return named(model, cell.text) is not None and any(count.find(cell.words))


def _named_columns(model: PieceModel, cells: Sequence[Segment]) -> list[tuple[Box, str | None]]:
    """The heads from left to right, with the count that each names; a line over several heads is of none."""
    columns: list[list[Segment]] = []
    for cell in cells:
        over = [column for column in columns if any(_one_column(cell.box, c.box) for c in column)]
        if not over:
            columns.append([cell])
        elif len(over) == 1:
            over[0].insert(0, cell)
    columns.sort(key=lambda column: column[-1].box.left)
    return [(union_of(c.box for c in column), _whose(model, column)) for column in columns]


def _one_column(one: Box, other: Box) -> bool:
    return overlap(one.left, one.right, other.left, other.right) > 0.3 * min(one.width, other.width)


def _whose(model: PieceModel, column: Sequence[Segment]) -> str | None:
    """The count that a head names, with all its lines or with the lowest ones: a title may stand over it.

    A short name says more than any label: « Patients · Tq – INS qualifiée ».
    """
    texts = [" ".join(c.text for c in column[at:]) for at in range(len(column))]
    texts = [text for text in texts if short_names(model, text)] or texts
    return next((key for text in texts if (key := named(model, text)) is not None), None)


def _table(view: PageView, columns: Sequence[tuple[Box, str | None]], body: Sequence[Row]) -> CountTable:
    heads = [box for box, _ in columns]
    area = union_of(heads)
    figures = _figure_columns(body)
    places = [union_of(c.box for c in column.values()) for column in figures]
    rules = [
        r.box.middle_x
        for r in view.page.rulings
        if r.direction == "vertical" and r.box.top < area.middle_y and r.box.bottom > body[-1].box.middle_y
    ]
    owners = heads_of(places, heads, rules)
    keys = [None if owners is None else columns[owners[at]][1] for at in range(len(figures))]
    twice = {key for _, key in columns if sum(own == key for _, own in columns) > 1}
    return filled(view, area, [None if key in twice else key for key in keys], figures, body)


def filled(
    view: PageView,
    area: Box,
    keys: Sequence[str | None],
    figures: Sequence[Mapping[int, Segment]],
    body: Sequence[Row],
) -> CountTable:
    """The table of columns of figures (cells by row of the body) and of the count that each tells, if any."""
    totals: dict[str, Figure] = {}
    parts: dict[str, tuple[int, ...]] = {}
    last = _total_row(body, figures)
    for key, column in zip(keys, figures, strict=True):
        if key is None:
            continue
        cell = None if last is None else column.get(last)
        found = None if last is None else next((f for f in body[last].figures if f[1] is cell), None)
        if found is not None:
            totals[key] = found
        parts[key] = _parts(body, column, last)
    return CountTable(view, area, totals, parts)


def _figure_columns(body: Sequence[Row]) -> list[dict[int, Segment]]:
    """The columns of figures, from left to right: their cells by row."""
    columns: list[dict[int, Segment]] = []
    cells = [(at, cell) for at, row in enumerate(body) for cell in [*(s for _, s in row.figures), *row.rates]]
    for at, cell in sorted(cells, key=lambda item: item[1].box.middle_x):
        mine = next(
            (c for c in columns if at not in c and any(_one_column(cell.box, o.box) for o in c.values())),
            None,
        )
        if mine is None:
            columns.append({at: cell})
        else:
            mine[at] = cell
    return columns


def _total_row(body: Sequence[Row], columns: Sequence[Mapping[int, Segment]]) -> int | None:
    """The row of totals: the only one that says so, or the one that sums the others that do (a site's each).

    Where none says so, the last one if each figure is a sum of parts.
    """
    said = [at for at, row in enumerate(body) if row.is_total]
    if len(said) == 1 or _sums_the_others(body, columns, said):
        return said[-1]
    last = len(body) - 1
    full = [c for c in columns if len(_parts(body, c, None)) == len(body)]
    sums = [_values(body, column) for column in full]
    summed = bool(sums) and all(sum(own[:-1]) == own[-1] for own in sums)
    return last if not said and last > _SUMMED and summed and len(full) > 1 else None


def _sums_the_others(
    body: Sequence[Row], columns: Sequence[Mapping[int, Segment]], said: Sequence[int]
) -> bool:
    """Whether two figures of the last of some rows at least are the sums of those of the others.

    Patients of all sites may be fewer than those of each, who went to two.
    """
    values = [dict(_by_row(body, column)) for column in columns]
    full = [[own[at] for at in said] for own in values if all(at in own for at in said)]
    return len(said) > 1 and sum(sum(own[:-1]) == own[-1] for own in full) > 1


def _parts(body: Sequence[Row], column: Mapping[int, Segment], total: int | None) -> tuple[int, ...]:
    """The figures of a column that its total sums; () when one is not there."""
    rows = [at for at, row in enumerate(body) if at != total and row.is_part]
    values = dict(_by_row(body, column))
    return tuple(values[at] for at in rows) if all(at in values for at in rows) else ()


def _values(body: Sequence[Row], column: Mapping[int, Segment]) -> list[int]:
    return [value for _, value in _by_row(body, column)]


def _by_row(body: Sequence[Row], column: Mapping[int, Segment]) -> Iterator[tuple[int, int]]:
    for at, cell in sorted(column.items()):
        for found, own in body[at].figures:
            if own is cell:
                yield at, int(found.parsed.value)
