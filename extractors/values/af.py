"""Reference of a call for funding: AF-MDV-LGC-Va2 (facts §2.2)."""

from __future__ import annotations

import re

from extractors.values.candidate import Parsed
from extractors.values.finder import Finder
from extractors.values.repair import mend

EXAMPLES = {
    "AF-MDV-LGC-Va2": "AF-MDV-LGC-Va2",
    "AF-MDV-LGC-VA2": "AF-MDV-LGC-Va2",
    "AF - MDV - LGC - Va2": "AF-MDV-LGC-Va2",
    "AF–MDV–LGC–Va2": "AF-MDV-LGC-Va2",
    "AF-MS1-DUI-Va1": "AF-MS1-DUI-Va1",
    "AF-MDV-LGC-VaZ": "AF-MDV-LGC-Va2",
    "AF MDV LGC Va2": "AF-MDV-LGC-Va2",
}
COUNTER_EXAMPLES = ("AFFAIRE", "MDV", "Vague 2", "BC-MDV-2026")
_REFERENCE = re.compile(r"AF\W{0,3}([A-Z0-9]{2,4})\W{0,3}([A-Z0-9]{2,6})\W{0,3}V[A4]\s?([0-9IZL])")


def parse(text: str) -> Parsed | None:
    """The reference with hyphens and Va; signs lost or changed by a reader are a repair."""
    bare = text.strip().upper()
    match = _REFERENCE.fullmatch(bare)
    if match is None:
        return None
    version = mend(match[3].replace("L", "l"))
    value = f"AF-{match[1]}-{match[2]}-Va{version}"
    plain = re.sub(r"\s*[-–—‐‑]\s*", "-", bare)
    return Parsed(value, repaired=plain != value.upper())


_DASH = {"TEXT": {"REGEX": r"^\W$"}, "OP": "*"}
find = Finder(
    [
        [
            {"LOWER": "af"},
            _DASH,
            {"TEXT": {"REGEX": r"^\w{2,4}$"}},
            _DASH,
            {"TEXT": {"REGEX": r"^\w{2,6}$"}},
            _DASH,
            {"TEXT": {"REGEX": r"(?i)^v[a4][0-9IlZz]?$"}},
            {"TEXT": {"REGEX": r"^[0-9IlZz]$"}, "OP": "?"},
        ],
        [{"TEXT": {"REGEX": r"(?i)^af\w+v[a4][0-9ilz]$"}}],
    ],
    parse,
)
