"""Lines of a signing block that are filled in and sign nothing: the place, the day, the name, the quality.

What a hand wrote there may be as tall as a signature, and a label beside it as tall to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.layout.neighbours import on_row
from extractors.normal import fold
from extractors.signatures.words import SENTENCE
from extractors.signatures.zone import Zone
from models.geometry import Box
from models.page import Line, Word
from models.view import PageView

ASIDE = 0.12  # of the page's width, from a label to what is written behind it
LETTERS = 3  # of a name, at least
NEAR = 2.0  # heights of a line round the zone
_DAY = re.compile(r"\d\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:20)?\d\d(?!\s?[/.-]?\s?\d)|\d\s?[^\W\d]{3,9}\s?20\d\d")
_DATED = re.compile(r"(?:fait|date|signe)\b(?!.*\bsignature\b)|(?:le|a) (?=.*\d)|lieu\b")
_LABELS = frozenset({"fait", "a", "le", "date", "de", "signe", "signature", "lieu", "et"})
_NAMED = re.compile(r"(?:m|mme )?(?:nom|prenom|signataire|qualite|fonction|en qualite)\b")


def dated_places(zone: Zone, view: PageView) -> list[Box]:
    """Where the place and the day of the signature stand: the words up to the day, never those after it."""
    lines = _lines(zone, view)
    days = [word.box for line in lines for word in _up_to_the_day(line)]
    labels = [line for line in lines if _DATED.match(fold(line.text)) and len(line.words) <= SENTENCE]
    return [*days, *(word.box for line in labels for word in line.words if fold(word.text) in _LABELS)]


def named_places(zone: Zone, view: PageView) -> list[Box]:
    """Where the name and the quality of who signs stand; a name written there may be all that he drew."""
    lines = _lines(zone, view)
    named = [line for line in lines if _NAMED.match(fold(line.text)) and len(line.words) <= SENTENCE]
    beside = [other for line in named for other in lines if _written_behind(line, other)]
    return [line.box for line in (*named, *beside)]


def _up_to_the_day(line: Line) -> Sequence[Word]:
    """The words of a line from its start to the end of a day: « Fait à Rodez, le 12/05/2026 »."""
    for at in range(len(line.words) if len(line.words) <= SENTENCE + 2 else 0):
        if _DAY.search(" ".join(word.text for word in line.words[: at + 1])):
            return line.words[: at + 1]
    return ()


def _lines(zone: Zone, view: PageView) -> list[Line]:
    near = zone.box.grown(0, NEAR * zone.line)
    return [line for line in view.page.lines if near.contains_point(line.box.middle_x, line.box.middle_y)]


def _written_behind(label: Line, other: Line) -> bool:
    """« Nom du signataire : | Anne Roy »; what is read as a letter or two is a stroke that signs."""
    near = on_row(label.box, other.box) and 0 <= other.box.left - label.box.right < ASIDE
    return near and sum(c.isalpha() for c in other.text) >= LETTERS
