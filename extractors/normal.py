"""The normal form in which wordings are compared: no case, accents, ligatures or punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ﬁ": "fi", "ﬂ": "fl"})
_RAISED = re.compile(r"(?<=\d)[ºª]")  # a closing quote read behind a figure: « vague 2º » is not vague 20
_ELIDED = re.compile(r"(?<![\w.,])1(?=['’][^\W\d_])")  # « financée par 1'Etat »: an l before its apostrophe
_CAPITAL = re.compile(r"(?<![\w.,'’])I(?=(?:a|e|es)(?!\w)|['’][^\W\d_])")  # « Montant de Ia TVA », « I'aide »
_NOT_WORD = re.compile(r"[^a-z0-9%€+]+")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Lower case, no accents, ligatures opened, anything but letters, digits, % € + made one space.

    >>> fold("N° de l’Œuvre : 20 %")
    'n de l oeuvre 20 %'
    >>> fold("Vague 2º, Nº 7")
    'vague 2 no 7'
    >>> fold("financée par 1'Etat")
    'financee par l etat'
    >>> fold("Montant de Ia TVA, I'INS, Ian")
    'montant de la tva l ins ian'
    """
    letters = _RAISED.sub(" ", text.translate(_LIGATURES))
    letters = _CAPITAL.sub("l", _ELIDED.sub("l", letters))
    opened = unicodedata.normalize("NFKD", letters)
    bare = "".join(c for c in opened if not unicodedata.combining(c)).lower().replace("°", " ")
    return _NOT_WORD.sub(" ", bare).strip()


def fold_words(text: str) -> tuple[str, ...]:
    """The words of the normal form."""
    return tuple(fold(text).split())


_CAPITALS_GLUED = re.compile(r"[A-ZÀ-Þ]{4,}(?=[a-zà-ÿ]{4})")


def unglued(text: str) -> str:
    """Capitals and a small word that a reader wrote as one, apart.

    >>> unglued("FINESSgéographiques : 140999012")
    'FINESS géographiques : 140999012'
    """
    return _CAPITALS_GLUED.sub(r"\g<0> ", text)


def squeeze(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    return " ".join(text.split())
