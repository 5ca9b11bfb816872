"""Strips read in doubt are looked at again: in two parts, closer, or with the dots of their blank."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from models.page import Reader
from models.view import Pixels
from ocr.closer import closer
from ocr.ppocr import PpOcr
from ocr.reader import Glyph, Quad, Strip, size

FONTS = Path(__file__).parents[2] / "testdata" / "fonts"
LABEL = "Nom et prénom du signataire :"


def strip(text: str, confidence: float, quad: Quad) -> Strip:
    glyphs = (Glyph(c, (n + 0.5) / len(text), confidence) for n, c in enumerate(text))
    return Strip(quad, tuple(glyphs))


def line(gap: int = 24) -> tuple[Pixels, Quad]:
    """A label 26 pixels high, and a name by hand three times as high behind it."""
    sheet = Image.new("RGB", (1300, 200), "white")
    pen = ImageDraw.Draw(sheet)
    print_ = ImageFont.truetype(str(FONTS / "carlito-400.ttf"), 36)
    hand = ImageFont.truetype(str(FONTS / "caveat-400.ttf"), 120)
    pen.text((20, 80), LABEL, font=print_, fill="black")
    start = 20 + print_.getlength(LABEL) + gap
    pen.text((start, 20), "Marie Wagner", font=hand, fill="#203080")
    right = start + hand.getlength("Marie Wagner") + 10
    quad = np.array([[10, 30], [right, 30], [right, 170], [10, 170]], dtype=np.float32)
    return np.asarray(sheet), quad


class Faked:
    """Reads low strips as one text, high ones as another, long high ones in doubt."""

    name = Reader.PPOCR

    def __init__(self, short: str, long: str) -> None:
        self.short, self.long, self.asked = short, long, 0

    def find(self, pixels: Pixels) -> list[Quad]:
        return []

    def read(self, pixels: Pixels, quads: Sequence[Quad]) -> list[Strip]:
        self.asked += 1
        return [self._one(quad) for quad in quads]

    def _one(self, quad: Quad) -> Strip:
        width, height = size(quad)
        if height < 60:
            return strip(self.short, 0.99, quad)
        return strip(self.long, 0.99 if width < 600 else 0.75, quad)


def test_what_was_read_surely_is_not_looked_at_again() -> None:
    pixels, quad = line()
    reader = Faked("Nom", "Marie")
    sure = strip("Nom : Marie", 0.97, quad)
    assert closer([sure], pixels, pixels, reader) == [sure]
    assert reader.asked == 0


def test_what_was_wiped_elsewhere_does_not_have_a_strip_read_twice() -> None:
    pixels, quad = line()
    doubtful = strip("Nom : Marie", 0.75, quad)
    same, elsewhere, inside = (Faked("Nom", "Marie") for _ in range(3))
    far, near = np.pad(pixels, ((0, 90), (0, 0), (0, 0))), pixels.copy()
    wiped = far.copy()
    wiped[-9:] = 255
    near[90:100, 700:720] = 255
    once = closer([doubtful], pixels, pixels, same)
    assert closer([doubtful], far, wiped, elsewhere) == once
    closer([doubtful], pixels, near, inside)
    assert same.asked == elsewhere.asked < inside.asked


def test_a_label_and_a_name_in_larger_letters_are_read_apart() -> None:
    pixels, quad = line()
    (found,) = closer([strip("Nomt pnom Mae", 0.7, quad)], pixels, pixels, Faked(LABEL, "Marie Wagner"))
    assert found.text == f"{LABEL} Marie Wagner"
    assert np.array_equal(found.quad, quad)
    places = [glyph.at for glyph in found.glyphs]
    assert places == sorted(places)
    assert 0 <= places[0] < places[-1] <= 1
    cut = places[len(LABEL)]
    assert 0.35 < cut < 0.6  # the space between them stands where the name begins


def test_a_reading_that_lost_letters_or_is_no_surer_changes_nothing() -> None:
    pixels, quad = line()
    doubtful = strip("Nomt pnom du signatare Mae Wagnr", 0.9, quad)
    assert closer([doubtful], pixels, pixels, Faked("N", "M")) == [doubtful]


def test_a_strip_without_a_letter_is_left_as_it_is() -> None:
    pixels, quad = line()
    dots = strip("....", 0.4, quad)
    assert closer([dots], pixels, pixels, Faked("a", "b")) == [dots]


@pytest.mark.parametrize("gap", [16, 40])
def test_the_reader_reads_the_label_in_front_of_a_large_hand(gap: int) -> None:
    pixels, quad = line(gap)
    reader = PpOcr()
    (first,) = reader.read(pixels, [quad])
    (found,) = closer([first], pixels, pixels, reader)
    assert LABEL.rstrip(" :") in found.text
    assert "Wagner" in found.text


def test_letters_that_went_with_the_dots_are_read_from_the_page_as_it_was() -> None:
    shown, quad = line()
    wiped = shown.copy()
    wiped[100:112] = 255
    (found,) = closer([strip("Nomt pnom Mae Wa", 0.5, quad)], shown, wiped, PpOcr())
    assert LABEL.rstrip(" :") in found.text


def test_other_figures_are_taken_only_when_much_surer_and_none_of_them_is_sure() -> None:
    pixels, quad = line()
    near = strip("Nom 12654108037681", 0.94, quad)
    assert closer([near], pixels, pixels, Faked("Nom", "72654108037687")) == [near]
    far = strip("Nom 12654108037681", 0.6, quad)
    (found,) = closer([far], pixels, pixels, Faked("Nom", "72654108037687"))
    assert found.text == "Nom 72654108037687"
    assert max(glyph.confidence for glyph in found.glyphs) < 0.9


def test_no_figure_is_lost() -> None:
    pixels, quad = line()
    first = strip("Nom du signatair 8820", 0.6, quad)
    assert closer([first], pixels, pixels, Faked("Nom du signataire", "Wagner")) == [first]


def blanks() -> tuple[Pixels, Quad]:
    """« Fait à Caen ……… , le 26.09.22 », the dots joined to a ruling that no wiping took."""
    sheet = Image.new("RGB", (1000, 80), "white")
    pen = ImageDraw.Draw(sheet)
    print_ = ImageFont.truetype(str(FONTS / "carlito-400.ttf"), 36)
    pen.text((20, 20), "Fait à Caen", font=print_, fill="black")
    pen.text((760, 20), "le 26.09.22", font=print_, fill="black")
    pen.line((210, 55, 740, 55), fill="black", width=2)
    return np.asarray(sheet), np.array([[10, 10], [960, 10], [960, 70], [10, 70]], dtype=np.float32)


class OfHalves:
    """Reads parts of a strip surely, and of the whole strip that which is on the left."""

    name = Reader.PPOCR

    def find(self, pixels: Pixels) -> list[Quad]:
        return []

    def read(self, pixels: Pixels, quads: Sequence[Quad]) -> list[Strip]:
        return [self._one(quad) for quad in quads]

    def _one(self, quad: Quad) -> Strip:
        if size(quad)[0] > 900:
            return strip("Fait à Caen 26.09.", 0.92, quad)
        return strip("Fait à Caen" if quad[0][0] < 400 else "le 26.09.22", 0.91, quad)


def test_what_was_written_over_two_blanks_is_read_apart() -> None:
    pixels, quad = blanks()
    first = strip("Fait à Caenl 26.09.", 0.7, quad)
    (found,) = closer([first], pixels, pixels, OfHalves())
    assert found.text == "Fait à Caen le 26.09.22"
    second = next(glyph.at for glyph in found.glyphs if glyph.text == "2")
    assert 0.5 < second < 0.9
