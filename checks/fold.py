"""Text compared without case, accents, punctuation and spaces."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Lower case, no accents, everything but letters and digits turned into one space."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())


def compact(text: str) -> str:
    """Letters and digits only, lower case: how two writings of one number are compared."""
    return fold(text).replace(" ", "")
