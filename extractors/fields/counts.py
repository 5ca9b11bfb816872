"""Counts at their label, which may run over several lines: right of it, under it, in the total of its column.

The text gives its counts short names (Dt, Dm, T, Tq, Ts; S2:361-372): a line that bears one is its alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractors.counts.limits import held_against, is_limit
from extractors.counts.names import SHORT_NAME, of_a_ratio, short_names
from extractors.counts.rows import TOTAL, alone, counts_of
from extractors.counts.sideways import total_of
from extractors.counts.spans import failed, of_a_part, of_another, told_apart
from extractors.fields.context import Context
from extractors.fields.count_label import ALIGNED, NEXT, is_count, is_shared, is_words, label_lines, next_line
from extractors.fields.spot import LINE, RIGHT, UNDER
from extractors.fields.stacked import CLOSE, is_caption, nearer
from extractors.fields.tails import LINKS
from extractors.hit import Hit
from extractors.layout.neighbours import on_row, overlap
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.values import Candidate, count
from models.geometry import Box, union_of
from models.months import MONTHS
from schemes.piece import FieldModel

_GAP = 3.5  # heights of a line between a label and the column under it, and between its figures
_CAPTION = 10  # words: a longer line under a figure is a sentence
# « … dont procédure transitoire. PERF = 1 » tells another count than that of the label.
_EQUALS = re.compile(r"[^\W\d_]\s*=\s*$")
_COLON = re.compile(r"\W*[:=]\s*\d{1,3}(?:\s?\d{3})*\s*$")
_UNIT = 2  # words after a count: « 1 519 documents »


@dataclass(frozen=True, eq=False)
class Counted:
    """A count, where it stands, and how it stands to its label.

    `summed`: whether it is the sum of the months beside it, None where there are none.
    """

    candidate: Candidate
    segment: Segment
    relation: int
    summed: bool | None = None


def counted(context: Context, field: FieldModel, hit: Hit) -> Iterator[Counted]:
    """The counts that may be the label's, the likeliest first."""
    table = next((t for t in context.count_tables if t.heads_it(hit.last.view, hit.box)), None)
    before, after = hit.segments[0].text[: hit.start], hit.last.text[hit.end :]
    other = of_a_ratio(before, after) or held_against(before, after) or of_a_part(before, after)
    if other or _ends_otherwise(hit):
        return
    if table is not None:
        if field.key in table.totals:
            yield Counted(*table.totals[field.key], LINE)
        return
    row = next((row for row in context.defined_counts if row.holds(hit.segments)), None)
    if row is not None:
        if row.key == field.key:
            yield Counted(*row.figure, RIGHT)
        return
    if field.key in context.told_counts:
        yield Counted(*context.told_counts[field.key], LINE)
        return
    if any(field.key in t.totals for t in context.count_tables):
        yield from (Counted(c, s, LINE) for c, s in _behind(context, hit, [hit.last]))
        return
    lines = label_lines(context, field, hit)
    named = len(hit.wording.squash) <= SHORT_NAME and hit.told
    short = {key for line in lines for key in short_names(context.model, line.text)}
    if not named and (short - {field.key} or (not short and _is_another(hit, lines))):
        return
    yield from (Counted(c, s, LINE) for c, s in _behind(context, hit, lines))
    if not is_shared(context, field, hit):
        yield from _around(context, lines)


def _ends_otherwise(hit: Hit) -> bool:
    """« Total du site » is no « Total Dt »: a short name is no small word that looks like it."""
    said = hit.words[-1].text.lower()
    return said in LINKS and said != hit.wording.text.split()[-1].lower()


def _is_another(hit: Hit, lines: Sequence[Segment]) -> bool:
    """Whether a label, with the lines that go on with it, is told of other documents or patients."""
    lower = lines[lines.index(hit.last) + 1 :]
    return of_another(hit.last.text[hit.end :]) or any(failed(line.text) for line in lower)


def _around(context: Context, lines: Sequence[Segment]) -> Iterator[Counted]:
    """The counts under, over and beside the lines of a label."""
    box = union_of(line.box for line in lines)
    below = list(_column(context, lines[-1], box))
    close = _is_close(below, box, lines[-1].height)
    yield from (Counted(c, s, UNDER) for c, s in _over_or_under(context, lines, below[:1] if close else ()))
    yield from _beside(context, lines)
    yield from (Counted(c, s, LINE) for c, s in _after_its_colon(context, lines[-1]))
    if len(below) == 1 and not close:
        yield Counted(*below[0], UNDER)
    yield from (Counted(c, s, UNDER) for c, s in below if len(below) > 1 and _is_total(context, s))


def _is_close(below: Sequence[tuple[Candidate, Segment]], label: Box, height: float) -> bool:
    """Whether the first figure stands right under a label, and the next one, if any, in no column with it."""
    if not below or below[0][1].box.top - label.bottom >= CLOSE * height:
        return False
    first = below[0][1].box
    return len(below) == 1 or below[1][1].box.top - first.bottom > CLOSE * height


def _behind(context: Context, hit: Hit, lines: Sequence[Segment]) -> Iterator[tuple[Candidate, Segment]]:
    """A count at the end of a line of the label."""
    for line in lines:
        words = context.rest(hit) if line is hit.last else context.free(line)
        text = " ".join(w.text for w in words)
        for candidate in count.find(words):
            before, after = text[: candidate.start], text[candidate.end :]
            other = _EQUALS.search(before) or is_limit(before, after) or told_apart(before)
            if len(after.split()) <= _UNIT and line.index >= hit.last.index and not other:
                yield candidate, line


