"""A slanted stamp in a colour is taken apart from the print under it, set level and read."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from models.page import Ink, Line, Reader
from models.view import Pixels
from ocr.aslant import large_marks
from ocr.reader import Glyph, Quad, Strip
from tests.pages import line

WIDTH, HEIGHT = 1200, 1600
RED, BLUE, BLACK = (200, 20, 30), (40, 60, 200), (0, 0, 0)
LINES: Sequence[Line] = [line("Numéro du bon de commande : BC-2026-018", 0.1, 0.4, 0.015)]


class Level:
    """Finds all the ink of a picture as one strip, reads one text, and keeps what it was shown."""

    name = Reader.PPOCR

    def __init__(self, text: str = "ANNULE") -> None:
        self.text = text
        self.shown: list[Pixels] = []

    def find(self, pixels: Pixels) -> list[Quad]:
        self.shown.append(pixels)
        ys, xs = np.nonzero(pixels[..., 0] < 128)
        left, top, right, bottom = xs.min(), ys.min(), xs.max(), ys.max()
        return [np.array([(left, top), (right, top), (right, bottom), (left, bottom)], dtype=np.float32)]

    def read(self, pixels: Pixels, quads: Sequence[Quad]) -> list[Strip]:
        return [Strip(quad, tuple(Glyph(letter, 0.5, 0.98) for letter in self.text)) for quad in quads]


def sheet(text: str, colour: tuple[int, int, int], degrees: float, scale: float = 3.0) -> Pixels:
    """Black print, and a text across the middle of the page, turned counter-clockwise."""
    page = np.full((HEIGHT, WIDTH, 3), 250, np.uint8)
    for y in range(500, 1100, 40):
        cv2.putText(page, "Numero du bon de commande " * 2, (80, y), cv2.FONT_HERSHEY_SIMPLEX, 0.8, BLACK, 2)
    layer = np.zeros((HEIGHT, WIDTH), np.uint8)
    (wide, _), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, scale, 12)
    cv2.putText(layer, text, (600 - wide // 2, 830), cv2.FONT_HERSHEY_SIMPLEX, scale, 255, 12)
    turned = cv2.warpAffine(layer, cv2.getRotationMatrix2D((600, 800), degrees, 1.0), (WIDTH, HEIGHT))
    page[turned > 127] = colour
    return page


@pytest.mark.parametrize("degrees", [0.0, 20.0, -30.0, 40.0])
@pytest.mark.parametrize("colour", [RED, BLUE])
def test_a_stamp_is_set_level_and_read(colour: tuple[int, int, int], degrees: float) -> None:
    reader = Level()
    (found,) = large_marks(sheet("ANNULE", colour, degrees), LINES, reader)
    assert (found.text, found.words[0].ink) == ("ANNULE", Ink.OTHER)
    assert found.box.contains_point(0.5, 0.5)
    height, width = reader.shown[0].shape[:2]
    assert width > 2.5 * height  # a level word, and none of the print round it


@pytest.mark.parametrize(
    ("text", "colour", "scale"),
    [
        ("ANNULE", BLACK, 3.0),  # print, whatever its size
        ("Montant", RED, 0.8),  # print in a colour
    ],
)
def test_print_is_no_mark(text: str, colour: tuple[int, int, int], scale: float) -> None:
    reader = Level()
    assert large_marks(sheet(text, colour, 0, scale), LINES, reader) == ()
    assert reader.shown == []


def test_a_coloured_frame_round_a_part_of_the_page_is_not_looked_at() -> None:
    page = sheet("", RED, 0)
    cv2.rectangle(page, (60, 450), (1140, 1150), BLUE, 3)
    reader = Level()
    assert large_marks(page, LINES, reader) == ()
    assert reader.shown == []


@pytest.mark.parametrize("text", ["18/04/2023", "MM", "2 74 05 75 116 004 20"])
def test_figures_and_scribbles_are_no_words(text: str) -> None:
    assert large_marks(sheet("ANNULE", RED, 20), LINES, Level(text)) == ()


def test_a_page_on_which_nothing_was_read() -> None:
    assert large_marks(sheet("ANNULE", RED, 20), [], Level()) == ()
