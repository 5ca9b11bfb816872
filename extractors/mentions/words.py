"""What a word weighs in a sentence: negation, figure, restriction, content, or mere grammar."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer
from rapidfuzz.distance import Levenshtein

NEGATIONS = frozenset({"pas", "non", "sans", "jamais", "aucun", "aucune", "ni", "nullement"})
HALF_NEGATIONS = frozenset({"ne", "n"})  # alone they are a reader's loss as often as a writer's
RESTRICTIONS = frozenset(
    {"sauf", "excepte", "hors", "hormis", "uniquement", "seulement", "partiellement", "eventuellement"}
)
TENSES = frozenset(
    {"sera", "seront", "serait", "seraient", "etait", "etaient", "aura", "aurait", "pourra", "pourrait",
     "devra", "devrait", "peut", "doit"}
)  # fmt: skip
NUMERALS = frozenset(
    {"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "quinze", "vingt", "trente",
     "quarante", "cinquante", "soixante", "cent", "mille", "moitie"}
)  # fmt: skip
GRAMMAR = frozenset(
    {"a", "au", "aux", "avec", "c", "ce", "ces", "cet", "cette", "d", "dans", "de", "des", "du", "elle", "en",
     "est", "et", "il", "j", "je", "l", "la", "le", "les", "leur", "lui", "ou", "par", "pour", "qu", "que",
     "qui", "s", "sa", "se", "ses", "son", "sous", "sur", "un", "une", "y", "art"}
)  # fmt: skip
OPPOSING_PREFIXES = ("in", "im", "non", "de", "des", "anti")

_FRENCH = snowballstemmer.stemmer("french")
_AS_DIGITS = str.maketrans({"o": "0", "i": "1", "l": "1", "z": "2", "s": "5", "b": "8"})
_AS_SHAPES = str.maketrans({"1": "i", "l": "i", "j": "i", "0": "o", "5": "s", "8": "b", "e": "c", "g": "q"})


def is_figure(word: str) -> bool:
    return word in NUMERALS or any(c.isdigit() for c in word)


def is_critical(word: str) -> bool:
    """A word whose loss, gain or change turns the sense."""
    return word in NEGATIONS or word in RESTRICTIONS or word in TENSES or is_figure(word)


def is_content(word: str) -> bool:
    return len(word) > 1 and word not in GRAMMAR and word not in HALF_NEGATIONS


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The root that a French word shares with its family: « envoyer » and « envoi » are « envoi »."""
    return str(_FRENCH.stemWord(word))


def figure_of(word: str) -> str:
    """The figure that a word is, letters read for digits put right when digits are there too."""
    return word.translate(_AS_DIGITS) if any(c.isdigit() for c in word) else word


def same_figure(expected: str, found: str) -> bool:
    """« 120 » and « 12O », « Va1 » and « Val »; « 293 » and « 293B », an article's letter glued to it."""
    if figure_of(expected) == figure_of(found):
        return True
    if any(c.isalpha() for c in expected) and shape(expected) == shape(found):
        return True
    bare = found.rstrip("abc")
    return len(found) - len(bare) == 1 and bare == expected


def shape(word: str) -> str:
    """Letters that readers take for one another made the same.

    >>> shape("iétat") == shape("létat")
    True
    """
    return word.replace("rn", "m").replace("cl", "d").replace("vv", "w").translate(_AS_SHAPES)


def alike(expected: str, found: str) -> bool:
    """The same word, up to what readers do to letters and grammar does to endings."""
    if expected == found or _footnoted(expected, found):
        return True
    if is_figure(expected) or is_figure(found):
        return any(c.isdigit() for c in expected + found) and same_figure(expected, found)
    if shape(expected) == shape(found):
        return True
    if is_critical(expected) or is_critical(found):
        return False
    if expected in GRAMMAR or found in GRAMMAR:
        return expected in GRAMMAR and found in GRAMMAR
    return not opposed(expected, found) and _few_slips(expected, found)


def _footnoted(expected: str, found: str) -> bool:
    """« 2La », « secondaire1 »: a footnote's mark read with a word."""
    return expected.isalpha() and found.strip("123456789") == expected and len(found) == len(expected) + 1


def opposed(expected: str, found: str) -> bool:
    """« complet » and « incomplet »."""
    return any(found == p + expected or expected == p + found for p in OPPOSING_PREFIXES)


def _few_slips(expected: str, found: str) -> bool:
    size = max(len(expected), len(found))
    allowed = 0 if size <= 3 else 1 if size <= 5 else 2 if size <= 9 else 3
    return Levenshtein.distance(shape(expected), shape(found), score_cutoff=allowed) <= allowed


def critical_of(words: Iterable[str]) -> list[str]:
    """The words that turn the sense, in a form that can be compared."""
    return sorted(figure_of(word) for word in words if is_critical(word))


def content_of(words: Iterable[str]) -> list[str]:
    return [word for word in words if is_content(word)]
