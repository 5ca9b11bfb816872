"""Persons, firms and software compared as a careful officer would: order, case, accents, titles do not count.

SAME: the same to any eye. CLOSE: one or two letters, a missing second name, an initial; a person decides,
or a proved identifier does. DIFFERENT: somebody or something else.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from checks.fold import compact, fold, one_shape

_TITLES = frozenset(
    {"dr", "docteur", "m", "mr", "monsieur", "mme", "madame", "mlle", "mademoiselle"}
    | {"pr", "professeur", "me", "maitre"}
)
_FORMS = frozenset(
    {"sa", "sas", "sasu", "sarl", "eurl", "snc", "sci", "scm", "scp", "scop", "gie", "gcs", "sisa", "ste"}
    | {"selarl", "selas", "sel", "msp", "cds", "association", "societe", "ets", "etablissements"}
    | {"la", "le", "les", "l", "de", "du", "des", "d", "et"}
)
# Pairs that scanners and readers confuse in print, brought to one shape.
_SHAPES = (("rn", "m"), ("cl", "d"), ("vv", "w"))
_VERSION_WORDS = re.compile(r"\b(version|vers|ver|release|logiciel|lgc|v)\b\.?|(?<![a-z0-9])v(?=\d)")


class Match(StrEnum):
    SAME = "same"
    CLOSE = "close"
    DIFFERENT = "different"


def person(read: str, declared: str) -> Match:
    """Two names of a person."""
    mine, theirs = _person_words(read), _person_words(declared)
    if not mine or not theirs:
        return Match.DIFFERENT
    if _same_letters(mine, theirs):
        return Match.SAME
    if _nearly_same_letters(mine, theirs):
        return Match.CLOSE
    short, long = sorted((mine, theirs), key=len)
    return Match.CLOSE if _each_has_its_like(short, long) else Match.DIFFERENT


def firm(read: str, declared: str) -> Match:
    """Two names of a firm or a structure; legal forms and small words do not count."""
    mine, theirs = _firm_words(read), _firm_words(declared)
    if not mine or not theirs:
        return Match.SAME if compact(read) == compact(declared) else Match.DIFFERENT
    if _same_letters(mine, theirs):
        return Match.SAME
    if set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return Match.CLOSE
    close = fuzz.ratio("".join(sorted(mine)), "".join(sorted(theirs))) >= 85
    return Match.CLOSE if close or fuzz.ratio("".join(mine), "".join(theirs)) >= 85 else Match.DIFFERENT


def version(read: str, declared: str) -> Match:
    """Two versions: « v3.2 », « Version 3.2 » and « 3.2 » are one; 3.2 and 3.2.0 are close."""
    mine, theirs = _bare_version(read), _bare_version(declared)
    if mine == theirs:
        return Match.SAME
    numbers = re.findall(r"\d+", mine), re.findall(r"\d+", theirs)
    if any(numbers) and _without_zeros(numbers[0]) == _without_zeros(numbers[1]):
        return Match.CLOSE
    return Match.DIFFERENT


def split_software(text: str, name: str) -> tuple[str, str]:
    """« MediSoft Pro v3.2 » as its name and its version, by the words of `name`, else by the last number."""
    plain, wanted = _dotted(text), _dotted(name)
    at = plain.find(wanted)
    if at >= 0:
        return wanted, _bare_version(plain[at + len(wanted) :] or plain[:at])
    found = re.search(r"(?:version|vers|v)?[ .:]*\d[\w.]*\s*$", plain)
    if found is None:
        return plain, ""
    return plain[: found.start()].strip(), _bare_version(found[0])


def _person_words(name: str) -> list[str]:
    words = fold(name).split()
    while words and words[0] in _TITLES:
        words = words[1:]
    return [word for word in words if word not in _TITLES or len(word) == 1]


def _firm_words(name: str) -> list[str]:
    joined = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", name.casefold())  # S.A.S. is SAS
    return [word for word in fold(joined).split() if word not in _FORMS]


def _shape(text: str) -> str:
    for pair, one in _SHAPES:
        text = text.replace(pair, one)
    return one_shape(text)


def _same_letters(mine: list[str], theirs: list[str]) -> bool:
    """Same words in any order, or the same letters with words cut elsewhere (Le Goff, LEGOFF)."""
    if sorted(map(_shape, mine)) == sorted(map(_shape, theirs)):
        return True
    target = _shape("".join(theirs))
    turns = (mine[i:] + mine[:i] for i in range(len(mine)))
    return any(_shape("".join(turn)) == target for turn in turns)


def _nearly_same_letters(mine: list[str], theirs: list[str]) -> bool:
    """The same but for a letter or two, whatever the cuts between words: « CA STA GNÉ Frangoise »."""
    target = _shape("".join(theirs))
    turns = (mine[i:] + mine[:i] for i in range(len(mine)))
    return any(_near(_shape("".join(turn)), target) for turn in turns)


def _each_has_its_like(short: list[str], long: list[str]) -> bool:
    """Every word of the shorter name stands for another word of the longer one."""
    left = list(long)
    for word in sorted(short, key=len, reverse=True):
        like = next((other for other in sorted(left, key=len, reverse=True) if _alike(word, other)), None)
        if like is None:
            return False
        left.remove(like)
    return True


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return _near(_shape(one), _shape(other))


def _near(one: str, other: str) -> bool:
    """No more than one letter differs, or two in a long word."""
    shortest = min(len(one), len(other))
    allowed = 2 if shortest >= 8 else 1 if shortest >= 4 else 0
    return Levenshtein.distance(one, other) <= allowed


def _dotted(text: str) -> str:
    """Lower case without accents; dots inside numbers stay, other signs become spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"(?<=\d),(?=\d)", ".", plain)
    return " ".join(re.sub(r"[^\w.]+|(?<!\d)\.|\.(?![\dx])", " ", plain).split())


def _bare_version(text: str) -> str:
    return _VERSION_WORDS.sub(" ", _dotted(text)).replace(" ", "")


def _without_zeros(numbers: list[str]) -> list[int]:
    values = [int(n) for n in numbers]
    while values and values[-1] == 0:
        values.pop()
    return values
