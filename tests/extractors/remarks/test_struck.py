"""A stroke through words is told; rules, folds, dark grounds and letters that touch are not."""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from extractors.remarks.struck import struck_out
from models.geometry import Box
from models.page import Ruling
from tests.extractors.remarks.struck_paper import HIGH, LEFT, PEN, TEXTS, WIDE, Sheet

FACES = ("dejavu-sans-400", "arimo-700", "eb-garamond-400", "courier-prime-400", "barlow-condensed-700")


def told(sheet: Sheet, *signed: Box) -> list[str]:
    return [text for text, _ in struck_out(sheet.view(), signed)]


def strike(
    sheet: Sheet, line: int, *, wide: int = 4, lean: float = 0.0, wave: float = 0.0, **words: int
) -> None:
    left, right = sheet.span(line, **words)
    row = sheet.middle(line)
    columns = np.linspace(left - 6, right + 9, 60)
    rows = row + (columns - (left + right) / 2) * math.tan(math.radians(lean))
    rows += wave * np.sin(columns / 70)
    sheet.pen.line(list(zip(columns.tolist(), rows.tolist(), strict=True)), fill=PEN, width=wide)


@pytest.mark.parametrize("face", FACES)
def test_a_sound_page_is_silent(face: str) -> None:
    assert told(Sheet(face)) == []


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("wide", [2, 4, 6])
def test_a_line_that_is_struck(face: str, wide: int) -> None:
    sheet = Sheet(face)
    strike(sheet, 1, wide=wide)
    assert told(sheet) == [TEXTS[1]]


@pytest.mark.parametrize(("lean", "wave"), [(0.0, 2.5), (0.4, 0.0), (-0.4, 1.5)])
def test_a_stroke_that_leans_or_waves(lean: float, wave: float) -> None:
    sheet = Sheet()
    strike(sheet, 2, lean=lean, wave=wave)
    assert told(sheet) == [TEXTS[2]]


def test_a_steep_stroke_through_some_words() -> None:
    sheet = Sheet()
    strike(sheet, 1, lean=3.0, first=2, last=5)
    assert told(sheet) == ["cette commande n’est"]  # it leaves the last word


def test_two_strokes_side_by_side() -> None:
    sheet = Sheet()
    left, right = sheet.span(0)
    for row in (sheet.middle(0, 0.52), sheet.middle(0, 0.68)):
        sheet.pen.line((left, row, right, row), fill=PEN, width=3)
    assert told(sheet) == [TEXTS[0]]


def test_a_paragraph_is_one_question() -> None:
    sheet = Sheet()
    strike(sheet, 1)
    strike(sheet, 2)
    assert told(sheet) == [f"{TEXTS[1]} {TEXTS[2]}"]


def test_a_value_that_is_struck() -> None:
    sheet = Sheet()
    strike(sheet, 3, first=-1)
    assert told(sheet) == ["4c9e0b71d2"]


@pytest.mark.parametrize("sigma", [1.0, 2.0])
def test_a_blurred_grey_scan(sigma: float) -> None:
    sheet = Sheet()
    strike(sheet, 1)
    grey = cv2.GaussianBlur(np.asarray(sheet.image.convert("L")), (0, 0), sigma)
    sheet.image = Image.fromarray(np.clip(grey.astype(int) * 0.8 + 30, 0, 255).astype(np.uint8)).convert(
        "RGB"
    )
    assert told(sheet) == [TEXTS[1]]


def test_two_levels_on_a_page_that_leans() -> None:
    sheet = Sheet()
    strike(sheet, 0)
    leaning = sheet.image.rotate(0.3, fillcolor="white", resample=Image.Resampling.BICUBIC)
    sheet.image = leaning.convert("L").point(lambda level: 255 if level > 140 else 0).convert("RGB")
    assert told(sheet) == [TEXTS[0]]


@pytest.mark.parametrize("share", [0.88, 0.95, 0.1, 1.1])
def test_a_rule_under_or_over_words_is_none(share: float) -> None:
    sheet = Sheet()
    left, right = sheet.span(1)
    row = sheet.middle(1, share)
    sheet.pen.line((left, row, right, row), fill="black", width=3)
    assert told(sheet) == []


def test_a_fold_across_the_page_is_none() -> None:
    sheet = Sheet()
    sheet.pen.line((0, sheet.middle(1), WIDE, sheet.middle(1)), fill=(90, 90, 90), width=3)
    assert told(sheet) == []


def test_a_marker_and_light_letters_on_a_dark_ground_are_none() -> None:
    sheet = Sheet()
    left, right = sheet.span(1)
    plane = np.asarray(sheet.image).copy()
    top, bottom = (round(edge * HIGH) for edge in (sheet.lines[1].box.top, sheet.lines[1].box.bottom))
    plane[top:bottom, round(left) : round(right), 2] //= 3  # yellow
    top, bottom = (round(edge * HIGH) for edge in (sheet.lines[2].box.top, sheet.lines[2].box.bottom))
    plane[top - 8 : bottom + 8, LEFT - 40 :] = 255 - plane[top - 8 : bottom + 8, LEFT - 40 :]
    sheet.image = Image.fromarray(plane)
    assert told(sheet) == []


def test_what_stands_where_one_signs_is_left_to_the_signature() -> None:
    sheet = Sheet()
    strike(sheet, 3)
    box = sheet.lines[3].box
    assert told(sheet, box.grown(0.02, 0.02)) == []
    assert told(sheet, Box(left=0, top=0, right=1, bottom=1)) == [TEXTS[3]]


