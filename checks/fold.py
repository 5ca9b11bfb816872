"""Text compared without case, accents, punctuation and spaces."""

from __future__ import annotations

import unicodedata

_ONE_SHAPE = str.maketrans({"l": "i", "1": "i", "j": "i", "0": "o", "5": "s", "8": "b"})
_HANDWRITTEN = str.maketrans({"9": "g", "q": "g"})


def fold(text: str) -> str:
    """Lower case, no accents, everything but letters and digits turned into one space."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())


def compact(text: str) -> str:
    """Letters and digits only, lower case: how two writings of one number are compared."""
    return fold(text).replace(" ", "")


def one_shape(text: str) -> str:
    """Letters and digits that look the same to any reader brought to one of them."""
    return text.translate(_ONE_SHAPE)


def alike(one: str, other: str) -> bool:
    """Whether two writings differ by nothing but characters that look the same: 80el49 and 80e149."""
    return misread(one) == misread(other)


def misread(text: str) -> str:
    """A number with every sign that a hand or a reader may take for another brought to one: q and g are 9."""
    return one_shape(compact(text)).translate(_HANDWRITTEN)
