"""The edge of a column where rows leave no blank under their headers."""

from __future__ import annotations

from collections.abc import Sequence

from models.geometry import Box


def before_header(header: Box, steps: Sequence[float], words: Sequence[tuple[float, float]]) -> float | None:
    """Between two words, nearest to where the right header starts: « Vague 1 + Vague | 1 »."""
    free = (x for x in steps if x <= header.left and not any(left < x < right for left, right in words))
    return max(free, default=None)
