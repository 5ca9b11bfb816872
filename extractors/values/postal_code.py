"""French postal codes: five digits, 01000 to 98999."""

from __future__ import annotations

import re

from extractors.values.candidate import Parsed
from extractors.values.finder import Finder
from extractors.values.repair import DIGITISH, digits_of

EXAMPLES = {"75012": "75012", "69 003": "69003", "2O000": "20000", "F-75012": "75012"}
COUNTER_EXAMPLES = ("732 829 320", "00123", "99123", "01 23 45 67 89")


def parse(text: str) -> Parsed | None:
    """Five digits."""
    found = digits_of(re.sub(r"^F\s?-\s?", "", text.strip()))
    if found is None or len(found[0]) != 5 or not "01" <= found[0][:2] <= "98":
        return None
    return Parsed(found[0], repaired=found[1])


_DIGITS = {"TEXT": {"REGEX": rf"^{DIGITISH}+$"}}
_MORE = {"TEXT": {"REGEX": rf"^({DIGITISH}+|[.])$"}, "OP": "*"}
find = Finder([[_DIGITS, _MORE], [{"TEXT": "F"}, {"TEXT": "-"}, _DIGITS]], parse)
