"""The story of one PDF page that has a text layer: its words from the layer, the rest from the pixels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from models.geometry import Box
from models.page import Grade, Legibility, Line, Page, Reader, Ruling, Word
from models.view import Pixels
from ocr.honesty import OTHERWISE, Judgement, judge, says_what_is_shown
from ocr.ink import inked
from ocr.legibility import contrast_and_sharpness
from ocr.page import ReadPage, read_pixels
from ocr.raster import Raster
from ocr.reader import FirstReader
from ocr.rulings import find_rulings
from ocr.split import split_at_rulings
from ocr.textlayer import Layer, LayerWord
from ocr.unexplained import unexplained
from ocr.words import in_reading_order, line_of, lines_of

WIDE = 1.6  # word heights between two words: beyond it they stand in two columns
SAME_ROW = 0.5  # of the lower height: middles closer than that stand on one row
TOUCH = 3  # pixels around a word or a ruling that belong to it


def read_layered(number: int, raster: Raster, layer: Layer, hidden: float, reader: FirstReader) -> ReadPage:
    """The page, from its layer when it is honest, from its pixels otherwise."""
    judgement = judge(layer, hidden, raster.pixels)
    if judgement.verdict != "honest":
        return _from_pixels(number, raster, judgement, layer.turn, reader)
    lines = layer_lines(judgement.words, layer.rulings, raster.pixels.shape)
    if not says_what_is_shown(lines, raster.pixels, reader):
        return _from_pixels(number, raster, Judgement("distrusted", OTHERWISE), layer.turn, reader)
    more, rulings = _beside(raster.pixels, lines, layer.rulings, reader)
    height, width = raster.pixels.shape[:2]
    page = Page(
        number=number,
        width=width,
        height=height,
        dpi=raster.dpi,
        rotation=layer.turn,
        legibility=_legibility(raster),
        lines=in_reading_order((*lines, *more)),
        rulings=rulings,
        layer="honest",
        layer_note=judgement.note,
        unseen=judgement.unseen,
    )
    return ReadPage(page, raster.pixels)


def _from_pixels(
    number: int, raster: Raster, judgement: Judgement, turn: int, reader: FirstReader
) -> ReadPage:
    """`turn`: degrees by which the page was turned before it was made pixels."""
    read = read_pixels(number, raster, reader)
    rotation = (read.page.rotation + turn) % 360
    told: dict[str, object] = {"layer": judgement.verdict, "layer_note": judgement.note, "rotation": rotation}
    told |= {"unseen": judgement.unseen}
    return ReadPage(read.page.model_copy(update=told), read.pixels)


def _legibility(raster: Raster) -> Legibility:
    contrast, sharpness = contrast_and_sharpness(raster.pixels)
    return Legibility(
        grade=Grade.GOOD, dpi=raster.dpi, contrast=contrast, sharpness=sharpness, mean_confidence=1.0
    )


def layer_lines(words: Sequence[LayerWord], rulings: Sequence[Ruling], shape: tuple[int, ...]) -> list[Line]:
    """Words of the layer as lines, parted at wide gaps and at vertical rulings."""
    standing = [ruling.box for ruling in rulings if ruling.direction == "vertical"]
    ratio = shape[0] / shape[1]
    lines: list[Line] = []
    for row in _rows(words):
        parts = [[row[0]]]
        for before, word in pairwise(row):
            if _apart(before.box, word.box, ratio, standing):
                parts.append([])
            parts[-1].append(word)
        lines.extend(line_of([_word(word) for word in part]) for part in parts)
    return lines


def _rows(words: Sequence[LayerWord]) -> list[list[LayerWord]]:
    rows: list[list[LayerWord]] = []
    for word in sorted(words, key=lambda w: (w.box.middle_y, w.box.left)):
        last = rows[-1][-1] if rows else None
        if last and abs(last.box.middle_y - word.box.middle_y) < SAME_ROW * min(
            last.box.height, word.box.height
        ):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.box.left) for row in rows]


def _apart(left: Box, right: Box, ratio: float, standing: Sequence[Box]) -> bool:
    if right.left - left.right > WIDE * min(left.height, right.height) * ratio:
        return True
    middle = (left.middle_y + right.middle_y) / 2
    return any(left.middle_x < r.middle_x < right.middle_x and r.top <= middle <= r.bottom for r in standing)


def _word(word: LayerWord) -> Word:
    return Word(text=word.text, box=word.box, confidence=1.0, ink=word.ink, reader=Reader.TEXT_LAYER)


def _beside(
    pixels: Pixels, lines: Sequence[Line], rulings: tuple[Ruling, ...], reader: FirstReader
) -> tuple[list[Line], tuple[Ruling, ...]]:
    """What the page shows beside its layer (pasted scans, stamps, text drawn as curves), read."""
    hidden = _erased(pixels, [word.box for line in lines for word in line.words], [r.box for r in rulings])
    rest = unexplained(hidden)
    if not rest.places and not rest.drawn:
        return [], rulings
    found = [
        quad + np.array([left, top], np.float32)
        for left, top, right, bottom in rest.places
        for quad in reader.find(hidden[top:bottom, left:right])
    ]
    seen = find_rulings(hidden)
    parts = split_at_rulings(found, (*rulings, *seen), hidden)
    height, width = pixels.shape[:2]
    strips = reader.read(hidden, parts)
    return inked(lines_of(strips, reader.name, width, height), pixels), (*rulings, *seen)


def _erased(pixels: Pixels, words: Sequence[Box], rulings: Sequence[Box]) -> Pixels:
    """The page with the words and the rulings that are known painted over with paper."""
    height, width = pixels.shape[:2]
    erased = pixels.copy()
    for box in (*words, *rulings):
        left, top, right, bottom = box.pixels(width, height)
        around = (slice(max(top - TOUCH, 0), bottom + TOUCH), slice(max(left - TOUCH, 0), right + TOUCH))
        erased[around] = [int(erased[around][..., n].max()) for n in range(3)]
    return erased
