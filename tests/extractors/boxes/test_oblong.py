"""Boxes wider than high, ticks at their edge, and ticks that hardly go in."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.boxes import extract_groups
from extractors.boxes.decide import Sight, decide
from extractors.boxes.glyphs import Glyph
from extractors.boxes.inside import Inside
from extractors.boxes.oblong import is_cell
from extractors.boxes.options import Spot
from extractors.boxes.patch import PatchBox
from models.geometry import Box
from models.piece import CheckGroup, GroupOutcome, MarkState
from schemes import load_scheme
from tests.extractors.boxes.drawing import Scan, Sheet

MODEL = load_scheme("HOP-RI-Va1").piece_model("va-avec-mandataire")
FIRST = "La mise en œuvre de ce(s) flux a été réalisée par le Fournisseur et j'ai pu la vérifier ;"
SECOND = (
    "La mise en œuvre de ce(s) flux a été réalisée par le Fournisseur mais je n'ai pas pu la",
    "vérifier, en raison de l'indisponibilité d'une fonction DPI (et/ou SGL et/ou RIS) en version",
    "Ségur à la date de finalisation de la Prestation Ségur. Le Fournisseur s'engage en",
    "conséquence à effectuer ultérieurement les éventuels correctifs nécessaires, lorsque la",
    "vérification aura eu lieu ;",
)
THIRD = (
    "La mise en œuvre de ce(s) flux n'a pas été réalisée car non applicable, le même",
    "logiciel portant les fonctions RI et DPI, et je ne dispose pas de SGL / RIS.",
)
KEYS = ("fait-verifie", "fait-non-verifie", "non-applicable")
ROWS = (200.0, 225.0, 305.0)
SCANS = [None, Scan(blur=1.0, noise=6, jpeg=70)]
EMPTY, TICKED, DOUBT = MarkState.EMPTY, MarkState.CHECKED, MarkState.UNREADABLE


def sheet_of(width: float, height: float) -> Sheet:
    sheet = Sheet(font="LiberationSerif-Regular.ttf")
    for y, lines in zip(ROWS, ((FIRST,), SECOND, THIRD), strict=True):
        for n, text in enumerate(lines):
            sheet.text(text, 100, y + 13 * n)
        box = [sheet.px(65), sheet.px(y), sheet.px(65 + width), sheet.px(y + height)]
        sheet.pen.rectangle(box, outline="black", width=2)
    return sheet


def cross(sheet: Sheet, x: float, y: float) -> None:
    for slope in (-1, 1):
        sheet.stroke([(x - 4, y - 4 * slope), (x + 4, y + 4 * slope)], 0.9)


def group(sheet: Sheet, scan: Scan | None = None) -> CheckGroup:
    return next(g for g in extract_groups(MODEL, [sheet.view(scan)]) if g.key == "diffusion_ins")


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
@pytest.mark.parametrize("size", [(17.0, 10.0), (22.0, 11.0)])
@pytest.mark.parametrize("chosen", [0, 1, 2])
def test_a_box_wider_than_high_is_a_box(chosen: int, size: tuple[float, float], scan: Scan | None) -> None:
    sheet = sheet_of(*size)
    assert group(sheet, scan).outcome is GroupOutcome.NONE
    cross(sheet, 74, ROWS[chosen] + 5)
    assert group(sheet, scan).chosen == KEYS[chosen]


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
def test_a_cross_over_the_upper_side_of_the_only_marked_box_ticks_it(scan: Scan | None) -> None:
    sheet = sheet_of(22, 11)
    cross(sheet, 76, ROWS[0])
    assert group(sheet, scan).chosen == KEYS[0]


def test_two_wide_boxes_ticked_are_several() -> None:
    sheet = sheet_of(22, 11)
    for y in ROWS[:2]:
        cross(sheet, 76, y + 5)
    assert group(sheet).outcome is GroupOutcome.SEVERAL


@pytest.mark.parametrize("runs_on", [False, True])
def test_a_cell_of_a_table_is_no_box(runs_on: bool) -> None:
    ink = np.zeros((60, 120), np.float32)
    ink[20, 40:81] = ink[40, 40:81] = 1
    ink[20:41, 40] = ink[20:41, 80] = 1
    one = PatchBox(40, 20, 40, 20)
    if runs_on:
        ink[20, 20:101] = ink[40, 20:101] = 1
    else:
        ink[20, 80:110] = 1  # a stroke over one corner
    assert is_cell(one, ink) is runs_on


def sight(inside: Inside, size: float = 0.01) -> Sight:
    box = Box(left=0.1, top=0.2, right=0.1 + size, bottom=0.2 + size)
    return Sight(Spot("", (), "", 0), box, inside)


CLEAN, CROSS = Inside(0.0, 0.0), Inside(0.2, 1.0, 0.5, 0.4, 0.0, 0.0, 0.2)
LOW = Inside(0.0, 0.0, over=0.2, within=0.1, trace=0.06)
BLED = Inside(0.0, 0.0, trace=0.05)


@pytest.mark.parametrize(
    ("seen", "states"),
    [
        ([LOW, CLEAN], [TICKED, EMPTY]),  # a tick low in its circle
        ([LOW, BLED], [DOUBT, EMPTY]),  # the border of the other one bleeds as much
        ([LOW, LOW], [DOUBT, DOUBT]),
        ([CLEAN, CLEAN], [EMPTY, EMPTY]),
        ([CROSS, LOW, CLEAN], [TICKED, DOUBT, EMPTY]),  # a second one beside a plain one
        ([CROSS, BLED, BLED], [TICKED, EMPTY, EMPTY]),
    ],
)
def test_a_stroke_that_hardly_goes_into_a_box(seen: list[Inside], states: list[MarkState]) -> None:
    assert decide([sight(one) for one in seen]) == states


def test_several_ticked_boxes_are_alike_and_not_all_there_are() -> None:
    assert decide([sight(CROSS), sight(CROSS), sight(CLEAN)]) == [TICKED, TICKED, EMPTY]
    assert decide([sight(CROSS), sight(CROSS)]) == [TICKED, TICKED]
    assert decide([sight(CROSS), sight(CROSS, 0.016), sight(CLEAN)]) == [DOUBT, DOUBT, EMPTY]
    assert decide([sight(CROSS)] * 3) == [DOUBT] * 3


def between(fill: float, state: MarkState | None = EMPTY) -> Sight:
    """Brackets that a reader read as empty ones, and the ink between them."""
    box = Box(left=0.1, top=0.2, right=0.12, bottom=0.21)
    inside = Inside(fill, 1.0 if fill else 0.0)
    return Sight(Spot("", (), "", 0), box, inside, Glyph(state, box, sure=False, bracket=True))


@pytest.mark.parametrize(
    ("seen", "states"),
    [
        ([between(0.15), between(0.0)], [TICKED, EMPTY]),
        ([between(0.19), between(0.14), between(0.0)], [TICKED, TICKED, EMPTY]),
        ([between(0.15), between(0.15)], [DOUBT, DOUBT]),  # it may be the brackets' own ink
        ([between(0.05), between(0.0)], [DOUBT, EMPTY]),
        ([between(0.0, TICKED), between(0.0)], [DOUBT, EMPTY]),  # read as ticked, nothing is seen
    ],
)
def test_ink_between_brackets_read_as_empty(seen: list[Sight], states: list[MarkState]) -> None:
    assert decide(seen) == states
