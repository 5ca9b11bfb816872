"""SIREN: 9 digits, Luhn (facts §1.4)."""

from __future__ import annotations

from stdnum.fr import siren

from extractors.values.candidate import Parsed
from extractors.values.finder import Finder
from extractors.values.repair import DIGITISH, digits_of

EXAMPLES = {"732 829 320": "732829320", "552032534": "552032534", "732829 32O": "732829320"}
COUNTER_EXAMPLES = ("01 23 45 67 89", "18/03/2026", "75012")


def parse(text: str) -> Parsed | None:
    """9 digits; a wrong key is kept and said."""
    found = digits_of(text)
    if found is None or len(found[0]) != 9:
        return None
    digits, repaired = found
    return Parsed(digits, valid=siren.is_valid(digits), repaired=repaired)


find = Finder(
    [[{"TEXT": {"REGEX": rf"^{DIGITISH}+$"}}, {"TEXT": {"REGEX": rf"^({DIGITISH}+|[.\-])$"}, "OP": "*"}]],
    parse,
)
