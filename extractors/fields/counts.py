"""Counts at their label, which may run over several lines: right of it, under it, in the total of its column.

The text gives its counts short names (Dt, Dm, T, Tq, Ts; S2:361-372): a line that bears one is its alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from extractors.fields.context import Context
from extractors.fields.spots import LINE, RIGHT, UNDER
from extractors.hit import Hit
from extractors.layout.neighbours import on_row, overlap
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.values import Candidate, count
from models.geometry import Box, union_of
from models.reading import ValueKind
from schemes.piece import FieldModel

_TOTAL = frozenset({"total", "totaux", "cumul", "ensemble", "somme", "totale"})
_SHORT = 2  # letters of a short name
_GAP = 3.5  # heights of a line between a label and the column under it, and between its figures
_NEXT = 0.9  # heights between two lines of one label
_RIGHT_UNDER = 1.2  # heights between a label and its value right under it
_ALIGNED = 0.015
_CAPTION = 10  # words: a longer line under a figure is a sentence
# « … dont procédure transitoire. PERF = 1 » tells another count than that of the label.
_EQUALS = re.compile(r"[^\W\d_]\s*=\s*$")
_COLON = re.compile(r"\W*[:=]\s*\d{1,3}(?:\s?\d{3})*\s*$")
_UNIT = 2  # words after a count: « 1 519 documents »


@dataclass(frozen=True, eq=False)
class Counted:
    """A count, where it stands, and how it stands to its label."""

    candidate: Candidate
    segment: Segment
    relation: int


def counted(context: Context, field: FieldModel, hit: Hit) -> Iterator[Counted]:
    """The counts that may be the label's, the likeliest first."""
    lines = _label(context, field, hit)
    named = len(hit.wording.squash) <= _SHORT and hit.told
    if not named and any(_short_names(context, line) - {field.key} for line in lines):
        return
    yield from (Counted(c, s, LINE) for c, s in _behind(context, hit, lines))
    box = union_of(line.box for line in lines)
    below = list(_column(context, lines[-1], box))
    close = _is_close(below, box, lines[-1].height)
    if close:
        yield Counted(*below[0], UNDER)
    yield from (Counted(c, s, UNDER) for c, s in _over(context, lines))
    yield from (Counted(c, s, RIGHT) for c, s in _beside(context, lines))
    yield from (Counted(c, s, LINE) for c, s in _after_its_colon(context, lines[-1]))
    if len(below) == 1 and not close:
        yield Counted(*below[0], UNDER)
    yield from (Counted(c, s, UNDER) for c, s in below if len(below) > 1 and _is_total(context, s))


def _is_close(below: Sequence[tuple[Candidate, Segment]], label: Box, height: float) -> bool:
    """Whether the first figure stands right under a label, and the next one, if any, in no column with it."""
    if not below or below[0][1].box.top - label.bottom >= _RIGHT_UNDER * height:
        return False
    first = below[0][1].box
    return len(below) == 1 or below[1][1].box.top - first.bottom > _RIGHT_UNDER * height


def _label(context: Context, field: FieldModel, hit: Hit) -> list[Segment]:
    """The lines of a label: those of the hit, and the lines of words above and below that go on with it."""
    lines = list(hit.segments)
    while (lower := _next(context, lines[-1], 1)) is not None and not _named(context, field, lower):
        lines.append(lower)
    while (
        hit.coded
        and (upper := _next(context, lines[0], -1)) is not None
        and not _named(context, field, upper)
    ):
        lines.insert(0, upper)
    return lines


def _next(context: Context, line: Segment, step: int) -> Segment | None:
    """The line of words right under (1) or over (-1) a line, that starts where it does."""
    for other in context.segments:
        upper, lower = (line, other) if step > 0 else (other, line)
        gap = lower.box.top - upper.box.bottom
        close = -0.5 * line.height < gap < _NEXT * line.height and lower.box.middle_y > upper.box.bottom
        if other.view is line.view and close and abs(other.box.left - line.box.left) < _ALIGNED:
            return other if _is_words(other) else None
    return None


def _is_words(line: Segment) -> bool:
    return any(c.isalpha() for c in line.text) and "=" not in line.text


def _named(context: Context, field: FieldModel, line: Segment) -> bool:
    """Whether a line starts the label of another field."""
    own = {field.key}
    others = (h for h in context.hits_on[line.index] if h.segments[0] is line and h.leads and h.told)
    return any(not own & set(h.wording.owners) for h in others) or bool(_short_names(context, line) - own)


def _short_names(context: Context, line: Segment) -> set[str]:
    """The fields whose short name a line bears: at its head before a sign, or in brackets."""
    return {
        field.key
        for field in context.model.fields
        if field.kind is ValueKind.COUNT
        for label in field.labels
        if len(label) <= _SHORT and _bears(line.text, label)
    }


def _bears(text: str, name: str) -> bool:
    """« Tq : », « (TQ) »: in any case, a name of one letter in capitals."""
    own = re.escape(name) if len(name) == 1 else rf"(?i:{re.escape(name)})"
    return bool(re.search(rf"^\W*{own}\s*(?:[-–—:=(.]|$)|\(\s*{own}\s*[)}}\]]|\{{\s*{own}\s*\)", text))


