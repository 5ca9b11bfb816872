"""Ceilings of the scheme (S2:798-894) and amounts computed from them, half up (S0:31-46)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

CENT = Decimal("0.01")
# HT ceilings: client profile -> (principale vague 2, principale vague 1 + 2, secondaire)
CEILINGS = {
    "medecin": (Decimal("376.25"), Decimal("483.75"), Decimal("104.17")),
    "A": (Decimal("2633.75"), Decimal("3386.25"), Decimal("729.17")),
    "B": (Decimal("4515.00"), Decimal("5805.00"), Decimal("1250.00")),
    "C": (Decimal("6396.25"), Decimal("8223.75"), Decimal("1770.83")),
    "D": (Decimal("8277.50"), Decimal("10642.50"), Decimal("2291.67")),
    "E": (Decimal("10158.75"), Decimal("13061.25"), Decimal("2812.50")),
}
RATES = {
    "971": Decimal("8.5"),
    "972": Decimal("8.5"),
    "974": Decimal("8.5"),
    "973": Decimal(0),
    "976": Decimal(0),
}


def cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class Line:
    """An amount line. `vat` and `ttc` are None when the supplier is not liable to VAT."""

    site: str | None
    ht: Decimal
    rate: Decimal
    vat: Decimal | None
    ttc: Decimal | None


def line(site: str | None, ht: Decimal, rate: Decimal, liable: bool) -> Line:
    if not liable:
        return Line(site, ht, Decimal(0), None, None)
    vat = cents(ht * rate / 100)
    return Line(site, ht, rate, vat, ht + vat)


def total(lines: tuple[Line, ...] | list[Line]) -> Line:
    """The sum of lines of one rate."""
    liable = lines[0].vat is not None
    return Line(
        None,
        sum((x.ht for x in lines), Decimal(0)),
        lines[0].rate,
        sum((x.vat or Decimal(0) for x in lines), Decimal(0)) if liable else None,
        sum((x.ttc or Decimal(0) for x in lines), Decimal(0)) if liable else None,
    )


def agreed(rng: Random, ceiling: Decimal) -> Decimal:
    """What supplier and client agree on: the ceiling, or less (S2:741-747)."""
    if rng.random() < 0.6:
        return ceiling
    share = Decimal(rng.randint(55, 99)) / 100
    lower = ceiling * share
    return cents(lower) if rng.random() < 0.5 else lower.quantize(Decimal(1), ROUND_HALF_UP).quantize(CENT)


def perf(documents: int, sent: int) -> Decimal:
    """The grandeur PERF (S2:379-386)."""
    if documents <= 60:
        return Decimal(0)
    ratio = Decimal(sent) / Decimal(documents)
    if ratio >= Decimal("0.6"):
        return Decimal(1)
    return Decimal("0.5") if ratio >= Decimal("0.4") else Decimal(0)
