"""Letters that readers put for digits, and the digits that were meant."""

from __future__ import annotations

import re

LOOK_ALIKES = {
    "O": "0",
    "o": "0",
    "Q": "0",
    "D": "0",
    "I": "1",
    "l": "1",
    "|": "1",
    "i": "1",
    "!": "1",
    "Z": "2",
    "z": "2",
    "S": "5",
    "s": "5",
    "G": "6",
    "b": "6",
    "B": "8",
    "T": "7",
    "A": "4",
    "g": "9",
    "q": "9",
}
OPEN_ZEROS = "CcUu"  # a hand that does not close its zeros; in a day alone: elsewhere they are letters
_TABLE = str.maketrans(LOOK_ALIKES)
_HAND = str.maketrans(OPEN_ZEROS, "0" * len(OPEN_ZEROS))
DIGITISH = "[0-9" + re.escape("".join(LOOK_ALIKES)) + "]"
_SEPARATORS = re.compile(r"[\s.\-_·,'’/]+")


def mend(text: str) -> str:
    """The text with every look-alike made a digit."""
    return text.translate(_TABLE)


def mend_day(text: str) -> str:
    """The same in a day, where a hand leaves its zeros open: « 25/02/2C27 »."""
    return mend(text).translate(_HAND)


def digits_of(text: str, separators: re.Pattern[str] = _SEPARATORS) -> tuple[str, bool] | None:
    """The digits of an identifier and whether letters were changed; None when it is no number.

    At least two thirds must be true digits, or any word would be one.
    """
    bare = separators.sub("", text)
    mended = mend(bare)
    if not mended.isascii() or not mended.isdigit():
        return None
    true = sum(c.isdigit() for c in bare)
    if true * 3 < len(bare) * 2:
        return None
    return mended, mended != bare
