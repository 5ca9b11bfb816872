"""Figures that a count is held against, and that are none: « Dt > 60 », « seuil : 60 », « au moins 60 »."""

from __future__ import annotations

import re

from extractors.normal import fold

_SIGN = re.compile(r"(?<![-=–—])[<>≥≤⩾⩽]")  # « -> » and « => » only point
_NAMES = frozenset(
    {"seuil", "objectif", "cible", "minimum", "maximum", "mini", "maxi", "min", "max"}
    | {"minimal", "minimale", "maximal", "maximale", "attendu", "attendus", "requis", "exige", "exiges"}
)
_SHORT = 3  # words before the end of the line: « Dt supérieur à », whose figure stands in the next cell
_COMPARES = re.compile(
    r"\b(?:au (?:moins|plus)|(?:plus|moins) de|(?:superieure?s?|inferieure?s?)(?: ou egale?s?)? a"
    r"|depasser?|exceder?|atteindre)$"
)
_BEHIND = re.compile(
    r"(?:min(?:i|imum)?|max(?:i|imum)?|au (?:moins|plus)|ou (?:plus|moins)|requis|exiges?|attendus?)\b"
)


def is_limit(before: str, after: str) -> bool:
    """Whether a figure between two texts of its line is a limit."""
    return _names(re.split(r"\d", before)[-1]) or bool(_BEHIND.match(fold(re.split(r"[\d(]", after)[0])))


def held_against(before: str, after: str) -> bool:
    """Whether a label between two texts of its line is told with a limit, and not with its count.

    What stands in brackets is an aside: « Dt (seuil 60) : 1 846 ».
    """
    if _NAMES & set(fold(re.split(r"\d", before)[-1]).split()):
        return True
    told = re.split(r"[\d(]", after)[0]
    figured = re.match(r"[^(]*\d", after) is not None
    return _names(told) and (figured or len(told.split()) <= _SHORT)


def _names(text: str) -> bool:
    said = fold(text)
    return bool(_SIGN.search(text) or _NAMES & set(said.split()) or _COMPARES.search(said))
