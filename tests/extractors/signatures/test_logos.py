"""What a stamp shows beside its words, in its own ink, signs nothing: frames, ovals, logos, flourishes."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageColor

from models.piece import SignatureKind
from tests.extractors.boxes.drawing import Point, Scan, Sheet
from tests.extractors.signatures.test_across import BLACK, BLUE, LINES, VIOLET
from tests.extractors.signatures.test_zone import block, kind, sign

Line = list[Point]


def oval(rx: float, ry: float) -> Line:
    turns = [2 * math.pi * n / 120 for n in range(121)]
    return [(372 + rx * math.cos(a), 616 + ry * math.sin(a)) for a in turns]


def rounded(radius: float) -> Line:
    """A frame of 150 × 64 points with round corners."""
    points: Line = []
    middles = (447, 584, 1, -1, -90), (447, 648, -1, -1, 0), (297, 648, -1, 1, 90), (297, 584, 1, 1, 180)
    for x, y, down, right, start in middles:
        middle = x + right * radius, y + down * radius
        for turn in range(start, start + 91, 6):
            a = math.radians(turn)
            points.append((middle[0] + radius * math.cos(a), middle[1] + radius * math.sin(a)))
    return [*points, points[0]]


def flourish() -> Line:
    return [(300 + 1.5 * n, 650 - 30 * math.sin(n / 30) - n * 0.25) for n in range(100)]


def bar() -> Line:
    return [(310 + n, 654 + 4 * math.sin(n / 6)) for n in range(130)]


def pulse() -> Line:
    return [(305, 578), (345, 578), (352, 566), (360, 590), (366, 570), (372, 578), (440, 578)]


def heart() -> Line:
    turns = [t / 20 for t in range(127)]
    high = [13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t) for t in turns]
    return [(302 + 22.4 * math.sin(t) ** 3, 612 - 1.4 * y) for t, y in zip(turns, high, strict=True)]


LOGOS: dict[str, list[Line]] = {
    "a flat oval": [oval(75, 28)],
    "an oval": [oval(80, 32)],
    "a rounded frame": [rounded(10)],
    "a round frame": [rounded(20)],
    "a flourish": [flourish()],
    "a bar": [bar()],
    "a pulse": [pulse()],
    "a heart": [heart()],
    "snakes": [[(306 + s * 9 * math.sin(n / 7), 585 + n) for n in range(60)] for s in (-1, 1)],
}


def stamped(logo: list[Line], colour: str, own: str = "") -> Sheet:
    """`own`: the colour of the logo, where it is not that of the words."""
    sheet = Sheet()
    block(sheet)
    for n, line in enumerate(LINES):
        sheet.text(line, 328, 592 + 13 * n, 9, colour=colour)
    for stroke in logo:
        sheet.stroke(stroke, 1.6, own or colour)
    return sheet


@pytest.mark.parametrize("scan", [None, Scan(blur=0.7, noise=5, jpeg=55), Scan(bilevel=True)])
@pytest.mark.parametrize("colour", [VIOLET, BLACK])
@pytest.mark.parametrize("name", sorted(LOGOS))
def test_the_logo_of_a_stamp_in_its_ink_is_no_signature(name: str, colour: str, scan: Scan | None) -> None:
    assert kind(stamped(LOGOS[name], colour), scan) is not SignatureKind.INK


@pytest.mark.parametrize("scan", [None, Scan(blur=0.7, noise=5, jpeg=55)])
@pytest.mark.parametrize("name", sorted(LOGOS))
def test_nor_is_a_logo_in_colour_beside_words_in_black(name: str, scan: Scan | None) -> None:
    assert kind(stamped(LOGOS[name], BLACK, own=BLUE), scan) is not SignatureKind.INK


@pytest.mark.parametrize("paper", ["white", "#e8dcb4"])
@pytest.mark.parametrize("hand", [1, 6, 7])
def test_a_pen_in_colour_over_the_words_of_a_stamp_in_black_signs(hand: int, paper: str) -> None:
    """Under a lamp, paper is yellow, and blue ink on it is nearly grey."""
    sheet = stamped(LOGOS["a rounded frame"], BLACK)
    sign(sheet, 290, 606, hand, BLUE)
    lit = np.asarray(sheet.pixels) * (np.array(ImageColor.getrgb(paper)) / 255)
    sheet.pixels = Image.fromarray(lit.astype(np.uint8))
    assert kind(sheet) is SignatureKind.INK


def told(pen: Callable[[Sheet, int], None]) -> int:
    found = 0
    for hand in range(8):
        sheet = stamped([], BLACK)
        pen(sheet, hand)
        found += kind(sheet) is SignatureKind.INK
    return found


def test_most_hands_are_told_over_a_stamp_of_their_ink() -> None:
    places = np.linspace(300, 330, 8)
    assert told(lambda sheet, hand: sign(sheet, float(places[hand]), 612, hand, BLACK)) >= 5


@pytest.mark.parametrize("scan", [None, Scan(jpeg=55)])
@pytest.mark.parametrize("hand", [1, 6, 7])
def test_a_black_pen_over_a_stamp_in_colour_whose_frame_nobody_knew_signs(
    hand: int, scan: Scan | None
) -> None:
    sheet = stamped(LOGOS["a round frame"], VIOLET)
    sign(sheet, 315, 600, hand, BLACK)
    assert kind(sheet, scan) is SignatureKind.INK
