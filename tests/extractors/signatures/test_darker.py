"""A black pen over a pale stamp is told by its darkness; what a stamp prints darker is no pen."""

from __future__ import annotations

import math

import pytest

from models.piece import SignatureKind
from tests.extractors.boxes.drawing import Scan, Sheet
from tests.extractors.signatures.test_across import BLACK, LINES
from tests.extractors.signatures.test_logos import LOGOS
from tests.extractors.signatures.test_zone import block, kind, sign

PALE = "#8a8a8a"
SCANS = [None, Scan(blur=0.7, noise=5, jpeg=55), Scan(blur=1.2, noise=6, jpeg=70)]


def stamp(logo: str | None = None, colour: str = PALE, width: float = 1.6) -> Sheet:
    sheet = Sheet()
    block(sheet)
    for n, line in enumerate(LINES):
        sheet.text(line, 328, 592 + 13 * n, 9, colour=PALE)
    for stroke in LOGOS[logo] if logo else []:
        sheet.stroke(stroke, width, colour)
    return sheet


@pytest.mark.parametrize("scan", SCANS)
def test_a_black_pen_over_a_pale_stamp_signs(scan: Scan | None) -> None:
    for hand in range(8):
        sheet = stamp()
        sign(sheet, 300 + 4 * hand, 608, hand, BLACK)
        assert kind(sheet, scan) is SignatureKind.INK


def test_most_hands_are_told_over_a_pale_stamp_in_an_oval() -> None:
    found = 0
    for hand in range(8):
        sheet = stamp("an oval")
        sign(sheet, 300 + 4 * hand, 608, hand, BLACK)
        found += kind(sheet, SCANS[1]) is SignatureKind.INK
    assert found >= 5


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize(("colour", "width"), [(BLACK, 1.6), ("#333333", 2.6)])
@pytest.mark.parametrize("logo", sorted(LOGOS))
def test_a_logo_darker_than_the_words_of_its_stamp_is_no_pen(
    logo: str, colour: str, width: float, scan: Scan | None
) -> None:
    assert kind(stamp(logo, colour, width), scan) is not SignatureKind.INK


@pytest.mark.parametrize("logo", sorted(LOGOS))
def test_a_stamp_that_took_more_ink_in_places_is_no_pen(logo: str) -> None:
    sheet = Sheet()
    block(sheet)
    for n, line in enumerate(LINES):
        x = 328.0
        for at, word in enumerate(line.split()):
            x = sheet.text(word, x, 592 + 13 * n, 9, colour="#222222" if (at + n) % 2 else "#999999") + 3
    for stroke in LOGOS[logo]:
        sheet.stroke(stroke, 1.6, "#333333")
    assert kind(sheet, SCANS[1]) is not SignatureKind.INK


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("tilt", [-14, 0, 10])
@pytest.mark.parametrize("said", ["MSP DES COTEAUX", "DR B. QUÉRÉ", "ORVAANCE ÉDITIONS MÉDICALES"])
def test_the_ring_and_the_round_text_of_a_stamp_may_be_darker_than_its_print(
    said: str, tilt: int, scan: Scan | None
) -> None:
    sheet = stamp()
    for rx, ry, width in ((92, 58, 2.2), (66, 38, 1.2)):
        sheet.stroke([_on_oval(rx, ry, 2 * math.pi * n / 90, tilt) for n in range(91)], width, "#333333")
    for n, letter in enumerate(said):
        x, y = _on_oval(79, 48, math.pi * (1.1 + 0.8 * n / max(1, len(said) - 1)), tilt)
        sheet.text(letter, x - 4, y - 6, 11, known=False, colour="#333333")
    assert kind(sheet, scan) is not SignatureKind.INK


def _on_oval(rx: float, ry: float, angle: float, tilt: int) -> tuple[float, float]:
    """A point of an oval round the words of the stamp, turned by some degrees."""
    x, y, turn = rx * math.cos(angle), ry * math.sin(angle), math.radians(tilt)
    return 368 + x * math.cos(turn) - y * math.sin(turn), 612 + x * math.sin(turn) + y * math.cos(turn)


@pytest.mark.parametrize("size", [14, 20, 28])
def test_words_written_over_a_stamp_are_no_signature(size: int) -> None:
    sheet = stamp("a rounded frame")
    sheet.text("Bon pour accord", 340, 575, size, known=False, colour=BLACK)
    assert kind(sheet) is not SignatureKind.INK
