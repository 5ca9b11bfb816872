"""The orders in which the lines of a page are read."""

from __future__ import annotations

from dataclasses import replace

from extractors.flow import by_blocks, by_rows, lines_of
from models.geometry import Box
from models.page import Line
from ocr.words import in_reading_order
from tests.extractors.pages import page, view

SMALL = [
    (0.075, 0.6745, 0.925, 0.6878, "un premier bout de phrase"),
    (0.073, 0.6806, 0.925, 0.6961, "puis un deuxième bout"),
    (0.074, 0.6883, 0.925, 0.7033, "enfin un troisième bout"),
]


def small_print() -> list[Line]:
    """Three lines so close that the box of each reaches over half into the next one's."""
    boxes = [Box(left=left, top=top, right=right, bottom=bottom) for left, top, right, bottom, _ in SMALL]
    drawn = page([(text, 0.1, 0.1) for *_, text in SMALL]).lines
    return [line.model_copy(update={"box": box}) for line, box in zip(drawn, boxes, strict=True)]


def test_lines_whose_boxes_overlap_follow_each_other() -> None:
    wanted = [text for *_, text in SMALL]
    lines = in_reading_order(list(reversed(small_print())))
    assert [line.text for line in lines] == wanted
    seen = view([])
    placed = lines_of([replace(seen, page=seen.page.model_copy(update={"lines": lines}))])
    assert [one.content.text for one in by_rows(placed)] == wanted
    assert [one.content.text for one in by_blocks(placed)] == wanted
