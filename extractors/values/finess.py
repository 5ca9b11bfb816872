"""FINESS: 9 characters, department first (2A, 2B for Corsica), Luhn (facts §1.1)."""

from __future__ import annotations

import re

from extractors.values.candidate import Parsed
from extractors.values.finder import Finder
from extractors.values.luhn import luhn
from extractors.values.repair import DIGITISH, digits_of

EXAMPLES = {
    "750712184": "750712184",
    "75 071 218 4": "750712184",
    "2A0000030": "2A0000030",
    "2b 000 001 2": "2B0000012",
    "7 5 0 7 1 2 1 8 4": "750712184",
    "75O712184": "750712184",
    "2A00O0030": "2A0000030",
}
COUNTER_EXAMPLES = ("01 23 45 67 89", "10005173140", "75012", "FR40303265045")
_SPACES = re.compile(r"[\s.\-]+")


def parse(text: str) -> Parsed | None:
    """9 characters; a wrong key is kept and said. The letter of Corsica is no repair."""
    bare = _SPACES.sub("", text).upper()
    corsica = bare[:2] in ("2A", "2B")
    found = digits_of(_SPACES.sub("", text)[2:] if corsica else text)
    if found is None:
        return None
    digits, repaired = found
    value = bare[:2] + digits if corsica else digits
    if len(value) != 9:
        return None
    return Parsed(value, valid=luhn(value), repaired=repaired)


find = Finder(
    [[{"TEXT": {"REGEX": rf"^{DIGITISH}+$"}}, {"TEXT": {"REGEX": rf"^({DIGITISH}+|[.\-])$"}, "OP": "*"}]],
    parse,
)
