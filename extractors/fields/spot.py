"""A place where the value of a label may stand."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.layout.segments import Segment
from models.page import Word

LINE, RIGHT, UNDER = 0, 1, 2


@dataclass(frozen=True, eq=False)
class Spot:
    """Words that may hold a value, and how they stand to the label."""

    segment: Segment
    words: tuple[Word, ...]
    relation: int