def _after_its_colon(context: Context, line: Segment) -> Iterator[tuple[Candidate, Segment]]:
    """« Dm (nombre de documents …) | : 503 »: the line was full, and its colon opens the next one."""
    for other in context.segments:
        gap = other.box.top - line.box.bottom
        under = other.view is line.view and -0.5 * line.height < gap < NEXT * line.height
        if under and abs(other.box.left - line.box.left) < ALIGNED and _COLON.match(other.text):
            yield from ((c, other) for c in counts_of(other))


def _beside(context: Context, lines: Sequence[Segment]) -> Iterator[Counted]:
    """A count right of the lines of the label, at the height of one, that stands under no other label."""
    box, view = union_of(line.box for line in lines), lines[0].view
    level = [s for s in context.segments if s.view is view and box.top <= s.box.middle_y <= box.bottom]
    row = sorted((s for s in level if _right_of(s.box, lines)), key=lambda s: s.box.left)
    figures = [(c, s) for s in takewhile(lambda s: not is_words(s), row) if (c := alone(s)) is not None]
    if len(figures) > 1:
        total = total_of(context.segments, figures)
        if total is not None:
            at, summed = total
            yield Counted(*figures[at], RIGHT, summed)
    elif row and not _has_label_above(context, row[0], lines) and (found := alone(row[0])) is not None:
        yield Counted(found, row[0], RIGHT)


def _right_of(box: Box, lines: Sequence[Segment]) -> bool:
    """Whether a place stands behind the lines of a label that are at its height; the others may be longer."""
    level = [line.box for line in lines if on_row(line.box, box)] or [line.box for line in lines]
    return box.left >= max(own.right for own in level) - 0.005


def _over_or_under(
    context: Context, lines: Sequence[Segment], under: Sequence[tuple[Candidate, Segment]]
) -> Iterator[tuple[Candidate, Segment]]:
    """The count right under a label (`under`), or the one over the label that is its caption."""
    over = list(_over(context, lines))
    if over and under:
        own = nearer(context, lines, over[0][1], under[0][1])
        over, under = ([(c, s) for c, s in found if s is own] for found in (over, under))
    for found, segment in over:
        label = _label_above(context, segment, lines)
        if label is None or is_caption(context, lines, segment, label):
            yield found, segment
    yield from under


def _over(context: Context, lines: Sequence[Segment]) -> Iterator[tuple[Candidate, Segment]]:
    """A count right over the label that may be its caption."""
    box, view = union_of(line.box for line in lines), lines[0].view
    above = (
        s for s in context.segments if s.view is view and s.box.middle_y < box.top and _under(s.box, box)
    )
    nearest = max(above, key=lambda s: s.box.bottom, default=None)
    if len(lines[0].tokens) > _CAPTION:
        return
    if nearest is None or box.top - nearest.box.bottom > CLOSE * nearest.height:
        return
    found = alone(nearest)
    if found is not None:
        yield found, nearest


def _has_label_above(context: Context, value: Segment, lines: Sequence[Segment]) -> bool:
    return _label_above(context, value, lines) is not None


def _label_above(context: Context, value: Segment, lines: Sequence[Segment]) -> Segment | None:
    """The label of another count that a figure stands under."""
    above = next_line(context, value, -1)
    if above is None or above in lines:
        return None
    return above if any(is_count(context, h) for h in context.hits_on[above.index]) else None


def _column(context: Context, line: Segment, label: Box) -> Iterator[tuple[Candidate, Segment]]:
    """The figures under a label, down to the next words that stand under it."""
    bottom = label.bottom
    for segment in sorted(context.segments, key=lambda s: s.box.top):
        if segment.view is not line.view or segment.box.middle_y <= label.bottom:
            continue
        if segment.box.top - bottom > _GAP * line.height:
            return
        here = [c for c in counts_of(segment) if _heads(label, c, segment)]
        if here:
            bottom = segment.box.bottom
            yield from ((c, segment) for c in here)
        elif _under(segment.box, label) and is_words(segment):
            return


def _heads(label: Box, found: Candidate, line: Segment) -> bool:
    """Whether a figure stands under a label; « cumul : 3 170 » does as a whole."""
    before = line.text[: found.start]
    box = line.box if TOTAL & set(fold(before).split()) else found.box
    return _under(box, label) and not _of_words(before)


def _of_words(before: str) -> bool:
    """Whether a figure is that of the words before it, which tell no total: « +7 % sur 6 », « PERF = 1 »."""
    said = set(fold(before).split())
    words = {word for word in said if any(c.isalpha() for c in word)}
    return not words <= TOTAL | MONTHS.keys() or bool(_EQUALS.search(before))


def _under(box: Box, label: Box) -> bool:
    return (
        abs(box.middle_x - label.middle_x) < 0.03 or overlap(box.left, box.right, label.left, label.right) > 0
    )


def _is_total(context: Context, segment: Segment) -> bool:
    row = [s for s in context.segments if s.view is segment.view and on_row(s.box, segment.box)]
    return any(t in TOTAL for s in row for t in fold(s.text).split())
