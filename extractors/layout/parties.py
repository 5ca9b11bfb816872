"""The parties of a contract: « Entre … », « et …, ci-après « le Client » »: each paragraph is a section."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.layout.sections import Region
from extractors.layout.segments import Segment
from extractors.normal import fold
from models.geometry import union_of
from schemes.piece import PieceModel

_CALLED = re.compile(
    r"ci[-\s]?apr[eè]s\s*,?\s*(?:(?:d[ée]nomm|d[ée]sign|appel)[ée]+e?s?\s*)?[«“\"]?\s*(?:l[ea]\s+)?(?P<name>[^\W\d_]+)",
    re.IGNORECASE,
)
_OPENS = re.compile(r"^\W*(?:entre|et)\b", re.IGNORECASE)
_LONGEST = 8  # lines of the paragraph of a party


def parties(model: PieceModel, segments: Sequence[Segment]) -> tuple[Region, ...]:
    """The paragraphs that name a party of the contract at their end, as sections of the piece."""
    keys = {fold(title).split()[-1]: s.key for s in model.sections for title in s.titles}
    found = []
    for segment in segments:
        called = _CALLED.search(segment.text)
        key = keys.get(fold(called["name"])) if called else None
        lines = _paragraph(segments, segment) if key is not None else []
        if key is not None and lines:
            box = union_of(line.box for line in lines)
            found.append(Region(key, segment.page, segment.view.document, box.grown(0.01, 0.0)))
    return tuple(found)


def _paragraph(segments: Sequence[Segment], last: Segment) -> list[Segment]:
    """The lines from « Entre » or « et » down to the one that names the party; [] when neither opens it."""
    lines: list[Segment] = []
    for segment in reversed(segments[: last.index + 1]):
        if segment.view is not last.view or len(lines) == _LONGEST:
            return []
        if segment is not last and _CALLED.search(segment.text):
            return []
        lines.append(segment)
        if _OPENS.match(segment.text):
            return lines
    return []
