"""Words after a label on its line that still belong to it."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.hit import Hit
from models.page import Word

LINKS = frozenset({"de", "du", "des", "la", "le", "les", "et", "ou", "au", "à", "(s)", "n°"})
RELATIVES = frozenset(
    {"dont", "que", "qui", "où", "auquel", "laquelle", "lequel", "pour", "par", "sur", "à", "en"}
)

_CLAUSE = re.compile(
    r"^\s*(?:dont|que|qui|où|auquel|laquelle|lequel|pour|par)\s[^:\d]{2,90}[:：]\s*(?=[^\W_])", re.IGNORECASE
)

_PARTICIPLE = re.compile(r"[a-zà-ÿ]{3,}ée?s?")


def past_its_clause(hit: Hit) -> Hit:
    """« Numéro de version technique | dont est équipé le Client : | 12.0.4 »: the clause belongs to it."""
    clause = None if hit.colon else _CLAUSE.match(hit.last.text[hit.end :])
    return replace(hit, end=hit.end + clause.end()) if clause else hit


def wordy(words: tuple[Word, ...]) -> bool:
    """A few words without a figure: « du cabinet », « ANS », they still belong to the label."""
    return len(words) <= 4 and not any(c.isdigit() for w in words for c in w.text)


def is_clause(hit: Hit, words: tuple[Word, ...]) -> bool:
    """« Version technique | dont est équipé le Client », « | installée ce jour », a value right of it."""
    first = words[0].text if words else ""
    opens = first in LINKS | RELATIVES or _PARTICIPLE.fullmatch(first) is not None
    cut = len(words) == 1 and words[0].text in RELATIVES  # « … dont » over « est équipé le Client »
    told = len(words) > 1 or cut
    return opens and told and not hit.colon and not any(c.isdigit() for w in words for c in w.text)


def goes_on(hit: Hit, words: tuple[Word, ...]) -> bool:
    """« Représentant légal | de la structure », « Adresse | professionnelle »: the label goes on.

    So does « Fournisseur | / logiciel » over both of them.
    """
    if words[0].text[:1] == "/" and not hit.colon and wordy(words):
        return True
    few = len(words) <= 2 and all(w.text.isalpha() for w in words)
    small = few and all(w.text.islower() for w in words)
    # « STRUCTURE CLIENTE » over « Maison de santé du Lac ».
    label = hit.last.text[hit.start : hit.end] if len(hit.segments) == 1 else ""
    loud = few and label.isupper() and all(w.text.isupper() for w in words)
    return not hit.colon and (small or loud or (words[0].text.lower() in LINKS and wordy(words)))
