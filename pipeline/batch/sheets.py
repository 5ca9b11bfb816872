"""Whether two pages that share something are one sheet."""

from __future__ import annotations

from collections.abc import Callable

from models.fingerprint import distance
from pipeline.batch.look import Grey, same_picture
from pipeline.batch.same import Member

FAR = 110  # of 256 bits: two prints that far apart are not worth opening their pictures
# Without their pictures, only pages that say the same and look the same are told.
NEAR = 12
SAME_WORDS = 0.9
Opened = Callable[[Member], Grey | None]


def same_sheet(one: Member, other: Member, opened: Opened) -> bool:
    """The same sheet, by its picture where it is kept, else by its print and words."""
    close = _close(one, other)
    words = _shared_words(one, other)
    if close > FAR and words < 0.5:
        return False
    first, second = opened(one), opened(other)
    if first is None or second is None:
        return close <= NEAR and words >= SAME_WORDS
    return same_picture(first, second)


def _close(one: Member, other: Member) -> int:
    if not one.trace.value or not other.trace.value:
        return FAR + 1
    return distance(one.trace.value, other.trace.value)


def _shared_words(one: Member, other: Member) -> float:
    mine, theirs = set(one.trace.words), set(other.trace.words)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
