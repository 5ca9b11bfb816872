"""Sums as the texts make them: Decimal, half up, to the cent (S0:31-46, facts §3.3)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from models.dossier import Line
from schemes.facts import Performance

CENT = Decimal("0.01")
HUNDRED = Decimal(100)


def cents(value: Decimal) -> Decimal:
    """Rounded half up to the cent."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def vat_of(excl_tax: Decimal, rate: Decimal) -> Decimal:
    """The VA amount of an HT amount at a rate in per cent."""
    return cents(excl_tax * rate / HUNDRED)


def share(value: Decimal, per_cent: Decimal) -> Decimal:
    """A part of an amount, half up to the cent."""
    return cents(value * per_cent / HUNDRED)


def near(one: Decimal, other: Decimal, tolerance: Decimal) -> bool:
    return abs(one - other) <= tolerance


def perf(performance: Performance, total: int, sent: int) -> Decimal:
    """PERF from Dt and Dm: 0 up to the floor of documents, then the highest step reached (S2:379-386).

    The ratio is compared as a product, so that 60 % exactly is never lost to a division.
    """
    if total <= performance.documents:
        return Decimal(0)
    reached = (step for step in performance.steps if Decimal(sent) * HUNDRED >= step.ratio * total)
    return max((step.value for step in reached), default=Decimal(0))


def financed(lines: Iterable[Line], *, liable: bool) -> Decimal:
    """What the State pays for lines: TTC, or HT when the supplier is not liable to VAT (S2:773-777)."""
    total = Decimal(0)
    for line in lines:
        total += incl_tax(line) if liable else line.excl_tax
    return total


def incl_tax(line: Line) -> Decimal:
    """The TTC declared, or computed when the line gives none."""
    return line.incl_tax if line.incl_tax is not None else line.excl_tax + vat_of(line.excl_tax, line.rate)
