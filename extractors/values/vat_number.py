"""French VAT number: FR, key, SIREN; key = (12 + 3 × (SIREN mod 97)) mod 97, or letters (facts §1.5)."""

from __future__ import annotations

import re

from stdnum.fr import tva

from extractors.values.candidate import Parsed
from extractors.values.finder import Finder
from extractors.values.repair import DIGITISH, digits_of

EXAMPLES = {
    "FR40303265045": "FR40303265045",
    "FR 40 303 265 045": "FR40303265045",
    "fr40 303265045": "FR40303265045",
    "FR4O3O3265045": "FR40303265045",
    "FRK7399859412": "FRK7399859412",
}
COUNTER_EXAMPLES = ("FR76 3000 6000 0112 3456 7890 189", "303265045", "France")
_SPACES = re.compile(r"[\s.\-]+")


def parse(text: str) -> Parsed | None:
    """FR and 11 characters; a wrong key is kept and said."""
    bare = _SPACES.sub("", text)
    if len(bare) != 13 or bare[:2].upper() != "FR":
        return None
    if tva.is_valid(bare.upper()):
        return Parsed(bare.upper(), valid=True)
    found = digits_of(bare[2:])
    if found is None:
        return None
    value = "FR" + found[0]
    return Parsed(value, valid=bool(tva.is_valid(value)), repaired=found[1])


find = Finder(
    [
        [
            {"TEXT": {"REGEX": rf"(?i)^FR({DIGITISH}|[A-HJ-NP-Z]){{0,11}}$"}},
            {"TEXT": {"REGEX": rf"^({DIGITISH}+|[.\-]|[A-HJ-NP-Z]?\d)$"}, "OP": "*"},
        ]
    ],
    parse,
)
