"""A mark in the last column of a table, where no box is drawn."""

from __future__ import annotations

import pytest

from extractors.boxes import extract_groups
from models.piece import CheckGroup, GroupOutcome
from schemes import load_scheme
from tests.extractors.boxes.drawing import Scan, Sheet
from tests.extractors.boxes.test_oblong import FIRST, KEYS, ROWS, SECOND, THIRD

MODEL = load_scheme("HOP-RI-Va1").piece_model("va-sans-mandataire")
SCANS = [None, Scan(blur=1.0, noise=6, jpeg=70)]
MIDDLES = (206.0, 257.0, 318.0)
RULES = (195.0, 220.0, 298.0, 336.0)


def table_of(columns: tuple[float, ...] = (500.0, 545.0)) -> Sheet:
    """The options in the rows of a table with bare cells after them."""
    sheet = Sheet(font="LiberationSerif-Regular.ttf")
    for y, lines in zip(ROWS, ((FIRST,), SECOND, THIRD), strict=True):
        for n, text in enumerate(lines):
            sheet.text(text, 62, y + 13 * n)
    for y in RULES:
        sheet.stroke([(55, y), (545, y)], 0.6)
    for x in columns:
        sheet.stroke([(x, RULES[0]), (x, RULES[-1])], 0.7)
    return sheet


def cross(sheet: Sheet, x: float, y: float, size: float = 4) -> None:
    for slope in (-1, 1):
        sheet.stroke([(x - size, y - size * slope), (x + size, y + size * slope)], 1.0)


def group(sheet: Sheet, scan: Scan | None = None) -> CheckGroup:
    return next(g for g in extract_groups(MODEL, [sheet.view(scan)]) if g.key == "diffusion_ins")


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
@pytest.mark.parametrize("chosen", [0, 1, 2])
def test_the_cell_with_the_mark_is_chosen(chosen: int, scan: Scan | None) -> None:
    sheet = table_of()
    cross(sheet, 522, MIDDLES[chosen])
    found = group(sheet, scan)
    assert found.chosen == KEYS[chosen]
    assert all(mark.evidence for mark in found.marks)


def test_bare_cells_choose_nothing_and_are_looked_at_by_a_person() -> None:
    assert group(table_of()).outcome is GroupOutcome.UNREADABLE


@pytest.mark.parametrize("columns", [(545.0,), (490.0, 518.0, 545.0)], ids=["no rule", "two columns"])
def test_marks_in_no_single_column_choose_nothing(columns: tuple[float, ...]) -> None:
    sheet = table_of(columns)
    cross(sheet, 530, MIDDLES[0])
    assert group(sheet).chosen is None


def test_a_column_of_answers_is_no_column_of_choices() -> None:
    sheet = table_of()
    sheet.text("Non", 512, 178)
    cross(sheet, 522, MIDDLES[0])
    assert group(sheet).chosen is None


def test_something_written_in_another_cell_leaves_a_doubt() -> None:
    sheet = table_of()
    cross(sheet, 522, MIDDLES[0])
    sheet.stroke([(512, MIDDLES[2]), (520, MIDDLES[2] - 3), (526, MIDDLES[2] + 2)], 1.0)
    assert group(sheet).chosen is None


def test_two_marks_in_the_column_choose_nothing() -> None:
    sheet = table_of()
    for y in MIDDLES[:2]:
        cross(sheet, 522, y)
    assert group(sheet).chosen is None
