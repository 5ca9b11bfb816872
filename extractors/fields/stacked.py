"""Counts and their labels in one column: over its figure, or under it as the caption of a card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.counts.rows import alone
from extractors.fields.context import Context
from extractors.hit import Hit
from extractors.layout.neighbours import on_row, overlap
from extractors.layout.segments import Segment
from extractors.values import count
from models.geometry import union_of
from models.reading import ValueKind

CLOSE = 1.2  # heights between a label and its value right over or under it
_AROUND, _BESIDE = 6, 0.1  # heights over and under a label, of the page beside it
PLAINLY = 0.5  # heights by which one of two figures is plainly the nearer


def nearer(context: Context, lines: Sequence[Segment], over: Segment, under: Segment) -> Segment | None:
    """Of the figures over and under a label, its own; None when that is open.

    Where both stand as near, the column tells: it begins with a label or with a figure, and ends with the
    other.
    """
    box, height = union_of(line.box for line in lines), lines[-1].height
    up, down = box.top - over.box.bottom, under.box.top - box.bottom
    if abs(up - down) > PLAINLY * height:
        return over if up < down else under
    return {"label": under, "figure": over}.get(_opens(context, lines))


def is_caption(context: Context, lines: Sequence[Segment], over: Segment, label: Segment) -> bool:
    """Whether a label is the caption of the figure over it, which stands under another label in turn."""
    up, down = over.box.top - label.box.bottom, lines[0].box.top - over.box.bottom
    if abs(up - down) > PLAINLY * lines[0].height:
        return down < up
    return _opens(context, lines) == "figure"


def _opens(context: Context, lines: Sequence[Segment]) -> str:
    """What the column of a label begins with, a label or a figure; "" unless it ends with the other."""
    column = [s for s in context.segments if s.view is lines[0].view and _above_another(s, lines)]
    column.sort(key=lambda s: s.box.top)
    at = next(place for place, s in enumerate(column) if s is lines[0])
    first, last = _end(context, column[at::-1]), _end(context, column[at:])
    return first if {first, last} == {"label", "figure"} else ""


def figure_near(context: Context, hit: Hit) -> bool:
    """Whether a figure that may be a label's stands on its row, over it or under it, or in its table.

    The place of a count is blank only where there is none: a figure beside is more likely not well tied to
    its label than another one's.
    """
    box, view = hit.box, hit.last.view
    if any(table.heads_it(view, box) for table in context.count_tables):
        return True
    reach = _AROUND * hit.last.height
    return any(
        on_row(s.box, box)
        or (
            box.top - reach < s.box.middle_y < box.bottom + reach
            and overlap(s.box.left, s.box.right, box.left - _BESIDE, box.right + _BESIDE) > 0
        )
        for s in context.segments
        if s.view is view and any(count.find(s.words))
    )


def _above_another(one: Segment, lines: Sequence[Segment]) -> bool:
    return any(overlap(one.box.left, one.box.right, s.box.left, s.box.right) > 0 for s in lines)


def _end(context: Context, column: Iterable[Segment]) -> str:
    """What stands last of the lines that follow each other closely, words that name no count left out."""
    kind, before = "", None
    for line in column:
        if before is not None and _blank(line, before) > CLOSE * max(line.height, before.height):
            break
        kind, before = _kind(context, line) or kind, line
    return kind


def _blank(one: Segment, other: Segment) -> float:
    upper, lower = sorted((one.box, other.box), key=lambda box: box.top)
    return lower.top - upper.bottom


def _kind(context: Context, line: Segment) -> str:
    if alone(line) is not None:
        return "figure"
    kinds = {field.key: field.kind for field in context.model.fields}
    owners = (owner for hit in context.hits_on[line.index] for owner in hit.wording.owners)
    return "label" if any(kinds.get(owner) is ValueKind.COUNT for owner in owners) else ""
