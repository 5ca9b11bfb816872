"""Text that comes from a piece, made harmless to show.

A page may carry control characters, terminal escapes or marks that turn the direction of writing: a
value must never move the cursor, hide a part of itself or reorder what stands beside it.
"""

from __future__ import annotations

import unicodedata

REPLACEMENT = "\ufffd"
_SPACES = frozenset("\n\t\r\f\v")
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_ALLOWED = frozenset("\u00ad\u200b")  # soft hyphen, zero-width space: invisible and without effect


def clean(text: str) -> str:
    """The text on one line, every control or invisible formatting character made visible as �."""
    return "".join(_clean_character(character) for character in text)


def _clean_character(character: str) -> str:
    if character in _SPACES:
        return " "
    if character in _ALLOWED:
        return ""
    return REPLACEMENT if unicodedata.category(character) in _UNSAFE else character
