"""A value that was struck out and another one beside it: which of them counts is for a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from extractors.values import IDENTIFIERS, Candidate
from models.reading import Field, ValueKind

_KINDS = IDENTIFIERS | {ValueKind.DATE, ValueKind.AMOUNT}
_JOINS = frozenset("-–—/+&")  # « 01/08/2026 – 31/01/2027 » is a period, not a correction
_DAY = re.compile(r"(?<!\d)[0-3]?\d([/.-])[01]?\d\1(?:20\d\d)")
_GLUED = re.compile(r"(?<=20\d\d)(?=[0-3]\d[/.-][01]\d[/.-])")


def with_corrections(kind: ValueKind, found: Sequence[Candidate], text: str) -> list[Candidate]:
    """The first value, and those that follow it with no word and no sign between them.

    « 06/11/2026 16/11/2026 » beside one label: a hand wrote the second one in place of the first.
    `text`: the words where the values stand, from which their places count.
    """
    if kind not in _KINDS:
        return list(found[:1])
    beside = takewhile(lambda pair: _beside(*pair, text), pairwise(found))
    return [*found[:1], *(second for _, second in beside)]


def _beside(first: Candidate, second: Candidate, text: str) -> bool:
    between = text[first.end : second.start]
    return first.end <= second.start and not any(c.isalnum() or c in _JOINS for c in between)


def of_two_days(field: Field) -> bool:
    """Whether two days were read in the place of one: « 06/11/2026 16/11/2026 », glued or not."""
    if field.kind is not ValueKind.DATE:
        return False
    return any(len(_days(text)) > 1 for text in (field.raw, *(r.text for r in field.readings)))


def _days(text: str) -> set[str]:
    apart = _GLUED.sub(" ", text)
    return {match[0] for match in _DAY.finditer(apart)}
