"""Amounts as a line of a piece prints them, with their currency before or after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_FIGURES = r"(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+)(?:[.,](\d\d))?(?!\d)"
_PRICE = re.compile(
    rf"(?<![\d.,/]){_FIGURES}\s?(?:€|(?:eur(?:os?)?|h\.?t|ttc)\b)",
    re.IGNORECASE,
)
# « EUR 60,00 », « € 60 »; in « 451,50 € 20 % » the sign is of the amount before it.
_FIRST = re.compile(rf"(?<!\d)(?<!\d\s)(?:€|\bEUR)\s?{_FIGURES}(?!\s?[%€/]|[.,]?\d)")


def prices(text: str) -> Iterator[Decimal]:
    """The sums of a text that a currency, HT or TTC follows, then those that a currency stands before."""
    for match in (*_PRICE.finditer(text), *_FIRST.finditer(text)):
        yield Decimal(re.sub(r"\D", "", match[1]) + "." + (match[2] or "00"))
