"""Text compared without case, accents, punctuation and spaces."""

from __future__ import annotations

import re
import unicodedata

_PREFIX = re.compile(
    r"^\s*(?:(?:(?:bon\s+de\s+)?commande|bc|bdc|cde|cmd|facture|fact|fac|num[ée]ro|num|r[ée]f|no)\b[\s.:]*[\s:]"
    r"|n\s?[°º.][\s:]*)+\s*(?=\w)",
    re.IGNORECASE,
)
_FIGURES = 3  # of a number that tells one piece from another
_ONE_SHAPE = str.maketrans({"l": "i", "1": "i", "j": "i", "0": "o", "5": "s", "8": "b"})
_TO_THE_EYE = str.maketrans({"l": "1", "i": "1", "o": "0"})
_SHAPES = ("il1j", "o0qd", "s5", "b8", "b6", "9gq", "9a", "z2")


def fold(text: str) -> str:
    """Lower case, no accents, everything but letters and digits turned into one space."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())


def compact(text: str) -> str:
    """Letters and digits only, lower case: how two writings of one number are compared."""
    return fold(text).replace(" ", "")


def unprefixed(number: str) -> str:
    """A number without the words that only say what it is: « BC n° 2026-031 », « CDE 4500/7781 ».

    A prefix that is glued to it is a part of it: « BC-2026-031 », « FA2026 ».
    """
    bare = _PREFIX.sub("", number, count=1)
    return bare if sum(c.isdigit() for c in bare) >= _FIGURES else number


def one_shape(text: str) -> str:
    """Letters and digits that look the same to any reader brought to one of them."""
    return text.translate(_ONE_SHAPE)


def same_to_the_eye(one: str, other: str) -> bool:
    """Whether two writings of a number differ by I, l and 1, or O and 0, alone: RI-2022/057, R1-2022/057."""
    return compact(one).translate(_TO_THE_EYE) == compact(other).translate(_TO_THE_EYE)


def alike(one: str, other: str) -> bool:
    """Whether two writings differ by nothing but what worn print or a hand makes of a sign.

    Figures may differ from signs of their shape: 80el49 and 80e149, Q0290 and 00290. Of the letters before
    the first figure one may be any other, for the figures tell one number from another: EC2203048, FC2203048.
    « N° » before a number may be read as letters of it: NOC-26-17, C-26-17.
    """
    a, b = sorted((compact(one), compact(other)), key=len)
    if b == f"no{a}":
        return True
    if len(a) != len(b):
        return False
    others = [at for at in range(len(a)) if not _one_sign(a[at], b[at])]
    before = next((at for at in range(len(a)) if a[at].isdigit() or b[at].isdigit()), 0)
    return not others or (len(others) == 1 and others[0] < before)


def _one_sign(one: str, other: str) -> bool:
    return one == other or any(one in shape and other in shape for shape in _SHAPES)
