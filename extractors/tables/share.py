"""Which lines of a description belong to which row of figures, where no ruling tells.

The figures of a row stand at the height of its first line, of its middle or of its last one, the same way
all over a table. The lines are shared out in order, so that the rows agree best with one of the three.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from math import inf

from models.geometry import union_of
from models.page import Word

# Whether words name a row: with its label somewhere in them.
StartsRow = Callable[[Sequence[Word]], bool]
TextLine = tuple[Word, ...]
# What a share costs, in heights of a line, besides the distance of its lines from their figures.
_EMPTY = 3.0  # a row without a description
_BESIDE = 10.0  # a line stands at the height of another row's figures
_OPENED = 8.0  # a line that opens a row stands inside another one
_CLOSED = 4.0  # a row that no known wording opens
_HALVED = 6.0  # a row ends in the middle of its name: « Prestation Ségur : »
GOES_ON = (":", "-", "–", "—")  # the end of a line whose name goes on
_NAMING = 3  # lines that the name of a row may take
_MODES: tuple[Callable[[float, float], float], ...] = (
    lambda first, last: first,
    lambda first, last: (first + last) / 2,
    lambda first, last: last,
)


def shared_texts(
    lines: Sequence[TextLine], heights: Sequence[float], starts_row: StartsRow
) -> list[list[Word]]:
    """The words of each row, from the lines of the text column and the heights of the figures."""
    lines = _without_notes(lines, heights)
    if not lines:
        return [[] for _ in heights]
    best = min((_shares(lines, heights, starts_row, mode) for mode in _MODES), key=lambda found: found[0])
    return [[w for line in lines[a:b] for w in line] for a, b in pairwise(best[1])]


def _shares(
    lines: Sequence[TextLine],
    heights: Sequence[float],
    starts_row: StartsRow,
    mode: Callable[[float, float], float],
) -> tuple[float, tuple[int, ...]]:
    """The cheapest cut of the lines into consecutive groups, one a row, and what it costs."""
    middles = [union_of(w.box for w in line).middle_y for line in lines]
    unit = sum(union_of(w.box for w in line).height for line in lines) / len(lines)
    opens = [starts_row(line) for line in lines]
    levels = [level_of(line, heights) for line in lines]
    halved = [line[-1].text.endswith(GOES_ON) for line in lines]

    @cache
    def named(start: int, end: int) -> bool:
        return any(
            starts_row([w for line in lines[start:upto] for w in line])
            for upto in range(start + 1, min(end, start + _NAMING) + 1)
        )

    def cost(row: int, start: int, end: int) -> float:
        if start == end:
            return _EMPTY
        away = abs(mode(middles[start], middles[end - 1]) - heights[row]) / unit
        # « Prestation Ségur – | Prestation principale »: the line that ends a name opens no other row.
        later = (at for at in range(start + 1, end) if opens[at] and not halved[at - 1])
        inside = sum(named(start, at) for at in later) * _OPENED + halved[end - 1] * _HALVED
        beside = sum(level not in (None, row) for level in levels[start:end]) * _BESIDE
        return away + inside + beside + (0.0 if named(start, end) else _CLOSED)

    @cache
    def best(row: int, start: int) -> tuple[float, tuple[int, ...]]:
        if row == len(heights):
            return (0.0, (start,)) if start == len(lines) else (inf, (start,))
        options = []
        for end in range(start, len(lines) + 1):
            after, edges = best(row + 1, end)
            options.append((cost(row, start, end) + after, (start, *edges)))
        return min(options)

    return best(0, 0)


def _without_notes(lines: Sequence[TextLine], heights: Sequence[float]) -> Sequence[TextLine]:
    """Without what follows the last row after a blank: a note under the table."""
    for at in range(1, len(lines)):
        box = union_of(w.box for w in lines[at])
        under = box.top > heights[-1] + 0.5 * box.height
        if under and apart(lines[at - 1], lines[at]):
            return lines[:at]
    return lines


def apart(upper: Sequence[Word], lower: Sequence[Word]) -> bool:
    """Whether a blank stands between two lines."""
    above, below = union_of(w.box for w in upper), union_of(w.box for w in lower)
    return below.top - above.bottom > 0.5 * above.height


def level_of(line: Sequence[Word], heights: Sequence[float]) -> int | None:
    """The row at whose height a line of text stands."""
    box = union_of(w.box for w in line)
    return next((i for i, y in enumerate(heights) if abs(y - box.middle_y) < 0.6 * box.height), None)
