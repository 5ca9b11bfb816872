"""Boxes on drawn forms: what is ticked is seen, and the other box never is."""

from __future__ import annotations

import random

import pytest

from extractors.boxes import extract_groups
from models.piece import CheckGroup, GroupOutcome, MarkState, PieceKind
from schemes import load_scheme
from schemes.piece import PieceModel
from tests.extractors.boxes.drawing import FONTS, Scan, Sheet, tick

ORDER: PieceModel = next(m for m in load_scheme("MDV-LGC-Va2").pieces if m.kind is PieceKind.BDC)
OPTIONS = {"vague-1-et-2": "Prestation Ségur Vague 1 + Vague 2", "vague-2": "Prestation Ségur Vague 2"}
ROWS = {"vague-1-et-2": 330.0, "vague-2": 360.0}
LEFT, SIZE = 70.0, 9.0
TICKS = ["cross", "wide-cross", "tick", "long-tick", "slash", "scribble", "blot"]
SCANS = [None, Scan(blur=0.9, noise=7, jpeg=55), Scan(bilevel=True, noise=12), Scan(fade=0.6, blur=0.8)]
CHOICES = sorted(OPTIONS)


def form(font: str = FONTS[0], shape: str = "square") -> Sheet:
    """The heading and the two options, a drawn box before each of them."""
    sheet = Sheet(font=font)
    sheet.text("Nature de la prestation", 60, 300)
    for key, text in OPTIONS.items():
        sheet.text(text, LEFT + SIZE + 6, ROWS[key] - 1)
        if shape == "circle":
            sheet.circle(LEFT, ROWS[key], SIZE)
        elif shape:
            sheet.square(LEFT, ROWS[key], SIZE, radius=2 if shape == "round" else 0)
    return sheet


def nature(sheet: Sheet, scan: Scan | None = None) -> CheckGroup:
    return next(g for g in extract_groups(ORDER, [sheet.view(scan)]) if g.key == "nature")


def ticked(group: CheckGroup) -> list[str]:
    return [mark.key for mark in group.marks if mark.state is MarkState.CHECKED]


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("kind", TICKS)
@pytest.mark.parametrize("chosen", CHOICES)
def test_a_ticked_square(chosen: str, kind: str, scan: Scan | None) -> None:
    sheet = form()
    tick(sheet, kind, LEFT, ROWS[chosen], SIZE, random.Random(kind))
    group = nature(sheet, scan)
    assert (group.outcome, ticked(group)) == (GroupOutcome.ONE, [chosen])


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("shape", ["square", "round", "circle"])
@pytest.mark.parametrize("chosen", CHOICES)
def test_shapes_and_fonts(chosen: str, shape: str, font: str) -> None:
    sheet = form(font, shape)
    tick(sheet, "cross", LEFT, ROWS[chosen], SIZE, random.Random(1), "#1c2a7a")
    assert ticked(nature(sheet)) == [chosen]


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("shape", ["square", "round", "circle"])
def test_empty_boxes_are_never_ticked(shape: str, scan: Scan | None) -> None:
    group = nature(form(shape=shape), scan)
    assert ticked(group) == []
    assert group.outcome in (GroupOutcome.NONE, GroupOutcome.UNREADABLE)


@pytest.mark.parametrize("kind", TICKS)
def test_both_ticked_is_never_one(kind: str) -> None:
    sheet = form()
    for key in OPTIONS:
        tick(sheet, kind, LEFT, ROWS[key], SIZE, random.Random(key))
    assert nature(sheet).outcome in (GroupOutcome.SEVERAL, GroupOutcome.UNREADABLE)


@pytest.mark.parametrize("chosen", CHOICES)
def test_a_box_blackened_out_beside_a_cross_was_corrected(chosen: str) -> None:
    """What was scribbled out is no second tick, and the cross never goes to the box scribbled out."""
    sheet = form()
    (other,) = (key for key in OPTIONS if key != chosen)
    tick(sheet, "cross", LEFT, ROWS[chosen], SIZE, random.Random(2))
    tick(sheet, "cross", LEFT, ROWS[other], SIZE, random.Random(3))
    for seed in range(4):
        tick(sheet, "blot", LEFT, ROWS[other], SIZE, random.Random(seed))
    group = nature(sheet)
    states = {mark.key: mark.state for mark in group.marks}
    assert states[other] is not MarkState.CHECKED or group.outcome is not GroupOutcome.ONE
    assert ticked(group) in ([chosen], [], CHOICES)


@pytest.mark.parametrize(("full", "blank"), [("☒", "☐"), ("[X]", "[ ]"), ("(x)", "( )"), ("■", "□")])
@pytest.mark.parametrize("chosen", CHOICES)
def test_boxes_of_a_text_layer_are_signs(chosen: str, full: str, blank: str) -> None:
    sheet = Sheet()
    sheet.text("Nature de la prestation", 60, 300)
    for key, text in OPTIONS.items():
        sheet.text(f"{full if key == chosen else blank} {text}", 70, ROWS[key])
    assert ticked(nature(sheet)) == [chosen]


