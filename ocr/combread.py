"""Reads the combs of a page: bars are taken out, and the signs read in a row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from models.geometry import Box
from models.page import Line, Word
from models.view import Pixels
from ocr.combs import BARS, EDGE, Comb, find_combs, without_bars
from ocr.reader import FirstReader, Glyph, Quad
from ocr.split import NARROWEST, portion
from ocr.words import box_of, line_of

MOSTLY = 0.6  # of its signs: combs hold numbers and days, or names
NAME = 10  # cells for a name: a few columns headed A, B, C are a table
MISSING = "?"  # a cell between others whose sign was not seen


def beside(combs: Collection[Comb], quads: Sequence[Quad]) -> list[Quad]:
    """The strips without their parts in a comb."""
    return [part for quad in quads for part in _outside(combs, quad)]


def _outside(combs: Collection[Comb], quad: Quad) -> Iterator[Quad]:
    left, right = float(quad[:, 0].min()), float(quad[:, 0].max())
    middle, height = float(quad[:, 1].mean()), float(np.ptp(quad[:, 1]))
    comb = next(
        (
            c
            for c in combs
            if c.top < middle < c.bottom and left < c.right - c.pitch / 2 and right > c.left + c.pitch / 2
        ),
        None,
    )
    if comb is None:
        yield quad
        return
    width = max(right - left, 1.0)
    for start, end in ((left, comb.left - EDGE), (comb.right + EDGE, right)):
        if end - start > NARROWEST * height:
            yield portion(quad, (start - left) / width, (end - left) / width)


def read_combs(pixels: Pixels, reader: FirstReader) -> dict[Comb, Line]:
    """The combs of an upright RGB page, each with a line: its signs, one a cell, figures or capitals mostly.

    Cells left empty at both ends are left out; between letters an empty cell is a blank.
    """
    found = {}
    for comb in find_combs(pixels):
        (strip,) = reader.read(without_bars(comb, pixels), [comb.quad])
        count = round((comb.right - comb.left) / comb.pitch)
        signs = [(min(int(g.at * count), count - 1), g) for g in strip.glyphs if g.text.strip()]
        cells = dict(signs)
        if len(cells) != len(signs) or len(signs) < BARS:
            continue
        if sum(glyph.text.isdigit() for _, glyph in signs) >= MOSTLY * len(signs):
            runs = [range(min(cells), max(cells) + 1)]
        elif count >= NAME and sum(glyph.text.isupper() for _, glyph in signs) >= MOSTLY * len(signs):
            runs = list(_runs(cells))
        else:
            continue
        found[comb] = line_of([_word(comb, run, cells, reader, pixels.shape[:2]) for run in runs])
    return found


def _runs(cells: Collection[int]) -> Iterator[range]:
    """Cells that follow each other: the letters of a word."""
    start = min(cells)
    for n in range(min(cells), max(cells) + 2):
        if n not in cells:
            if n > start:
                yield range(start, n)
            start = n + 1


def _word(
    comb: Comb, run: range, cells: dict[int, Glyph], reader: FirstReader, shape: tuple[int, ...]
) -> Word:
    text = "".join(cells[n].text if n in cells else MISSING for n in run)
    quad = comb.quad.copy()
    quad[[0, 3], 0] = comb.left + run.start * comb.pitch
    quad[[1, 2], 0] = comb.left + run.stop * comb.pitch
    box: Box = box_of(quad, shape[1], shape[0])
    sure = min(cells[n].confidence for n in run if n in cells)
    return Word(text=text, box=box, confidence=sure, reader=reader.name)
