"""What a pen wrote is told from print: on hands and prints that the weights were not taught on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from models.view import Pixels
from ocr.pen import PenTold

FONTS = Path(__file__).parents[2] / "testdata" / "fonts"
HANDS = ("reenie-beanie", "nothing-you-could-do", "over-the-rainbow", "homemade-apple", "zeyada")
PRINTS = ("dejavu-sans", "tinos", "lato", "courier-prime", "eb-garamond", "roboto", "merriweather")


@pytest.fixture(scope="module")
def pen() -> PenTold:
    return PenTold()


def word(family: str, text: str = "Favre", colour: str = "black") -> Pixels:
    """A word of 60 pixels on white paper."""
    font = ImageFont.truetype(str(FONTS / f"{family}-400.ttf"), 60)
    left, top, right, bottom = font.getbbox(text)
    image = Image.new("RGB", (round(right - left) + 16, round(bottom - top) + 16), "white")
    ImageDraw.Draw(image).text((8 - left, 8 - top), text, fill=colour, font=font)
    return np.asarray(image)


@pytest.mark.parametrize("colour", ["black", "#1c2a7a"])
@pytest.mark.parametrize("family", PRINTS)
def test_print_is_never_taken_for_a_pen(family: str, colour: str, pen: PenTold) -> None:
    assert all(pen(word(family, text, colour)) < 0.9 for text in ("Favre", "OLLIVIER", "Béranger"))


def test_hands_are_told_more_often_than_not(pen: PenTold) -> None:
    told = [pen(word(family, text)) > 0.95 for family in HANDS for text in ("Favre", "Jaouen", "Ollivier")]
    assert sum(told) > len(told) / 2


def test_nothing_is_written_by_nobody(pen: PenTold) -> None:
    assert pen(np.zeros((0, 0, 3), np.uint8)) == 0.0
    assert pen(np.full((40, 120, 3), 255, np.uint8)) < 0.9
