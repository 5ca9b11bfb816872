"""Tables that lie on their side: the prestations are the columns, HT, rate, TVA and TTC the rows.

| | Prestation principale | Prestation secondaire | Total |
| Montant HT | 376,25 € | 57,00 € | 433,25 € |

Or the clients are the columns, and the labels name the prestation: « Prestation Ségur – Montant HT ».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from extractors.layout.neighbours import cell_around, on_row, overlap, right_of
from extractors.layout.segments import Segment
from extractors.tables.arithmetic import summed
from extractors.tables.cells import cell_of
from extractors.tables.labelled import FIGURES, labelled, of_prestation
from extractors.tables.roles import OTHER, role_of
from extractors.tables.sections import BILLED
from extractors.values import amount
from models.geometry import Box, union_of
from models.piece import Row
from models.reading import Status, ValueKind, absent
from schemes.piece import Column, TableModel

_KINDS = FIGURES | {ValueKind.FINESS}
_LEAST = 2  # labels one under the other, and figures beside one of them
_NEAR = 0.08  # of the page: a label further down is of another table
_ALIGNED = 0.02
_HEADS, _LINE = 4, 3.0  # lines over the figures that may name a column, and how far apart, in heights


@dataclass(frozen=True, eq=False)
class _Line:
    """A label and the figures beside it, from left to right."""

    column: Column
    label: Segment
    figures: tuple[Segment, ...]
    role: str = ""


def sideways_rows(table: TableModel, segments: Sequence[Segment]) -> list[Row]:
    """A row for each column of figures; nothing unless one of them is headed by a known prestation."""
    found: list[Row] = []
    for figures in _tables(table, segments):
        columns = _columns(figures)
        lines = [*_sites(table, figures[0], columns, segments), *figures]
        rows = _with_sum(
            table, [_row(table, lines, columns, place, segments) for place in range(len(columns))]
        )
        if any(row.role in BILLED for row in rows):
            found += [row for row in rows if any(cell.status is not Status.ABSENT for cell in row.cells)]
    return found


def _tables(table: TableModel, segments: Sequence[Segment]) -> Iterator[list[_Line]]:
    """Labels one under the other, of which one at least has several figures on its row."""
    lines: list[_Line] = []
    for segment in segments:
        line = _line(table, segment, segments)
        if line is None:
            continue
        if lines and not _goes_on(lines, line):
            yield from _whole(lines)
            lines = []
        lines.append(line)
    yield from _whole(lines)


def _line(table: TableModel, label: Segment, segments: Sequence[Segment]) -> _Line | None:
    role, column = of_prestation(table, label.text) or ("", labelled(table, label.text, _KINDS))
    figures = tuple(right_of(label.box, label.view, segments))
    return None if column is None else _Line(column, label, figures, role)


def _goes_on(lines: Sequence[_Line], line: _Line) -> bool:
    last, box = lines[-1].label, line.label.box
    fresh = line.column.key not in {one.column.key for one in lines}
    near = 0 < box.middle_y - last.box.middle_y < _NEAR
    lined = abs(box.left - last.box.left) < _ALIGNED or abs(box.right - last.box.right) < _ALIGNED
    return fresh and near and lined and line.label.view is last.view


def _whole(lines: list[_Line]) -> Iterator[list[_Line]]:
    if len(lines) >= _LEAST and max(len(line.figures) for line in lines) >= _LEAST and _columns(lines):
        yield lines


def _columns(lines: Sequence[_Line]) -> list[Box]:
    """Where the figures stand one under the other; nothing when two of a row stand in one column."""
    fullest = max(lines, key=lambda line: len(line.figures))
    columns = [figure.box for figure in fullest.figures]
    for line in lines:
        taken = [_column_of(figure.box, columns) for figure in line.figures]
        if None in taken or len(set(taken)) < len(taken):
            return []
        for figure, at in zip(line.figures, taken, strict=True):
            if at is not None:
                columns[at] = columns[at].union(figure.box)
    return columns


def _column_of(box: Box, columns: Sequence[Box]) -> int | None:
    """The column that a figure stands over or under: the one that it shares most with."""
    shared = [overlap(box.left, box.right, one.left, one.right) for one in columns]
    return shared.index(max(shared)) if max(shared) > 0 else None


def _sites(
    table: TableModel, first: _Line, columns: Sequence[Box], segments: Sequence[Segment]
) -> list[_Line]:
    """The line of the sites' numbers further up, in the same columns as the figures."""
    above = [s for s in segments if s.view is first.label.view and s.box.bottom < first.label.box.top]
    found = [_Line(c, s, tuple(right_of(s.box, s.view, segments))) for s in above if (c := _site(table, s))]
    return [
        line
        for line in found[-1:]
        if first.column.kind is not ValueKind.FINESS
        and abs(line.label.box.left - first.label.box.left) < _ALIGNED
        and [_column_of(f.box, columns) for f in line.figures] == list(range(len(line.figures)))
    ]


