"""Dotted blanks are wiped out; full stops, accents and dotted rules of text are not."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from models.view import Pixels
from ocr.leaders import without_leaders

FONT = "testdata/fonts/dejavu-sans-400.ttf"


def _page(text: str, at: int = 600) -> Pixels:
    """An A4 page at 200 dpi with a line of text."""
    image = Image.new("RGB", (1654, 2339), "white")
    ImageDraw.Draw(image).text((150, at), text, fill="black", font=ImageFont.truetype(FONT, 30))
    return np.asarray(image, dtype=np.uint8)


def _ink(pixels: Pixels) -> int:
    return int((pixels[:, :, 0] < 128).sum())


def test_a_dotted_blank_goes() -> None:
    page = _page("Nom : " + "." * 60)
    alone = _page("Nom : ")
    assert abs(_ink(without_leaders(page)) - _ink(alone)) < 0.1 * _ink(alone)


def test_a_value_between_the_dots_stays() -> None:
    page = _page("Date : ........18/03/2026..................................")
    alone = _page("Date : 18/03/2026")
    assert abs(_ink(without_leaders(page)) - _ink(alone)) < 0.2 * _ink(alone)


def test_text_with_full_stops_and_dots_on_its_letters_is_untouched() -> None:
    page = _page("L.I.M.I.T.E. illimité initial 18.03.2026 - 1.250,00 civilité jusqu'ici...")
    assert np.array_equal(without_leaders(page), page)


def test_a_page_without_ink_is_untouched() -> None:
    page = np.full((2339, 1654, 3), 255, dtype=np.uint8)
    assert np.array_equal(without_leaders(page), page)
