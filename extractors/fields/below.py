"""The lines under a value that go on with it: an address, a list, a name broken by its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.fields.context import Context
from extractors.fields.spot import Spot
from extractors.hit import Hit
from extractors.layout.neighbours import on_row, ruled_between
from extractors.layout.segments import Segment
from models.geometry import union_of
from models.page import Word

_TOUCH = 0.005  # of the page
_LOWER = 0.4  # of a height: what stands lower than a line by less is on its row


def more_lines(context: Context, spot: Spot, hit: Hit) -> tuple[Word, ...]:
    """The next lines of an address, under the value or under its label."""
    return tuple(w for segment in following(context, spot, hit, hit.box.left) for w in segment.words)


def next_line(context: Context, spot: Spot) -> tuple[Word, ...]:
    """The line after a value that was too long for its place."""
    first = next(following(context, spot), None)
    return first.words if first is not None else ()


def following(
    context: Context, spot: Spot, hit: Hit | None = None, label: float | None = None
) -> Iterator[Segment]:
    """The lines under a value that go on with it: close, left-aligned with it or its label, no label.

    `hit`: the value's own label, which may reach down beside them: « Finess | Géographique ».
    """
    starts = [union_of(w.box for w in spot.words).left, spot.segment.box.left]
    starts += [label] if label is not None else []
    last = spot.segment
    for segment in context.segments:
        if _is_next(segment, last, starts):
            free = context.free(segment)
            if len(free) < len(segment.words) or _is_anothers(context, segment, last, hit):
                return
            yield segment
            last = segment


def list_goes_on(context: Context, spot: Spot, hit: Hit) -> Iterator[tuple[Segment, tuple[Word, ...]]]:
    """The lines of a list under its first one, each with its words, the last one up to the next label.

    « FINESS géographiques 750991234, | 750995797, 750990012, adresse 3 rue du Lac, »
    """
    last = spot.segment
    for segment in following(context, spot, hit):
        yield segment, segment.words
        last = segment
    starts = [spot.segment.box.left, union_of(w.box for w in spot.words).left]
    after = next((s for s in context.segments if _is_next(s, last, starts)), None)
    if after is not None and not _is_anothers(context, after, last, hit):
        free = context.free(after)
        if free and len(free) < len(after.words):
            yield after, free


def _is_next(segment: Segment, last: Segment, starts: Sequence[float]) -> bool:
    """Whether a line stands close under the last one, and starts where one of those does."""
    down = segment.box.middle_y - last.box.middle_y
    below = segment.view is last.view and _LOWER * last.height < down < 2.2 * last.height
    return below and min(abs(segment.box.left - x) for x in starts) < 0.02


def _is_anothers(context: Context, segment: Segment, last: Segment, hit: Hit | None) -> bool:
    """Whether a line is of another section than the last one, or the value of another label."""
    same = context.section_of_segment(segment) == context.section_of_segment(last)
    return not same or labelled(context, segment, hit) or _in_another_row(context, segment, last)


def _in_another_row(context: Context, lower: Segment, upper: Segment) -> bool:
    """A ruling parts the lines, and something stands left of the lower one alone: a label, known or not."""
    return ruled_between(upper.view, upper.box, lower.box) and any(
        s.view is lower.view
        and s.box.right <= lower.box.left + _TOUCH
        and on_row(s.box, lower.box)
        and not on_row(s.box, upper.box)
        for s in context.segments
    )


def labelled(context: Context, segment: Segment, but: Hit | None = None) -> bool:
    """Whether the segment is the value of another label that stands left of it, with nothing between them."""
    left = [
        s.box
        for s in context.segments
        if s.view is segment.view and s.box.right <= segment.box.left + _TOUCH and on_row(s.box, segment.box)
    ]
    return any(
        hit is not but
        and hit.last.view is segment.view
        and hit.told
        and hit.box.right <= segment.box.left + _TOUCH
        and on_row(hit.box, segment.box)
        and not any(box.left >= hit.box.right - _TOUCH for box in left)
        and context.section(hit) == context.section_of_segment(segment)
        for hit in context.hits
    )
