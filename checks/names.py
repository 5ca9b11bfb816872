"""Persons, firms and software compared as a careful officer would: order, case, accents, titles do not count.

SAME: the same to any eye. CLOSE: one or two letters, a missing second name, an initial; a person decides,
or a proved identifier does. DIFFERENT: somebody or something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from checks.fold import compact, fold, one_shape

TITLES = frozenset(
    {"dr", "docteur", "m", "mr", "monsieur", "mme", "madame", "mlle", "mademoiselle"}
    | {"pr", "professeur", "me", "maitre"}
)
_TITLED = re.compile(r"\b(?:Dr|Pr|Mme|Mlle)(?=[A-ZÀ-Þ])")  # « DrC. Delmas »
_FORMS = frozenset(
    {"sa", "sas", "sasu", "sarl", "eurl", "snc", "sci", "scm", "scp", "scop", "gie", "gcs", "sisa", "ste"}
    | {"selarl", "selas", "sel", "msp", "cds", "association", "societe", "ets", "etablissements"}
    | {"la", "le", "les", "l", "de", "du", "des", "d", "et"}
)
# « Anouk WEIBEL, directrice »: what somebody is, after the name, in small letters.
# Nobody is named in it, and nobody signs for another: « …, représentée par Jean DUPONT ».
_ROLES = (
    "Direct|Gérant|Président|Pharmacien|Titulaire|Responsable|Administrat|Médecin|Associé|Biologiste|Chef"
)
_OFFICE = re.compile(
    rf"\s*,\s*(?!.*\b(?:par|pour)\b)(?:[a-zà-ÿ’'-]{{4}}|(?:{_ROLES})[a-zà-ÿ]*)[a-zà-ÿ’' -]*$"
)
# « Rémi CLAUDEL (SISA Vosges Santé) », « (directrice) »: of which structure, or what somebody is.
_BRACKETED = re.compile(
    r"\s*\((?!.*\b(?:par|pour|p\s?[./]?\s?o|sous)\b)(?:(?:co-?)?(?:directeur|directrice|g[ée]rante?|pr[ée]sidente?"
    r"|titulaire|associ[ée]e?|repr[ée]sentante?|coordinat(?:eur|rice)|m[ée]decin|pharmacien(?:ne)?)(?:\sl[ée]gale?)?"
    r"|(?:sisa|selarl|selas|sel|scm|scp|gie|gcs|msp|cds|centre|maison|cabinet|clinique|polyclinique"
    r"|h[ôo]pital|pharmacie|officine|laboratoire|association)\b[^(),;:]*)\)$",
    re.IGNORECASE,
)
# « Lumea (SIRET 123 456 789 00012) »: an identifier beside a name is controlled as such.
_NUMBERED = re.compile(
    r"[(,–—-]?\s*(?:n[°o]\s*(?:de\s+)?)?\b(?:siret|siren|rcs|finess)\b(?:\s+[^\W\d_]+)?[\s:°]*"
    r"\d[\d .]{7,}\d\)?",
    re.IGNORECASE,
)
# « Pôle du Forez, 1 rue Notre-Dame, 42600 … »: where somebody is, by the name of a street or a postal code;
# by both where the street has no number: « …, Route de Collioure, 66660 Port-Vendres ».
_WAYS = "rue|avenue|av|boulevard|bd|place|pl|chemin|impasse|all[ée]e|route|rte|quai|cours|square|passage"
_STREET = re.compile(
    rf"\s*[,;]\s*(?:\d+\s*(?:bis|ter|[a-d])?\b\s*,?\s*(?:(?:{_WAYS})\b.*|[^,;]+[,;]?\s*\b\d{{5}}\b.*)"
    rf"|(?:{_WAYS})\s[^,;\d]+[,;]\s*\d{{5}}\s[^\d,;]+)$",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?<!\w)p\s?[./]\s?o\b|\bpour ordre\b|\bpar (?:délégation|delegation|procuration)\b|^\W*pour\b"
)
_SMALL = frozenset(
    {"m", "mr", "me", "dr", "pr", "de", "du", "d", "la", "le", "l", "a"}
)  # words before a street
# Pairs that scanners and readers confuse in print, brought to one shape.
_SHAPES = (("rn", "m"), ("cl", "d"), ("vv", "w"))


# « Ph. », « Chr. »
_SHORTENED = re.compile(r"\b(?!(?:Dr|Pr|Mr|Me|Mme|St|Ste)\.)([A-ZÀ-Þ])[a-zà-ÿ]{1,2}\.\s?")
_WORD = 3  # letters: a shorter one goes with the word after it
WHOLE = 6  # letters: a shorter name stands in others by chance


class Match(StrEnum):
    SAME = "same"
    CLOSE = "close"
    DIFFERENT = "different"


def person(read: str, declared: str) -> Match:
    """Two names of a person. « M athilde VIAL » is no Monsieur: the letters count before the titles."""
    alone = _BRACKETED.sub("", _OFFICE.sub("", read))
    if alone != read and person(alone, declared) is Match.SAME:
        return Match.SAME
    mine, theirs = _person_words(read), _person_words(declared)
    mine = _without_paraph(mine, theirs)
    if not mine or not theirs:
        return Match.DIFFERENT
    if _same_letters(mine, theirs) or _same_letters(fold(read).split(), fold(declared).split()):
        return Match.SAME
    if _nearly_same_letters(mine, theirs):
        return Match.CLOSE
    short, long = sorted((mine, theirs), key=len)
    return Match.CLOSE if _each_has_its_like(short, long) else Match.DIFFERENT


def _without_paraph(mine: list[str], theirs: list[str]) -> list[str]:
    """« Élodie Mounier EM »: the initials of that very name after it."""
    initials = sorted(word[0] for word in theirs)
    signed = len(mine) == len(theirs) + 1 > 2 and sorted(mine[-1]) == initials
    return mine[:-1] if signed else mine


def for_another(read: str) -> bool:
    """« p/o Élodie MARCHETTI », « pour le Dr VIAL », « par délégation »: somebody signs for another."""
    return bool(_FOR.search(read.casefold()))


def initialled(read: str, declared: str) -> bool:
    """« Dr C. Delmas », « Ph. Le Moal »: the surname whole, each first name by its initial or whole."""
    mine = _person_words(_SHORTENED.sub(r"\1. ", _OFFICE.sub("", read)))
    theirs = _person_words(declared)
    if len(mine) != len(theirs) or not any(len(word) == 1 for word in mine):
        return False
    initials = [word for word in mine if len(word) == 1]
    whole = [word for word in mine if len(word) > 1]
    left = list(theirs)
    for word in whole:
        like = next((other for other in left if _shape(other) == _shape(word)), None)
        if like is None:
            return False
        left.remove(like)
    given_last = declared.split(maxsplit=1)[0].isupper() and not declared.isupper()  # « DELMAS Catherine »
    surname = _shape(theirs[0] if given_last else theirs[-1])
    told = surname in map(_shape, whole) and max(map(len, whole)) > 2
    return told and sorted(initials) == sorted(word[0] for word in left)


def firm(read: str, declared: str) -> Match:
    """Two names of a firm or a structure; legal forms, small words and an address after it do not count."""
    read = _STREET.sub("", read)
    mine, theirs = _firm_words(read), _firm_words(declared)
    if not mine or not theirs:
        return Match.SAME if compact(read) == compact(declared) else Match.DIFFERENT
    if _same_letters(mine, theirs) or compact(read) == compact(declared):
        return Match.SAME
    if set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return Match.CLOSE
    if _holds("".join(mine), "".join(theirs)):
        return Match.CLOSE
    close = fuzz.ratio("".join(sorted(mine)), "".join(sorted(theirs))) >= 85
    return Match.CLOSE if close or fuzz.ratio("".join(mine), "".join(theirs)) >= 85 else Match.DIFFERENT


def misread(read: str, declared: str) -> bool:
    """Whether a reader may have made one firm's name of the other: the words that they share tell nothing."""
    mine, theirs = _firm_words(_STREET.sub("", read)), _firm_words(declared)
    one = "".join(word for word in mine if word not in theirs)
    other = "".join(word for word in theirs if word not in mine)
    if not one or not other or _holds("".join(mine), "".join(theirs)):
        return True
    longest = max(len(one), len(other))
    return Levenshtein.distance(_shape(one), _shape(other)) <= max(1 if longest < WHOLE else 2, longest // 5)


def address(read: str, declared: str) -> Match:
    """Two addresses; words before the number of the street (« À l’attention de Mme X ») do not count.

    « l2 rue Haute » is not « 2 rue Haute » with a word before it.
    """
    mine, theirs = fold(read).split(), fold(declared).split()
    before = mine[: len(mine) - len(theirs)]
    added = bool(before) and mine[len(before) :] == theirs and theirs[0].isdigit()
    if added and all(word.isalpha() and (len(word) > 2 or word in _SMALL) for word in before):
        return Match.SAME
    return firm(read, declared)


def _holds(one: str, other: str) -> bool:
    """One name inside the other: a word of the line was glued to it, « Luméa SantéDénomination »."""
    short, long = sorted((one, other), key=len)
    return len(short) >= WHOLE and short in long


def best(matches: Iterable[Match]) -> Match:
    """What the readings of one field say together, the field's own first.

    A second reading settles what is close; where the first one differs, it only calls for a person.
    """
    first, *others = matches
    if first is Match.SAME or Match.SAME not in others:
        return first
    return Match.SAME if first is Match.CLOSE else Match.CLOSE


def pieced(readings: Sequence[str], declared: str) -> bool:
    """Whether readings of one name, each a letter or two off, show all its words between them.

    « Lémi Saint-Clair » and « Rémi saintClsir » are Rémi Saint-Clair; « Martine Roy » shows no Martin.
    """
    like = [one for one in readings if person(one, declared) is not Match.DIFFERENT]
    seen = {part for one in like for part in _runs([_shape(word) for word in _person_words(one)])}
    words = [_shape(word) for word in _person_words(declared)]
    # A small word goes with the one after it: « DaSilva », « Silva ».
    ends = [at for at, word in enumerate(words) if len(word) >= _WORD]
    starts = [0, *(at + 1 for at in ends)]
    parts = [(words[at], "".join(words[start : at + 1])) for start, at in zip(starts, ends, strict=False)]
    return bool(parts) and all(seen & set(part) for part in parts)


def _runs(words: Sequence[str]) -> set[str]:
    """Every word, and neighbours as one: readers part and join them."""
    count = len(words)
    return {"".join(words[start:end]) for start in range(count) for end in range(start + 1, count + 1)}


def _person_words(name: str) -> list[str]:
    """The words of a name; a figure among them is a stroke of the table, or of the next column."""
    words = [word for word in fold(_TITLED.sub(r"\g<0> ", name)).split() if not word.isdigit()]
    while words and words[0] in TITLES:
        words = words[1:]
    return [word for word in words if word not in TITLES or len(word) == 1]


def _firm_words(name: str) -> list[str]:
    joined = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", _NUMBERED.sub(" ", name).casefold())  # S.A.S. is SAS
    return [word for word in fold(joined).split() if word not in _FORMS]


def _shape(text: str) -> str:
    for pair, one in _SHAPES:
        text = text.replace(pair, one)
    return one_shape(text)


def _same_letters(mine: list[str], theirs: list[str]) -> bool:
    """Same words in any order, or the same letters with words cut elsewhere (Le Goff, LEGOFF)."""
    if sorted(map(_shape, mine)) == sorted(map(_shape, theirs)):
        return True
    return any(one == other for one in _turns(mine) for other in _turns(theirs))


def _turns(words: list[str]) -> list[str]:
    """The letters of a name, begun at each of its words: « DUBREUILMaëlle » is Maëlle DUBREUIL."""
    return [_shape("".join(words[i:] + words[:i])) for i in range(len(words))]


def _nearly_same_letters(mine: list[str], theirs: list[str]) -> bool:
    """The same but for a letter or two, whatever the cuts between words: « CA STA GNÉ Frangoise »."""
    return any(_near(one, other) for one in _turns(mine) for other in _turns(theirs))


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
