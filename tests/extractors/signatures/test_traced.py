"""Strokes followed through print, and what frames and rings leave that is no stroke of a pen."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.inkmask import Mask
from extractors.signatures.over import is_stamp, strokes_over
from extractors.signatures.residue import LINE
from extractors.signatures.squared import share_squared, squared
from extractors.signatures.thin import thinned
from extractors.signatures.traced import traces

SIZE = 260, 420


def drawn(*lines: list[tuple[float, float]], width: int = 3) -> Mask:
    sheet = np.zeros(SIZE, dtype=np.uint8)
    for line in lines:
        cv2.polylines(sheet, [np.array(line, dtype=np.int32)], False, 255, width)
    return sheet > 0


def wave(
    left: float = 40, right: float = 330, top: float = 120, high: float = 50
) -> list[tuple[float, float]]:
    xs = np.linspace(left, right, 120)
    return [(float(x), float(top + high * np.sin((x - left) / 22))) for x in xs]


def printed(mask: Mask) -> Mask:
    """The mask with the lines of a stamp printed over it."""
    sheet = mask.astype(np.uint8) * 255
    for row, text in enumerate(("Dr Claire VIAL", "Medecine generale", "54000 Nancy")):
        cv2.putText(sheet, text, (60, 90 + 34 * row), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 255, 2)
    return sheet > 0


def words(rows: int = 3) -> Mask:
    """Where the lines that `printed` adds are."""
    place = np.zeros(SIZE, dtype=np.bool_)
    for row in range(rows):
        place[68 + 34 * row : 96 + 34 * row, 58:270] = True
    return place


NOWHERE = np.zeros(SIZE, dtype=np.bool_)


def test_thinned_ink_is_one_pixel_wide_and_as_long() -> None:
    lines = thinned(drawn([(50, 50), (350, 50)], width=7))
    assert lines.sum(axis=0).max() == 1
    assert 285 <= lines.sum() <= 305


def test_a_stroke_goes_straight_on_where_it_crosses_another_one() -> None:
    found = traces(drawn([(50, 50), (350, 200)], [(50, 200), (350, 60)]))
    assert [trace.sides[0] > 250 for trace in found[:3]] in ([True, True], [True, True, False])


def test_nothing_has_no_strokes() -> None:
    assert traces(np.zeros(SIZE, dtype=np.bool_)) == []
    assert strokes_over(NOWHERE, words(), NOWHERE) == []


def test_a_wave_is_followed_through_the_lines_of_a_stamp() -> None:
    assert strokes_over(printed(drawn(wave())), words(), NOWHERE)


def test_a_wave_beside_the_lines_of_a_stamp_may_be_its_logo() -> None:
    assert strokes_over(printed(drawn(wave(top=212, high=26))), words(), NOWHERE) == []


def test_one_arc_through_the_lines_of_a_stamp_may_be_its_flourish() -> None:
    xs = np.linspace(40, 330, 120)
    arc = [(float(x), float(200 - 0.004 * (x - 40) ** 1.8)) for x in xs]
    assert strokes_over(printed(drawn(arc)), words(), NOWHERE) == []


def test_a_stroke_that_leaves_the_frame_of_a_stamp_is_a_pen_s() -> None:
    inside = np.zeros(SIZE, dtype=np.bool_)
    inside[60:180, 45:250] = True
    assert strokes_over(drawn(wave()), NOWHERE, inside)
    assert strokes_over(drawn(wave(right=230)), NOWHERE, inside) == []


@pytest.mark.parametrize("turn", [0, 4, -7])
def test_the_lines_of_a_stamp_and_its_frame_are_no_stroke(turn: int) -> None:
    ink = printed(drawn([(45, 55), (330, 55), (330, 180), (45, 180), (45, 55)])).astype(np.uint8)
    matrix = cv2.getRotationMatrix2D((SIZE[1] / 2, SIZE[0] / 2), turn, 1.0)
    found = cv2.warpAffine(ink, matrix, SIZE[::-1]) > 0
    assert strokes_over(found, words(), NOWHERE) == []


def test_a_ring_is_no_stroke_and_a_flat_loop_is_one() -> None:
    ring, loop = np.zeros(SIZE, dtype=np.uint8), np.zeros(SIZE, dtype=np.uint8)
    cv2.ellipse(ring, (200, 130), (90, 80), 0, 0, 250, 255, 3)
    cv2.ellipse(loop, (200, 130), (150, 30), 8, 0, 340, 255, 3)
    left = np.zeros(SIZE, dtype=np.bool_)
    left[:, :200] = True
    assert strokes_over(ring > 0, NOWHERE, left) == []
    assert strokes_over(loop > 0, NOWHERE, left)


@pytest.mark.parametrize("degrees", [0, 5, 30])
def test_the_corner_of_a_frame_is_squared(degrees: int) -> None:
    corner = drawn([(100, 60), (100, 200), (260, 200)]).astype(np.uint8)
    matrix = cv2.getRotationMatrix2D((SIZE[1] / 2, SIZE[0] / 2), degrees, 1.0)
    assert squared(cv2.warpAffine(corner, matrix, SIZE[::-1]) > 0)


def test_a_hand_is_not_squared() -> None:
    assert share_squared(drawn(wave())) < 0.6
    assert not squared(drawn([(40, 180), (70, 60), (95, 180), (120, 120), (380, 124)]))
    assert share_squared(np.zeros(SIZE, dtype=np.bool_)) == 0.0


def test_letters_and_the_arc_of_a_round_stamp_are_print() -> None:
    assert is_stamp(printed(np.zeros(SIZE, dtype=np.bool_)))
    arc = np.zeros(SIZE, dtype=np.uint8)
    cv2.ellipse(arc, (200, 130), (110, 105), 0, 180, 330, 255, 3)
    for at in range(6):
        cv2.putText(arc, "DRLEAV"[at], (120 + 26 * at, 140), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 255, 2)
    assert is_stamp(arc > 0)
    assert not is_stamp(drawn(wave()))
    assert LINE == 24  # the sizes above are of this scale


def test_no_pixel_of_a_line_is_lost_where_it_parts_in_two() -> None:
    """A loop that hangs on the stroke under it: the walk along one way left the other one out."""
    loop = [(150 + 40 * np.sin(t), 100 + 60 * np.cos(t)) for t in np.linspace(0, 6.3, 60)]
    mask = drawn([(float(x), float(y)) for x, y in loop], [(40, 165), (150, 161), (380, 140)])
    found = traces(mask)
    assert sum(trace.length for trace in found) >= 0.9 * int(thinned(mask).sum())
