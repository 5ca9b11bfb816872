"""Words that void a piece when they stand alone as a mark: ANNULÉ, SPÉCIMEN, REFUSÉ, PROJET …

In a sentence they say nothing of the piece. « COPIE » and « DUPLICATA » void nothing: copies are what the
texts ask for (S2:973, S2:1041, S0:1391).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from rapidfuzz import fuzz

from extractors.normal import fold
from models.geometry import Box, union_of
from models.page import Ink, Line, Page

TALL = 1.8  # times the usual height of a word: no text, a mark
STAMPED = 2.0  # times: letters of a slanted stamp, which a ruling may have cut in two
PART = 10  # letters of a part of a stamp
NEAR = 0.8  # of the lower part's height: blank between two parts of one word
LIKE = 84.0  # one letter of six lost or added in a stamp; « annuel » is no « annulé »
FIRST_ROWS = 3  # where « PROJET » in capitals is a title
_OBJECT = r"(?:le|la|ce|cette)?(?:bondecommande|commande|facture|document|piece|attestation|journal)?"
_WORDS = {
    "ANNULÉ": r"annulee?s?",
    "SPÉCIMEN": r"specimens?",
    "BROUILLON": r"brouillons?",
    "NUL ET NON AVENU": r"nul(?:le)?etnonavenue?",
    "NON VALABLE": r"nonvalable",
    "SANS VALEUR": r"sansvaleur(?:contractuelle|juridique)?",
    "PRO FORMA": r"proforma",
}
_STRONG = {word: re.compile(rf"({_OBJECT}){form}(?:le)?\d*") for word, form in _WORDS.items()}
_TELLING = {
    "REFUSÉ": r"(?:refuse|rejete)e?s?",
    "IMPAYÉ": r"(?:impaye|nonpaye)e?s?",
    "ERRONÉ": r"erronee?s?",
    "INVALIDE": r"invalidee?s?",
    "NON CONFORME": r"nonconformes?",
    "À REFAIRE": r"arefaire",
    "REMPLACÉ": r"remplacee?s?",
    "DOUBLON": r"doublons?",
    "SUSPENDU": r"suspendue?s?",
    "RÉSILIÉ": r"resiliee?s?",
    "LITIGE": r"(?:en)?litige|contentieux",
    "PROVISOIRE": r"provisoires?",
    "MODÈLE": r"modeles?",
    "EXEMPLE": r"exemples?",
    "TEST": r"tests?",
    "DÉMONSTRATION": r"demo(?:nstration)?s?",
}
# Also words of a form, of general terms, of a heading: more is asked of them.
_WEAK = {
    "ANNULATION": re.compile(r"annulation(?:le)?\d*"),
    "NUL": re.compile(r"nul(?:le)?"),
    "PROJET": re.compile(r"projet(?:de(?:bondecommande|facture|commande|attestation).{0,20})?"),
    "CADUC": re.compile(r"caduc|caduque|perimee?"),
    **{word: re.compile(rf"{_OBJECT}{form}(?:le)?\d*") for word, form in _TELLING.items()},
}
_TITLES = re.compile(r"projetde(?:bondecommande|facture|commande|attestation)")
_STAMPS = {"annule": "ANNULÉ", "annulee": "ANNULÉ", "specimen": "SPÉCIMEN", "brouillon": "BROUILLON"}
_CANCELS = frozenset({"ANNULÉ", "ANNULATION", "NUL", "NUL ET NON AVENU"})


@dataclass(frozen=True)
class _Mark:
    """Words that stand together, and how they stand out. `alone`: nothing else stands on their row."""

    text: str
    box: Box
    times: float
    coloured: bool
    alone: bool
    row: int

    @property
    def letters(self) -> str:
        return _letters(self.text)

    @property
    def capital(self) -> bool:
        return any(c.isalpha() for c in self.text) and not any(c.islower() for c in self.text)

    @property
    def set_off(self) -> bool:
        return self.capital or self.coloured or self.times >= TALL


def void_marks(page: Page, *, cancels: bool = False) -> Iterator[tuple[str, str, Box]]:
    """The word, what was read and its place, of each mark. `cancels`: a letter that cancels says so."""
    told: set[str] = set()
    for mark in _marks(page):
        word = _strong(mark) or _weak(mark) or _stamped(mark)
        if word is None or word in told or (cancels and word in _CANCELS):
            continue
        told.add(word)
        yield word, mark.text, mark.box


def _strong(mark: _Mark) -> str | None:
    for word, form in _STRONG.items():
        match = form.fullmatch(mark.letters)
        if match and (mark.set_off or (mark.alone and not match[1])):
            return word
    return None


def _weak(mark: _Mark) -> str | None:
    word = next((word for word, form in _WEAK.items() if form.fullmatch(mark.letters)), None)
    if word is None or mark.times >= TALL:
        return word
    title = mark.row < FIRST_ROWS and (mark.capital or _TITLES.match(mark.letters) is not None)
    inked = mark.coloured and mark.capital and word != "PROJET"
    return word if mark.alone and (title or inked) else None


def _stamped(mark: _Mark) -> str | None:
    """A slanted stamp that was read nearly."""
    letters = mark.letters.replace("ij", "u").replace("1", "l").replace("0", "o")
    if mark.times < STAMPED:
        return None
    return next((word for form, word in _STAMPS.items() if fuzz.ratio(letters, form) >= LIKE), None)


def _marks(page: Page) -> Iterator[_Mark]:
    heights = [word.box.height for word in page.words]
    usual = median(heights) if heights else 1.0
    for line in page.lines:
        yield _mark([line], page, usual)
    for parts in _strings(page, usual):
        yield _mark(parts, page, usual)
    for line in page.marks:
        for text in dict.fromkeys((line.text, *(word.text for word in line.words))):
            yield _Mark(text, line.box, STAMPED, coloured=True, alone=False, row=len(page.lines))


def _mark(lines: Sequence[Line], page: Page, usual: float) -> _Mark:
    box = union_of(line.box for line in lines)
    inks = [word.ink for line in lines for word in line.words]
    return _Mark(
        text=" ".join(line.text for line in lines) if len(lines) == 1 else "".join(x.text for x in lines),
        box=box,
        times=max(line.box.height for line in lines) / usual,
        coloured=bool(inks) and all(ink is Ink.OTHER for ink in inks),
        alone=not any(_same_row(other.box, box) and other not in lines for other in page.lines),
        row=sum(other.box.bottom <= box.top for other in page.lines),
    )


def _same_row(one: Box, other: Box) -> bool:
    return one.top < other.middle_y < one.bottom or other.top < one.middle_y < other.bottom


def _strings(page: Page, usual: float) -> Iterator[list[Line]]:
    """Tall parts that follow each other as the letters of one slanted word do."""
    tall = [line for line in page.lines if line.box.height >= STAMPED * usual and _is_part(line)]
    tall.sort(key=lambda line: line.box.left)
    for start in range(len(tall)):
        parts = [tall[start]]
        for line in tall[start + 1 :]:
            if _follows(parts[-1].box, line.box):
                parts.append(line)
                yield list(parts)


def _is_part(line: Line) -> bool:
    return 0 < len(_letters(line.text)) <= PART


def _follows(one: Box, other: Box) -> bool:
    low = min(one.height, other.height)
    return (
        -low < other.left - one.right < NEAR * low
        and other.top < one.bottom
        and one.top < other.bottom
        and other.middle_x > one.middle_x
    )


def _letters(text: str) -> str:
    return fold(text).replace(" ", "")
