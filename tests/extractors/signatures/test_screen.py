"""A shade of crumpled paper that a scanner drew in dots is no signature."""

from __future__ import annotations

import numpy as np
from PIL import Image

from extractors.signatures.pen import is_screen
from models.piece import SignatureKind
from tests.extractors.boxes.drawing import Sheet
from tests.extractors.signatures.test_zone import block, kind, sign


def test_dots_of_a_shade_leave_holes_and_strokes_leave_few() -> None:
    dots = np.random.default_rng(0).random((80, 90)) < 0.55
    assert is_screen(dots)
    loops = np.zeros((80, 90), dtype=np.bool_)
    for x in range(5, 75, 12):  # six loops of a pen
        loops[20:60, x : x + 3] = loops[20:60, x + 8 : x + 11] = True
        loops[20:23, x : x + 11] = loops[57:60, x : x + 11] = True
    assert not is_screen(loops)


def test_a_shade_in_dots_where_one_signs_is_no_signature() -> None:
    sheet = Sheet()
    block(sheet)
    dots = np.random.default_rng(1)
    pixels = np.array(sheet.pixels)
    top, left = int(600 / 842 * pixels.shape[0]), int(320 / 595 * pixels.shape[1])
    for y in range(0, 150, 2):
        for x in range(0, 240, 2):
            inside = (x - 120) ** 2 / 120**2 + (y - 75) ** 2 / 75**2 < 1
            if inside and dots.random() < 0.62:
                pixels[top + y : top + y + 2, left + x : left + x + 2] = 0
    sheet.pixels = Image.fromarray(pixels)
    assert kind(sheet) is not SignatureKind.INK


def test_a_signature_is_told_all_the_same() -> None:
    sheet = Sheet()
    block(sheet)
    sign(sheet, 320, 608, 3, "#1a2a6c")
    assert kind(sheet) is SignatureKind.INK
