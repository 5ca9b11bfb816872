"""The Luhn key of FINESS, RPPS, SIREN, SIRET (facts §1.1-1.4)."""

from __future__ import annotations

_CORSICA = {"A": 1, "B": 2}


def luhn(text: str) -> bool:
    """True when the last digit is the key. A and B of Corsican FINESS count 1 and 2 (facts §1.1)."""
    total = 0
    for place, char in enumerate(reversed(text)):
        digit = _CORSICA.get(char)
        if digit is None:
            if not char.isdigit():
                return False
            digit = int(char)
        if place % 2:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return total % 10 == 0
