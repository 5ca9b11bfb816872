"""Where something is left to read once the words of a layer are painted over."""

from __future__ import annotations

import numpy as np

from models.view import Pixels
from ocr.unexplained import unexplained


def paper() -> Pixels:
    return np.full((2339, 1654, 3), 255, np.uint8)


def test_rules_and_check_boxes_hold_no_text() -> None:
    page = paper()
    page[500:502, 200:1400] = 0
    for top in range(800, 1000, 60):
        page[top : top + 24, 300:324] = 0
    assert unexplained(page) == ()


def test_a_stamp_is_looked_at_where_it_stands() -> None:
    page = paper()
    page[500:502, 200:1400] = 0
    page[1800:1900, 900:1250] = 0
    (left, top, right, bottom), *others = unexplained(page)
    assert others == []
    assert left <= 900
    assert top <= 1800
    assert 1250 <= right < left + 500
    assert 1900 <= bottom < top + 200


def test_many_places_are_looked_at_as_one() -> None:
    page = paper()
    for top in range(100, 2000, 200):
        page[top : top + 60, 300:600] = 0
    assert len(unexplained(page)) == 1
