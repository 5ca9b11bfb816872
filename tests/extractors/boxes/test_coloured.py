"""A tick of a coloured pen that goes through a frame and into the words under it."""

from __future__ import annotations

import pytest

from extractors.boxes import extract_groups
from models.piece import CheckGroup
from schemes import load_scheme
from tests.extractors.boxes.drawing import Point, Scan, Sheet

MODEL = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
OPTIONS = (("Prestation Ségur Vague 1 + Vague 2, le client atteste qu’il n’a pas financé", "vague 1"),
           ("Prestation Ségur Vague 2",))  # fmt: skip
SCANS = [None, Scan(blur=0.8, noise=4, jpeg=80)]
TICKS = [  # their feet in the words of the line below
    [(56.5, 217.0), (58.0, 226.0), (60.0, 209.0)],
    [(61.0, 210.0), (63.0, 224.0), (71.0, 205.0)],
]


def group(
    strokes: list[tuple[list[Point], str]], scan: Scan | None, print_colour: str = "black"
) -> CheckGroup:
    sheet = Sheet()
    y = 200.0
    for lines in OPTIONS:
        sheet.circle(56, y, 11)
        for n, text in enumerate(lines):
            sheet.text(text, 68 if n == 0 else 56, y + 15 * n, colour=print_colour)
        y += 15 * len(lines) + 12
    for points, colour in strokes:
        sheet.stroke(points, 1.1, colour)
    return next(g for g in extract_groups(MODEL, [sheet.view(scan)]) if g.key == "nature")


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
@pytest.mark.parametrize("tick", TICKS)
def test_a_blue_tick_beside_black_print_is_one(tick: list[Point], scan: Scan | None) -> None:
    assert group([(tick, "navy")], scan).chosen == "vague-1-et-2"


@pytest.mark.parametrize("tick", TICKS)
def test_where_pen_and_print_have_one_colour_a_person_looks(tick: list[Point]) -> None:
    assert group([(tick, "black")], None).chosen is None
    assert group([(tick, "navy")], None, print_colour="navy").chosen is None


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
def test_a_blue_mark_that_touches_no_box_chooses_none(scan: Scan | None) -> None:
    assert group([([(40.0, 230.0), (48.0, 222.0)], "navy")], scan).chosen is None