def _site(table: TableModel, segment: Segment) -> Column | None:
    return labelled(table, segment.text, {ValueKind.FINESS})


def _row(
    table: TableModel, lines: Sequence[_Line], columns: Sequence[Box], place: int, segments: Sequence[Segment]
) -> Row:
    told = {line.role for line in lines} - {""}
    name, role = _named(table, lines[0].label, columns, place, segments, lines=1 if told else _HEADS)
    if role == OTHER and len(told) == 1:
        role = told.pop()
    cells = {column.key: absent(column.key, column.kind) for column in table.columns}
    sign = place - 1 if _is_sign(table, lines, columns, place - 1, segments) else place
    for line in lines:
        own = [w for f in line.figures if _column_of(f.box, columns) in {place, sign} for w in f.words]
        cells[line.column.key] = cell_of(line.column, own, line.label.view, None)
    places = tuple(place for cell in cells.values() for place in cell.evidence)
    label = " ".join(segment.text for segment in name)
    heads = tuple(segment.place() for segment in name)
    return Row(role=role, cells=tuple(cells.values()), label=label, evidence=(*heads, *places))


def _is_sign(
    table: TableModel, lines: Sequence[_Line], columns: Sequence[Box], place: int, segments: Sequence[Segment]
) -> bool:
    """Whether a column is only the minus signs of the next one: nothing heads it."""
    said = {f.text for line in lines for f in line.figures if _column_of(f.box, columns) == place}
    lone = bool(said) and all(text in amount.MINUS for text in said)
    return lone and not _named(table, lines[0].label, columns, place, segments, lines=_HEADS)[0]


def _with_sum(table: TableModel, rows: Sequence[Row]) -> list[Row]:
    """The last column is the total when it adds up the others: « Ensemble »; not one named a prestation."""
    if rows and role_of(table, rows[-1].label) in BILLED:
        return list(rows)
    last = [row.model_copy(update={"role": OTHER}) for row in rows[-1:]]
    told = summed([*rows[:-1], *last])
    return told if told[-1].role == "total" else list(rows)


def _named(
    table: TableModel,
    first: Segment,
    columns: Sequence[Box],
    place: int,
    segments: Sequence[Segment],
    *,
    lines: int,
) -> tuple[list[Segment], str]:
    """What heads a column, the nearest lines first, until they name a prestation or a total.

    `lines`: how many at most; one over labels that name the prestation themselves.
    """
    name: list[Segment] = []
    for line in islice(_over(first, union_of(columns), segments), lines):
        name = [*_headed(line, columns, place), *name]
        role = role_of(table, " ".join(segment.text for segment in name)) if name else ""
        if role:
            return name, role
    return name, OTHER


def _over(first: Segment, figures: Box, segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """The lines over the figures from the nearest up, without what stands over the labels alone."""
    top, height = first.box.top, first.height
    edge = first.box.right
    above = [
        s for s in segments if s.view is first.view and s.box.bottom <= figures.top and s.box.right > edge
    ]
    for _ in range(_HEADS):
        near = [s for s in above if s.box.middle_y < top and top - s.box.bottom < _LINE * height]
        if not near:
            return
        lowest = max(near, key=lambda s: s.box.middle_y)
        line = sorted((s for s in near if on_row(s.box, lowest.box)), key=lambda s: s.box.left)
        top = min(s.box.top for s in line)
        yield line


def _headed(line: Sequence[Segment], columns: Sequence[Box], place: int) -> list[Segment]:
    """What a line says over one column: one head for each in order, or those of its cell."""
    right = [s for s in line if s.box.middle_x > columns[0].left - s.box.width]
    if len(right) == len(columns):
        return [right[place]]
    return [s for s in right if _over_one(s, columns) == place]


def _over_one(segment: Segment, columns: Sequence[Box]) -> int | None:
    """The only column that the cell of a head spans."""
    cell = cell_around(segment.view, segment.box)
    spanned = [at for at, one in enumerate(columns) if cell.left < one.middle_x < cell.right]
    under = [
        at
        for at, one in enumerate(columns)
        if overlap(one.left, one.right, segment.box.left, segment.box.right)
    ]
    told = spanned if len(spanned) == 1 else under
    return told[0] if len(told) == 1 else None
