"""An amount that was struck out and another one over, under or beside it: a person says which counts."""

from __future__ import annotations

import re
from itertools import combinations

from models.geometry import Box
from models.reading import Field

_WHOLE = re.compile(r"\d\s?[.,]\s?\d\s?\d(?!\d)")  # with its cents: no quantity, no piece of a number


def corrected(cell: Field) -> bool:
    """Whether a cell holds two whole amounts, each in ink of its own.

    Arithmetic may choose between two readings of the same ink; between two that were written it would take
    the one that was struck out.
    """
    readings = list(zip(cell.readings, cell.evidence, strict=False))
    whole = [(one.value, place.box) for one, place in readings if one.value and _WHOLE.search(one.text)]
    return any(a != b and _apart(one, other) for (a, one), (b, other) in combinations(whole, 2))


def _apart(one: Box, other: Box) -> bool:
    """One above the other, or side by side and as long: a unit price and its total are not."""
    if abs(one.middle_y - other.middle_y) > 0.5 * min(one.height, other.height):
        return True
    long, short = max(one.width, other.width), min(one.width, other.width)
    return one.intersection(other) is None and long < 1.1 * short
