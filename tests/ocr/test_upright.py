"""The right way up is told by the print of this side of the sheet, not by what shows through."""

from __future__ import annotations

import numpy as np
from PIL import ImageOps

from ocr.engines import Engines
from ocr.upright import set_upright
from tests.ocr.paper import pixels, sheet, write


def test_print_that_shows_through_does_not_turn_a_page_over(engines: Engines) -> None:
    front, back = sheet(), sheet()
    for row, text in enumerate(("À Rennes, le 13/12/2022", "Nom, prénom : Hugo Vial", "Signature du client")):
        write(front, text, (140, 120 + 50 * row))
    for row in range(24):
        write(back, "La mise en œuvre de ce flux a été réalisée par le Fournisseur", (140, 400 + 50 * row))
    through = 255 - (255 - pixels(ImageOps.mirror(back)).astype(np.int16)) * 20 // 100
    page = np.minimum(pixels(front), through.astype(np.uint8))
    assert set_upright(page, engines.first).rotation == 0
    assert set_upright(np.ascontiguousarray(page[::-1, ::-1]), engines.first).rotation == 180
