"""The story of one page read from its pixels: upright, level, ruled, read, measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.page import Grade, Legibility, Line, Page
from models.view import Pixels
from ocr.aslant import large_marks
from ocr.blank import has_traces, is_blank
from ocr.closer import closer
from ocr.combread import beside, read_combs
from ocr.curl import flattened
from ocr.ink import inked
from ocr.leaders import without_leaders
from ocr.legibility import legibility, unread
from ocr.light import evened
from ocr.missed import missed
from ocr.photo import find_sheet, holds_the_text, squared
from ocr.raster import Raster
from ocr.reader import FirstReader
from ocr.rulings import find_rulings
from ocr.split import split_at_rulings
from ocr.upright import set_upright
from ocr.words import in_reading_order, lines_of

SAID, WORD, PLAIN = 3, 4, 0.9  # words, their letters and confidence: what mirrored print never gives
FEW, SURE = 3, 0.7  # letters on a page, and the confidence of a word, below which nothing was read


@dataclass(frozen=True)
class ReadPage:
    """A page and its upright pixels, in the colours of the file."""

    page: Page
    pixels: Pixels


def read_pixels(number: int, raster: Raster, reader: FirstReader) -> ReadPage:
    """The page read by the first reader."""
    looks_blank = is_blank(raster.pixels)
    if looks_blank and not has_traces(raster.pixels):
        return ReadPage(blank_page(number, raster), raster.pixels)
    raster = _cut_out(raster, reader)
    upright = set_upright(raster.pixels, reader)
    pixels, quads = flattened(upright.pixels, upright.quads, reader)
    height, width = pixels.shape[:2]
    rulings = find_rulings(pixels)
    shown = evened(pixels)
    even = without_leaders(shown)
    combs = read_combs(even, reader)
    parts = split_at_rulings(quads, rulings, even)
    strips = closer(reader.read(even, beside(combs, parts)), shown, even, reader)
    known = [*(ruling.box for ruling in rulings), *(line.box for line in combs.values())]
    strips += missed(even, parts, known, reader)
    seen = [*lines_of(strips, reader.name, width, height), *combs.values()]
    lines = in_reading_order(inked(seen, pixels))
    if (looks_blank and not _says_something(lines)) or (
        _says_nothing(lines) and is_blank(raster.pixels, unread=True)
    ):
        return ReadPage(blank_page(number, raster), raster.pixels)
    page = Page(
        number=number,
        width=width,
        height=height,
        dpi=raster.dpi,
        rotation=upright.rotation,
        skew=upright.skew,
        legibility=legibility(pixels, lines, raster.dpi),
        lines=lines,
        rulings=rulings,
        marks=large_marks(pixels, lines, reader),
    )
    return ReadPage(page, pixels)


def _says_nothing(lines: Sequence[Line]) -> bool:
    """No word, or the letter that a reader makes of a hair."""
    words = [word for line in lines for word in line.words]
    return sum(len(word.text) for word in words) <= FEW and all(word.confidence < SURE for word in words)


def _says_something(lines: Sequence[Line]) -> bool:
    """A few whole words surely read: pale print, and not the back of the sheet that shows through."""
    words = (word for line in lines for word in line.words)
    return sum(len(w.text) >= WORD and w.confidence >= PLAIN for w in words) >= SAID


def _cut_out(raster: Raster, reader: FirstReader) -> Raster:
    """The sheet without the desk that it was photographed on, when there is one."""
    sheet = find_sheet(raster.pixels)
    if sheet is None or not holds_the_text(sheet, reader.find(raster.pixels)):
        return raster
    return Raster(squared(raster.pixels, sheet))


def blank_page(number: int, raster: Raster) -> Page:
    """A page with nothing on it: it is in good order, there is only nothing to read."""
    height, width = raster.pixels.shape[:2]
    measured = legibility(raster.pixels, (), raster.dpi)
    return Page(
        number=number, width=width, height=height, dpi=raster.dpi, blank=True, legibility=good(measured)
    )


def good(measured: Legibility) -> Legibility:
    """The same measures for a page that has nothing to be read badly."""
    return measured.model_copy(update={"grade": Grade.GOOD, "reasons": ()})


def damaged_page(number: int, reason: str) -> Page:
    """A page that could not be decoded: it is counted, and says why in French."""
    return Page(number=number, width=1, height=1, dpi=1, legibility=unread(reason))
