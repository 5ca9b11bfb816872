"""A shade of crumpled paper that a scanner drew in dots is no signature."""

from __future__ import annotations

import numpy as np

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


def test_a_signature_is_told_all_the_same() -> None:
    sheet = Sheet()
    block(sheet)
    sign(sheet, 320, 608, 3, "#1a2a6c")
    assert kind(sheet) is SignatureKind.INK
