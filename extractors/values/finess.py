"""FINESS: 9 characters, department first (2A, 2B for Corsica), Luhn (facts §1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.values.candidate import Candidate, Parsed
from extractors.values.finder import Finder
from extractors.values.luhn import luhn
from extractors.values.repair import DIGITISH, digits_of
from models.page import Word

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


# The number under which a firm is registered, the town before it or not: « RCS Pau 999 985 054 ».
_REGISTERED = re.compile(r"\bR\.?C\.?S\.?\W*(?:[^\W\d]+\W+){0,3}(?:n\W{1,2})?$", re.IGNORECASE)

# « 2027-08875 »: a year and a rank, the number of an order or of an invoice.
_RANKED = re.compile(r"20\d\d\s?[-–]\s?\d{5}")

_ESTABLISHMENT = re.compile(r"\s?(\d{5})(?!\d)")

find_nine = Finder(
    [[{"TEXT": {"REGEX": rf"^{DIGITISH}+$"}}, {"TEXT": {"REGEX": rf"^({DIGITISH}+|[.\-])$"}, "OP": "*"}]],
    parse,
)


def find(words: Sequence[Word]) -> Iterator[Candidate]:
    """FINESS of a run of words; a year and a rank are none, nor the SIREN after « RCS » or of a SIRET."""
    text = " ".join(word.text for word in words)
    found = (one for one in find_nine(words) if not _RANKED.fullmatch(one.raw))
    own = (one for one in found if not _REGISTERED.search(text[: one.start]))
    return (one for one in own if not _of_a_siret(one, text[one.end :]))


def _of_a_siret(candidate: Candidate, after: str) -> bool:
    """« 732 829 320 | 00074 »: the five figures that follow make it a SIRET with a right key."""
    rest = _ESTABLISHMENT.match(after)
    return rest is not None and luhn(candidate.parsed.value + rest[1])
