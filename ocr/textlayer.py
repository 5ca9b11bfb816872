"""The text layer of a PDF page: its words, its drawn lines and where its images stand, by pdfplumber."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import pdfplumber
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pdfplumber.utils.text import extract_words

from models.geometry import Box
from models.page import Ink, Line, Ruling, Unseen
from ocr.characters import is_sign, is_unknown, written
from ocr.covered import parted
from ocr.drawn import rulings_of
from ocr.fillcolour import ink_of, is_pale
from ocr.objects import objects_of
from ocr.overdots import without_overwritten
from ocr.rows import rows_of
from ocr.slanted import slanted_lines
from ocr.words import rounded

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its notes on odd fonts quote the file

Letters = Sequence[dict[str, Any]]
BROKEN = (PdfminerException, MalformedPDFException, ValueError, TypeError, KeyError, RecursionError)
"""What pdfplumber raises on files that PDFium still shows."""
BOLD = 0.06  # letter sizes: the same letter that close is the same letter
MOST_LOST = 100  # words told of one page
SCANNED = 0.5  # share of the page that images cover: its text is a reading of them
LEADER = re.compile(r"[.·•…_]{4,}")
SMALLEST = 1.0  # points: smaller letters cannot be seen


@dataclass(frozen=True)
class LayerWord:
    """A word of the layer, `UNKNOWN` for each letter without a character.

    `pale`: it is written in the colour of white paper.
    """

    text: str
    box: Box
    ink: Ink
    pale: bool = False


@dataclass(frozen=True)
class Layer:
    """What a page's own content says. `turn`: degrees clockwise that set most of its text upright.

    `unmapped` is the share of its letters that have no character, `signs` that of those that are pictures.
    `lost` are the words that stand off the page, those too small to be seen, and those never painted;
    `slanted` the texts written aslant.
    """

    words: tuple[LayerWord, ...]
    rulings: tuple[Ruling, ...]
    images: tuple[Box, ...]
    turn: int
    unmapped: float
    signs: float = 0.0
    lost: tuple[Unseen, ...] = ()
    slanted: tuple[Line, ...] = ()


class TextLayers:
    """The layers of a PDF's pages, counted from 0."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: PDF | None = None

    def page(self, index: int) -> Layer | None:
        """The layer of one page, None when the page's content cannot be understood."""
        try:
            if self._pdf is None:
                self._pdf = pdfplumber.open(io.BytesIO(self._data))
            page = self._pdf.pages[index]
            layer = _layer(page)
            page.close()
        except (*BROKEN, IndexError):
            return None
        return layer


def _layer(page: PlumberPage) -> Layer:
    frame = Frame.of(page)
    objects, covers = objects_of(page)
    images = tuple(box for image in objects["image"] if (box := frame.box(image)) is not None)
    scanned = sum(image.area for image in images) >= SCANNED  # its letters lie under their own picture
    chars, under = parted(objects["char"], [c for c in covers if not (scanned and c.picture)])
    shown = [c for c in chars if float(c["size"]) >= SMALLEST and frame.holds(c)]
    letters = without_overwritten(shown)
    dark, white = _by_paint(letters)
    off = [c for c in chars if not frame.holds(c)]
    unpainted = (*objects["hidden"], *under)
    tiny = [c for c in chars if float(c["size"]) < SMALLEST and frame.holds(c)]
    return Layer(
        words=(*_words(dark, frame, pale=False), *_words(white, frame, pale=True)),
        rulings=rulings_of(objects, frame.box),
        images=images,
        turn=_turn(letters),
        unmapped=sum(is_unknown(c["text"]) for c in letters) / max(len(letters), 1),
        signs=sum(is_sign(c["text"]) for c in letters) / max(len(letters), 1),
        lost=(*_lost(off, "off-page"), *_lost(tiny, "tiny"), *_lost(unpainted, "invisible")),
        slanted=slanted_lines(dark, frame.box),
    )


def _lost(letters: Letters, why: Literal["off-page", "tiny", "invisible"]) -> Iterator[Unseen]:
    """Words that nobody can see, as they are written."""
    for word in extract_words(list(letters), x_tolerance_ratio=0.15)[:MOST_LOST]:
        text = written(str(word["text"])).strip()
        if any(c.isalnum() for c in text):
            yield Unseen(text=text, why=why)


