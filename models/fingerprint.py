"""Fingerprints of pictures: 256 bits in hexadecimal, that a new compression or size hardly moves."""

from __future__ import annotations

SAME_SIGNATURE = 16
"""Bits that may differ between two copies of one signature; two by one hand are further apart."""


def distance(one: str, other: str) -> int:
    """How many bits differ. Raises ValueError for a text that is no fingerprint."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
