"""A pen that goes out of a stamp's frame signs, whatever its ink; what stands in the frame does not."""

from __future__ import annotations

import math

import numpy as np
import pytest

from extractors.signatures.boxed import rectangle_round
from extractors.signatures.ovals import oval_round
from models.piece import SignatureKind
from tests.extractors.boxes.drawing import Point, Scan, Sheet
from tests.extractors.signatures.test_across import BLACK, BLUE, LINES
from tests.extractors.signatures.test_logos import heart, oval, pulse, rounded
from tests.extractors.signatures.test_zone import block, kind

SCANS = [None, Scan(blur=0.7, noise=5, jpeg=55), Scan(bilevel=True)]


def frame(lean: float, colour: str = BLACK, sheet: Sheet | None = None, x: float = 0, y: float = 0) -> Sheet:
    """A rectangular stamp of 150 × 64 points that leans by some degrees."""
    if sheet is None:
        sheet = Sheet()
        block(sheet)
        for n, line in enumerate(LINES):
            sheet.text(line, 328, 592 + 13 * n, 9, colour=colour)
    turn = math.radians(lean)
    corners = [(-75, -32), (75, -32), (75, 32), (-75, 32), (-75, -32)]
    sheet.stroke(
        [
            (
                x + 372 + u * math.cos(turn) - v * math.sin(turn),
                y + 618 + u * math.sin(turn) + v * math.cos(turn),
            )
            for u, v in corners
        ],
        1.4,
        colour,
    )
    return sheet


def ring(colour: str = BLACK) -> Sheet:
    sheet = Sheet()
    block(sheet)
    for n, line in enumerate(LINES):
        sheet.text(line, 328, 592 + 13 * n, 9, colour=colour)
    sheet.stroke(oval(78, 46), 1.4, colour)
    return sheet


def pen(sheet: Sheet, x: float, y: float, colour: str = BLACK) -> None:
    """Loops of 150 × 44 points from left to right, as a hand draws them."""
    turns = np.linspace(0, 1, 160)
    points: list[Point] = [
        (x + 150 * t + 9 * math.sin(30 * t), y - 22 * math.cos(30 * t) * (1 - 0.5 * t)) for t in turns
    ]
    sheet.stroke(points, 1.3, colour)


@pytest.mark.parametrize("scan", [None, Scan(blur=0.7, noise=5, jpeg=55)])
@pytest.mark.parametrize("lean", [-9, 7])
def test_pens_of_the_ink_of_a_frame_that_go_out_of_it_sign(lean: float, scan: Scan | None) -> None:
    found = 0
    for x, y in ((215, 630), (225, 640), (235, 640)):
        sheet = frame(lean, BLUE)
        pen(sheet, x, y, BLUE)
        found += kind(sheet, scan) is SignatureKind.INK
    assert found >= 1


@pytest.mark.parametrize("scan", [None, Scan(blur=0.7, noise=5, jpeg=55)])
@pytest.mark.parametrize("colour", [BLACK, BLUE])
def test_a_pen_that_goes_out_of_a_ring_signs(colour: str, scan: Scan | None) -> None:
    sheet = ring(colour)
    pen(sheet, 235, 640, colour)
    assert kind(sheet, scan) is SignatureKind.INK


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("lean", [0, 5])
def test_a_stamp_struck_twice_is_no_pen(lean: float, scan: Scan | None) -> None:
    sheet = frame(lean)
    frame(lean + 2, sheet=sheet, x=24, y=18)
    for n, line in enumerate(LINES):
        sheet.text(line, 352, 610 + 13 * n, 9, known=False)
    sheet.stroke([(x + 60, y + 40) for x, y in heart()], 1.4)
    assert kind(sheet, scan) is not SignatureKind.INK


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("logo", [pulse(), heart(), [(x - 40, y) for x, y in heart()]])
def test_a_logo_in_a_frame_or_a_little_out_of_it_is_no_pen(logo: list[Point], scan: Scan | None) -> None:
    sheet = frame(3)
    sheet.stroke(logo, 1.4)
    assert kind(sheet, scan) is not SignatureKind.INK


@pytest.mark.parametrize("scan", SCANS)
def test_a_script_across_the_words_in_a_frame_is_no_pen(scan: Scan | None) -> None:
    """A name in a script, loops and all, that the stamp itself prints over its lines."""
    sheet = frame(3)
    turns = np.linspace(0, 1, 160)
    sheet.stroke([(312 + 105 * t, 616 - 18 * math.cos(34 * t)) for t in turns], 1.2)
    assert kind(sheet, scan) is not SignatureKind.INK


@pytest.mark.parametrize("size", [11, 16, 20])
def test_words_written_across_a_frame_are_no_pen(size: int) -> None:
    sheet = frame(2)
    sheet.text("Lu et approuvé", 250, 640, size, known=False, colour=BLUE)
    assert kind(sheet) is not SignatureKind.INK


def _drawn(line: list[Point]) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    sheet = Sheet(dpi=144)
    sheet.stroke(line, 1.2)
    return np.asarray(np.asarray(sheet.pixels)[1100:1320, 540:960].min(axis=2) < 128, dtype=np.bool_)


def test_frames_are_fitted_by_their_shape() -> None:
    found, other = oval_round(_drawn(oval(80, 45))), rectangle_round(_drawn(rounded(8)))
    assert found is not None
    assert other is not None
    assert found.sum() == pytest.approx(4 * math.pi * 80 * 45, rel=0.06)
    assert other.sum() == pytest.approx(4 * 150 * 64, rel=0.06)
    assert oval_round(_drawn(pulse())) is None
    assert rectangle_round(_drawn(pulse())) is None
