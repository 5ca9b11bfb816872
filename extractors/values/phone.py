"""French phone numbers, to their ten digits."""

from __future__ import annotations

import re

from extractors.values.candidate import Parsed
from extractors.values.finder import Finder
from extractors.values.repair import DIGITISH, digits_of

EXAMPLES = {
    "01 23 45 67 89": "0123456789",
    "01.23.45.67.89": "0123456789",
    "0123456789": "0123456789",
    "+33 1 23 45 67 89": "0123456789",
    "0033 123456789": "0123456789",
    "+33 (0)1 23 45 67 89": "0123456789",
    "06-12-34-56-78": "0612345678",
    "O1 23 45 67 89": "0123456789",
    "01/23/45/67/89": "0123456789",
}
COUNTER_EXAMPLES = ("732 829 320 00074", "18/03/2026", "75012", "23 45 67 89")
_ABROAD = re.compile(r"^(?:\+|00)\s?33\s?(?:\(0\)\s?)?")
_SEPARATORS = re.compile(r"[\s.\-_·,/]+")


def parse(text: str) -> Parsed | None:
    """Ten digits that start with 0 and another digit."""
    bare = text.strip()
    national = _ABROAD.sub("0", bare)
    found = digits_of(national, _SEPARATORS)
    if found is None or len(found[0]) != 10 or found[0][0] != "0" or found[0][1] == "0":
        return None
    return Parsed(found[0], repaired=found[1])


find = Finder(
    [
        [
            {"TEXT": {"REGEX": rf"^({DIGITISH}+|\+)$"}},
            {"TEXT": {"REGEX": rf"^({DIGITISH}+|[.,\-/()])$"}, "OP": "*"},
        ]
    ],
    parse,
)
