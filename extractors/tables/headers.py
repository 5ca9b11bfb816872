"""One header of a table: the column that it names, alone, over lines, or run together with others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from extractors.layout.neighbours import overlap, ruled_between
from extractors.layout.segments import SHORT, Segment
from extractors.layout.wordings import squash
from extractors.normal import fold
from models.geometry import Box, union_of
from models.reading import ValueKind
from schemes.piece import Column, TableModel

# Units say nothing of the column: « Montant HT (en €) ».
UNITS = frozenset({"en", "eur", "euro", "euros", "€", "dont", "n"})
ERRORS_PER = 7
_FIGURES = re.compile(r"\d{5}")


@dataclass(frozen=True, eq=False)
class HeadCell:
    """A header: its column's key (UNKNOWN and a number when there is none), its place, what it says."""

    key: str
    box: Box
    text: str
    strength: float
    segments: tuple[Segment, ...] = ()


def column_of(table: TableModel, tokens: Sequence[str]) -> tuple[Column, float] | None:
    """The column that a header names: the wording that it is, or for texts starts with."""
    text = squash(tokens)
    best: tuple[Column, float] | None = None
    for column in table.columns:
        for header in column.headers:
            strength = _likeness(text, bare(header), column)
            if strength > (best[1] if best else 0.0):
                best = (column, strength)
    return best


@lru_cache(maxsize=1024)
def bare(header: str) -> str:
    return squash([t for t in (SHORT.get(t, t) for t in fold(header).split()) if t not in UNITS])


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
    allowed = (len(header) - 1) // ERRORS_PER
    if allowed and abs(len(text) - len(header)) <= allowed:
        distance = Levenshtein.distance(text, header, score_cutoff=allowed)
        if distance <= allowed:
            return len(header) - 1.5 * distance
    return 0.0


def run_together(table: TableModel, segment: Segment, segments: Sequence[Segment]) -> Iterator[HeadCell]:
    """Headers that were read as one line: the line must be made of them almost entirely."""
    tokens = segment.tokens
    if not 2 <= len(tokens) <= 24 or any(_FIGURES.search(t.text) for t in tokens):
        return  # « FINESS juridique 230005126; FINESS géographique 230005415 »: labels and their values
    found: list[tuple[int, int, HeadCell]] = []
    keys, place = _keys(table), 0
    while place < len(tokens):
        match = _longest(keys, segment, place)
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
            said = [t.text for t in (*segment.tokens[first:last], *lower.tokens) if t.text not in UNITS]
            best = column_of(table, said)
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


def _longest(keys: Mapping[str, str], segment: Segment, start: int) -> tuple[int, int, HeadCell] | None:
    tokens = segment.tokens
    for end in range(min(len(tokens), start + 7), start, -1):
        text = squash([t.text for t in tokens[start:end] if t.text not in UNITS])
        key = keys.get(text)
        if key is not None:
            words = segment.slice(tokens[start].start, tokens[end - 1].end)
            box = union_of(w.box for w in words)
            said = " ".join(w.text for w in words)
            return start, end, HeadCell(key, box, said, float(len(text)), (segment,))
    return None


def _keys(table: TableModel) -> Mapping[str, str]:
    """The column that each bare header names, the first one where two share it."""
    return {bare(h): column.key for column in reversed(table.columns) for h in column.headers}
