"""SIRET: 14 digits, Luhn; branches of La Poste: digit sum divisible by 5 (facts §1.4)."""

from __future__ import annotations

from stdnum.fr import siret

from extractors.values.candidate import Parsed
from extractors.values.finder import Finder
from extractors.values.repair import DIGITISH, digits_of

EXAMPLES = {
    "732 829 320 00074": "73282932000074",
    "73282932000074": "73282932000074",
    "732.829.320.00074": "73282932000074",
    "356 000 000 49837": "35600000049837",
    "7 3 2 8 2 9 3 2 0 0 0 0 7 4": "73282932000074",
    "73282932OOOO74": "73282932000074",
}
COUNTER_EXAMPLES = ("Tél. 01 23 45 67 89", "732 829 320", "18/03/2026")


def parse(text: str) -> Parsed | None:
    """14 digits; a wrong key is kept and said."""
    found = digits_of(text)
    if found is None or len(found[0]) != 14:
        return None
    digits, repaired = found
    return Parsed(digits, valid=siret.is_valid(digits), repaired=repaired)


find = Finder(
    [[{"TEXT": {"REGEX": rf"^{DIGITISH}+$"}}, {"TEXT": {"REGEX": rf"^({DIGITISH}+|[.\-])$"}, "OP": "*"}]],
    parse,
)
