"""Ink that nobody read: writing, not the ground of a title nor a strip too low for a word."""

from __future__ import annotations

from dataclasses import replace

import cv2
import pytest

from extractors.layout.ink import unread_ink
from models.geometry import Box
from models.view import PageView
from tests.extractors.pages import HEIGHT_PX, WIDTH_PX, view

CELL = Box(left=0.5, top=0.3, right=0.8, bottom=0.33)


def drawn(*shapes: tuple[float, float, float, float]) -> PageView:
    """A page with dark shapes, and a line of text elsewhere that tells how high a word is."""
    page = view([("Structures géographiques", 0.05, 0.1)])
    pixels = page.pixels.copy()
    for left, top, right, bottom in shapes:
        corners = (
            (round(left * WIDTH_PX), round(top * HEIGHT_PX)),
            (round(right * WIDTH_PX), round(bottom * HEIGHT_PX)),
        )
        cv2.rectangle(pixels, *corners, (90, 30, 60), -1)
    return replace(page, pixels=pixels)


STROKES = [(0.55 + 0.03 * n, 0.308, 0.556 + 0.03 * n, 0.322) for n in range(3)]


@pytest.mark.parametrize(
    ("shapes", "written"),
    [
        ([], False),
        (STROKES, True),
        ([(0.4, 0.307, 0.9, 0.35)], False),  # a coloured band that runs through the cell
        ([(0.5, 0.302, 0.8, 0.328)], True),  # blackened, and no further than the cell
        ([(0.4, 0.318, 0.9, 0.35), *[(x, 0.302, r, 0.314) for x, _, r, _ in STROKES]], True),
    ],
)
def test_writing_is_told_from_the_ground_of_a_title(
    shapes: list[tuple[float, float, float, float]], written: bool
) -> None:
    assert unread_ink(drawn(*shapes), CELL) is written


def test_nothing_is_written_in_a_strip_lower_than_a_word() -> None:
    page = drawn(*STROKES)
    assert unread_ink(page, CELL.model_copy(update={"top": 0.308, "bottom": 0.322}))
    assert not unread_ink(page, CELL.model_copy(update={"top": 0.312, "bottom": 0.317}))
