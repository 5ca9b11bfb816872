"""Dates of a calendar, those relative to another one computed."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import datetime

from schemes.facts import After
from schemes.source import Unknown


def resolve(
    dates: Mapping[str, datetime | After | Unknown], key: str, known: Mapping[str, datetime]
) -> datetime | None:
    """The date, the operator's first; None when it, or the one it counts from, is unknown.

    Raises ValueError when dates count from each other in a ring.
    """
    months = 0
    for _ in range(len(dates) + 1):
        at = known.get(key, dates[key])
        if isinstance(at, Unknown):
            return None
        if isinstance(at, datetime):
            return later(at, months)
        key, months = at.after, months + at.months
    raise ValueError(f"dates count from each other: {key}")


def later(at: datetime, months: int) -> datetime:
    """The same day and hour so many months later, the month's last day when that day does not exist."""
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return at.replace(year=year, month=month + 1, day=min(at.day, last))
