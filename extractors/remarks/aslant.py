"""Any large text written aslant over a piece: whoever stamped it meant the whole piece.

Nobody can list all the words that take a piece's worth away, so a person is asked about each that is not
known to be harmless: copies, stamps of arrival, the name of a firm that the piece prints as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import hypot
from statistics import median

from extractors.normal import fold
from models.geometry import Box
from models.page import Line, Page, Reader

WIDE = {True: 1.3, False: 1.6}  # usual heights of a word from letter to letter: written in the layer; seen
LETTERS = {True: 3, False: 4}
SURE = 0.85  # confidence of what was seen; a reader makes letters of a signature
STEP = 0.7  # heights of a letter from one to the next
STEEP = 1.8  # times what a level text of as many letters rises
TALL = 1.8  # times the usual height of a word
_HARMLESS = re.compile(
    r"copies?|duplicatas?|conforme|certifiee?|originale?|originaux|exemplaires?|client|fournisseur|editeur|asp|etat"
    r"|recue?|arrivee?|courriers?|enregistree?|numerisee?|scannee?|archivee?|classee?|transmise?|traitee?|saisie?"
    r"|acceptee?|accord|bon|pour|validee?|signee?|lu|approuvee?|confidentiel(?:le)?|segur|numerique|sante"
)
_PAID = re.compile(r"\b(?:paye|regle|mandate|liquide)e?s?\b.*\b(?:asp|etat|agence)\b")
_DENIED = re.compile(r"\b(?:non|pas)\b")
_SHORT = 3


def unknown_marks(page: Page, pages: Sequence[Page]) -> Iterator[tuple[str, Box]]:
    """What each large slanted mark of a page says, and its place; `pages`: those of the piece."""
    heights = [word.box.height for word in page.words]
    usual = median(heights) if heights else 0.0
    tall = [line for line in page.lines if line.box.height >= TALL * usual]
    names = {name for one in pages for name in _names(one, usual)}
    told: list[Box] = []
    for line in (*page.marks, *tall):
        again = any(box.intersection(line.box) is not None for box in told)
        if not again and _is_large_and_slanted(line, page, usual) and not _is_harmless(line.text, names):
            told.append(line.box)
            yield line.text, line.box


def _names(page: Page, usual: float) -> Iterator[str]:
    """Words printed with a capital at the usual height, such as those of the supplier's name."""
    plain = (line for line in page.lines if line.box.height < TALL * usual)
    return (fold(word.text) for line in plain for word in line.words if word.text[:1].isupper())


def _is_large_and_slanted(line: Line, page: Page, usual: float) -> bool:
    drawn = all(word.reader is Reader.TEXT_LAYER for word in line.words)
    letters = [c for c in line.text if c.isalpha()]
    width, height = line.box.width * page.width, line.box.height * page.height
    step = hypot(width, height) / max(len(line.text), 1)
    if len(letters) < LETTERS[drawn] or step < WIDE[drawn] * usual * page.height:
        return False
    if drawn:
        return line in page.marks
    capital = all(c.isupper() for c in letters) and all(word.confidence >= SURE for word in line.words)
    return capital and height * STEP * len(line.text) > STEEP * width


def _is_harmless(text: str, names: set[str]) -> bool:
    """« COPIE CONFORME », « REÇU LE 12/09 », « PAYÉ PAR L’ASP », the supplier's name; never « NON PAYÉ »."""
    plain = fold(text)
    if _PAID.search(plain) and not _DENIED.search(plain):
        return True
    words = [word for word in plain.split() if len(word) >= _SHORT and word.isalpha()]
    return all(_HARMLESS.fullmatch(word) or word in names for word in words) and bool(words)
