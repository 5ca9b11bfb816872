"""The words of a signing block: a name that was typed, a stamp's, or what a pen may have drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.normal import fold
from extractors.signatures.residue import is_print
from extractors.signatures.zone import Zone
from models.geometry import Box, union_of
from models.page import Ink, Line, Reader, Word
from models.view import PageView

_DATE = re.compile(r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4}|\b\d{4}\b")
_PLACE_OR_LABEL = frozenset(
    {"fait", "date", "le", "lieu", "signature", "cachet", "nom", "prenom", "qualite", "client", "fonction",
     "bon", "pour", "accord", "lu", "approuve", "mention", "manuscrite", "representant", "legal", "medecin",
     "mandataire", "et", "the", "du", "de", "la", "des", "a", "au", "par", "signataire", "precede",
     "precedee"}
)  # fmt: skip
TALLER = 1.3  # heights of a line from which words are taller than the page's print
PENS = (Ink.BLUE, Ink.OTHER)
LITTLE = 0.4  # of a page's words: a page of which more is coloured tells nothing by its colours
STAMPED = 2  # lines of print where one signs that are a stamp
SENTENCE = 7  # words from which a line of the block is a printed sentence


def zone_lines(zone: Zone, view: PageView) -> list[tuple[Line, list[Word]]]:
    """The lines of the zone, each with its words that stand in it."""
    found = []
    for line in view.page.lines:
        words = [w for w in line.words if zone.box.contains_point(w.box.middle_x, w.box.middle_y)]
        if words:
            found.append((line, words))
    return found


def stamp_print(zone: Zone, view: PageView) -> Box | None:
    """Where lines of print stand where one signs: those of a stamp, with a frame or without one."""
    words = stamp_words(zone, view)
    return union_of(words) if words else None


def stamp_words(zone: Zone, view: PageView) -> list[Box]:
    """The words of these lines; none of a single line."""
    lines = [
        [w for w in words if _after(w, zone) and is_print(w, view.page, zone.line) and _says(w)]
        for line, words in zone_lines(zone, view)
        if len(line.words) < SENTENCE and not _DATE.search(line.text)
    ]
    many = sum(bool(words) for words in lines) >= STAMPED
    return [word.box for words in lines for word in words] if many else []


def typed_words(zone: Zone, view: PageView) -> list[Word]:
    """The words typed in the block, a name: not its label, nor a date, nor a printed sentence."""
    kept: list[Word] = []
    for line, words in zone_lines(zone, view):
        if len(line.words) < SENTENCE and not _DATE.search(line.text):
            kept += [w for w in words if _after(w, zone) and is_print(w, view.page, zone.line) and _says(w)]
    return kept


def _after(word: Word, zone: Zone) -> bool:
    """The word stands under the label, or right of one that does not ask for a name too."""
    if zone.label is None:
        return True
    label = zone.label.box
    if label.contains_point(word.box.middle_x, word.box.middle_y):
        return False
    if word.box.top > label.bottom - 0.3 * zone.line:
        return True
    return word.box.middle_y > label.top and "nom" not in zone.label.text.split()


def _says(word: Word) -> bool:
    text = fold(word.text)
    return sum(c.isalpha() for c in text) >= 2 and not set(text.split()) <= _PLACE_OR_LABEL


def pen_words(zone: Zone, view: PageView) -> Box | None:
    """Where a reader made words of what a pen may have drawn: taller than print, or in an ink of their own.

    Two words or more in the page's own ink are a name that was typed, however tall.
    """
    words = [w for _, group in zone_lines(zone, view) for w in group if w.reader is not Reader.TEXT_LAYER]
    inside = [w for w in words if _after(w, zone) and not set(fold(w.text).split()) <= _PLACE_OR_LABEL]
    tall = [w for w in inside if w.box.height > TALLER * zone.line]
    named = sum(sum(c.isalpha() for c in w.text) > 2 for w in tall) > 1
    own = [w for w in inside if w.ink in PENS and len(w.text) > 2] if _page_share(view) < LITTLE else []
    pen = [*own, *(tall if not named else [])]
    return union_of(w.box for w in pen) if pen else None


def name_words(zone: Zone, view: PageView) -> list[Word]:
    """Words of the block, seen on the paper, that may be a name: neither label, date nor sentence."""
    return [
        word
        for line, words in zone_lines(zone, view)
        if len(line.words) < SENTENCE and not _DATE.search(line.text)
        for word in words
        if word.reader is not Reader.TEXT_LAYER and _after(word, zone) and len(word.text) > 2 and _says(word)
    ]


def _page_share(view: PageView) -> float:
    """The share of the page's words in an ink that is not black."""
    return sum(w.ink in PENS for w in view.page.words) / max(1, len(view.page.words))


def coloured(words: Sequence[Word], page_words: Sequence[Word]) -> bool:
    """Most of these words are in another ink than most of the page's."""

    def share(group: Sequence[Word]) -> float:
        return sum(w.ink.value in ("blue", "other") for w in group) / max(1, len(group))

    return len(words) >= 3 and share(words) > 0.6 and share(page_words) < LITTLE
