"""Boxes in a column of their own, far right of the options or under them."""

from __future__ import annotations

import random

import pytest

from extractors.boxes import extract_groups
from models.piece import CheckGroup, GroupOutcome
from schemes import load_scheme
from tests.extractors.boxes.drawing import Scan, Sheet, tick

MODEL = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
OPTIONS = (
    (
        "Prestation Ségur Vague 1 + Vague 2, le client atteste qu’il n’a pas financé",
        "antérieurement la mise à jour",
    ),
    ("Prestation Ségur Vague 2",),
)
SCANS = [None, Scan(blur=1.0, noise=6, jpeg=70)]
ENDS = (500.0, 500.0)


def group(sheet: Sheet, key: str, scan: Scan | None = None) -> CheckGroup:
    return next(g for g in extract_groups(MODEL, [sheet.view(scan)]) if g.key == key)


def sheet_of_rows(ends: tuple[float, ...] = ENDS, drawn: int = 2, dots: bool = False) -> Sheet:
    """The options at the left, a box at the end of the row of each, level with the middle of its lines."""
    sheet, y = Sheet(), 200.0
    for n, (lines, x) in enumerate(zip(OPTIONS, ends, strict=True)):
        for rank, text in enumerate(lines):
            end = sheet.text(text, 60, y + 13 * rank)
        if dots:
            sheet.text("." * int((x - end - 20) / 3.2), end + 4, y + 13 * (len(lines) - 1), known=False)
        if n < drawn:
            sheet.square(x, y + 6.5 * (len(lines) - 1), 10)
        y += 40
    return sheet


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
@pytest.mark.parametrize("dots", [False, True])
@pytest.mark.parametrize("chosen", [0, 1])
def test_boxes_at_the_end_of_their_rows(chosen: int, dots: bool, scan: Scan | None) -> None:
    sheet = sheet_of_rows(dots=dots)
    tick(sheet, "cross", 500, (206.5, 240.0)[chosen], 10, random.Random(chosen))
    found = group(sheet, "nature", scan)
    assert found.chosen == ("vague-1-et-2", "vague-2")[chosen]
    assert all(mark.evidence for mark in found.marks)


def test_no_tick_in_such_a_column_is_no_choice() -> None:
    assert group(sheet_of_rows(), "nature").outcome is GroupOutcome.NONE


@pytest.mark.parametrize("sheet", [sheet_of_rows(drawn=1), sheet_of_rows(ends=(500.0, 460.0))])
def test_squares_that_make_no_column_choose_nothing(sheet: Sheet) -> None:
    tick(sheet, "cross", 500, 206.5, 10, random.Random(1))
    assert group(sheet, "nature").chosen is None


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
@pytest.mark.parametrize("chosen", [0, 1])
def test_boxes_under_options_that_head_columns(chosen: int, scan: Scan | None) -> None:
    sheet = Sheet()
    sheet.text("J’ai perçu des aides minimis SIEG dans les 3 ans précédant la signature", 60, 300)
    for n, (text, x) in enumerate((("Oui", 440.0), ("Non", 500.0))):
        sheet.text(text, x, 280)
        sheet.square(x + 4, 302, 10)
        if n == chosen:
            tick(sheet, "tick", x + 4, 302, 10, random.Random(n))
    assert group(sheet, "de_minimis", scan).chosen == ("oui", "non")[chosen]


def test_a_second_column_of_boxes_leaves_nothing_chosen() -> None:
    sheet = sheet_of_rows()
    for y in (206.5, 240.0):
        sheet.square(450, y, 10)
    tick(sheet, "cross", 500, 206.5, 10, random.Random(1))
    assert group(sheet, "nature").chosen is None


def test_a_tick_after_non_does_not_choose_its_option() -> None:
    """« Vague 1 + Vague 2  Oui Non [x] »: the box says that it is not."""
    sheet = sheet_of_rows()
    for y in (206.5, 240.0):
        sheet.text("Non", 470, y)
    tick(sheet, "cross", 500, 206.5, 10, random.Random(1))
    assert group(sheet, "nature").chosen is None
