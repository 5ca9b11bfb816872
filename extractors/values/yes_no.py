"""A cell answered « oui » or « non »; a cross or a tick alone is no word, and is left to a person."""

from __future__ import annotations

import re

from extractors.normal import fold
from extractors.values.candidate import Parsed
from extractors.values.finder import Finder

EXAMPLES = {"oui": "oui", "OUI": "oui", "Non": "non", "Oui.": "oui", "0ui": "oui", "n0n": "non", "NON": "non",
            "Qui": "oui", "Oul": "oui", "Ou1": "oui", "out": "oui", "oult": "oui", "ollt": "oui"}  # fmt: skip
COUNTER_EXAMPLES = ("X", "ouïe", "nom", "sans objet", "O", "Qu", "Qn", "Ou", "Olt", "not")
# Small print of a fax: the u in two strokes, the i with its dot grown together.
_U, _I = r"(?:uu?|v|ll|li|il)", r"[il1t][lt]?"
_OUI, _NON = re.compile(rf"[o0q]{_U}{_I}"), re.compile(r"n[o0q]n")


def parse(text: str) -> Parsed | None:
    """A zero or a Q read for an O is a repair, and so is an L, a T or a one for an I."""
    said = fold(text)
    value = "oui" if _OUI.fullmatch(said) else "non" if _NON.fullmatch(said) else None
    return None if value is None else Parsed(value, repaired=said != value)


find = Finder([[{"TEXT": {"REGEX": rf"^(?i:[o0q]{_U}{_I}|n[o0q]n)\W?$"}}]], parse)
