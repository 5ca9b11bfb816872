"""Lines of a signing block that are filled in and sign nothing: the place, the day, the name, the quality.

What a hand wrote there may be as tall as a signature, and a label beside it as tall to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.layout.neighbours import on_row
from extractors.normal import fold
from extractors.signatures.words import SENTENCE
from extractors.signatures.zone import Zone
from models.geometry import Box
from models.page import Line
from models.view import PageView

ASIDE = 0.12  # of the page's width, from a label to what is written behind it
NEAR = 2.0  # heights of a line round the zone
_DAY = re.compile(r"\d\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2}|\d\s?[^\W\d]{3,9}\s?20\d\d")
_DATED = re.compile(r"(?:fait|date|signe)\b(?!.*\bsignature\b)|(?:le|a) (?=.*\d)|lieu\b")
_NAMED = re.compile(r"(?:m|mme )?(?:nom|prenom|signataire|qualite|fonction|en qualite)\b")


def dated_places(zone: Zone, view: PageView) -> list[Box]:
    """Where the place and the day of the signature stand, or « date » alone: no stroke there signs."""
    return _places(zone, view, lambda line: bool(_DAY.search(line.text) or _DATED.match(fold(line.text))))


def named_places(zone: Zone, view: PageView) -> list[Box]:
    """Where the name and the quality of who signs stand; a name written there may be all that he drew."""
    return _places(zone, view, lambda line: bool(_NAMED.match(fold(line.text))))


def _places(zone: Zone, view: PageView, meant: Callable[[Line], bool]) -> list[Box]:
    near = zone.box.grown(0, NEAR * zone.line)
    lines = [line for line in view.page.lines if near.contains_point(line.box.middle_x, line.box.middle_y)]
    short = [line for line in lines if len(line.words) <= SENTENCE and meant(line)]
    beside = [other for line in short for other in lines if _written_behind(line.box, other.box)]
    return [line.box for line in (*short, *beside)]


def _written_behind(label: Box, other: Box) -> bool:
    return on_row(label, other) and 0 <= other.left - label.right < ASIDE
