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
    "AF-RIS-Va1": "AF-RIS-Va1",
    "AF-HOP-PFl-Va1": "AF-HOP-PFI-Va1",
    "AF-BIO-SGL-Val": "AF-BIO-SGL-Va1",
    "af-mdv-lgc-va2": "AF-MDV-LGC-Va2",
}
COUNTER_EXAMPLES = ("AFFAIRE", "MDV", "Vague 2", "BC-MDV-2026")
_VERSION = r"V[A4]\s?([0-9IZL])"
_REFERENCE = re.compile(rf"AF\W{{0,3}}([A-Z0-9]{{2,4}})\W{{0,3}}([A-Z0-9]{{2,6}})\W{{0,3}}{_VERSION}")
# RIS has no profile before its function: its dashes tell the parts.
_SHORT = re.compile(rf"AF\W{{1,3}}([A-Z]{{2,4}})\W{{1,3}}{_VERSION}")
# Among capitals a small l is a capital I to the eye: PFl.
_AMONG_CAPITALS = re.compile(r"(?<=[A-Z])l(?![a-z])")


def parse(text: str) -> Parsed | None:
    """The reference with hyphens and Va; signs lost or changed by a reader are a repair."""
    mended = _AMONG_CAPITALS.sub("I", text.strip())
    bare = mended.upper()
    match = _SHORT.fullmatch(bare) or _REFERENCE.fullmatch(bare)
    if match is None:
        return None
    *names, version = match.groups()
    value = f"AF-{'-'.join(names)}-Va{mend(version.replace('L', 'l'))}"
    plain = re.sub(r"\s*[-–—‐‑]\s*", "-", bare)
    return Parsed(value, repaired=plain != value.upper() or mended != text.strip())


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
        [
            {"LOWER": "af"},
            {"TEXT": {"REGEX": r"^\W$"}, "OP": "+"},
            {"TEXT": {"REGEX": r"^[A-Za-z]{2,4}$"}},
            {"TEXT": {"REGEX": r"^\W$"}, "OP": "+"},
            {"TEXT": {"REGEX": r"(?i)^v[a4][0-9IlZz]$"}},
        ],
        [{"TEXT": {"REGEX": r"(?i)^af\w+v[a4][0-9ilz]$"}}],
    ],
    parse,
)