def test_what_a_form_asks_to_strike_out_is_none() -> None:
    sheet = Sheet()
    strike(sheet, 1)
    first = sheet.lines[0].words[0].model_copy(update={"text": "(rayer la mention inutile)"})
    head = sheet.lines[0].model_copy(update={"words": (first,)})
    asked = head.model_copy(update={"box": sheet.lines[1].box})
    sheet.lines = (asked, *sheet.lines[1:])
    assert told(sheet) == []


def diagonals(sheet: Sheet, *sides: int) -> None:
    left, _ = sheet.span(1)
    top, bottom = sheet.middle(0, 0.2), sheet.middle(2, 0.9)
    for side in sides:
        sheet.pen.line((left, (top, bottom)[side], left + 420, (bottom, top)[side]), fill=PEN, width=5)


@pytest.mark.parametrize("sides", [(0,), (0, 1)])
def test_a_paragraph_that_a_long_stroke_or_a_cross_takes_back(sides: tuple[int, ...]) -> None:
    sheet = Sheet()
    diagonals(sheet, *sides)
    found = told(sheet)
    assert len(found) == 1
    assert "cette" in found[0]


def test_a_long_stroke_where_one_signs_is_left_to_the_signature_and_a_cross_is_not() -> None:
    sheet = Sheet()
    diagonals(sheet, 0)
    assert told(sheet, sheet.lines[1].box) == []
    diagonals(sheet, 1)
    assert len(told(sheet, sheet.lines[1].box)) == 1


@pytest.mark.parametrize("colour", [(150, 235, 150), (255, 190, 215), (250, 240, 90)])
def test_a_highlighter_over_words_strikes_none(colour: tuple[int, int, int]) -> None:
    sheet = Sheet()
    left, right = sheet.span(1, last=6)
    ground = Image.new("RGB", (WIDE, HIGH), "white")
    middle = sheet.middle(1)
    ImageDraw.Draw(ground).rectangle((left, middle - 14, right, middle + 12), fill=colour)
    sheet.image = ImageChops.multiply(sheet.image, ground)
    assert told(sheet) == []


def under_rulings(sheet: Sheet, *rulings: Ruling) -> list[tuple[str, tuple[Box, ...]]]:
    seen = sheet.view()
    page = seen.page.model_copy(update={"rulings": rulings})
    return list(struck_out(replace(seen, page=page), ()))


def test_a_ruling_that_goes_on_beyond_the_words_strikes_none() -> None:
    sheet = Sheet()
    strike(sheet, 3)
    box = sheet.lines[3].box
    ruling = Ruling(
        direction="horizontal",
        box=Box(left=box.left, top=box.middle_y, right=0.98, bottom=box.middle_y + 0.004),
    )
    assert under_rulings(sheet, ruling) == []
    assert told(sheet) != []


@pytest.mark.parametrize(
    ("left", "right", "lower", "silent"),
    [
        (0.01, 0.99, 0.0, True),
        (0.01, None, 0.0, False),  # a pen that begins where a ruling ends
        (0.01, 0.99, 0.012, False),  # two rulings of two rows
        ("near", "near", 0.0, False),  # a pen that goes on a little at both sides
    ],
)
def test_a_ruling_that_the_words_broke_in_two_strikes_none(
    left: float | str, right: float | str | None, lower: float, silent: bool
) -> None:
    """Lined paper under what was written on it."""
    sheet = Sheet()
    strike(sheet, 3)
    box = sheet.lines[3].box
    at, until = (box.left - 0.01 if left == "near" else 0.01), (box.right + 0.01 if right == "near" else 0.99)
    parts = [Box(left=at, top=box.middle_y, right=box.left, bottom=box.middle_y + 0.002)]
    if right is not None:
        low = box.middle_y + lower
        parts.append(Box(left=box.right, top=low, right=until, bottom=low + 0.002))
    rulings = [Ruling(direction="horizontal", box=part) for part in parts]
    assert (under_rulings(sheet, *rulings) == []) is silent


@pytest.mark.parametrize(
    ("sides", "share", "silent"),
    [
        ((-1, 1), 0.25, True),
        ((-1,), 0.28, False),
        ((), 0.28, False),
        ((-1, 1), 0.6, False),  # a row of a table that a pen strikes out
        ((-1, 1), 0.5, False),
    ],
)
def test_the_side_of_a_cell_that_a_bent_page_brings_close_strikes_none(
    sides: tuple[int, ...], share: float, silent: bool
) -> None:
    """It starts with the words as the rulings over and under it do, and goes on far beyond them."""
    sheet = Sheet()
    left, right = sheet.span(3)
    middle = sheet.middle(3, share)
    sheet.pen.line((left - 3, middle, right + 300, middle), fill="black", width=2)
    box = sheet.lines[3].box
    rulings = tuple(
        Ruling(
            direction="horizontal",
            box=Box(
                left=box.left,
                top=box.middle_y + 0.08 * way,
                right=0.98,
                bottom=box.middle_y + 0.08 * way + 0.003,
            ),
        )
        for way in sides
    )
    seen = sheet.view()
    page = seen.page.model_copy(update={"rulings": rulings})
    assert (list(struck_out(replace(seen, page=page), ())) == []) is silent
