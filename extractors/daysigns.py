"""The day that the first reader's signs say, where it made no date of them: « 121812026 », « 26/+/2022 ».

A hand's slash stands as upright as a 1, and a barred 7 is read as a cross. Nothing is said where the signs
may be parted in two ways, nor where a stroke between two figures may be a 1 of the day or of the month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

_FIGURES, _STROKES = "[0-9lI|oO+]", "[/1Il|!]"
_SHAPES = tuple(
    re.compile(rf"({_FIGURES}{{{day}}})({_STROKES})({_FIGURES}{{{month}}})({_STROKES})({_FIGURES}{{{year}}})")
    for day, month, year in product((1, 2), (1, 2), (2, 4))
)
_LIKE = str.maketrans("lI|oO", "11100")
_CROSS = ("4", "7")  # what a cross among figures is
_LAST_DAY, _LAST_MONTH = 31, 12


def days_said(raw: str) -> frozenset[str]:
    """The days (ISO) that signs may say, two where a cross stands for a figure; none where in doubt.

    >>> sorted(days_said("121812026"))
    ['2026-08-12']
    >>> sorted(days_said("26/+/2022"))
    ['2022-04-26', '2022-07-26']
    >>> sorted(days_said("3105/2025"))
    []
    """
    text = "".join(raw.split()).strip(".,;:")
    parted = [match.groups() for shape in _SHAPES if (match := shape.fullmatch(text))]
    told = [days for parts in parted if (days := frozenset(_days(parts[0], parts[2], parts[4])))]
    if len(told) != 1 or any(_may_be_figures(*parts[:4]) for parts in parted if any(_days(*parts[::2]))):
        return frozenset()
    return told[0]


def _days(day: str, month: str, year: str) -> Iterator[str]:
    texts = [t.translate(_LIKE) for t in (day, month, year[-2:])]
    crosses = sum(text.count("+") for text in texts)
    for figures in product(_CROSS, repeat=crosses) if crosses <= 1 else ():
        one, other, last = (int(text.replace("+", figures[0] if figures else "")) for text in texts)
        try:
            yield date(2000 + last, other, one).isoformat()
        except ValueError:
            continue


def _may_be_figures(day: str, first: str, month: str, second: str) -> bool:
    """Whether a stroke may be a 1 whose slash was lost: « 3105/2025 », of the 31st."""
    if (day[0] in "0oO") != (month[0] in "0oO") and 1 in (len(day), len(month)):
        return True  # hands write both with two figures, or none
    of_day = first != "/" and len(day) == 1 and _up_to(f"{day}1", _LAST_DAY)
    of_month = len(month) == 1 and (
        (first != "/" and _up_to(f"1{month}", _LAST_MONTH))
        or (second != "/" and _up_to(f"{month}1", _LAST_MONTH))
    )
    return of_day or of_month


def _up_to(text: str, last: int) -> bool:
    figures = text.translate(_LIKE)
    return "+" in figures or int(figures) <= last
