"""Numéro unique de référencement: its form is not published, so one word with a digit in it (facts §2.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.values.candidate import Candidate, Parsed
from extractors.values.finder import Finder
from extractors.values.glued import whole
from models.page import Word

EXAMPLES = {
    "27f99871b4": "27f99871b4",
    "LGC-2026-0042": "LGC-2026-0042",
    "27f9987lb4": "27f99871b4",
    "16e889 01ba": "16e88901ba",
    "5e0c71ab94. Elle": "5e0c71ab94",
    "27f99871b4-version technique 9.1": "27f99871b4",
    "ANS27f99871b4": "27f99871b4",
    "ANS.2.7.f99871b4": "27f99871b4",
}
# The one public number is ten hexadecimal signs: there an l is a 1 and an O is a 0.
_HEXADECIMAL = re.compile(r"[0-9a-f]{10}")
_NOT_HEXADECIMAL = str.maketrans(
    {"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "S": "5", "Z": "2", "g": "9"}
)
# « … de référencement 5e0c71ab94. Elle est établie … »: the next sentence.
_NEXT = re.compile(r"\.\s?[A-ZÀ-Þ][a-zà-ÿ]+$")
COUNTER_EXAMPLES = ("logicielle", "ANS", "12", "(délivré par l’ANS)", "27/05/2026", "7.5.2026")
# « 27f99871b4 – version technique 9.1 », the dash glued: what follows the ten signs is another matter.
_TAILED = re.compile(r"([0-9a-f]{10})[-–—/][A-Za-z]{3,}.*")
# « (n° ANS) 27f99871b4 », the end of the label glued to the ten signs.
_HEADED = re.compile(r"(?:ANS|NUR)[.:)]?([0-9a-f]{10})")
_DAY = re.compile(r"[0-3]?\d([/.-])[01]?\d\1(?:19|20)\d\d")  # of the cell over it
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-_/.]{3,38}[A-Za-z0-9]")


def parse(text: str) -> Parsed | None:
    """Letters and digits, no space inside, at least one digit and five characters."""
    bare = re.sub(r"\s+", "", _NEXT.sub("", text.strip()).strip(".,;:"))
    if not _REFERENCE.fullmatch(bare) or not any(c.isdigit() for c in bare) or _DAY.fullmatch(bare):
        return None
    undotted = bare.replace(".", "")
    if tailed := _TAILED.fullmatch(bare) or _HEADED.fullmatch(undotted):
        return Parsed(tailed[1], repaired=True)
    mended = mend(undotted)
    if not _HEXADECIMAL.fullmatch(bare) and _HEXADECIMAL.fullmatch(mended):
        return Parsed(mended, repaired=True)
    return Parsed(bare)


def mend(text: str) -> str:
    """Letters that no hexadecimal number has, made the digits that they look like."""
    return text.translate(_NOT_HEXADECIMAL)


def parse_apart(text: str) -> Parsed | None:
    """« 16e889 01ba »: the ten signs of the one public form, which a reader or a tight setting took apart."""
    bare = "".join(text.split())
    mixed = any(c.isalpha() for c in bare) and any(c.isdigit() for c in bare)
    return Parsed(bare) if " " in text.strip() and mixed and _HEXADECIMAL.fullmatch(bare) else None


find_apart = Finder([[{"TEXT": {"REGEX": r"^[0-9a-f]{1,9}$"}, "OP": "+"}]], parse_apart)
_PART = {"TEXT": {"REGEX": r"^([A-Za-z0-9]+|[\-_/.])$"}}
_GLUED = {"TEXT": {"REGEX": r"^([A-Za-z0-9]+|[\-_/.])$"}, "_": {"loose": False}, "OP": "*"}
find_numbers = Finder([[_PART, _GLUED]], parse)


def find(words: Sequence[Word]) -> Iterator[Candidate]:
    """The numbers of a run, whole words only."""
    apart = list(find_apart(words))
    yield from apart
    for candidate in whole(find_numbers(words), words, parse):
        if not any(candidate.start < one.end and one.start < candidate.end for one in apart):
            yield candidate
