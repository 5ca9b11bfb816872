"""Heads of tables: which column each header names, whatever their order, over one to four lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from extractors.layout.neighbours import overlap, ruled_between
from extractors.layout.segments import SHORT, Segment
from extractors.layout.wordings import squash
from extractors.normal import fold
from extractors.tables.roles import role_of
from extractors.values import IDENTIFIERS
from models.geometry import Box, union_of
from models.reading import ValueKind
from models.view import PageView
from schemes.piece import Column, TableModel

NUMERIC = frozenset({ValueKind.AMOUNT, ValueKind.FINESS, ValueKind.COUNT, ValueKind.RATE})
# Units say nothing of the column: « Montant HT (en €) ».
_UNITS = frozenset({"en", "eur", "euro", "euros", "€", "dont", "n"})
_ERRORS_PER = 7
_STACK = 16  # lines of a header that asks a long question in a narrow column (S0:1277)
UNKNOWN = "?"


@dataclass(frozen=True, eq=False)
class HeadCell:
    """A header: its column's key (UNKNOWN and a number when there is none), its place, what it says."""

    key: str
    box: Box
    text: str
    strength: float
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, eq=False)
class Head:
    """The head of a table: its cells from left to right."""

    view: PageView
    cells: tuple[HeadCell, ...]

    @property
    def box(self) -> Box:
        return union_of(cell.box for cell in self.cells if not cell.key.startswith(UNKNOWN))

    def cell(self, key: str) -> HeadCell | None:
        return next((c for c in self.cells if c.key == key), None)


def find_heads(table: TableModel, segments: Sequence[Segment]) -> tuple[Head, ...]:
    """The heads of a table on all pages, from top to bottom."""
    named = [cell for segment in segments for cell in _cells(table, segment, segments)]
    heads: list[Head] = []
    pool = sorted(named, key=lambda c: -c.strength)
    while pool:
        seed = pool[0]
        band = [c for c in pool if _same_band(seed, c)]
        head = _head(table, band, segments)
        if head is not None:
            heads.append(head)
        pool = [c for c in pool[1:] if head is None or not _inside(c, head)]
    return tuple(sorted(heads, key=lambda h: h.cells[0].segments[0].index if h.cells[0].segments else 0))


def _inside(cell: HeadCell, head: Head) -> bool:
    """Whether a header was read in the lines of a head that is known by now."""
    return (
        cell.segments[0].view is head.view
        and overlap(cell.box.top, cell.box.bottom, head.box.top, head.box.bottom) > 0
    )


def _same_band(seed: HeadCell, other: HeadCell) -> bool:
    """On one page, at one height (headers of one line stand anywhere beside those of three)."""
    if seed.segments[0].view is not other.segments[0].view:
        return False
    reach = 0.6 * min(seed.segments[0].height, other.segments[0].height)
    shared = overlap(seed.box.top - reach, seed.box.bottom + reach, other.box.top, other.box.bottom)
    return shared > 0.4 * min(seed.box.height, other.box.height)


def _head(table: TableModel, band: Sequence[HeadCell], segments: Sequence[Segment]) -> Head | None:
    kept: list[HeadCell] = []
    for cell in band:
        apart = all(overlap(cell.box.left, cell.box.right, k.box.left, k.box.right) < 0.003 for k in kept)
        if apart and all(cell.key != k.key for k in kept):
            kept.append(cell)
    if not _is_head(table, kept):
        return None
    view = kept[0].segments[0].view
    kept += _strangers(kept, view, segments)
    return Head(view, tuple(sorted(kept, key=lambda c: c.box.left)))


def _is_head(table: TableModel, kept: Sequence[HeadCell]) -> bool:
    """Two columns at least, one of them of identifiers; a table of amounts needs an amount."""
    kinds = {c.key: c.kind for c in table.columns}
    found = [kinds[c.key] for c in kept]
    amounts = any(k is ValueKind.AMOUNT for k in kinds.values())
    needed = {ValueKind.AMOUNT} if amounts else IDENTIFIERS
    return len(found) > 1 and not needed.isdisjoint(found)


def _strangers(kept: Sequence[HeadCell], view: PageView, segments: Sequence[Segment]) -> list[HeadCell]:
    """Headers of columns that the model does not know: they bound the others."""
    box = union_of(c.box for c in kept)
    used = {s.index for c in kept for s in c.segments}
    return [
        HeadCell(f"{UNKNOWN}{s.index}", s.box, s.text, 0.0, (s,))
        for s in segments
        if s.view is view
        and s.index not in used
        and box.top <= s.box.middle_y <= box.bottom
        and all(overlap(s.box.left, s.box.right, c.box.left, c.box.right) < 0.003 for c in kept)
    ]


def _cells(table: TableModel, first: Segment, segments: Sequence[Segment]) -> Iterator[HeadCell]:
    """Headers that start at a segment: alone, with the lines under it, or several on its line."""
    stack = [first]
    longest = _longest_header(table)
    for _ in range(_STACK):
        tokens = [t.text for s in stack for t in s.tokens if t.text not in _UNITS]
        if len(squash(tokens)) > longest:
            break
        best = _column(table, tokens)
        said = " ".join(s.text for s in stack)
        if best is not None and not (best[1] % 1 and role_of(table, said)):
            column, strength = best
            yield HeadCell(column.key, union_of(s.box for s in stack), said, strength, tuple(stack))
        below = _next_line(stack[-1], segments)
        if below is None:
            break
        stack.append(below)
    yield from _several(table, first, segments)


