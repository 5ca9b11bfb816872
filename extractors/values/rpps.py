"""RPPS: 11 digits, Luhn, first digit 1 in every real number seen; 8 + RPPS is an IDNPS (facts §1.2)."""

from __future__ import annotations

from extractors.values.candidate import Parsed
from extractors.values.finder import Finder
from extractors.values.luhn import luhn
from extractors.values.repair import DIGITISH, digits_of

EXAMPLES = {
    "10005173140": "10005173140",
    "100 051 731 40": "10005173140",
    "1 0 0 0 5 1 7 3 1 4 0": "10005173140",
    "810005173140": "10005173140",
    "1OOO5173140": "10005173140",
    "10005 17314O": "10005173140",
}
COUNTER_EXAMPLES = ("01 23 45 67 89", "732 829 320 00074", "750712184")


def parse(text: str) -> Parsed | None:
    """11 digits; a wrong key is kept and said."""
    found = digits_of(text)
    if found is None:
        return None
    digits, repaired = found
    if len(digits) == 12 and digits.startswith("81"):
        digits = digits[1:]
    if len(digits) != 11:
        return None
    return Parsed(digits, valid=luhn(digits), repaired=repaired, strong=digits.startswith("1"))


find = Finder(
    [[{"TEXT": {"REGEX": rf"^{DIGITISH}+$"}}, {"TEXT": {"REGEX": rf"^({DIGITISH}+|[.\-])$"}, "OP": "*"}]],
    parse,
)
