"""Identifiers that sort by the time when they were made, and that a person can spell."""

from __future__ import annotations

import secrets
import time

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # without i, l, o, u: nothing to mistake


def new_id() -> str:
    """« 1k3f9x2ab-7q4mz1wd »: milliseconds, then chance."""
    return f"{_spell(time.time_ns() // 1_000_000, 9)}-{_spell(secrets.randbits(40), 8)}"


def _spell(number: int, length: int) -> str:
    letters = []
    for _ in range(length):
        number, rest = divmod(number, 32)
        letters.append(ALPHABET[rest])
    return "".join(reversed(letters))
