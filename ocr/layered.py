"""The story of one PDF page that has a text layer: its words from the layer, the rest from the pixels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.geometry import Box
from models.page import Grade, Legibility, Line, Page, Ruling
from models.view import Pixels
from ocr.honesty import OTHERWISE, Judgement, judge, says_what_is_shown
from ocr.ink import inked
from ocr.layerlines import layer_lines
from ocr.legibility import contrast_and_sharpness
from ocr.page import ReadPage, read_pixels
from ocr.raster import Raster
from ocr.reader import FirstReader
from ocr.reread import reread
from ocr.rulings import find_rulings
from ocr.split import split_at_rulings
from ocr.textlayer import Layer
from ocr.unexplained import unexplained
from ocr.words import in_reading_order, lines_of

TOUCH = 3  # pixels around a word or a ruling that belong to it


def read_layered(number: int, raster: Raster, layer: Layer, hidden: float, reader: FirstReader) -> ReadPage:
    """The page, from its layer when it is honest, from its pixels otherwise."""
    judgement = judge(layer, hidden, raster.pixels)
    if judgement.verdict != "honest":
        return _from_pixels(number, raster, judgement, layer.turn, reader)
    lines = layer_lines(judgement.words, layer.rulings, raster.pixels.shape)
    if not says_what_is_shown(lines, raster.pixels, reader):
        return _from_pixels(number, raster, Judgement("distrusted", OTHERWISE), layer.turn, reader)
    lines = reread(lines, raster.pixels, reader)
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
        marks=layer.slanted,
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
