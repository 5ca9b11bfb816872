"""Where something is left to read once the words of a layer are painted over."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.view import Pixels
from ocr.unexplained import unexplained

marks = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 700), st.integers(41, 150), st.integers(20, 60)),
    min_size=1,
    max_size=12,
)


def paper() -> Pixels:
    return np.full((2339, 1654, 3), 255, np.uint8)


def write(page: Pixels, top: int, bottom: int, left: int, right: int) -> None:
    """Something with no straight side of its own: what letters and stamps look like from afar."""
    rows, columns = np.mgrid[top:bottom, left:right]
    page[top:bottom, left:right][(rows + columns) % 7 < 4] = 0


def test_rules_and_check_boxes_hold_no_text() -> None:
    page = paper()
    page[500:502, 200:1400] = 0
    for top in range(800, 1000, 60):
        page[top : top + 24, 300:324] = 0
    assert unexplained(page).places == ()


def test_a_stamp_is_looked_at_where_it_stands() -> None:
    page = paper()
    page[500:502, 200:1400] = 0
    write(page, 1800, 1900, 900, 1250)
    (left, top, right, bottom), *others = unexplained(page).places
    assert others == []
    assert left <= 900
    assert top <= 1800
    assert 1250 <= right < left + 500
    assert 1900 <= bottom < top + 200


def test_many_places_are_looked_at_as_one() -> None:
    page = paper()
    for top in range(100, 2000, 200):
        write(page, top, top + 60, 300, 600)
    assert len(unexplained(page).places) == 1


def framed(page: Pixels, top: int, left: int) -> None:
    """A frame with a head of colour, out of which the layer's word is painted."""
    page[top : top + 300, left : left + 1400] = 60
    page[top + 40 : top + 297, left + 3 : left + 1397] = 255
    page[top + 6 : top + 34, left + 14 : left + 214] = 255


def test_the_frames_of_a_form_hold_no_text_of_their_own() -> None:
    page = paper()
    for top in range(200, 2000, 330):
        framed(page, top, 100)
    found = unexplained(page)
    assert (found.places, found.drawn) == ((), True)


def test_what_is_written_in_a_frame_or_on_its_head_is_looked_at() -> None:
    page = paper()
    framed(page, 200, 100)
    framed(page, 800, 100)
    framed(page, 1400, 100)
    write(page, 950, 980, 400, 600)
    page[1406:1434, 700:900][np.add(*np.mgrid[0:28, 0:200]) % 7 < 4] = 255
    places = unexplained(page).places
    assert [any(top <= y <= bottom for _, top, _, bottom in places) for y in (350, 965, 1420)] == [
        False,
        True,
        True,
    ]


def test_two_lines_of_one_stamp_are_one_place() -> None:
    page = paper()
    write(page, 500, 530, 200, 400)
    write(page, 545, 575, 200, 400)
    assert len(unexplained(page).places) == 1


@given(marks)
def test_every_mark_is_in_a_place_and_no_two_places_overlap(drawn: list[tuple[int, int, int, int]]) -> None:
    """A line found twice, or cut by the edge of a neighbour's place, would be read as something else."""
    page = paper()[:800, :700].copy()
    for x, y, width, height in drawn:
        write(page, y, y + height, x, x + width)
    found = unexplained(page).places
    for x, y, width, height in drawn:
        assert any(a[0] <= x and a[1] <= y and x + width <= a[2] and y + height <= a[3] for a in found)
    for one, other in combinations(found, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
