"""A count out of a total, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from models.base import Frozen

Z95 = 1.959964


class Share(Frozen):
    """`hits` out of `total`; an empty total has no rate."""

    hits: int
    total: int

    @property
    def rate(self) -> float | None:
        return self.hits / self.total if self.total else None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval: honest with few cases and at 0 or 100 %."""
        if not self.total:
            return None
        n, p = self.total, self.hits / self.total
        middle, spread = p + Z95**2 / (2 * n), Z95 * sqrt(p * (1 - p) / n + Z95**2 / (4 * n * n))
        scale = 1 + Z95**2 / n
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)

    def __str__(self) -> str:
        return "-" if self.rate is None else f"{self.percent} ({self.hits}/{self.total})"

    @property
    def percent(self) -> str:
        """The share alone, where its total stands beside it."""
        return "-" if self.rate is None else f"{100 * self.rate:.1f} %"

    @property
    def with_bounds(self) -> str:
        """The share and its interval, as printed in the tables."""
        if self.bounds is None:
            return "-"
        low, high = self.bounds
        return f"{self} [{100 * low:.1f}-{100 * high:.1f}]"


def share(answers: Iterable[bool]) -> Share:
    """How many of the answers are yes."""
    listed = list(answers)
    return Share(hits=sum(listed), total=len(listed))
