"""Print that no strip holds is looked at once more, from near; dirt and scribbles are not."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from models.geometry import Box
from models.page import Reader
from models.view import Pixels
from ocr.missed import missed
from ocr.reader import Glyph, Quad, Strip

WIDTH, HEIGHT, LINE = 1200, 1600, 40
READ: Quad = np.array([(100, 100), (500, 100), (500, 140), (100, 140)], dtype=np.float32)


class Near:
    """Finds all the ink of a picture as one strip, and reads one text, as surely as it is told."""

    name = Reader.PPOCR

    def __init__(self, text: str = "2.3", confidence: float = 0.99) -> None:
        self.text, self.confidence = text, confidence
        self.looked: list[tuple[int, ...]] = []

    def find(self, pixels: Pixels) -> list[Quad]:
        self.looked.append(pixels.shape)
        ys, xs = np.nonzero(pixels[..., 0] < 128)
        left, top, right, bottom = xs.min(), ys.min(), xs.max(), ys.max()
        return [np.array([(left, top), (right, top), (right, bottom), (left, bottom)], dtype=np.float32)]

    def read(self, pixels: Pixels, quads: Sequence[Quad]) -> list[Strip]:
        glyphs = tuple(Glyph(letter, 0.5, self.confidence) for letter in self.text)
        return [Strip(quad, glyphs) for quad in quads]


def sheet(*texts: tuple[str, int, int]) -> Pixels:
    """A page with a read line, and the texts at their left and base."""
    page = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    for text, x, y in (("Nom du logiciel", 105, 130), *texts):
        cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (0, 0, 0), 2)
    return page


def test_letters_in_a_row_that_no_strip_holds_are_read_at_their_place() -> None:
    reader = Near("version")
    (found,) = missed(sheet(("version", 700, 800)), [READ], [], reader)
    assert found.text == "version"
    x, y = found.quad.mean(axis=0)
    assert 700 < x < 820
    assert 770 < y < 810
    (shape,) = reader.looked
    assert shape[0] < 5 * LINE  # from near, not the whole page


def test_a_page_that_was_read_whole_is_not_looked_at_again() -> None:
    reader = Near()
    assert missed(sheet(), [READ], [], reader) == []
    beside = Box(left=680 / WIDTH, top=760 / HEIGHT, right=860 / WIDTH, bottom=820 / HEIGHT)
    assert missed(sheet(("version", 700, 800)), [READ], [beside], reader) == []
    assert missed(sheet(("version", 700, 800)), [], [], reader) == []
    assert reader.looked == []


def test_a_scribble_and_specks_are_no_print() -> None:
    reader, page = Near(), sheet()
    cv2.polylines(page, [np.array([(600, 900), (650, 780), (700, 920), (900, 860)])], False, (0, 0, 0), 4)
    random = np.random.default_rng(5)
    for x, y in random.integers((50, 300), (1150, 1500), size=(200, 2)):
        cv2.circle(page, (int(x), int(y)), 2, (0, 0, 0), -1)
    assert missed(page, [READ], [], reader) == []
    assert reader.looked == []


def test_what_is_read_in_doubt_or_is_one_letter_is_left_out() -> None:
    page = sheet(("version", 700, 800))
    assert missed(page, [READ], [], Near("version", 0.8)) == []
    assert missed(page, [READ], [], Near("R")) == []


def test_a_page_full_of_unread_rows_has_another_trouble() -> None:
    page = sheet(*(("version du logiciel", 600, 300 + 100 * row) for row in range(9)))
    reader = Near()
    assert missed(page, [READ], [], reader) == []
    assert reader.looked == []
