"""A page with holes and a staple is blank; a page with a stroke of a pen is not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.view import Pixels
from ocr.blank import is_blank

HEIGHT, WIDTH = 2339, 1654


def back() -> Pixels:
    """The back of a punched and stapled sheet, at 200 dpi, with dust."""
    noise = np.random.default_rng(3).normal(238, 3, (HEIGHT, WIDTH, 1))
    page = np.repeat(np.clip(noise, 0, 255).astype(np.uint8), 3, axis=2)
    for y in (860, 1490):
        cv2.circle(page, (85, y), 23, (60, 60, 60), -1)
    cv2.line(page, (60, 70), (140, 48), (90, 90, 90), 9)
    for x, y in ((400, 500), (900, 1800), (1300, 300)):
        cv2.circle(page, (x, y), 2, (120, 120, 120), -1)
    return page


def test_holes_staples_and_dust_are_nothing() -> None:
    assert is_blank(back())


@pytest.mark.parametrize("at", [(85, 200), (800, 1200), (1560, 2250), (110, 1490)])
def test_a_word_is_something_wherever_it_stands(at: tuple[int, int]) -> None:
    page = back()
    cv2.putText(page, "Vu", at, cv2.FONT_HERSHEY_SIMPLEX, 1.6, (30, 30, 120), 4)
    assert not is_blank(page)


def test_a_dot_in_the_middle_of_the_sheet_is_no_hole() -> None:
    page = back()
    cv2.circle(page, (WIDTH // 2, HEIGHT // 2), 23, (60, 60, 60), -1)
    assert not is_blank(page)


@pytest.mark.parametrize("at", [(110, 130), (1540, 1520)])
def test_the_shadow_of_an_edge_is_nothing(at: tuple[int, int]) -> None:
    page = back()
    cv2.line(page, (at[0], 900), (at[1], 1500), (110, 110, 110), 12)
    assert is_blank(page)


def test_a_dark_corner_of_the_sheet_is_nothing() -> None:
    page = back()
    page[HEIGHT - 110 :, WIDTH - 80 :] = 90
    assert is_blank(page)


def test_a_line_across_the_middle_is_something() -> None:
    page = back()
    cv2.line(page, (300, 1000), (1300, 1020), (110, 110, 110), 12)
    assert not is_blank(page)


@pytest.mark.parametrize("askew", [0, 25])
def test_folds_from_edge_to_edge_are_nothing(askew: int) -> None:
    page = back()
    for x in range(0, WIDTH, 60):
        cv2.line(
            page, (x, 1160 + askew * x // WIDTH), (x + 50, 1160 + askew * (x + 50) // WIDTH), (90, 90, 90), 3
        )
    cv2.line(page, (820, 0), (820 - askew, HEIGHT), (90, 90, 90), 4)
    assert is_blank(page)


def test_a_bar_across_the_sheet_is_no_fold() -> None:
    page = back()
    cv2.rectangle(page, (0, 1100), (WIDTH, 1160), (60, 60, 60), -1)
    assert not is_blank(page)


def test_a_line_of_words_across_the_sheet_is_no_fold() -> None:
    page = back()
    cv2.putText(page, "Vu et approuve " * 9, (0, 1160), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (30, 30, 30), 2)
    assert not is_blank(page)


def test_hairs_are_nothing_only_where_no_word_was_read() -> None:
    page = back()
    cv2.ellipse(page, (600, 400), (8, 40), 0, -90, 90, (40, 40, 40), 2)
    cv2.ellipse(page, (1000, 1500), (12, 36), 0, -90, 90, (40, 40, 40), 2)
    assert not is_blank(page)
    assert is_blank(page, unread=True)


def test_a_signature_is_something_where_no_word_was_read() -> None:
    page = back()
    points = [(500 + 4 * t, 1500 + int(60 * np.sin(t / 4) * np.cos(t / 9))) for t in range(100)]
    cv2.polylines(page, [np.array(points, np.int32)], False, (30, 30, 120), 3)
    assert not is_blank(page, unread=True)


def test_a_large_mark_is_something_where_no_word_was_read() -> None:
    page = back()
    cv2.ellipse(page, (600, 400), (40, 60), 0, 0, 300, (40, 40, 40), 4)
    assert not is_blank(page, unread=True)


@pytest.mark.parametrize(("unread", "blank"), [(False, False), (True, True)])
def test_a_faint_fold_in_pieces_is_nothing_where_no_word_was_read(unread: bool, blank: bool) -> None:
    page = back()
    for x in range(10, WIDTH, 150):
        cv2.line(page, (x, 1180), (x + 70, 1181), (150, 150, 150), 4)
    assert is_blank(page, unread=unread) is blank


def test_the_slanted_edge_of_a_sheet_at_its_foot_is_nothing() -> None:
    page = back()
    cv2.line(page, (30, 2190), (1200, 2265), (110, 110, 110), 12)
    assert is_blank(page)


@pytest.mark.parametrize("unread", [False, True])
def test_a_signature_at_the_foot_of_a_page_is_something(unread: bool) -> None:
    page = back()
    points = [(500 + 6 * t, round(2190 + 50 * np.sin(t / 4))) for t in range(60)]
    cv2.polylines(page, [np.array(points, np.int32)], False, (40, 40, 120), 4)
    assert not is_blank(page, unread=unread)


@pytest.mark.parametrize(
    ("colour", "width", "blank"),
    [((150, 125, 88), 18, True), ((88, 100, 150), 18, False), ((60, 60, 60), 18, False),
     ((150, 125, 88), 5, False), ((205, 45, 40), 14, False), ((240, 140, 40), 18, False),
     ((120, 70, 30), 18, False), ((196, 164, 132), 18, True)],
    ids=["coffee", "a blue stamp", "a black ring", "a brown pen", "a red felt", "an orange felt",
         "a brown felt", "pale coffee"],
)  # fmt: skip
def test_a_stain_of_coffee_is_nothing_where_no_word_was_read(
    colour: tuple[int, int, int], width: int, blank: bool
) -> None:
    page = back()
    cv2.ellipse(page, (1200, 520), (270, 260), 0, 20, 300, colour, width)
    assert is_blank(page, unread=True) is blank
    assert not is_blank(page)


def test_a_hole_that_the_border_cuts_is_a_hole() -> None:
    page = back()
    for y in (300, 1100, 1900):
        cv2.circle(page, (round(0.03 * WIDTH) + 4, y), 23, (60, 60, 60), -1)
    assert is_blank(page)


def test_a_bar_at_the_border_is_no_hole() -> None:
    page = back()
    for y in (300, 1100, 1900):
        cv2.rectangle(page, (round(0.03 * WIDTH), y), (round(0.03 * WIDTH) + 11, y + 60), (60, 60, 60), -1)
    assert not is_blank(page)