def _behind(context: Context, hit: Hit, lines: Sequence[Segment]) -> Iterator[tuple[Candidate, Segment]]:
    """A count at the end of a line of the label."""
    for line in lines:
        words = context.rest(hit) if line is hit.last else context.free(line)
        text = " ".join(w.text for w in words)
        for candidate in count.find(words):
            other = _EQUALS.search(text[: candidate.start])
            if len(text[candidate.end :].split()) <= _UNIT and line.index >= hit.last.index and not other:
                yield candidate, line


def _after_its_colon(context: Context, line: Segment) -> Iterator[tuple[Candidate, Segment]]:
    """« Dm (nombre de documents …) | : 503 »: the line was full, and its colon opens the next one."""
    for other in context.segments:
        gap = other.box.top - line.box.bottom
        under = other.view is line.view and -0.5 * line.height < gap < _NEXT * line.height
        if under and abs(other.box.left - line.box.left) < _ALIGNED and _COLON.match(other.text):
            yield from ((c, other) for c in count.find(other.words))


def _beside(context: Context, lines: Sequence[Segment]) -> Iterator[tuple[Candidate, Segment]]:
    """A count right of the lines of the label, at the height of one, that stands under no other label."""
    box, view = union_of(line.box for line in lines), lines[0].view
    right = [s for s in context.segments if s.view is view and s.box.left >= box.right - 0.005]
    row = sorted((s for s in right if box.top <= s.box.middle_y <= box.bottom), key=lambda s: s.box.left)
    figures = [(c, s) for s in takewhile(lambda s: not _is_words(s), row) for c in _alone(s)]
    if len(figures) > 1:
        yield from _of_months(context, figures)
    elif row and not _has_label_above(context, row[0], lines):
        yield from ((c, row[0]) for c in _alone(row[0]))


def _of_months(
    context: Context, figures: Sequence[tuple[Candidate, Segment]]
) -> Iterator[tuple[Candidate, Segment]]:
    """The total of a row of months: under « Total », or the sum of those before it; else nothing."""
    *months, last = figures
    said = [int(c.parsed.value) for c, _ in figures]
    heads = (s for s in context.segments if {t.text for t in s.tokens} & _TOTAL and len(s.tokens) == 1)
    headed = any(
        s.view is last[1].view and s.box.bottom < last[1].box.top and _under(last[1].box, s.box)
        for s in heads
    )
    if len(months) > 1 and (headed or sum(said[:-1]) == said[-1]):
        yield last


def _over(context: Context, lines: Sequence[Segment]) -> Iterator[tuple[Candidate, Segment]]:
    """A count right over the label that is its caption, and stands under no other label."""
    box, view = union_of(line.box for line in lines), lines[0].view
    above = (
        s for s in context.segments if s.view is view and s.box.middle_y < box.top and _under(s.box, box)
    )
    nearest = max(above, key=lambda s: s.box.bottom, default=None)
    if len(lines[0].tokens) > _CAPTION:
        return
    if nearest is None or box.top - nearest.box.bottom > _RIGHT_UNDER * nearest.height:
        return
    if not _has_label_above(context, nearest, lines):
        yield from ((c, nearest) for c in _alone(nearest))


def _alone(segment: Segment) -> Iterator[Candidate]:
    found = next(iter(count.find(segment.words)), None)
    if found is not None and found.start == 0 and len(segment.text[found.end :].split()) <= _UNIT:
        yield found


def _has_label_above(context: Context, value: Segment, lines: Sequence[Segment]) -> bool:
    above = _next(context, value, -1)
    if above is None or above in lines:
        return False
    kinds = {field.key: field.kind for field in context.model.fields}
    owners = set(chain.from_iterable(h.wording.owners for h in context.hits_on[above.index]))
    return any(kinds.get(owner) is ValueKind.COUNT for owner in owners)


def _column(context: Context, line: Segment, label: Box) -> Iterator[tuple[Candidate, Segment]]:
    """The figures under a label, down to the next words that stand under it."""
    bottom = label.bottom
    for segment in sorted(context.segments, key=lambda s: s.box.top):
        if segment.view is not line.view or segment.box.middle_y <= label.bottom:
            continue
        if segment.box.top - bottom > _GAP * line.height:
            return
        here = [
            c
            for c in count.find(segment.words)
            if _under(c.box, label) and not _EQUALS.search(segment.text[: c.start])
        ]
        if here:
            bottom = segment.box.bottom
            yield from ((c, segment) for c in here)
        elif _under(segment.box, label) and _is_words(segment):
            return


def _under(box: Box, label: Box) -> bool:
    return (
        abs(box.middle_x - label.middle_x) < 0.03 or overlap(box.left, box.right, label.left, label.right) > 0
    )


def _is_total(context: Context, segment: Segment) -> bool:
    row = [s for s in context.segments if s.view is segment.view and on_row(s.box, segment.box)]
    return any(t in _TOTAL for s in row for t in fold(s.text).split())
