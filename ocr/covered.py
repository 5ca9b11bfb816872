"""Letters under an opaque rectangle or picture that was painted after them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Object = dict[str, Any]


@dataclass(frozen=True)
class Cover:
    """A rectangle (points, origin top left) that hides what was painted before it.

    `after`: how many letters were. `picture`: it is a picture, not a flat colour.
    """

    after: int
    left: float
    top: float
    right: float
    bottom: float
    picture: bool = False

    @classmethod
    def of(cls, item: Mapping[str, Any], after: int, picture: bool = False) -> Cover:
        """Where an object stands."""
        return cls(after, item["x0"], item["top"], item["x1"], item["bottom"], picture)


def parted(letters: Sequence[Object], covers: Sequence[Cover]) -> tuple[list[Object], list[Object]]:
    """The letters that nothing covers, and those whose middle is covered; in the order painted."""
    covers = [cover for cover in covers if cover.after]
    if not covers or not letters:
        return list(letters), []
    across = np.array([(one["x0"] + one["x1"]) / 2 for one in letters])
    down = np.array([(one["top"] + one["bottom"]) / 2 for one in letters])
    hidden = np.zeros(len(letters), dtype=bool)
    for cover in covers:
        x, y = across[: cover.after], down[: cover.after]
        hidden[: cover.after] |= (
            (cover.left <= x) & (x <= cover.right) & (cover.top <= y) & (y <= cover.bottom)
        )
    shown = [one for one, under in zip(letters, hidden, strict=True) if not under]
    return shown, [one for one, under in zip(letters, hidden, strict=True) if under]
