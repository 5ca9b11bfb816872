"""What a kind of value answers: the canonical text, its key's verdict, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from models.geometry import Box, union_of
from models.page import Word


@dataclass(frozen=True)
class Parsed:
    """A value in its canonical form (see `ValueKind`).

    `valid`: verdict of the check digit, None where the kind has none. `repaired`: letters were changed
    to make it (O for 0). `strong`: written as only this kind is (an amount with cents or €).
    """

    value: str
    valid: bool | None = None
    repaired: bool = False
    strong: bool = True


@dataclass(frozen=True)
class Candidate:
    """A value found in words; `raw` is what stood there, `start` and `end` count characters of the run."""

    parsed: Parsed
    raw: str
    words: tuple[Word, ...]
    start: int
    end: int

    @property
    def box(self) -> Box:
        return union_of(word.box for word in self.words)

    @property
    def confidence(self) -> float:
        """The weakest word counts."""
        return min(word.confidence for word in self.words)
