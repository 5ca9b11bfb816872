"""Dotted blanks are wiped out; full stops, accents and dotted rules of text are not."""

from __future__ import annotations

import numpy as np
import pytest
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


def test_the_points_of_a_value_behind_the_end_of_a_row_stay() -> None:
    page = _page("Logiciel et version .................... Ordolis version 14.8.1")
    alone = _page("Logiciel et version ")
    kept = without_leaders(page)[:, 700:]
    assert np.array_equal(kept[:, 200:], page[:, 900:])
    assert abs(_ink(without_leaders(page)[:, :400]) - _ink(alone[:, :400])) < 0.1 * _ink(alone[:, :400])


def test_text_with_full_stops_and_dots_on_its_letters_is_untouched() -> None:
    page = _page("L.I.M.I.T.E. illimité initial 18.03.2026 - 1.250,00 civilité jusqu'ici...")
    assert np.array_equal(without_leaders(page), page)


def test_a_page_without_ink_is_untouched() -> None:
    page = np.full((2339, 1654, 3), 255, dtype=np.uint8)
    assert np.array_equal(without_leaders(page), page)


def _leaning(page: Pixels, by: float) -> Pixels:
    """The page turned about its middle, in degrees."""
    turned = Image.fromarray(page).rotate(by, resample=Image.Resampling.BICUBIC, fillcolor="white")
    return np.asarray(turned, dtype=np.uint8)


@pytest.mark.parametrize("by", [0.4, -0.4])
def test_a_row_that_leans_goes_too(by: float) -> None:
    page = _leaning(_page("Fait à " + "." * 40 + " le " + "." * 70), by)
    alone = _leaning(_page("Fait à  le "), by)
    assert _ink(without_leaders(page)) - _ink(alone) < 0.15 * (_ink(page) - _ink(alone))


def _band(wave: float) -> Pixels:
    """« Date : » and a grey row as blur leaves one, `wave` levels lighter and darker every 5.4 pixels."""
    page = np.array(_page("Date :"))
    columns = np.arange(280, 900)
    levels = (
        190 + wave * np.sin(2 * np.pi * columns / 5.4) + np.random.default_rng(7).normal(0, 3, len(columns))
    )
    page[624:628, 280:900] = levels[None, :, None].clip(0, 255).astype(np.uint8)
    return page


def test_dots_that_blur_ran_together_go_and_a_line_stays() -> None:
    row = (slice(624, 628), slice(300, 880))
    assert without_leaders(_band(12))[row].min() > 240
    assert np.array_equal(without_leaders(_band(0)), _band(0))
