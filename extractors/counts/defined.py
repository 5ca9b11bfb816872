"""Tables of a name, what it means and its count: « Tq | Patients dont l’INS a été qualifiée | 871 »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.counts.names import short_names
from extractors.counts.rows import alone, tells_part
from extractors.counts.table import Figure
from extractors.layout.neighbours import on_row, overlap
from extractors.layout.segments import Segment
from models.geometry import Box
from schemes.piece import PieceModel

_FLUSH = 0.015  # of the page: between the starts of two names
_TOUCH = 0.005  # of the page: what a box may reach over its cell
_REACH = 1.5  # heights from a name to the middle of a line that says what it means
_ROWS = 2


@dataclass(frozen=True, eq=False)
class Defined:
    """A row: whose it is, its name with the lines that say what it means, and its count."""

    key: str
    lines: tuple[Segment, ...]
    figure: Figure

    def holds(self, lines: Sequence[Segment]) -> bool:
        """Whether one of these lines is of the row."""
        return any(line is own for line in lines for own in self.lines)


def defined(model: PieceModel, segments: Sequence[Segment]) -> tuple[Defined, ...]:
    """The rows of such tables; none where a count is named twice, or its column is of a month or a limit."""
    names = [(s, key) for s in segments if (key := _bare(model, s)) is not None]
    found: list[Defined] = []
    for name, key in names:
        column = [s for s, _ in names if s.view is name.view and abs(s.box.left - name.box.left) < _FLUSH]
        found += _row(model, name, key, column, segments)
    keys = [row.key for row in found]
    sure = [row for row in found if keys.count(row.key) == 1 and _told(row, found, segments)]
    return tuple(sure)


def _bare(model: PieceModel, cell: Segment) -> str | None:
    """The field that a cell names by its short name, and nothing else."""
    short = short_names(model, cell.text) if len(cell.tokens) == 1 else set()
    return next(iter(short)) if len(short) == 1 else None


def _row(
    model: PieceModel, name: Segment, key: str, column: Sequence[Segment], segments: Sequence[Segment]
) -> Iterator[Defined]:
    right = [s for s in segments if s.view is name.view and s.box.left > name.box.right - _TOUCH]
    level = sorted((s for s in right if on_row(s.box, name.box)), key=lambda s: s.box.left)
    figures = [(one, s) for s in level if (one := alone(s)) is not None]
    if len(figures) != 1 or figures[0][1] is not level[-1]:
        return
    end = figures[0][1].box.left + _TOUCH
    level_with = (s for s in right if s.box.right < end and _height_from(s, name) < _REACH * name.height)
    means = [s for s in level_with if min(column, key=lambda own: _height_from(s, own)) is name]
    if means and not any(_says_another(model, s, key) for s in means):
        yield Defined(key, (name, *means), figures[0])


def _height_from(line: Segment, name: Segment) -> float:
    return abs(line.box.middle_y - name.box.middle_y)


def _says_another(model: PieceModel, line: Segment, key: str) -> bool:
    """Whether a cell between a name and its figure is no meaning: a figure, or the name of another count."""
    words = any(c.isalpha() for c in line.text)
    return not words or alone(line) is not None or bool(short_names(model, line.text) - {key})


def _told(row: Defined, rows: Sequence[Defined], segments: Sequence[Segment]) -> bool:
    """Whether the figures of several rows stand in its column, which no head gives to a part or a limit."""
    box, view = row.figure[1].box, row.figure[1].view
    column = [other.figure[1].box for other in rows if other.figure[1].view is view]
    column = [other for other in column if _one_column(other, box)]
    top = min(other.top for other in column)
    over = [s for s in segments if s.view is view and s.box.middle_y < top and _one_column(s.box, box)]
    head = max(over, key=lambda s: s.box.middle_y, default=None)
    return len(column) >= _ROWS and not (head is not None and tells_part(head))


def _one_column(one: Box, other: Box) -> bool:
    return overlap(one.left, one.right, other.left, other.right) > 0
