"""Which SONS a sentence names: « dispositif SONS SGL Vague 1 », to `SGL Vague 1` (S0:145)."""

from __future__ import annotations

import re

from extractors.values.candidate import Parsed
from extractors.values.finder import Finder

EXAMPLES = {
    "SONS SGL Vague 1": "SGL Vague 1",
    "SONS LOINC vague 1": "LOINC Vague 1",
    "SONS LGC Vague 2": "LGC Vague 2",
    "SONS HOP - DPI Vague 1": "DPI Vague 1",
    "SONS PFI Va1": "PFI Vague 1",
    "SONS RI Vague l": "RI Vague 1",
    "SONS MDV-LGC-Va1": "LGC Vague 1",
    "SONS HOP-DPI-VA2": "DPI Vague 2",
    "SONS MDV-LGC-Val": "LGC Vague 1",
    "SONS LGC VaI": "LGC Vague 1",
}
COUNTER_EXAMPLES = ("SONS", "dispositif Vague 1", "SONS Ségur numérique", "RI Vague 1")
_NAMED = re.compile(r"SONS\W+(?:[A-Z0-9]{2,4}\W{1,3})?([A-Z]{2,5})\W+(?:VAGUE\W*|VA)([12IL|])", re.IGNORECASE)


def parse(text: str) -> Parsed | None:
    """The fonction in capitals and the vague; a stroke read for a 1 is a repair."""
    match = _NAMED.fullmatch(" ".join(text.split()).rstrip(".,;: "))
    if match is None:
        return None
    digit = match[2] if match[2] in "12" else "1"
    return Parsed(f"{match[1].upper()} Vague {digit}", repaired=digit != match[2])


_SIGN = {"TEXT": {"REGEX": r"^\W$"}, "OP": "*"}
find = Finder(
    [
        [
            {"LOWER": "sons"},
            _SIGN,
            {"TEXT": {"REGEX": r"^(?i:[a-z0-9]{2,5})$"}, "OP": "{1,2}"},
            _SIGN,
            {"LOWER": "vague"},
            {"TEXT": {"REGEX": r"^[12IlL|]$"}},
        ],
        [
            {"LOWER": "sons"},
            _SIGN,
            {"TEXT": {"REGEX": r"^(?i:[a-z0-9]{2,5})$"}, "OP": "{1,2}"},
            _SIGN,
            {"TEXT": {"REGEX": r"^(?i:va[12il|])$"}},
        ],
        [
            {"LOWER": "sons"},
            {"TEXT": {"REGEX": r"^(?i:[a-z0-9]{2,4})$"}},
            {"TEXT": {"REGEX": r"^\W$"}},
            {"TEXT": {"REGEX": r"^(?i:[a-z]{2,5})$"}},
            {"LOWER": "vague"},
            {"TEXT": {"REGEX": r"^[12IlL|]$"}},
        ],
        [
            {"LOWER": "sons"},
            {"TEXT": {"REGEX": r"^(?i:[a-z0-9]{2,4})$"}},
            {"TEXT": {"REGEX": r"^\W$"}},
            {"TEXT": {"REGEX": r"^(?i:[a-z]{2,5})$"}},
            {"TEXT": {"REGEX": r"^\W$"}},
            {"TEXT": {"REGEX": r"^(?i:va[12il|])$"}},
        ],
    ],
    parse,
)
