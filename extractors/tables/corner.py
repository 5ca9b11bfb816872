"""A table whose first header is an empty corner: the descriptions stand under it all the same."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.segments import Segment
from extractors.tables.headers import HeadCell
from extractors.tables.heads import UNKNOWN, Head
from extractors.tables.roles import role_of
from models.reading import ValueKind
from schemes.piece import TableModel

_REACH = 3.0  # heights of a line from a head to its first row
_WIDTH = 0.05  # of the page: the corner is told by its place, not by its width


def with_corner(table: TableModel, head: Head, segments: Sequence[Segment]) -> Head:
    """The head with a column of descriptions, when the name of a row stands left of its first header."""
    text = next((c for c in table.columns if c.kind is ValueKind.TEXT), None)
    first = min(head.cells, key=lambda c: c.box.left)
    if text is None or any(c.key == text.key for c in head.cells) or first.key.startswith(UNKNOWN):
        return head
    reach = _REACH * first.segments[0].height
    rows = [
        s
        for s in segments
        if s.view is head.view
        and 0 < s.box.middle_y - head.box.bottom < reach
        and s.box.right < first.box.left
        and role_of(table, s.text)
    ]
    if not rows:
        return head
    left = min(s.box.left for s in rows)
    box = head.box.model_copy(update={"left": left, "right": min(left + _WIDTH, first.box.left - 0.01)})
    return Head(head.view, (HeadCell(text.key, box, "", 0.0, first.segments), *head.cells))
