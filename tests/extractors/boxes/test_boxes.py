"""Check boxes as they are drawn and ticked: squares, crosses, scribbles, corrections, signs, brackets."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from extractors.boxes import extract_groups
from models.piece import CheckGroup, GroupOutcome, MarkState
from schemes import load_scheme
from tests.extractors.boxes.drawing import Scan, Sheet, tick

MODEL = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
FIRST = "Prestation Ségur Vague 1 + Vague 2"
SECOND = "Prestation Ségur Vague 2"
SIZE = 9.0
OFFICE = Scan(blur=0.7, noise=5, jpeg=75, tilt=0.3)
SCANS = [None, OFFICE, Scan(bilevel=True, blur=0.5), Scan(blur=1.0, noise=8, jpeg=50, fade=0.7)]
IDS = ["drawn", "office", "bilevel", "faded"]


def form(
    ticks: tuple[str | None, str | None], shape: str = "square", seed: int = 0, colour: str = "black"
) -> Sheet:
    """The two options of « Nature de la prestation », each with its box and what a hand did in it."""
    sheet, rng = Sheet(), random.Random(seed)
    sheet.text("BON DE COMMANDE", 230, 40, 14)
    sheet.text("Nature de la prestation :", 60, 180)
    for text, kind, y in ((FIRST, ticks[0], 200.0), (SECOND, ticks[1], 225.0)):
        draw = sheet.circle if shape == "circle" else sheet.square
        draw(60, y, SIZE)
        sheet.text(text, 75, y - 1)
        if kind is not None:
            tick(sheet, kind, 60, y, SIZE, rng, colour)
    return sheet


def nature(sheet: Sheet, scan: Scan | None = None) -> CheckGroup:
    groups = extract_groups(MODEL, [sheet.view(scan)])
    return next(group for group in groups if group.key == "nature")


@pytest.mark.parametrize("scan", SCANS, ids=IDS)
@pytest.mark.parametrize("kind", ["cross", "wide-cross", "tick", "long-tick", "scribble"])
def test_a_ticked_square_is_chosen(kind: str, scan: Scan | None) -> None:
    for seed in range(3):
        assert nature(form((None, kind), seed=seed), scan).chosen == "vague-2"
        assert nature(form((kind, None), seed=seed), scan).chosen == "vague-1-et-2"


@pytest.mark.parametrize("scan", SCANS, ids=IDS)
def test_two_empty_squares_are_no_choice(scan: Scan | None) -> None:
    assert nature(form((None, None)), scan).outcome is GroupOutcome.NONE


@pytest.mark.parametrize("scan", SCANS[:3], ids=IDS[:3])
def test_two_crosses_are_several(scan: Scan | None) -> None:
    found = nature(form(("cross", "cross")), scan)
    assert found.outcome is GroupOutcome.SEVERAL
    assert found.chosen is None


@pytest.mark.parametrize("seed", range(4))
def test_a_blackened_square_beside_a_cross_is_never_chosen(seed: int) -> None:
    found = nature(form(("blot", "cross"), seed=seed))
    assert found.chosen in (None, "vague-2")
    assert found.marks[0].state is not MarkState.EMPTY


def test_a_pen_of_another_colour_and_round_boxes() -> None:
    assert nature(form((None, "cross"), colour="#1a2a9c"), OFFICE).chosen == "vague-2"
    assert nature(form((None, "cross"), shape="circle"), OFFICE).chosen == "vague-2"


@pytest.mark.parametrize("grain", [(12.0, 1.5), (12.0, 2.0), (16.0, 1.5)])
def test_coarse_grain_of_the_paper_ticks_nothing_and_hides_no_tick(grain: tuple[float, float]) -> None:
    for seed in range(3):
        scan = Scan(blur=0.7, grain=grain, seed=seed)
        assert nature(form((None, None), seed=seed), scan).outcome is GroupOutcome.NONE
        assert nature(form((None, "cross"), seed=seed), scan).chosen == "vague-2"
        assert nature(form(("tick", None), seed=seed), scan).chosen == "vague-1-et-2"


def test_a_yellow_marker_over_the_options_is_no_ink() -> None:
    for ticks, chosen in (((None, "cross"), "vague-2"), ((None, None), None)):
        sheet = form(ticks)
        clean = sheet.view(OFFICE)
        view = replace(clean, pixels=clean.pixels.copy())
        top, bottom = round(sheet.px(196)), round(sheet.px(214))
        view.pixels[top:bottom, round(sheet.px(50)) : round(sheet.px(160)), 2] //= 3
        found = next(group for group in extract_groups(MODEL, [view]) if group.key == "nature")
        assert found.chosen == chosen
        assert found.outcome is (GroupOutcome.ONE if chosen else GroupOutcome.NONE)


@pytest.mark.parametrize(("on", "off"), [("☒", "☐"), ("☑", "☐"), ("[X]", "[ ]"), ("(x)", "( )")])
def test_signs_and_brackets(on: str, off: str) -> None:
    sheet = Sheet()
    sheet.text("Nature de la prestation :", 60, 180)
    sheet.text(f"{off} {FIRST}", 60, 200)
    sheet.text(f"{on} {SECOND}", 60, 225)
    assert nature(sheet).chosen == "vague-2"


def test_a_choice_in_words() -> None:
    sheet = Sheet()
    sheet.text(f"Nature de la prestation : {SECOND}", 60, 200)
    assert nature(sheet).chosen == "vague-2"


def test_options_that_are_not_there_are_not_found() -> None:
    sheet = Sheet()
    sheet.text("BON DE COMMANDE", 230, 40, 14)
    assert nature(sheet).outcome is GroupOutcome.NOT_FOUND
