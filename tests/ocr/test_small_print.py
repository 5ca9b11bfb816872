"""Small print: long lines, close to each other, read whole."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from models.page import Reader
from ocr.engines import Engines
from ocr.reader import Glyph, Strip
from ocr.spans import spans
from ocr.words import lines_of
from tests.ocr.paper import FONT, sheet

NOTE = (
    "Les données collectées sont conservées pendant la durée nécessaire à l'instruction de la demande "
    "et à son contrôle, puis archivées. Le praticien dispose d'un droit d'accès, de rectification et, "
    "dans certains cas, d'effacement de ses données, qu'il exerce par courrier auprès du gestionnaire "
    "de la commande comme de la commission compétente, sans frais et sans avoir à dire pourquoi, à "
    "tout moment du traitement."
)


def note(lines: int, pitch: int) -> Image.Image:
    """Paragraphs of one sentence over lines as long as the sheet, 9 pixels high and `pitch` apart."""
    page = sheet()
    font = ImageFont.truetype(str(FONT), 9)
    words, row, drawn = (NOTE + " ") * lines, 0, ImageDraw.Draw(page)
    while row < lines:
        cut = len(words)
        while drawn.textlength(words[:cut], font=font) > 1120:
            cut = words.rfind(" ", 0, cut)
        drawn.text((60, 300 + row * pitch), words[:cut], fill=(30, 30, 30), font=font)
        words, row = words[cut + 1 :], row + 1
    return page


def test_lines_close_together_are_read_each_for_itself(engines: Engines) -> None:
    pixels = np.asarray(note(lines=8, pitch=10))
    strips = engines.first.read(pixels, engines.first.find(pixels))
    lines = lines_of(strips, Reader.PPOCR, *pixels.shape[1::-1])
    read = " ".join(word.text for line in sorted(lines, key=lambda line: line.box.top) for word in line.words)
    wanted = set(NOTE.replace("'", " ").replace(",", "").replace(".", "").split())
    lost = wanted - set(read.replace("'", " ").replace("’", " ").replace(",", "").replace(".", "").split())
    assert len(lost) <= 0.1 * len(wanted), sorted(lost)


def test_a_long_strip_is_cut_between_words() -> None:
    strip = np.full((20, 2000, 3), 255, np.uint8)
    for left in range(0, 2000, 70):
        strip[6:14:3, left : left + 60] = 40
    parts = spans(strip, 26.0)
    assert parts[0][0] == 0
    assert parts[-1][1] == 2000
    assert all(first[1] == second[0] for first, second in pairwise(parts))
    assert all(end - start <= 26.0 * 20 for start, end in parts)
    assert all(end % 70 >= 60 for _, end in parts[:-1])


def test_a_strip_that_is_not_long_is_one_part() -> None:
    assert spans(np.full((20, 500, 3), 255, np.uint8), 26.0) == [(0, 500)]


@pytest.mark.parametrize("step", [0.010, 0.013])
def test_a_broad_letter_parts_no_word(step: float) -> None:
    quad = np.array([[0, 0], [900, 0], [900, 20], [0, 20]], np.float32)
    at, glyphs = 0.0, []
    for letter in "la communication du financement et sa commande":
        broad = 1.6 if letter == "m" else 1.0
        at += step * broad / 2
        glyphs.append(Glyph(letter, round(at / 0.008) * 0.008, 0.99))
        at += step * broad / 2
    (line,) = lines_of([Strip(quad, tuple(glyphs))], Reader.PPOCR, 1000, 1000)
    assert line.text == "la communication du financement et sa commande"


def test_a_day_glued_to_its_label_starts_where_its_letters_were_seen() -> None:
    """The label is print, the day by hand and wider: cut by their number the day would lose its 1."""
    text = "Pau,le18/07/2026"
    wide = [0.02 * (at + 1) if at < 6 else 0.14 + 0.08 * (at - 6) for at in range(len(text))]
    quad = np.array([[0, 0], [1000, 0], [1000, 40], [0, 40]], dtype=np.float32)
    strip = Strip(quad, tuple(Glyph(letter, at, 0.9) for letter, at in zip(text, wide, strict=True)))
    (line,) = lines_of([strip], Reader.PPOCR, 1000, 1000)
    assert [word.text for word in line.words] == ["Pau,", "le", "18/07/2026"]
    assert 0.09 < line.words[2].box.left < 0.14
