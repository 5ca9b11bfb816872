"""Rates per cent: 20 %, 20,00%, 8,5; to a plain decimal without useless zeros."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.values.candidate import Parsed
from extractors.values.finder import Finder
from extractors.values.repair import DIGITISH, mend

EXAMPLES = {
    "20 %": "20",
    "20,00%": "20",
    "8,5": "8.5",
    "8.50 %": "8.5",
    "0 %": "0",
    "20": "20",
    "5,5%": "5.5",
    "2O %": "20",
    "20 °/o": "20",
    "2,10 %": "2.1",
    "100 %": "100",
}
COUNTER_EXAMPLES = ("376,25 €", "1 250,00", "2026", "18/03/2026", "120 %")
_PERCENT = re.compile(r"\s*(?:%|‰|[°º9o]\s?/\s?[o0O°])\s*$")
_RATE = re.compile(r"(\d{1,3})(?:\s?[.,]\s?(\d{1,2}))?")


def parse(text: str) -> Parsed | None:
    """From 0 to 100, two places at most. `strong` when the sign % is written."""
    bare = " ".join(text.split())
    core = _PERCENT.sub("", bare)
    sign = bare[len(core) :].strip()
    mended = mend(core)
    match = _RATE.fullmatch(mended)
    if match is None or not re.search(r"\d", core):
        return None
    value = Decimal(f"{match[1]}.{match[2] or 0}")
    if value > 100:
        return None
    return Parsed(plain(value), repaired=mended != core or sign not in ("", "%"), strong=sign == "%")


def plain(value: Decimal) -> str:
    """A decimal without an exponent or useless zeros."""
    return f"{value.normalize():f}"


_NUMBER = {"TEXT": {"REGEX": rf"^{DIGITISH}{{1,3}}$"}}
_POINT = {"TEXT": {"REGEX": r"^[.,]$"}, "OP": "?"}
_SIGN = {"TEXT": {"REGEX": r"^[%‰°º/oO09]$"}, "OP": "*"}
find = Finder([[_NUMBER, _POINT, {**_NUMBER, "OP": "?"}, _SIGN]], parse)
