"""A signature drawn across a stamp, and a stamp alone, in colours and without."""

from __future__ import annotations

import math

import pytest

from models.piece import SignatureKind
from tests.extractors.boxes.drawing import Scan, Sheet
from tests.extractors.signatures.test_zone import block, kind, sign

SCANS = [None, Scan(blur=0.7, noise=5, jpeg=55), Scan(jpeg=35)]
RED, BLUE, VIOLET, BLACK = "#b02a3a", "#1c2a9a", "#6a3a9a", "#1a1a1a"
LINES = ("Dr Hélène Garnier", "Médecine générale", "12 rue des Tanneurs", "66000 Perpignan")


def stamp(sheet: Sheet, colour: str, lines: tuple[str, ...] = LINES, second: str = "") -> None:
    """A framed stamp of 140 × 64 points under the label; `second`: the colour of its middle lines."""
    corners = [(303.0, 587.0), (443.0, 582.0), (445.0, 647.0), (305.0, 652.0), (303.0, 587.0)]
    sheet.stroke(corners, 1.4, colour)
    for n, line in enumerate(lines):
        middle = second and 0 < n < len(lines) - 1
        sheet.text(line, 315, 588 + 14 * n, 10, colour=second if middle else colour)


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize(("ink", "pen"), [(RED, BLUE), (VIOLET, BLACK), (BLUE, BLACK), (BLACK, BLUE)])
def test_strokes_of_another_ink_across_a_stamp_sign(ink: str, pen: str, scan: Scan | None) -> None:
    sheet = Sheet()
    block(sheet)
    stamp(sheet, ink)
    sign(sheet, 320, 617, 3, pen)
    assert kind(sheet, scan) is SignatureKind.INK


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("colour", [RED, BLUE, VIOLET, BLACK])
def test_a_stamp_alone_is_said_to_be_one(colour: str, scan: Scan | None) -> None:
    sheet = Sheet()
    block(sheet)
    stamp(sheet, colour)
    assert kind(sheet, scan) is SignatureKind.STAMP


@pytest.mark.parametrize("scan", SCANS)
def test_a_stamp_in_two_colours_is_no_signature(scan: Scan | None) -> None:
    sheet = Sheet()
    block(sheet)
    stamp(sheet, BLUE, ("CABINET MEDICAL", "12 MAI 2026", "RECU LE", "GRENOBLE"), RED)
    assert kind(sheet, scan) in (SignatureKind.STAMP, SignatureKind.UNREADABLE)


@pytest.mark.parametrize("pen", [BLACK, RED])
@pytest.mark.parametrize("scan", [Scan(bilevel=True), Scan(bilevel=True, blur=0.8, noise=8)])
def test_without_colours_what_crosses_a_stamp_is_never_called_a_stamp_alone(pen: str, scan: Scan) -> None:
    sheet = Sheet()
    block(sheet)
    stamp(sheet, RED)
    sign(sheet, 320, 617, 3, pen)
    assert kind(sheet, scan) in (SignatureKind.INK, SignatureKind.UNREADABLE)


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("turn", [0.0, 1.2])
def test_a_printed_frame_under_a_stamp_is_no_signature(turn: float, scan: Scan | None) -> None:
    """The corner of the cell, and a line to sign on, in black under a stamp in red."""
    sheet = Sheet()
    block(sheet)
    stamp(sheet, RED)
    sheet.stroke([(280.0, 634.0), (420.0, 634.0 + turn), (420.0 - turn, 560.0)], 1.0, BLACK)
    sheet.stroke([(300.0, 610.0), (500.0, 610.0 + turn)], 0.8, BLACK)
    assert kind(sheet, scan) is not SignatureKind.INK


@pytest.mark.parametrize("scan", SCANS)
def test_a_pen_is_still_seen_where_a_printed_frame_runs_under_the_stamp(scan: Scan | None) -> None:
    sheet = Sheet()
    block(sheet)
    stamp(sheet, RED)
    sheet.stroke([(280.0, 634.0), (420.0, 634.0), (420.0, 560.0)], 1.0, BLACK)
    sign(sheet, 330, 617, 3, BLUE)
    assert kind(sheet, scan) in (SignatureKind.INK, SignatureKind.UNREADABLE)


def oval(sheet: Sheet, colour: str) -> None:
    """An oval stamp of two rings, whose upper words were read, and its upper part with them."""
    for rx, ry, width in ((72.0, 46.0, 1.4), (48.0, 29.0, 0.8)):
        turns = [2 * math.pi * n / 90 for n in range(91)]
        sheet.stroke([(372 + rx * math.cos(a), 630 + ry * math.sin(a)) for a in turns], width, colour)
    sheet.text("CENTRE DE SANTÉ", 322, 588, 10, colour=colour)
    sheet.text("14000 Caen", 345, 624, 9, known=False, colour=colour)


@pytest.mark.parametrize("scan", [*SCANS, Scan(bilevel=True), Scan(blur=0.4)])
@pytest.mark.parametrize("colour", [RED, BLACK])
def test_an_oval_stamp_alone_is_no_signature(colour: str, scan: Scan | None) -> None:
    sheet = Sheet()
    block(sheet)
    oval(sheet, colour)
    assert kind(sheet, scan) is not SignatureKind.INK


def test_a_pen_across_an_oval_stamp_is_not_overlooked() -> None:
    sheet = Sheet()
    block(sheet)
    oval(sheet, RED)
    sign(sheet, 330, 630, 3, BLUE)
    assert kind(sheet) is SignatureKind.INK


@pytest.mark.parametrize("scan", [None, Scan(blur=0.4)])
def test_loops_without_a_letter_are_not_said_to_be_a_stamp(scan: Scan | None) -> None:
    """The hand of a sound attestation closed its loops like a ring, and it was refused for a stamp alone."""
    sheet = Sheet()
    block(sheet)
    for rx, ry in ((40.0, 28.0), (26.0, 17.0)):
        turns = [2 * math.pi * n / 90 for n in range(91)]
        sheet.stroke([(372 + rx * math.cos(a), 630 + ry * math.sin(a)) for a in turns], 1.2, BLUE)
    assert kind(sheet, scan) in (SignatureKind.INK, SignatureKind.UNREADABLE)
