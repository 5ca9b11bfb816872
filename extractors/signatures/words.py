"""The words of a signing block: an electronic signature's, or a typed name's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.normal import fold
from extractors.signatures.residue import is_print
from extractors.signatures.zone import Zone
from models.geometry import Box, union_of
from models.months import MONTHS
from models.page import Ink, Line, Reader, Word
from models.view import PageView

# Matched without spaces: readers lose and add them, and lose an accented letter.
ELECTRONIC = re.compile(
    r"(?<!etre)(?<!ou)signee?s?(?:e?l?e?c?troniquement|numeriquement)|(?:digitally|electronically)signed"
    r"|docusignedby|docusign|yousign|universign|oodrive|contralia|pandadoc|certeurope"
    r"|(?<!ou)signaturee?l?e?c?tronique"
)
PROVEN = re.compile(
    r"prosanteconnect|psc|cps|ref|certificat|identifiant|horodat|eidas|\d{6}|enveloppe|envelope"
)
ENVELOPE = re.compile(r"(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{10,}(?![g-z])")
# What the texts name a simple signature by (S4:499-501), and what services write in short: the instant of it
# is asked for besides, as forms quote these words.
NAMED = re.compile(r"signatureavec(?:identificatione?lectronique|certificat)|signatureparcertificat")
SHORT = re.compile(r"(?<!a)signee?(?:par|le(?=\d))")
SERVICE = re.compile(r"prosanteconnect|transaction|certificat|horodat|eidas|enveloppe|envelope")
# What a sentence of a form does not hold: the instant, with its month in words or not, or the file of proof.
_DONE = re.compile(
    r"(?:\d{8}|\d{1,2}(?:er)?(?:" + "|".join(MONTHS) + r")20\d\d)(?:a|at|t)?\d{1,2}h?\d{2}"
    r"|(?:preuve|transaction|enveloppe|envelope)(?:n|id)?(?=[a-z]*\d)[a-z\d]{6}"
)
INSTANT = re.compile(r"\d{8}(?:a|at|t)?\d{4}")
_DATE = re.compile(r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4}|\b\d{4}\b")
_PLACE_OR_LABEL = frozenset(
    {"fait", "date", "le", "lieu", "signature", "cachet", "nom", "prenom", "qualite", "client", "fonction",
     "bon", "pour", "accord", "lu", "approuve", "mention", "manuscrite", "representant", "legal", "medecin",
     "mandataire", "et", "the", "du", "de", "la", "des", "a", "au", "par", "signataire", "precede",
     "precedee"}
)  # fmt: skip
MARK_LINES = 5  # of a visible electronic signature, after its first
TALLER = 1.3  # heights of a line from which words are taller than the page's print
PICTURE = 8.0  # heights of a line: the drawing between « DocuSigned by: » and the number of its envelope
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


def electronic_words(zone: Zone, view: PageView) -> tuple[str, Box] | None:
    """The words of a visible electronic signature in the zone or at its edge, and where they stand."""
    near = zone.box.grown(0.03, 0.03)
    page = view.page.lines
    for n, line in enumerate(page):
        here = near.contains_point(line.box.middle_x, line.box.middle_y)
        short = len(line.words) < 2 * SENTENCE or _is_record(line)
        if here and short and "sign" in fold(line.text).replace(" ", ""):
            whole = [line, *_below(line, page[n + 1 :])]
            own = [one for one in whole if near.contains_point(one.box.middle_x, one.box.middle_y)]
            mark = own if _is_told(own) else whole if _is_timed(whole) else []
            if mark:
                return _joined(mark), union_of(one.box for one in mark)
    return None


def _is_record(line: Line) -> bool:
    """« Signé électroniquement par Océane Hoarau le 16 oct. 2026 à 12:41 … »: who and when, at once."""
    text = _glued(line.text)
    return ELECTRONIC.match(text) is not None and _DONE.search(text) is not None


def long_marks(zone: Zone, view: PageView) -> Iterator[Box]:
    """Lines as long as a sentence that say who signed electronically and when, or by which proof."""
    for line in view.page.lines:
        text = _glued(line.text)
        here = zone.box.contains_point(line.box.middle_x, line.box.middle_y)
        if here and len(line.words) >= 2 * SENTENCE and ELECTRONIC.search(text) and _DONE.search(text):
            yield line.box


def _is_told(mark: Sequence[Line]) -> bool:
    """Whether lines say, in the first of them, that somebody signed electronically, with what proves it."""
    text = _glued(_joined(mark))
    match = ELECTRONIC.search(text)
    proven = PROVEN.search(text) or any(ENVELOPE.match(_glued(line.text)) for line in mark[1:])
    return match is not None and match.start() < len(_glued(mark[0].text)) and bool(proven)


def _is_timed(mark: Sequence[Line]) -> bool:
    """« Signé par … », « signature avec identification électronique … » and the instant when it was done."""
    text = _glued(_joined(mark))
    match = NAMED.search(text) or (SHORT.search(text) if SERVICE.search(text) else None)
    return match is not None and match.start() < len(_glued(mark[0].text)) and bool(INSTANT.search(text))


def _glued(text: str) -> str:
    return fold(text).replace(" ", "")


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _below(first: Line, others: Sequence[Line]) -> list[Line]:
    """The few lines that go on under a line, in its column."""
    found: list[Line] = []
    last = first
    for line in others:
        gap = (line.box.top - last.box.bottom) / first.box.height
        close = gap < 1.2 or (gap < PICTURE and ENVELOPE.match(_glued(line.text)) is not None)
        if len(found) < MARK_LINES and close and abs(line.box.left - first.box.left) < 0.1:
            found.append(line)
            last = line
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
