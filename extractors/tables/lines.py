"""The rows of a grid: bands between rulings, cut again where several amounts stand in one band."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout.neighbours import overlap
from extractors.tables.grid import Grid
from extractors.tables.share import StartsRow, apart, level_of, shared_texts
from extractors.values import IDENTIFIERS, KINDS
from models.geometry import Box, union_of
from models.page import Word
from models.reading import ValueKind
from schemes.piece import TableModel

_HEAD = re.compile(r"\d{1,3}(?: \d{3})*")
_END = re.compile(r"\d{3}(?: \d{3})*(?:\s?[.,]\s?\d\s?\d)?\s*(?:€|EUR|euros?)?", re.IGNORECASE)
_RANK = re.compile(r"#?\s?\d{1,2}\.?")
_ON = 0.004  # of the page: an edge that is a ruling
_NEXT_LINE = 1.6
_SAME_ROW = 1.4


@dataclass(frozen=True, eq=False)
class RowLine:
    """A row of the grid: where its figures stand, and the words of its texts."""

    top: float
    bottom: float
    texts: tuple[Word, ...] | None = None

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def row_lines(
    table: TableModel, grid: Grid, text_key: str, starts_row: StartsRow, *, rest: bool = False
) -> list[RowLine]:
    """The rows of a grid from top to bottom. `starts_row` says whether a line of text opens a row.

    `rest`: what stands over the first figures ends the name of a row of the page before.
    """
    keys = anchor_keys(table, grid)
    if not keys:
        return []
    left = min(grid.columns[k][0] for k in keys)
    right = max(grid.columns[k][1] for k in keys)
    heights = [grid.top, *grid.rules_across(left, min(right, _widest(grid))), grid.bottom]
    found: list[RowLine] = []
    for top, bottom in pairwise(sorted(heights)):
        if bottom - top > 0.006:
            found += _cut(table, grid, keys, text_key, starts_row, top, bottom, rest=rest)
            rest = rest and not any(grid.in_column(key, top, bottom) for key in keys)
    return found


def described_by(grid: Grid, text_key: str, top: float, bottom: float) -> tuple[Word, ...]:
    """The words of the descriptions, without the ranks that number the rows left of them."""
    words = grid.in_column(text_key, top, bottom)
    lettered = [w.box.left for w in words if any(c.isalpha() for c in w.text)]
    left = min(lettered, default=0.0)
    return tuple(w for w in words if not (_RANK.fullmatch(w.text) and w.box.right <= left + 0.002))


def _widest(grid: Grid) -> float:
    return max((w.box.right for w in grid.words), default=1.0) + 0.02


def anchor_keys(table: TableModel, grid: Grid) -> list[str]:
    """Columns whose figures make rows: amounts, or the identifiers of a table without any. Rates span rows.

    A column whose cells hold several values makes none, unless there is no other.
    """
    shown = [c for c in table.columns if c.key in grid.columns]
    amounts = [c.key for c in shown if c.kind is ValueKind.AMOUNT]
    named = [c for c in shown if c.kind in IDENTIFIERS]
    return amounts or [c.key for c in named if not c.many] or [c.key for c in named]


def _cut(
    table: TableModel,
    grid: Grid,
    keys: Sequence[str],
    text_key: str,
    starts_row: StartsRow,
    top: float,
    bottom: float,
    *,
    rest: bool,
) -> list[RowLine]:
    """One row a band, or one row a height at which figures stand."""
    kinds = {c.key: c.kind for c in table.columns}
    found = {
        key: [
            union_of(w.box for w in candidate.words)
            for line in text_lines(grid.in_column(key, top, bottom))
            for candidate in KINDS[kinds[key]].find(line)
        ]
        for key in keys
    }
    spots = [box for boxes in found.values() for box in boxes]
    if not rest and _is_one(grid, found, top, bottom):
        return [RowLine(top, bottom)]
    heights = _clusters([(b.middle_y, b.height) for b in spots])
    heights = _unbroken(grid, keys, text_key, heights, top, bottom)
    described = text_lines(described_by(grid, text_key, top, bottom))
    heights = [*_unpriced(described, heights, starts_row, rest=rest), *heights]
    if len(heights) < 2:
        return [RowLine(top, bottom)]
    edges = [top, *_between(table, grid, heights, top, bottom), bottom]
    texts = shared_texts(described, heights, starts_row)
    return [RowLine(edges[i], edges[i + 1], tuple(texts[i])) for i in range(len(heights))]


def _is_one(grid: Grid, found: Mapping[str, Sequence[Box]], top: float, bottom: float) -> bool:
    """Whether cells centred between two rulings hold one amount each: « € | 4.050,00 » stands lower."""
    across = (min(grid.columns[k][0] for k in found), max(grid.columns[k][1] for k in found))
    ruled = grid.rules_across(across[0], min(across[1], _widest(grid)))
    framed = all(any(abs(y - edge) < _ON for y in ruled) for edge in (top, bottom))
    middles = [box.middle_y for boxes in found.values() for box in boxes]
    high = max((box.height for boxes in found.values() for box in boxes), default=0.0)
    close = bool(middles) and max(middles) - min(middles) < high
    return framed and close and all(len(boxes) < 2 for boxes in found.values())


def _between(
    table: TableModel, grid: Grid, heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Where rows part: half way, or just over each row when its lists of values start at its height."""
    lists = [c.key for c in table.columns if c.many and c.key in grid.columns]
    lines = [line for key in lists for line in text_lines(grid.in_column(key, top, bottom))]
    if len(lines) > len(heights) and abs(_middle(lines[0]) - heights[0]) < 0.5 * lines[0][0].box.height:
        return [at - 0.7 * lines[0][0].box.height for at in heights[1:]]
    return [(a + b) / 2 for a, b in pairwise(heights)]


