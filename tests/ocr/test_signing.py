"""Signatures are told from stamps and writing: on strokes and stamps that the network was not taught on."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from models.view import Pixels
from ocr.shown import SIZE, fitted
from ocr.signing import SigningTold
from testdata.generate.fonts import font_path
from testdata.generate.ink import STYLES, signature
from testdata.generate.stamps import stamp

LINE = 22.0  # pixels of a line of text
LINES = ["Cabinet médical du Lac", "12 rue des Tilleuls", "74000 ANNECY", "RPPS 10005173140"]
EDGES = (300.0, 300.0, 560.0, 420.0)


@pytest.fixture(scope="module")
def told() -> SigningTold:
    return SigningTold()


def page(*marks: Image.Image) -> Pixels:
    """White paper with pictures laid over each other."""
    paper = Image.new("RGBA", (900, 700), "white")
    for mark in marks:
        small = mark.resize((260, round(mark.height * 260 / mark.width)))
        paper.alpha_composite(small, (300, 300))
    return np.asarray(paper.convert("RGB"))


def pen(style: str, seed: int) -> Image.Image:
    return signature(Random(seed), style, "Maëlle Guivarch", "#1c2a7a", "caveat")


def written(text: str) -> Image.Image:
    image = Image.new("RGBA", (260, 60), (0, 0, 0, 0))
    font = ImageFont.truetype(str(font_path("kalam")), 30)
    ImageDraw.Draw(image).text((4, 4), text, font=font, fill="#1c2a7a")
    return image


def test_what_is_shown_is_on_white_paper_of_one_size() -> None:
    dark = (page(pen("loops", 1)) * 0.7).astype(np.uint8)
    shown = fitted(dark, EDGES, LINE)
    assert shown.shape == (*SIZE, 3)
    assert np.median(shown) > 250
    assert shown.min() < 120


@pytest.mark.parametrize(
    "edges", [(-50.0, -50.0, -10.0, -10.0), (880.0, 690.0, 1200.0, 900.0), (5.0, 5.0, 5.0, 5.0)]
)
def test_strokes_at_an_edge_or_beyond_give_a_picture_all_the_same(edges: tuple[float, ...]) -> None:
    left, top, right, bottom = edges
    assert fitted(page(), (left, top, right, bottom), LINE).shape == (*SIZE, 3)


def test_signatures_are_told_more_often_than_not(told: SigningTold) -> None:
    likely = [told(page(pen(style, seed)), EDGES, LINE) for style in STYLES for seed in range(4)]
    assert sum(one > 0.9 for one in likely) > len(likely) / 2


def test_signatures_over_a_stamp_are_told_more_often_than_not(told: SigningTold) -> None:
    under = stamp(Random(3), "box", LINES, "#a01830")
    likely = [told(page(under, pen(style, seed)), EDGES, LINE) for style in STYLES for seed in range(4)]
    assert sum(one > 0.5 for one in likely) > len(likely) / 2


@pytest.mark.parametrize("style", ["round", "oval", "box", "double_box", "plain"])
@pytest.mark.parametrize("colour", ["#1a1a1a", "#22359a", "#a01830"])
def test_no_stamp_is_a_signature(style: str, colour: str, told: SigningTold) -> None:
    assert all(told(page(stamp(Random(n), style, LINES, colour)), EDGES, LINE) < 0.9 for n in range(4))


@pytest.mark.parametrize("text", ["le 12/04/2026", "Lu et approuvé", "Dr M. GUIVARCH", "néant"])
def test_no_writing_is_a_signature(text: str, told: SigningTold) -> None:
    assert told(page(written(text)), EDGES, LINE) < 0.9


def test_an_empty_place_is_not_signed(told: SigningTold) -> None:
    assert told(page(), EDGES, LINE) < 0.5
