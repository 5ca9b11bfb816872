"""Under which head a column of figures stands: in its ruled cell, on its edge, across it, or in its share.

Heads stand left and figures right in most tables, so that a figure may stand nearer to the next head than to
its own: what is true of one column must be true of all of them.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Sequence

from extractors.layout.neighbours import overlap
from models.geometry import Box

_EDGE = 0.012  # of the page: how far two edges that are one may be read from each other
_SLACK = 0.008  # of the page: what the box of a word may reach over the side of its cell
Edge = Callable[[Box], float]
_EDGES: tuple[Edge, ...] = (lambda b: b.left, lambda b: b.middle_x, lambda b: b.right)


def heads_of(columns: Sequence[Box], heads: Sequence[Box], rules: Sequence[float]) -> list[int] | None:
    """The head of each column, as its place among the heads, from left to right; None where that is open.

    `rules`: where vertical rulings stand across heads and figures. Each way to tell that fits every column
    must give the same heads.
    """
    ways = [_in_cells(columns, heads, rules)] if len(rules) > 1 else []
    if not ways or ways[0] is None:
        ways = [_on_edge(columns, heads, edge) for edge in _EDGES]
        ways += [_across(columns, heads), _in_shares(columns, heads)]
    told = [way for way in ways if way is not None and len(set(way)) == len(way)]
    return told[0] if told and all(way == told[0] for way in told) else None


def _in_cells(columns: Sequence[Box], heads: Sequence[Box], rules: Sequence[float]) -> list[int] | None:
    sides = sorted(rules)
    owners = {bisect(sides, head.middle_x): at for at, head in enumerate(heads)}
    cells = [bisect(sides, column.middle_x) for column in columns]
    known = len(owners) == len(heads) and all(cell in owners for cell in cells)
    return [owners[cell] for cell in cells] if known else None


def _on_edge(columns: Sequence[Box], heads: Sequence[Box], edge: Edge) -> list[int] | None:
    return _each(columns, heads, lambda column, at: abs(edge(column) - edge(heads[at])) < _EDGE)


def _across(columns: Sequence[Box], heads: Sequence[Box]) -> list[int] | None:
    def share(column: Box, at: int) -> bool:
        head = heads[at]
        shared = overlap(column.left, column.right, head.left, head.right)
        return shared > 0.3 * min(column.width, head.width)

    return _each(columns, heads, share)


def _in_shares(columns: Sequence[Box], heads: Sequence[Box]) -> list[int] | None:
    """Between the start of a head and that of the next one: heads at the left of their cells."""
    ends = [*(head.left for head in heads[1:]), 1.0]
    return _each(
        columns,
        heads,
        lambda column, at: heads[at].left - _SLACK <= column.left and column.right <= ends[at] + _SLACK,
    )


def _each(columns: Sequence[Box], heads: Sequence[Box], fits: Callable[[Box, int], bool]) -> list[int] | None:
    """The one head that fits each column; None when a column has none, or several."""
    found = [[at for at in range(len(heads)) if fits(column, at)] for column in columns]
    return [own[0] for own in found] if all(len(own) == 1 for own in found) else None
