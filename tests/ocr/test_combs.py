"""Numbers written one sign a cell: the bars are no ones, and no sign is lost."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.combread import beside, read_combs
from ocr.combs import find_combs
from ocr.document import read_document
from ocr.engines import Engines
from tests.ocr.paper import FONT, sheet, write

CELL, TALL, TOP, LEFT = 30, 36, 300, 420  # pixels at 150 dpi


def comb(signs: str, cells: int, *, closed: bool = True, angle: float = 0.0) -> Image.Image:
    """A page with a label and a comb; `closed`: the first cell has its own left bar."""
    image = sheet()
    draw = ImageDraw.Draw(image)
    write(image, "N° SIRET", (140, TOP + 4))
    write(image, "Fournisseur : Aubier Logiciels SARL, éditeur de logiciels", (140, TOP - 80))
    right = LEFT + cells * CELL
    for y in (TOP, TOP + TALL):
        draw.line((LEFT, y, right, y), fill="black", width=2)
    for n in range(0 if closed else 1, cells + 1):
        draw.line((LEFT + n * CELL, TOP, LEFT + n * CELL, TOP + TALL), fill="black", width=2)
    for n, sign in enumerate(signs):
        if sign != " ":
            write(image, sign, (LEFT + n * CELL + 8, TOP + 4))
    return image.rotate(angle, fillcolor="white")


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("angle", [0.0, 0.4])
def test_every_cell_gives_its_sign(closed: bool, angle: float, engines: Engines) -> None:
    pixels = np.asarray(comb("73282932000074", 14, closed=closed, angle=angle))
    (line,) = read_combs(pixels, engines.first).values()
    assert line.text == "73282932000074"
    assert line.box.left == pytest.approx(LEFT / 1240, abs=0.005)
    assert line.box.right == pytest.approx((LEFT + 14 * CELL) / 1240, abs=0.005)


def test_cells_left_empty_at_the_end(engines: Engines) -> None:
    (line,) = read_combs(np.asarray(comb("10005173140", 14)), engines.first).values()
    assert line.text == "10005173140"


def test_a_sign_that_is_missing_between_others_is_not_passed_over(engines: Engines) -> None:
    (line,) = read_combs(np.asarray(comb("100051 3140", 11)), engines.first).values()
    assert line.text == "100051?3140"


def test_the_page_has_the_label_and_the_number(engines: Engines) -> None:
    data = io.BytesIO()
    comb("73282932000074", 14).save(data, "PNG")
    page = read_document("piece.png", data.getvalue(), engines).document.pages[0]
    assert [word.text for word in page.words if word.text.isdigit()] == ["73282932000074"]
    assert "SIRET" in page.text


def test_words_are_no_comb(engines: Engines) -> None:
    image = sheet()
    write(image, "ILLIMITÉ : hilililililililil | Illinois", (140, 300), size=40)
    assert read_combs(np.asarray(image), engines.first) == {}


@pytest.mark.parametrize("family", ["arimo-700", "carlito-700", "dejavu-sans-400", "roboto-700"])
@pytest.mark.parametrize("size", [32, 36, 40, 44])
def test_the_stems_of_a_word_are_no_bars(family: str, size: int) -> None:
    image = sheet()
    font = ImageFont.truetype(str(FONT.with_name(f"{family}.ttf")), size)
    ImageDraw.Draw(image).text((300, 200), "Bon de commande", fill=(20, 20, 20), font=font)
    assert find_combs(np.asarray(image)) == ()


def test_a_comb_between_words_is_one(engines: Engines) -> None:
    image = comb("73282932000074", 14)
    write(image, "SIRET :", (LEFT - 112, TOP + 4))
    write(image, "Lyon", (LEFT + 14 * CELL + 12, TOP + 4))
    (line,) = read_combs(np.asarray(image), engines.first).values()
    assert line.text == "73282932000074"


def test_a_table_of_words_is_no_comb(engines: Engines) -> None:
    pixels = np.asarray(comb("abcdefgh", 8))
    assert find_combs(pixels)
    assert read_combs(pixels, engines.first) == {}


def test_a_name_in_capitals_has_its_blank(engines: Engines) -> None:
    (line,) = read_combs(np.asarray(comb("LEROUX ANNE", 16)), engines.first).values()
    assert [word.text for word in line.words] == ["LEROUX", "ANNE"]
    assert line.words[1].box.left == pytest.approx((LEFT + 7 * CELL) / 1240, abs=0.005)


def test_columns_headed_by_letters_are_no_name(engines: Engines) -> None:
    assert read_combs(np.asarray(comb("ABCDEFGH", 8)), engines.first) == {}


def test_a_strip_over_the_first_cells_keeps_its_label_only(engines: Engines) -> None:
    pixels = np.asarray(comb("73282932000074", 14))
    combs = read_combs(pixels, engines.first)
    over = np.array([[140, TOP], [LEFT + 50, TOP], [LEFT + 50, TOP + 30], [140, TOP + 30]], np.float32)
    inside = over + np.array([LEFT, 0], np.float32) - np.array([130, 0], np.float32)
    (left,) = beside(combs, [over, inside])
    assert left[:, 0].min() == pytest.approx(140)
    assert left[:, 0].max() == pytest.approx(LEFT, abs=4)
