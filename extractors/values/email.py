"""E-mail addresses, in lower case; readers put spaces around the dots and © for @."""

from __future__ import annotations

import re

from extractors.values.candidate import Parsed
from extractors.values.finder import Finder

EXAMPLES = {
    "jeanne.martin@cabinet-martin.fr": "jeanne.martin@cabinet-martin.fr",
    "Contact@Exemple.FR": "contact@exemple.fr",
    "jeanne . martin @ cabinet . fr": "jeanne.martin@cabinet.fr",
    "jeanne.martin©cabinet.fr": "jeanne.martin@cabinet.fr",
    "dr_martin+1@sante.example.org": "dr_martin+1@sante.example.org",
}
COUNTER_EXAMPLES = ("www.exemple.fr", "jeanne.martin", "@cabinet", "18.03.2026")
_ADDRESS = re.compile(r"[a-z0-9][\w.+\-]*@[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?(?:\.[a-z0-9\-]+)*\.[a-z]{2,}")
_JOINTS = re.compile(r"\s*([.@_\-])\s*")


def parse(text: str) -> Parsed | None:
    """One address, the spaces around its signs taken out."""
    lowered = text.lower().strip()
    mended = re.sub(r"[©®]|\(a\)", "@", lowered)
    bare = _JOINTS.sub(r"\1", mended)
    if not _ADDRESS.fullmatch(bare):
        return None
    return Parsed(bare, repaired=mended != lowered)


_PART = {"TEXT": {"REGEX": r"^([^\W_]+|[._+\-])$"}, "_": {"loose": False}, "OP": "*"}
find = Finder(
    [[{"TEXT": {"REGEX": r"^[^\W_]+$"}}, _PART, {"TEXT": {"IN": ["@", "©", "®"]}}, {**_PART, "OP": "+"}]],
    parse,
)