@lru_cache(maxsize=64)
def _longest_header(table: TableModel) -> int:
    """Letters of the longest header, with what a reader may add."""
    most = max(len(_bare(header)) for column in table.columns for header in column.headers)
    return most + most // _ERRORS_PER + 60


def _next_line(upper: Segment, segments: Sequence[Segment]) -> Segment | None:
    """The line right under in the same cell."""
    near = [
        s
        for s in segments
        if s.view is upper.view
        and upper.box.middle_y < s.box.top + 0.3 * s.height
        and s.box.top - upper.box.bottom < 0.9 * upper.height
        and overlap(s.box.left, s.box.right, upper.box.left, upper.box.right)
        > 0.5 * min(s.box.width, upper.box.width)
        and s.box.width < 3 * max(upper.box.width, 0.05)
        and not ruled_between(upper.view, upper.box, s.box)
    ]
    return min(near, key=lambda s: s.box.top) if near else None


def _column(table: TableModel, tokens: Sequence[str]) -> tuple[Column, float] | None:
    """The column that a header names: the wording that it is, or for texts starts with."""
    text = squash(tokens)
    best: tuple[Column, float] | None = None
    for column in table.columns:
        for header in column.headers:
            strength = _likeness(text, _bare(header), column)
            if strength > (best[1] if best else 0.0):
                best = (column, strength)
    return best


@lru_cache(maxsize=1024)
def _bare(header: str) -> str:
    return squash([t for t in (SHORT.get(t, t) for t in fold(header).split()) if t not in _UNITS])


def _likeness(text: str, header: str, column: Column) -> float:
    """Letters that agree; 0 when the texts are different ones."""
    if text == header:
        return float(len(header))
    if (
        column.kind is ValueKind.TEXT
        and len(header) > 5
        and text.startswith(header)
        and len(text) < 5 * len(header)
    ):
        return len(header) - 0.5
    allowed = (len(header) - 1) // _ERRORS_PER
    if allowed and abs(len(text) - len(header)) <= allowed:
        distance = Levenshtein.distance(text, header, score_cutoff=allowed)
        if distance <= allowed:
            return len(header) - 1.5 * distance
    return 0.0


def _several(table: TableModel, segment: Segment, segments: Sequence[Segment]) -> Iterator[HeadCell]:
    """Headers that were read as one line: the line must be made of them almost entirely."""
    tokens = segment.tokens
    if not 2 <= len(tokens) <= 24:
        return
    found: list[tuple[int, int, HeadCell]] = []
    place = 0
    while place < len(tokens):
        match = _longest(table, segment, place)
        if match is None:
            place += 1
            continue
        found.append(match)
        place = match[1]
    found += _begun(table, segment, found, segments) if found else []
    covered = sum(last - first for first, last, _ in found)
    if len(found) > 1 and covered * 10 >= 7 * len(tokens):
        yield from (cell for _, _, cell in found)


def _begun(
    table: TableModel,
    segment: Segment,
    found: Sequence[tuple[int, int, HeadCell]],
    segments: Sequence[Segment],
) -> Iterator[tuple[int, int, HeadCell]]:
    """« Montant | Montant TTC » over « TVA »: what is left between headers begins one that ends under it."""
    ends = [0, *(last for _, last, _ in found)]
    starts = [*(first for first, _, _ in found), len(segment.tokens)]
    for first, last in zip(ends, starts, strict=True):
        if first == last:
            continue
        words = segment.slice(segment.tokens[first].start, segment.tokens[last - 1].end)
        box = union_of(w.box for w in words)
        for lower in _under(box, segment, segments):
            said = [t.text for t in (*segment.tokens[first:last], *lower.tokens) if t.text not in _UNITS]
            best = _column(table, said)
            if best is not None and best[1] == int(best[1]):
                text = f"{' '.join(w.text for w in words)} {lower.text}"
                yield (
                    first,
                    last,
                    HeadCell(best[0].key, box.union(lower.box), text, best[1], (segment, lower)),
                )


def _under(box: Box, segment: Segment, segments: Sequence[Segment]) -> list[Segment]:
    """The line right under a part of a line."""
    return [
        s
        for s in segments
        if s.view is segment.view
        and box.middle_y < s.box.top + 0.3 * s.height
        and s.box.top - box.bottom < 0.9 * segment.height
        and overlap(s.box.left, s.box.right, box.left, box.right) > 0.5 * min(s.box.width, box.width)
        and not ruled_between(segment.view, box, s.box)
    ]


def _longest(table: TableModel, segment: Segment, start: int) -> tuple[int, int, HeadCell] | None:
    tokens = segment.tokens
    for end in range(min(len(tokens), start + 7), start, -1):
        text = squash([t.text for t in tokens[start:end] if t.text not in _UNITS])
        for column in table.columns:
            if any(text == _bare(h) for h in column.headers):
                words = segment.slice(tokens[start].start, tokens[end - 1].end)
                box = union_of(w.box for w in words)
                said = " ".join(w.text for w in words)
                return start, end, HeadCell(column.key, box, said, float(len(text)), (segment,))
    return None


def renamed(head: Head, old: str, new: str) -> Head:
    """The same head with a column taken for another one."""
    return Head(head.view, tuple(replace(c, key=new) if c.key == old else c for c in head.cells))


def is_total(head: Head) -> bool:
    """Whether the head itself says total, Total HT beside Total TTC, and has no column of lines."""
    return not any(head.cell(key) for key in ("site", "quantity", "unit")) and any(
        fold(c.text).split()[:1] in (["total"], ["totaux"])
        for c in head.cells
        if not c.key.startswith(UNKNOWN)
    )
