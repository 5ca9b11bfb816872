"""A cell answered « oui » or « non »; a cross or a tick alone is no word, and is left to a person."""

from __future__ import annotations

from extractors.normal import fold
from extractors.values.candidate import Parsed
from extractors.values.finder import Finder

EXAMPLES = {"oui": "oui", "OUI": "oui", "Non": "non", "Oui.": "oui", "0ui": "oui", "n0n": "non", "NON": "non"}
COUNTER_EXAMPLES = ("X", "ouïe", "nom", "sans objet", "O")
_READ = {"oui": "oui", "0ui": "oui", "non": "non", "n0n": "non"}


def parse(text: str) -> Parsed | None:
    """A zero read for an O is a repair."""
    said = fold(text)
    value = _READ.get(said)
    return None if value is None else Parsed(value, repaired="0" in said)


find = Finder([[{"TEXT": {"REGEX": r"^(?i:[o0]ui|n[o0]n)\W?$"}}]], parse)
