"""The lines of the label of a count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.counts.names import SHORT_NAME, short_names
from extractors.fields.context import Context
from extractors.hit import Hit
from extractors.layout.segments import Segment
from models.reading import ValueKind
from schemes.piece import FieldModel

NEXT = 0.9  # heights between two lines of one label
ALIGNED = 0.015  # of the page, between the starts of two lines of it
_LINES = 8  # of one label
_SIGNS = ("=", ":", ")", "-", "–", "—")
_NAMES = re.compile(r"\s*(?:[-–—:=(.]|$)")  # what follows a short name


def label_lines(context: Context, field: FieldModel, hit: Hit) -> list[Segment]:
    """The lines of a label: those of the hit, and the lines of words above and below that go on with it."""
    lines = list(hit.segments)
    while (
        len(lines) < _LINES
        and (lower := next_line(context, lines[-1], 1)) is not None
        and not _named(context, field, lower)
    ):
        lines.append(lower)
    while (
        len(lines) < _LINES
        and (upper := next_line(context, lines[0], -1)) is not None
        and (hit.coded or short_names(context.model, upper.text) == {field.key})
        and not _named(context, field, upper)
    ):
        lines.insert(0, upper)
    return lines


def next_line(context: Context, line: Segment, step: int) -> Segment | None:
    """The nearest line right under (1) or over (-1) a line, that starts where it does; None if no words.

    A line under one also starts where its words do, behind a name or a bullet: « Dt = nombre total … ».
    """
    starts = [line.box.left, *(_hung(line) if step > 0 else ())]
    near: list[tuple[float, Segment]] = []
    for other in context.segments:
        if other.view is not line.view or not any(abs(other.box.left - at) < ALIGNED for at in starts):
            continue
        upper, lower = (line, other) if step > 0 else (other, line)
        gap = lower.box.top - upper.box.bottom
        if -0.5 * line.height < gap < NEXT * line.height and lower.box.middle_y > upper.box.bottom:
            near.append((gap, other))
    nearest = min(near, key=lambda item: item[0], default=(0.0, None))[1]
    if nearest is None or not is_words(nearest) or (step > 0 and _parted(context, line, nearest)):
        return None
    return nearest


def _parted(context: Context, above: Segment, below: Segment) -> bool:
    """Whether a line that starts further left stands between two lines: the second goes on with that one."""
    left = min(above.box.left, below.box.left)
    return any(
        s.view is above.view
        and above.box.middle_y < s.box.middle_y < below.box.middle_y
        and s.box.left < left - ALIGNED
        and s.box.right > left
        for s in context.segments
    )


def is_words(line: Segment) -> bool:
    return any(c.isalpha() for c in line.text) and "=" not in line.text


def _named(context: Context, field: FieldModel, line: Segment) -> bool:
    """Whether a line starts the label of another field."""
    own = {field.key}
    others = (h for h in context.hits_on[line.index] if h.segments[0] is line and h.leads and h.told)
    short = short_names(context.model, line.text) - own
    return bool(short) or any(not own & set(h.wording.owners) for h in others)


def _hung(line: Segment) -> Iterator[float]:
    """Where the words of a line start behind a bullet, or a name and its sign."""
    for before, word in list(pairwise(line.words))[:2]:
        if not any(c.isalnum() for c in before.text) or before.text.endswith(_SIGNS):
            yield word.box.left


def is_shared(context: Context, field: FieldModel, hit: Hit) -> bool:
    """Whether another count is named beside a label on its line: what stands under or beside it is anybody's.

    On a line that opens with a short name, only another one tells that: « Tq – patients uniques reçus ».
    """
    beside = (h for h in context.hits_on[hit.last.index] if h.segments == hit.segments)
    apart = (h for h in beside if h.start >= hit.end or h.end <= hit.start)
    others = [h for h in apart if is_count(context, h) and field.key not in h.wording.owners]
    if short_names(context.model, hit.last.text) == {field.key}:
        others = [h for h in others if len(h.wording.squash) <= SHORT_NAME and _NAMES.match(_after(h))]
    return bool(others)


def _after(hit: Hit) -> str:
    return hit.last.text[hit.end :]


def is_count(context: Context, hit: Hit) -> bool:
    counts = {field.key for field in context.model.fields if field.kind is ValueKind.COUNT}
    return bool(counts & set(hit.wording.owners))
