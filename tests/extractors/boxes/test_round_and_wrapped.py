"""Round boxes ticked by a dot, strokes through a corner of a box, a sign left at the end of the row above."""

from __future__ import annotations

import pytest

from extractors.boxes import extract_groups
from models.piece import CheckGroup, GroupOutcome
from schemes import load_scheme
from tests.extractors.boxes.drawing import Scan, Sheet

MODEL = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
OPTIONS = ("Prestation Ségur Vague 1 + Vague 2", "Prestation Ségur Vague 2")
SCANS = [None, Scan(blur=1.0, noise=6, jpeg=70)]


def group(sheet: Sheet, key: str = "nature", scan: Scan | None = None) -> CheckGroup:
    return next(g for g in extract_groups(MODEL, [sheet.view(scan)]) if g.key == key)


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
@pytest.mark.parametrize("chosen", [0, 1])
@pytest.mark.parametrize("step", [13.4, 20.0])
def test_a_dot_in_a_circle(step: float, chosen: int, scan: Scan | None) -> None:
    """Form fields drawn by a browser: circles that touch each other, their dot less than half as wide."""
    sheet = Sheet()
    for n, text in enumerate(OPTIONS):
        y = 200 + step * n
        sheet.circle(56, y - 1.5, 13)
        if n == chosen:
            for size in range(1, 6):
                sheet.circle(62.5 - size / 2, y + 5 - size / 2, size)
        sheet.text(text, 71, y)
    found = group(sheet, scan=scan)
    assert found.chosen == ("vague-1-et-2", "vague-2")[chosen]
    assert found.outcome is GroupOutcome.ONE


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
@pytest.mark.parametrize("shape", ["square", "circle"])
def test_a_slash_through_the_corner_of_one_box(shape: str, scan: Scan | None) -> None:
    sheet = Sheet()
    for n, text in enumerate(OPTIONS):
        (sheet.circle if shape == "circle" else sheet.square)(56, 200 + 24 * n, 10)
        sheet.text(text, 72, 200 + 24 * n)
    sheet.stroke([(53, 238), (59, 231)], 1.0, "navy")
    assert group(sheet, scan=scan).chosen == "vague-2"


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
def test_the_tail_of_a_letter_above_is_no_tick(scan: Scan | None) -> None:
    """A « p » and a « g » whose tails reach a box, in a word that the reader's box cuts."""
    for tail in ([(61.0, 193.0), (61.0, 200.6)], [(58.0, 198.4), (61.0, 200.6), (64.0, 193.0)]):
        sheet = Sheet()
        for n, text in enumerate(OPTIONS):
            sheet.square(56, 200 + 24 * n, 10)
            sheet.text(text, 72, 200 + 24 * n)
        sheet.stroke(tail, 1.2)
        assert group(sheet, scan=scan).chosen is None


def aids(*rows: str) -> CheckGroup:
    sheet = Sheet()
    sheet.text("J'ai perçu des aides minimis SIEG : " + rows[0], 60, 180)
    for n, row in enumerate(rows[1:], 1):
        sheet.text(row, 60, 180 + 13 * n)
    return group(sheet, "de_minimis")


def test_the_sign_of_an_option_that_starts_a_line_stands_at_the_end_of_the_row_above() -> None:
    assert aids("[ ] Oui [X]", "Non").chosen == "non"
    assert aids("[X] Oui [ ]", "Non").chosen == "oui"


def test_one_sign_alone_on_the_row_above_is_of_the_option_before_it() -> None:
    assert aids("Oui [X]", "Non").chosen != "non"
    assert aids("Oui [X]", "Non [ ]").chosen == "oui"


@pytest.mark.parametrize("ticked", ["Oui", "Non"])
def test_a_drawn_box_at_the_end_of_the_row_above_is_not_the_other_options(ticked: str) -> None:
    """« … : □ Oui □ | Non » in three lines: Non took the box of Oui, and Oui a letter."""
    sheet = Sheet()
    sheet.text("J'ai perçu des aides minimis SIEG dans les 3 ans :", 60, 180)
    for option, x in (("Oui", 400.0), ("Non", 460.0)):
        sheet.square(x, 181, 9)
        if option == ticked:
            sheet.stroke([(x + 1, 182), (x + 8, 189)])
            sheet.stroke([(x + 8, 182), (x + 1, 189)])
    sheet.text("Oui", 413, 180)
    sheet.text("Non", 60, 194)
    assert group(sheet, "de_minimis").chosen == ticked.lower()
