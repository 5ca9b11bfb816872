"""Tables drawn with rulings: their cells, and the words in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.geometry import Box, Place, union_of
from models.page import Ink, Ruling
from models.view import PageView
from pipeline.learn.sheet import Passage, Run, Table, cell, is_data

TOUCH = 0.003  # of the page: rulings twice that near meet
SAME = 0.006  # of the page: edges that near are one


@dataclass(frozen=True)
class Ruled:
    """A table, and where it stands on its page."""

    table: Table
    box: Box


def ruled_tables(view: PageView) -> list[Ruled]:
    """The tables to fill in of a page."""
    found = (_table(view, rulings) for rulings in _joined(view.page.rulings))
    return [table for table in found if table is not None]


def _joined(rulings: Iterable[Ruling]) -> list[list[Ruling]]:
    """Rulings that touch each other, together."""
    groups: list[list[Ruling]] = []
    for ruling in rulings:
        wide = ruling.box.grown(TOUCH, TOUCH)
        near = [g for g in groups if any(wide.intersection(other.box.grown(TOUCH, TOUCH)) for other in g)]
        groups = [g for g in groups if g not in near]
        groups.append([ruling, *(one for g in near for one in g)])
    return groups


def _table(view: PageView, rulings: Sequence[Ruling]) -> Ruled | None:
    xs = _edges(r.box.middle_x for r in rulings if r.direction == "vertical")
    ys = _edges(r.box.middle_y for r in rulings if r.direction == "horizontal")
    if len(xs) < 3 or len(ys) < 3:
        return None
    rows = [[_cell(view, x, y) for x in pairwise(xs)] for y in pairwise(ys)]
    while rows and all(one is None for one in rows[0]):
        rows = rows[1:]
    head = rows[0] if rows else []
    if not is_data(head, rows[1:]):
        return None
    box = union_of(r.box for r in rulings)
    place = Place(document=view.document, page=view.page.number, box=box)
    whole = tuple(one for one in head if one is not None)
    return Ruled(Table(whole, tuple(row[0] for row in rows[1:]), (place,)), box)


def _edges(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SAME:
            found.append(value)
    return found


def _cell(view: PageView, across: tuple[float, float], down: tuple[float, float]) -> Passage | None:
    runs = []
    for word in view.page.words:
        x, y = word.box.middle_x, word.box.middle_y
        if across[0] <= x < across[1] and down[0] <= y < down[1]:
            place = Place(document=view.document, page=view.page.number, box=word.box)
            runs.append(Run(word.text, None if word.ink is Ink.UNKNOWN else word.ink is Ink.BLUE, place))
    return cell(runs)
