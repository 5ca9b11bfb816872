"""Amounts one under the other, each with its label, under the name of their prestation.

« Prestation principale Vague 2 » over « Montant HT … 376,25 € », « Taux de TVA … 20 % », « Montant TTC … »;
or labels that name it themselves: « Prestation Ségur – Montant HT … 376,25 € ».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.layout.neighbours import right_of
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.tables.cells import cell_of, unreadable
from extractors.tables.labelled import labelled, of_prestation
from extractors.tables.roles import role_of
from models.piece import Row
from models.reading import Field, absent
from schemes.piece import Column, TableModel

_NAMED = 14  # words of a line that names a prestation
_LEAST = 2  # labelled figures that make a row
_NEAR = 0.08  # of the page: a label further down is of another block


@dataclass
class _Block:
    """A prestation's name, and the figures read under it so far."""

    role: str
    name: Segment
    last: Segment
    cells: dict[str, Field] = field(default_factory=dict)

    def row(self, table: TableModel) -> Row:
        cells = tuple(self.cells.get(c.key) or absent(c.key, c.kind) for c in table.columns)
        places = tuple(place for cell in self.cells.values() for place in cell.evidence)
        return Row(role=self.role, cells=cells, label=self.name.text, evidence=(self.name.place(), *places))


def transposed_rows(table: TableModel, segments: Sequence[Segment]) -> list[Row]:
    """A row for each block; one without two labelled figures is none."""
    return [block.row(table) for block in _blocks(table, segments) if len(block.cells) >= _LEAST]


def _blocks(table: TableModel, segments: Sequence[Segment]) -> Iterator[_Block]:
    """A label that comes again opens a block that nothing names: its figures are nobody's."""
    block: _Block | None = None
    for segment in segments:
        own, column = of_prestation(table, segment.text) or ("", labelled(table, segment.text))
        role = "" if column is not None else _named(table, segment, segments)
        other = bool(own) and block is not None and block.role != own
        ended = column is not None and block is not None and (other or not _goes_on(block, segment, column))
        if block is not None and (role or ended):
            yield block
            block = None
        if role or (own and block is None):
            block = _Block(role or own, segment, segment)
        if block is not None and column is not None:
            block.last = segment
            block.cells[column.key] = _cell(column, segment, segments)
    if block is not None:
        yield block


def _goes_on(block: _Block, label: Segment, column: Column) -> bool:
    down = label.box.middle_y - block.last.box.middle_y
    return column.key not in block.cells and label.view is block.last.view and 0 < down < _NEAR


def _named(table: TableModel, segment: Segment, segments: Sequence[Segment]) -> str:
    """The role of a line that names a prestation, or a total, and has no figure beside it.

    « Date de finalisation de la Prestation Ségur : 31/05/2027 » is a field of its own.
    """
    alone = not right_of(segment.box, segment.view, segments)
    short = len(segment.tokens) <= _NAMED and not segment.text.lstrip().startswith("(")
    dated = fold(segment.text).startswith("date ")
    return role_of(table, segment.text) if alone and short and not dated else ""


def _cell(column: Column, label: Segment, segments: Sequence[Segment]) -> Field:
    """What stands after a label on its line, or right of it; what cannot be read there is told.

    So are several figures beside one label: which of them is meant cannot be known.
    """
    colon = label.text.find(":")
    own = label.slice(colon + 1) if colon >= 0 else ()
    beside = right_of(label.box, label.view, segments)
    if any(c.isalnum() for w in own for c in w.text):
        return cell_of(column, own, label.view, None)
    figures = [s for s in beside if any(c.isdigit() for c in s.text)]
    if len(figures) > 1:
        return unreadable(column, " ".join(s.text for s in figures), tuple(s.place() for s in figures))
    return cell_of(column, beside[0].words if beside else (), label.view, None)
