"""Crops show the proof with its surroundings; pages are small enough to send."""

import base64
import io
from itertools import pairwise

import numpy as np
from PIL import Image

from models.geometry import Box, Place
from reports.order import Concern
from reports.overlay import RADIUS, marks_of
from reports.pictures import CROP_WIDTH, PAGE_HEIGHT, Shot, crops_of, open_picture, page_shot
from reports.proofs import Proof


def place(left: float, top: float, right: float, bottom: float) -> Place:
    return Place(document="a.pdf", page=1, box=Box(left=left, top=top, right=right, bottom=bottom))


def decoded(shot: Shot) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(shot.address.partition(",")[2])))


def page(width: int = 2480, height: int = 3508) -> Image.Image:
    return Image.new("RGB", (width, height), "white")


def test_a_page_is_made_small_and_keeps_its_shape() -> None:
    shot = page_shot(page())
    assert shot.height == PAGE_HEIGHT
    assert decoded(shot).size == (shot.width, shot.height) == (990, 1400)


def test_a_small_page_is_not_blown_up() -> None:
    assert page_shot(page(600, 800)).height == 800


def test_an_encoded_picture_is_taken_as_well_as_pixels() -> None:
    buffer = io.BytesIO()
    page(20, 30).convert("L").save(buffer, "PNG")
    assert open_picture(buffer.getvalue()).mode == "RGB"
    assert open_picture(np.zeros((30, 20, 3), np.uint8)).size == (20, 30)


def test_a_crop_holds_the_proof_inside_its_surroundings() -> None:
    (crop,) = crops_of(page(), (place(0.4, 0.5, 0.5, 0.52),))
    (mark,) = crop.marks
    assert 0 < mark.left < mark.right < 1
    assert 0 < mark.top < mark.bottom < 1
    assert crop.shot.width > 0.4 * 2480 or crop.shot.width == CROP_WIDTH


def test_a_crop_at_the_corner_stays_on_the_page() -> None:
    (crop,) = crops_of(page(), (place(0.97, 0.99, 1.0, 1.0),))
    (mark,) = crop.marks
    assert mark.right <= 1.0 + 1e-9
    assert mark.bottom <= 1.0 + 1e-9


def test_close_proofs_share_a_crop_and_distant_ones_do_not() -> None:
    assert len(crops_of(page(), (place(0.1, 0.10, 0.3, 0.12), place(0.1, 0.14, 0.3, 0.16)))) == 1
    assert len(crops_of(page(), (place(0.1, 0.10, 0.3, 0.12), place(0.1, 0.80, 0.3, 0.82)))) == 2
    assert crops_of(page(), ()) == ()


def test_numbers_beside_the_boxes_do_not_cover_each_other() -> None:
    boxes = [place(0.1, 0.1 + step * 0.006, 0.4, 0.11 + step * 0.006) for step in range(4)]
    proofs = [Proof(n, p, Concern.FIX, "x", n) for n, p in enumerate(boxes, 1)]
    spots = [(m.badge_x, m.badge_y) for m in marks_of(proofs, 1414)]
    for index, one in enumerate(spots):
        for other in spots[:index]:
            assert abs(one[0] - other[0]) >= 2 * RADIUS or abs(one[1] - other[1]) >= 2 * RADIUS


def test_boxes_of_lines_close_to_each_other_do_not_cross() -> None:
    """Their borders struck the words of the next line through."""
    boxes = [place(0.1, 0.1 + step * 0.018, 0.4, 0.126 + step * 0.018) for step in range(3)]
    marks = marks_of([Proof(n, p, Concern.FIX, "x", n) for n, p in enumerate(boxes, 1)], 1000)
    for upper, lower in pairwise(marks):
        assert upper.top + upper.height <= lower.top + 0.1
        assert upper.height > 15


def test_a_box_in_another_one_and_one_beside_it_keep_their_height() -> None:
    boxes = [place(0.1, 0.1, 0.4, 0.2), place(0.2, 0.12, 0.3, 0.14), place(0.6, 0.15, 0.8, 0.25)]
    marks = marks_of([Proof(n, p, Concern.FIX, "x", n) for n, p in enumerate(boxes, 1)], 1000)
    assert [round(mark.height) for mark in marks] == [106, 26, 106]
