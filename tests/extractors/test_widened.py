"""What a second reader is shown of a value: the box with paper on both sides, and no letter left out."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.certainty import prove
from extractors.layout.segments import segments_of
from extractors.values import KINDS
from extractors.widened import starts_inside_a_word, widened
from models.geometry import Box
from models.page import Reader
from models.reading import Status, ValueKind
from models.view import PageView
from tests.extractors.pages import HEIGHT_PX, WIDTH_PX, view, words
from tests.extractors.test_certainty import Told

TOP = 0.1


def written(*marks: tuple[float, float]) -> PageView:
    """« Date : » and a day, as they were read; `marks`: where ink truly stands, from left to right."""
    made = view([("Date", 0.05, TOP), ("9/11/2026", 0.0852, TOP)])
    pixels = np.full_like(made.pixels, 255)
    for left, right in marks:
        x0, y0, x1, y1 = Box(left=left, top=TOP + 0.002, right=right, bottom=TOP + 0.01).pixels(
            WIDTH_PX, HEIGHT_PX
        )
        pixels[y0:y1, x0:x1] = 0
    return PageView(made.document, made.page, pixels, made.second)


def day(page: PageView) -> Box:
    return next(w for w in page.page.words if w.text[0] == "9").box


def test_a_figure_that_stands_in_the_box_of_the_label_is_shown() -> None:
    page = written((0.05, 0.07), (0.078, 0.082), (0.0852, 0.15))
    assert 0.070 < widened(page, day(page)).left < 0.078


def test_a_label_close_to_its_value_stays_outside() -> None:
    page = written((0.05, 0.081), (0.0858, 0.15))
    assert widened(page, day(page)).left > 0.081


def test_where_nothing_is_written_half_of_the_way_is_shown() -> None:
    page = written()
    box = day(page)
    before = next(w for w in page.page.words if w.text == "Date").box
    assert before.right - 0.01 < widened(page, box).left < box.left


@pytest.mark.parametrize(("said", "start"), [("....9/11/2026", 0.05), ("le9/11/2026", None)])
def test_dots_before_a_value_may_be_a_part_of_it(said: str, start: float | None) -> None:
    page = view([(said, 0.05, TOP)])
    (segment,) = segments_of([page])
    candidate = next(iter(KINDS[ValueKind.DATE].find(segment.words)))
    assert starts_inside_a_word(page, candidate.box)
    shown = widened(page, candidate.box).left
    assert shown == pytest.approx(candidate.box.left) if start is None else shown <= start


@pytest.mark.parametrize(
    ("seen", "value", "status"),
    [("29/11/2026", "2026-11-29", Status.FOUND), ("19/11/2026", "2026-11-09", Status.AMBIGUOUS)],
)
def test_a_figure_of_the_day_that_a_box_cut_is_taken_a_stroke_is_not(
    seen: str, value: str, status: Status
) -> None:
    readings = [
        tuple(w.model_copy(update={"reader": reader}) for w in words(seen))
        for reader in (Reader.PPOCR, Reader.HANDS)
    ]
    page = view([("9/11/2026", 0.05, TOP)], second=Told(readings), confidence=0.99)
    candidate = next(iter(KINDS[ValueKind.DATE].find(page.page.words)))
    field = prove("signed_on", ValueKind.DATE, candidate, page, critical=True)
    assert (field.value, field.status) == (value, status)
