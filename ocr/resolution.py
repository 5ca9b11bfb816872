"""The resolution of a picture that does not say its own: the pieces are A4 sheets."""

from __future__ import annotations

A4_LONG = 11.69  # inches
A4_SHORT = 8.27
LIKELY = (0.6, 1.7)  # a declared resolution that gives a sheet in these shares of A4 is believed


def dpi_of(width: int, height: int, declared: float | None = None) -> int:
    """Pixels per inch: the declared ones when they make a likely sheet, those of an A4 sheet otherwise."""
    longest = max(width, height)
    if declared and LIKELY[0] <= longest / declared / A4_LONG <= LIKELY[1]:
        return round(declared)
    return max(1, round(longest / A4_LONG))
