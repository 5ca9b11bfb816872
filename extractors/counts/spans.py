"""Words that make a count another one: of a part of the period, of what failed, of those among others."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.counts.rows import TOTAL
from extractors.normal import fold
from models.months import MONTHS

_OTHER = frozenset(
    {"mensuel", "mensuelle", "mensuels", "mensuelles", "hebdomadaire", "quotidien", "quotidienne"}
    | {"moyenne", "moy", "mediane", "taux", "ecart", "evolution", "variation"}
)
_FAILED = re.compile(r"\b(?:echec|echou|erreur|rejet|refus|attente|restant|annul|mssante\b)")
_OTHERS = re.compile(r"\b(?:non|pas|sans|dont|parmi|avec (?:une |leur |l )?(?:ins|identite))\b")
_AMONG = re.compile(r"\b(?:sur|dont|parmi|contre|soit)$")
_SINCE = frozenset({"depuis", "partir", "compter", "fin", "jusqu", "jusque"})
_MONTH = re.compile(r"\b(?:par|ce|du|dernier|chaque) (?:dernier )?mois\b")


def of_a_part(before: str, after: str) -> bool:
    """Whether a label between two texts of its line is told of one month, of a mean or of a rate, not of all.

    Two months are the ends of a period, and « au 31 décembre », « à fin décembre » is the end of one.
    """
    said = f"{re.split(r'[.;|]', before)[-1]} / {re.split(r'[=:]', after)[0]}"
    words = fold(said).split()
    if TOTAL & set(words):
        return False
    beside = set(fold(re.split(r"\d", before)[-1]).split()) | set(fold(re.split(r"[\d:=]", after)[0]).split())
    if beside & _OTHER or _MONTH.search(" ".join(words)):
        return True
    months = [(one, two) for one, two in pairwise(["", *words]) if two in MONTHS]
    return len(months) == 1 and not months[0][0].isdigit() and not _SINCE & set(words)


def of_another(after: str) -> bool:
    """Whether the words behind a label make it another: « Documents envoyés en échec », « … dont … »."""
    words = fold(re.split(r"[\d:=]", after)[0])
    return bool(_FAILED.search(words) or _OTHERS.search(words))


def failed(line: str) -> bool:
    """Whether a head, or a line that goes on with a label, tells what failed: « rejetés »."""
    return bool(_FAILED.search(fold(line)))


def told_apart(before: str) -> bool:
    """Whether a figure behind a label is another one's: « envoyés sur 3 170 », « juillet 800, août 727 »."""
    words = re.split(r"[\d,;]", before)[-1]
    return bool(_AMONG.search(fold(words))) or (":" not in words and of_a_part("", words))
