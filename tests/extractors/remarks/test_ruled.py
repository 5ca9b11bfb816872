"""Printed lines through what was written over them: feet of cells with round corners, rows of dots."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from extractors.remarks.struck import struck_out
from models.geometry import Box
from models.page import Ruling
from tests.extractors.remarks.struck_paper import HIGH, PEN, TEXTS, WIDE, Sheet

TIMES = 3  # how much larger a photo shows a sheet
AROUND = 25  # pixels that a line goes on beyond the words


def upright(x: float, top: float, bottom: float) -> Ruling:
    box = Box(left=x / WIDE, top=top / HIGH, right=(x + 2) / WIDE, bottom=bottom / HIGH)
    return Ruling(direction="vertical", box=box)


def told(sheet: Sheet, *rulings: Ruling) -> list[str]:
    seen = sheet.view()
    page = seen.page.model_copy(update={"rulings": rulings})
    return [text for text, _ in struck_out(replace(seen, page=page), ())]


@pytest.mark.parametrize(
    ("top", "foot", "silent"),
    [
        ((100, 100), (-8, -8), True),
        ((100, 100), (60, 60), False),  # the sides go on below: a stroke within the cell
        ((100, 180), (-8, -8), False),  # sides of two cells
        ((100, 100), (-8, -40), False),
    ],
)
def test_the_foot_of_a_cell_with_round_corners_strikes_nothing(
    top: tuple[int, int], foot: tuple[int, int], silent: bool
) -> None:
    """A stamp laid over it; its sides end over the foot, where the corners begin to turn."""
    sheet = Sheet()
    left, right = sheet.span(3)
    row = sheet.middle(3, 0.55)
    sheet.pen.line((left - AROUND, row, right + AROUND, row), fill="black", width=3)
    ends = left - AROUND - 8, right + AROUND + 8
    sides = [upright(x, t, row + f) for x, t, f in zip(ends, top, foot, strict=True)]
    assert told(sheet, *sides) == ([] if silent else [TEXTS[3]])
    assert told(sheet) == [TEXTS[3]]


def test_words_close_under_a_table_are_struck() -> None:
    """Its sides end over them, and so does its own foot."""
    sheet = Sheet()
    left, right = sheet.span(3)
    row = sheet.middle(3, 0.55)
    sheet.pen.line((left - 9, row, right + 9, row), fill=PEN, width=3)
    sides = [upright(x, 100, row - 12) for x in (left - 12, right + 12)]
    box = Box(left=0.01, top=(row - 24) / HIGH, right=0.98, bottom=(row - 22) / HIGH)
    assert told(sheet, *sides) == []
    assert told(sheet, *sides, Ruling(direction="horizontal", box=box)) == [TEXTS[3]]


def tall(line: int, step: int) -> list[str]:
    """What is told of tall words on a row of dots, as a photo shows them. No step: on a stroke of a pen."""
    sheet = Sheet()
    left, right = (round(x * TIMES) for x in sheet.span(line))
    row = round(sheet.middle(line) * TIMES)
    image = sheet.image.resize((WIDE * TIMES, HIGH * TIMES), Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(image)
    for x in range(left - AROUND, right + AROUND, step or 1):
        pen.rectangle((x, row - 1, x + max(step - 3, 1), row + 2), fill=PEN)
    seen = sheet.view()
    page = seen.page.model_copy(update={"width": WIDE * TIMES, "height": HIGH * TIMES})
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(1)), dtype=np.uint8)
    return [text for text, _ in struck_out(replace(seen, page=page, pixels=pixels), ())]


@pytest.mark.parametrize("step", [5, 6])
def test_the_dots_of_a_blank_strike_nothing(step: int) -> None:
    assert tall(3, step) == []


def test_a_pen_in_their_place_does() -> None:
    assert tall(3, 0) == [TEXTS[3]]
