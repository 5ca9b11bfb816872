"""A pen of another tint than the stamp signs wherever they cross; a logo of another tint does not."""

from __future__ import annotations

import pytest

from models.piece import SignatureKind
from tests.extractors.boxes.drawing import Scan, Sheet
from tests.extractors.signatures.test_across import BLACK, LINES
from tests.extractors.signatures.test_logos import LOGOS
from tests.extractors.signatures.test_zone import block, kind, sign

BLUE, GREEN = "#3050a8", "#2c7a4b"
# A flourish in black across the words of a blue stamp is what a pen draws.
PRINTED = sorted(set(LOGOS) - {"a flourish"})
SCANS = [None, Scan(blur=0.7, noise=4, jpeg=65)]


def stamp(colour: str, logo: str | None = None, of: str = BLUE) -> Sheet:
    """A stamp without a frame, whose logo may be of another colour."""
    sheet = Sheet()
    block(sheet)
    for n, line in enumerate(LINES):
        sheet.text(line, 328, 592 + 13 * n, 9, colour=colour)
    for stroke in LOGOS[logo] if logo else []:
        sheet.stroke(stroke, 1.4, of)
    return sheet


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
@pytest.mark.parametrize(("colour", "pen"), [(BLUE, BLACK), (GREEN, "#1c2a9a"), ("#505050", "#1c2a9a")])
@pytest.mark.parametrize("beside", [0, 30])
def test_a_pen_of_another_tint_signs(colour: str, pen: str, beside: int, scan: Scan | None) -> None:
    found = 0
    for hand in range(8):
        sheet = stamp(colour)
        sign(sheet, 300 + 4 * hand, 608 + beside, hand, pen)
        found += kind(sheet, scan) is SignatureKind.INK
    assert found >= 7


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
@pytest.mark.parametrize(("colour", "of"), [(BLUE, BLACK), (GREEN, "#1c2a9a"), (BLUE, "#7f98d8")])
@pytest.mark.parametrize("logo", PRINTED)
def test_a_logo_of_another_tint_does_not(logo: str, colour: str, of: str, scan: Scan | None) -> None:
    assert kind(stamp(colour, logo, of), scan) is not SignatureKind.INK