@dataclass(frozen=True)
class Frame:
    """What is shown of a page, in pdfplumber's points (origin top left)."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, page: PlumberPage) -> Frame:
        crop, media = page.cropbox, page.mediabox
        left, top = max(crop[0], media[0]), max(crop[1], media[1])
        right, bottom = min(crop[2], media[2]), min(crop[3], media[3])
        return cls(float(left), float(top), max(float(right - left), 1.0), max(float(bottom - top), 1.0))

    def holds(self, item: Mapping[str, Any]) -> bool:
        """Whether the middle of an object is shown."""
        x, y = (item["x0"] + item["x1"]) / 2 - self.left, (item["top"] + item["bottom"]) / 2 - self.top
        return bool(0 <= x <= self.width and 0 <= y <= self.height)

    def box(self, item: Mapping[str, Any]) -> Box | None:
        """The shown part of an object, None when none is."""
        x0, x1 = ((item[key] - self.left) / self.width for key in ("x0", "x1"))
        y0, y1 = ((item[key] - self.top) / self.height for key in ("top", "bottom"))
        if x1 < 0 or y1 < 0 or x0 > 1 or y0 > 1:
            return None
        return Box(
            left=rounded(max(x0, 0)),
            top=rounded(max(y0, 0)),
            right=rounded(min(x1, 1)),
            bottom=rounded(min(y1, 1)),
        )


def _by_paint(letters: Letters) -> tuple[Letters, Letters]:
    """The letters that take colour from white paper, and those painted white: no word mixes them."""
    pale = {paint: is_pale(*paint) for paint in {_paint(letter) for letter in letters}}
    return (
        [letter for letter in letters if not pale[_paint(letter)]],
        [letter for letter in letters if pale[_paint(letter)]],
    )


def _paint(letter: Mapping[str, Any]) -> tuple[Any, Any, float]:
    colour = letter.get("non_stroking_color")
    return tuple(colour) if isinstance(colour, list) else colour, letter.get("ncs"), letter["opacity"]


def _words(letters: Letters, frame: Frame, pale: bool) -> Iterator[LayerWord]:
    """Upright words; text drawn sideways is left to the reader of pixels."""
    for word in (part for one in _spelt(_painted_once(letters)) for part in _beside_dots(one)):
        text = written(str(word["text"]))
        box = frame.box(word)
        if not word["upright"] or box is None or not frame.holds(word):
            continue
        if word["bottom"] - word["top"] < SMALLEST:
            continue
        for part in text.split():
            yield LayerWord(part, box, _ink(word["chars"]), pale)


def _spelt(letters: Letters) -> Iterator[dict[str, Any]]:
    """The words that letters spell, row by row."""
    for row in rows_of(letters):
        yield from extract_words(row, x_tolerance_ratio=0.15, expand_ligatures=True, return_chars=True)


def _beside_dots(word: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """« ……BDC-2289 », glued to the dots that lead to it, parted from them: each part knows its own place."""
    letters = word["chars"]
    spelt = "".join(letter["text"] if len(letter["text"]) == 1 else "x" for letter in letters)
    cuts = sorted({at for run in LEADER.finditer(spelt) for at in run.span()} | {0, len(letters)})
    if len(cuts) == 2:
        yield word
        return
    for start, end in pairwise(cuts):
        chars = letters[start:end]
        yield word | {
            "chars": chars,
            "text": "".join(letter["text"] for letter in chars),
            "x0": min(letter["x0"] for letter in chars),
            "x1": max(letter["x1"] for letter in chars),
        }


def _painted_once(letters: Letters) -> list[dict[str, Any]]:
    """Without the letters painted a second time on themselves, which is how some programs make bold."""
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for letter in letters:
        step = BOLD * float(letter["size"])
        text, column, row = letter["text"], round(letter["x0"] / step), round(letter["top"] / step)
        if not any((text, column + dx, row + dy) in seen for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            kept.append(letter)
        seen.add((text, column, row))
    return kept


def _ink(letters: Letters) -> Ink:
    """The colour of most of a word's letters."""
    paints = [(letter.get("non_stroking_color"), letter.get("ncs")) for letter in letters]
    if all(paint == paints[0] for paint in paints):
        return ink_of(*paints[0])
    inks = Counter(ink_of(*paint) for paint in paints)
    return inks.most_common(1)[0][0]


def _turn(letters: Letters) -> int:
    """Degrees clockwise that set most letters upright, 0 when they are or when they disagree."""
    turns = Counter(_letter_turn(letter["matrix"]) for letter in letters)
    return turns.most_common(1)[0][0] if turns else 0


def _letter_turn(matrix: Sequence[float]) -> int:
    """A letter's base line runs along (a, b), y upwards."""
    a, b = float(matrix[0]), float(matrix[1])
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 90 if b > 0 else 270
