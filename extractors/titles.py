"""The headings of a page: which lines may be the title of a piece, and how strongly they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

from rapidfuzz import fuzz

from extractors.normal import fold_words
from models.geometry import Box
from models.page import Line, Page
from models.piece import PieceKind
from schemes.piece import PieceModel

HEADING_ZONE = 0.5  # a title stands in the upper half
TALL = 1.25  # times the usual height of a line: printed as a heading
FIRST = 2  # lines at the top of a page, where a title may be as small as the rest
TITLE_CLOSE = 86.0
SAME_WORD = 60.0  # « Ban de commande », not « N° de commande »
GLUED_TITLE = 12  # letters of a title that tell it without its blanks
IN_PART = 1.0  # what the first words of a title alone are worth
_SMALL = frozenset({"de", "du", "des", "d", "la", "le", "les", "l"})
_NUMBER_WORDS = frozenset({"n", "no", "numero"})
TITLE_TAIL = 7  # words that may follow a title on its line (a number, a date, a case)
_DATED = 4  # words of « du 04/09/2023 »
_SUBJECT = re.compile(r"^\W*objet\s*:\s*", re.I)  # a letter names itself after that word
_NUMBER = re.compile(r"(?=\S*\d)[\w./-]{3,}(?:\s+du\s+[\d./-]+)?")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
_BILLED = re.compile(
    r"\W*(?:n\W{0,3}(?:de\s+(?:la\s+)?)?)?facture\b", re.IGNORECASE
)  # « N° de facture », « FACTURE »
_ORDER = re.compile(r"\W*bon\s+(?:de\s+)?commande\b", re.IGNORECASE)
_BLANK = 1.5  # heights of a line, on a page that is as wide as high: between words of one title
_UNDER = 1.5  # heights: from a caption to the number under it
_PARTED = re.compile(r"\s+[–—|:-]\s+")


@dataclass(frozen=True)
class Heading:
    """`first`: at the very top of the page. `capital`: opens in capitals, as most of the page does not.

    `captions`: « Bon de commande » with a number under it or beside it, on a page that names an invoice, or
    with a colon beside it.
    """

    words: tuple[str, ...]
    tall: bool
    first: bool
    capital: bool = False
    captions: bool = False

    @property
    def set_off(self) -> bool:
        return self.tall or self.first or self.capital


def headings_of(page: Page) -> list[Heading]:
    """Lines that may be a title: in the upper half, or taller than the rest."""
    lines = [line for line in page.lines if line.text.strip()]
    if not lines:
        return []
    usual = median(_height(line) for line in lines)
    top = sorted(line.box.top for line in lines)[:FIRST][-1]
    small = sum(c.islower() for line in lines for c in line.text)
    mixed = small > sum(c.isupper() for line in lines for c in line.text)
    billed = any(_BILLED.match(line.text) for line in lines)
    found = []
    for line in lines:
        tall = _height(line) >= TALL * usual
        first = line.box.top <= top
        if _goes_on(line.text) and not (tall and first):
            continue
        if tall or line.box.middle_y < HEADING_ZONE:
            # « Tableau de bord – journal de monitoring »: each half of such a line may say what it is.
            said = _SUBJECT.sub("", _row_of(line, lines))
            halves = _halves(said) if tall or first or said != line.text else [said]
            over = (billed and bool(_ORDER.match(line.text)) and _captions(line, lines)) or _labels(
                line, lines
            )
            found += [
                Heading(fold_words(half), tall, first, mixed and _capital(half), over) for half in halves
            ]
    return found


def _row_of(line: Line, lines: Sequence[Line]) -> str:
    """The words of a line, with those that go on with it on its row: « JOURNAL DE  MONITORING »."""
    row, reach = [line.text], _BLANK * line.box.height
    last = line.box
    for one in sorted((x for x in lines if _beside(x.box, line.box)), key=lambda x: x.box.left):
        if one.box.left - last.right > reach:
            break
        row.append(one.text)
        last = one.box
    return " ".join(row)


def _captions(line: Line, lines: Sequence[Line]) -> bool:
    """Whether what stands right under a line, or next on its row, is the number of a piece and no more."""
    box, reach = line.box, line.box.bottom + _UNDER * line.box.height
    under = [one for one in lines if box.middle_y < one.box.top < reach and _shares(one.box, box)]
    beside = sorted((one for one in lines if _beside(one.box, box)), key=lambda one: one.box.left)
    said = [one.text.strip() for one in (*under, *beside[:1])]
    return any(_NUMBER.fullmatch(text) and not _DAY.fullmatch(text) for text in said)


def _labels(line: Line, lines: Sequence[Line]) -> bool:
    """« Bon de commande      : LS-2026-0290 », in a list of particulars."""
    beside = sorted((one for one in lines if _beside(one.box, line.box)), key=lambda one: one.box.left)
    return bool(beside) and beside[0].text.lstrip().startswith(":")


def _shares(box: Box, other: Box) -> bool:
    return min(box.right, other.right) > max(box.left, other.left)


def _beside(box: Box, other: Box) -> bool:
    return box.left >= other.right and other.top < box.middle_y < other.bottom


def _halves(text: str) -> list[str]:
    """The halves of a heading; a sentence that goes on behind its colon has none."""
    halves = _PARTED.split(text)
    return halves if len(halves[0].split()) <= TITLE_TAIL else [text]


def _capital(text: str) -> bool:
    """« FACTURE N° FC2611-0045 du 16/11/2026 »: the first word is printed in capitals."""
    first = next(iter(text.split()), "")
    return len(first) > 3 and first.isalpha() and first.isupper()


def _goes_on(text: str) -> bool:
    """« bon de commande : ☐ Oui », the end of a sentence begun on the line above, opens nothing."""
    return next((c for c in text if c.isalpha()), "A").islower()


def _height(line: Line) -> float:
    return median(word.box.height for word in line.words) if line.words else line.box.height


def strength(wanted: str, heading: Heading) -> float:
    """0 when the line does not open with the title; more for a long title and a tall line.

    « Attestation » alone may be of any kind: what the page says counts for more.
    """
    words = fold_words(wanted)
    said_in_part = 0 < len(heading.words) < len(words) and words[: len(heading.words)] == heading.words
    tail = _after(words, heading.words)
    dated = tail is not None and _is_dated(tail)
    tail = tail[:-_DATED] if tail is not None and dated else tail
    if tail is None or len(tail) > TITLE_TAIL:
        return 0.0
    if heading.captions and len(words) > 1 and not tail and not heading.set_off:
        return (
            0.0  # « Bon de commande » over its number, as an invoice cites it; no order cites its « Facture »
        )
    if len(words) == 1 and tail and not heading.set_off:
        # « Facture n° … » at the usual size is a label; with its day, alone on its line, it may be a title.
        return IN_PART if dated and tail[0] in _NUMBER_WORDS else 0.0
    if tail and not heading.set_off and set(tail) <= _NUMBER_WORDS:
        return 0.0  # « Bon de commande n° » over its number in a cell is a caption
    if said_in_part:
        return IN_PART
    return (2.0 if len(words) == 1 else 3.0) + (1.5 if heading.tall else 0.0)


def _is_dated(tail: Sequence[str]) -> bool:
    """« … n° 2023-F-1902 du 04/09/2023 »."""
    return len(tail) > _DATED and tail[-_DATED] == "du" and all(word.isdigit() for word in tail[1 - _DATED :])


def _after(title: Sequence[str], line: Sequence[str]) -> Sequence[str] | None:
    """The words after a title that opens a line; None when it does not open it.

    A reader may have left no blanks (« Journalde monitoringTilia »), and a printer its small words (« JOURNAL
    MONITORING »); « N° de commande » is no « Bon de commande », although most of its letters are the same.
    """
    if not line:
        return None
    if _alike(title, line):
        return line[len(title) :]
    told, said = ([word for word in words if word not in _SMALL] for words in (title, line))
    if 1 < len(told) < len(title) and line[0] not in _SMALL and _alike(told, said):
        return said[len(told) :]
    wanted, letters = "".join(title), "".join(line)
    if len(title) > 1 and len(wanted) >= GLUED_TITLE and letters.startswith(wanted):
        place = accumulate(len(word) for word in line)
        return line[1 + next(i for i, end in enumerate(place) if end >= len(wanted)) :]
    return None


def _alike(title: Sequence[str], line: Sequence[str]) -> bool:
    """Whether the first words of a line are those of a title, up to a few letters."""
    opening = " ".join(line[: len(title)])
    return fuzz.ratio(title[0], line[0]) >= SAME_WORD and fuzz.ratio(" ".join(title), opening) >= TITLE_CLOSE


def first_of(kind: PieceKind, headings: Sequence[Heading], models: Sequence[PieceModel]) -> int:
    """The place of the first heading that names a piece of a kind, with its number or set off as a title."""
    titles = {fold_words(title) for model in models if model.kind is kind for title in model.recognise.titles}
    for at, heading in enumerate(headings):
        tails = (tail for title in titles if (tail := _after(title, heading.words)) is not None)
        if any(heading.set_off or _numbered(tail) for tail in tails):
            return at
    return len(headings)


def titles_of(kind: PieceKind, headings: Sequence[Heading], opened: Mapping[PieceKind, int]) -> list[Heading]:
    """What may be a title of a kind: « Bon de commande n° 17 » behind « Facture n° 9 » is none."""
    first = min((at for other, at in opened.items() if other is not kind), default=len(headings))
    return [h for at, h in enumerate(headings) if at <= first or h.set_off or not _refers(h)]


def _refers(heading: Heading) -> bool:
    """« Bon de commande n° B26-0612 »: a number is told, on its line or under it."""
    return heading.captions or any(
        word in _NUMBER_WORDS or any(c.isdigit() for c in word) for word in heading.words
    )


def _numbered(tail: Sequence[str]) -> bool:
    return bool(tail) and (tail[0] in _NUMBER_WORDS or any(c.isdigit() for c in tail[0]))
