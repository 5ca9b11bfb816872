"""When two texts are the same: letter by letter, or to a person."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation

from models.reading import ValueKind

NUMBERS = frozenset({ValueKind.AMOUNT, ValueKind.RATE, ValueKind.COUNT})
PROSE = frozenset({ValueKind.TEXT, ValueKind.PERSON, ValueKind.ADDRESS})
TITLES = frozenset({"dr", "docteur", "m", "mr", "mme", "monsieur", "madame", "pr", "professeur"})


def same(wanted: str, got: str, kind: ValueKind) -> bool:
    """Letter by letter once spaces are folded; numbers by their value (8.5 and 8.50)."""
    if kind in NUMBERS:
        try:
            return Decimal(wanted) == Decimal(got)
        except InvalidOperation:
            return False
    return " ".join(wanted.split()) == " ".join(got.split())


def alike(wanted: str, got: str, kind: ValueKind) -> bool:
    """The same prose but for case, accents, punctuation and titles of civility."""
    return kind in PROSE and bare(wanted) == bare(got)


def bare(text: str) -> tuple[str, ...]:
    """Words in small letters without accents, punctuation or title."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    spaced = "".join(c if c.isalnum() else " " for c in plain.casefold())
    return tuple(word for word in spaced.split() if word not in TITLES)
