"""N° AM of a liberal practitioner: department, six digits, key; its key's rule is unknown (facts §1.3)."""

from __future__ import annotations

import re

from extractors.values.candidate import Parsed
from extractors.values.finder import Finder
from extractors.values.repair import DIGITISH, digits_of

EXAMPLES = {
    "012807590": "012807590",
    "75 1 23456 7": "751234567",
    "9A1234567": "9A1234567",
    "2b 123456 7": "2B1234567",
    "7S1234567": "751234567",
}
COUNTER_EXAMPLES = ("01 23 45 67 89", "10005173140", "75012", "9H1234567")
_LETTERED = re.compile(r"^(2[AB]|9[A-F])", re.IGNORECASE)
_SPACES = re.compile(r"[\s.\-]+")


def parse(text: str) -> Parsed | None:
    """9 characters; a letter of Corsica or overseas in second place is no repair."""
    bare = _SPACES.sub("", text)
    head = bare[:2].upper() if _LETTERED.match(bare) else ""
    found = digits_of(bare[len(head) :])
    if found is None:
        return None
    digits, repaired = found
    value = head + digits
    return Parsed(value, repaired=repaired, strong=False) if len(value) == 9 else None


find = Finder(
    [
        [
            {"TEXT": {"REGEX": rf"^({DIGITISH}|9[A-Fa-f]\d)+$"}},
            {"TEXT": {"REGEX": rf"^({DIGITISH}+|[.\-])$"}, "OP": "*"},
        ]
    ],
    parse,
)