def _unpriced(
    lines: Sequence[tuple[Word, ...]], heights: Sequence[float], starts_row: StartsRow, *, rest: bool
) -> list[float]:
    """The height of a row without figures above the first one that has some and a description of its own."""
    at = next((i for i, line in enumerate(lines) if heights and level_of(line, heights[:1]) == 0), 0)
    if at == 0:
        return []
    if rest:
        return [_middle(lines[0])] if starts_row([w for line in lines[:at] for w in line]) else []
    own = starts_row(lines[0]) and starts_row(lines[at]) and apart(lines[at - 1], lines[at])
    return [_middle(lines[0])] if own else []


def _clusters(spots: Sequence[tuple[float, float]]) -> list[float]:
    """Heights of lines: middles that are nearer than half a letter are one line."""
    found: list[list[float]] = []
    for middle, height in sorted(spots):
        if found and middle - found[-1][-1] < 0.6 * height:
            found[-1].append(middle)
        else:
            found.append([middle])
    return [sum(group) / len(group) for group in found]


def _unbroken(
    grid: Grid, keys: Sequence[str], text_key: str, heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Without the lines that only end amounts broken in narrow cells: « 12 » over « 875,50 € »."""
    kept: list[float] = []
    lines = {key: text_lines(grid.in_column(key, top, bottom)) for key in (*keys, text_key)}
    for height in heights:
        broken = kept and any(_broken(lines[key], kept[-1], height) for key in keys)
        if not broken and not (kept and _completes(lines, keys, text_key, kept[-1], height)):
            kept.append(height)
    return kept


def _completes(
    lines: dict[str, list[tuple[Word, ...]]], keys: Sequence[str], text_key: str, upper: float, lower: float
) -> bool:
    """Whether a line without a text has amounts only where the line right over it has none."""
    below = [line for line in (_at(lines[key], lower) for key in keys) if line]
    close = bool(below) and lower - upper < _SAME_ROW * max(line[0].box.height for line in below)
    apart = all(not (_at(lines[key], upper) and _at(lines[key], lower)) for key in keys)
    return close and apart and not _at(lines[text_key], lower)


def _broken(lines: Sequence[tuple[Word, ...]], upper: float, lower: float) -> bool:
    """Whether a column holds the head of an amount at one height and its end right under it."""
    head, end = _at(lines, upper), _at(lines, lower)
    if not head or not end:
        return False
    close = lower - upper < _NEXT_LINE * max(w.box.height for w in (*head, *end))
    texts = [" ".join(w.text for w in words) for words in (head, end)]
    return close and bool(_HEAD.fullmatch(texts[0])) and bool(_END.fullmatch(texts[1]))


def _at(lines: Sequence[tuple[Word, ...]], height: float) -> tuple[Word, ...]:
    near = (line for line in lines if abs(_middle(line) - height) < 0.5 * line[0].box.height)
    return next(near, ())


def _middle(line: Sequence[Word]) -> float:
    return union_of(w.box for w in line).middle_y


def text_lines(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Words put in lines, each from left to right; a word under another is on the next one."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.middle_y):
        level = lines and word.box.middle_y - lines[-1][-1].box.middle_y < 0.5 * word.box.height
        if level and not any(_over(other, word) for other in lines[-1]):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [tuple(sorted(line, key=lambda w: w.box.left)) for line in lines]


def _over(upper: Word, lower: Word) -> bool:
    """Whether two words stand in one place of their lines."""
    shared = overlap(upper.box.left, upper.box.right, lower.box.left, lower.box.right)
    return 2 * shared > min(upper.box.width, lower.box.width)
