"""Months, and the department of a client."""

from __future__ import annotations

import calendar
from datetime import date


def add_months(start: date, months: int) -> date:
    """The same day so many months later, the last day of the month when that day does not exist."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def month_after(day: date) -> date:
    """The first day of the next month: when the Prestation secondaire starts (S2:693-694)."""
    return add_months(day.replace(day=1), 1)


def department_of_postcode(code: str) -> str | None:
    """ "69", "2A" or "974"; Corsica's two departments share 20 and are told by the third digit."""
    if len(code) != 5 or not code.isdigit():
        return None
    if code.startswith(("97", "98")):
        return code[:3]
    if code.startswith("20"):
        return "2A" if code[2] in "01" else "2B"
    return code[:2]


def department_of_finess(finess: str) -> str | None:
    """First two characters; overseas 97 01 is 971, and 98 is where Mayotte's numbers are (facts §1.1)."""
    if len(finess) != 9:
        return None
    if finess.startswith("97"):
        return f"97{finess[3]}" if finess[2] == "0" else finess[:3]
    return "976" if finess.startswith("98") else finess[:2].upper()