@pytest.mark.parametrize("chosen", CHOICES)
def test_brackets_and_a_letter(chosen: str) -> None:
    """Typed brackets whose letter was lost by the reader are looked at."""
    sheet = Sheet(font="DejaVuSans.ttf")
    sheet.text("Nature de la prestation", 60, 300)
    for key, text in OPTIONS.items():
        sheet.text("[X]" if key == chosen else "[  ]", 66, ROWS[key], known=False)
        sheet.text(text, 90, ROWS[key])
    assert ticked(nature(sheet)) in ([chosen], [])


@pytest.mark.parametrize("chosen", CHOICES)
def test_a_ring_round_an_option_chooses_it(chosen: str) -> None:
    sheet = form(shape="")
    end = LEFT + SIZE + 6 + 175
    middle = ROWS[chosen] + 5
    oval = [(LEFT + 5, middle), (LEFT + 40, middle - 13), (end, middle - 13), (end + 30, middle)]
    back = [(end, middle + 13), (LEFT + 40, middle + 13), (LEFT + 5, middle)]
    sheet.stroke([*oval, *back], 1.2, "#1c2a7a")
    assert ticked(nature(sheet)) in ([chosen], [])


@pytest.mark.parametrize("chosen", CHOICES)
def test_an_underlined_option_is_no_wrong_choice(chosen: str) -> None:
    sheet = form(shape="")
    sheet.stroke([(LEFT + 15, ROWS[chosen] + 13), (LEFT + 190, ROWS[chosen] + 13)], 1.0, "#1c2a7a")
    assert ticked(nature(sheet)) in ([chosen], [])


@pytest.mark.parametrize("chosen", CHOICES)
def test_the_choice_printed_in_words(chosen: str) -> None:
    sheet = Sheet()
    at = sheet.text("Nature de la prestation :", 60, 300)
    sheet.text(OPTIONS[chosen], at + 8, 300)
    group = nature(sheet)
    assert (group.outcome, ticked(group)) == (GroupOutcome.ONE, [chosen])


def test_options_without_boxes_are_not_ticked() -> None:
    assert ticked(nature(form(shape=""))) == []


@pytest.mark.parametrize("chosen", CHOICES)
def test_large_boxes_one_right_under_the_other(chosen: str) -> None:
    """They nearly touch, and are higher than the lines."""
    sheet = Sheet()
    sheet.text("Nature de la prestation", 60, 300)
    tops = {"vague-1-et-2": 330.0, "vague-2": 346.0}
    for key, text in OPTIONS.items():
        sheet.square(LEFT, tops[key], 14.5)
        sheet.text(text, LEFT + 20, tops[key] + 2)
    tick(sheet, "cross", LEFT + 3, tops[chosen] + 3, 8, random.Random(4))
    assert ticked(nature(sheet)) == [chosen]


@pytest.mark.parametrize("chosen", CHOICES)
def test_a_tick_over_a_bracket_that_was_not_read(chosen: str) -> None:
    sheet = Sheet()
    sheet.text("Nature de la prestation", 60, 300)
    for key, text in OPTIONS.items():
        sheet.text("[   ]" if key == chosen else "[\u00a0\u00a0\u00a0]", 66, ROWS[key], known=key != chosen)
        sheet.text(text, 90, ROWS[key])
    sheet.stroke([(66, ROWS[chosen] + 4), (71, ROWS[chosen] + 10), (80, ROWS[chosen] - 4)], 1.3, "#1c2a7a")
    assert ticked(nature(sheet)) in ([chosen], [])


def test_brackets_that_are_all_empty_choose_nothing() -> None:
    sheet = Sheet()
    sheet.text("Nature de la prestation", 60, 300)
    for key, text in OPTIONS.items():
        sheet.text("[\u00a0\u00a0\u00a0]", 66, ROWS[key], known=key == "vague-2")
        sheet.text(text, 90, ROWS[key])
    assert ticked(nature(sheet)) == []


@pytest.mark.parametrize("lost", CHOICES)
def test_a_square_far_out_of_line_is_not_the_box_of_an_option_whose_own_is_lost(lost: str) -> None:
    """The grain of a shadow draws squares in the margin: an empty one there is no « no box ticked »."""
    sheet = Sheet()
    sheet.text("Nature de la prestation", 60, 300)
    for key, text in OPTIONS.items():
        sheet.text(text, LEFT + SIZE + 6, ROWS[key] - 1)
        sheet.square(LEFT - 38 if key == lost else LEFT, ROWS[key], SIZE)
    group = nature(sheet)
    assert group.outcome is GroupOutcome.UNREADABLE
