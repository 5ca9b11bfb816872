"""A place of brackets that nobody read is no empty box, unless another box is ticked."""

from __future__ import annotations

import pytest

from extractors.boxes.decide import Sight, decide
from extractors.boxes.glyphs import Glyph
from extractors.boxes.inside import Inside
from extractors.boxes.options import Spot
from models.geometry import Box
from models.piece import MarkState

BOX = Box(left=0.1, top=0.1, right=0.12, bottom=0.11)
CLEAN = Inside(0.0, 0.0)


def sight(state: MarkState | None, inside: Inside | None = None) -> Sight:
    return Sight(Spot("option", (), "option", 0), BOX, inside, Glyph(state, BOX, sure=False, bracket=True))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (MarkState.EMPTY, [MarkState.UNREADABLE, MarkState.EMPTY]),
        (MarkState.CHECKED, [MarkState.EMPTY, MarkState.CHECKED]),
    ],
)
def test_guessed_brackets(other: MarkState, expected: list[MarkState]) -> None:
    assert decide([sight(None, CLEAN), sight(other)]) == expected


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (Inside(0.0, 0.0, over=0.78), MarkState.UNREADABLE),
        (Inside(0.0, 0.0, over=0.78, within=0.04), MarkState.UNREADABLE),
        (Inside(0.01, 0.1, over=0.78), MarkState.CHECKED),
        (Inside(0.0, 0.0, over=0.3, within=0.15), MarkState.CHECKED),
    ],
)
def test_strokes_over_a_border_tick_no_box_that_they_do_not_enter(
    inside: Inside, expected: MarkState
) -> None:
    """The tail of a letter of the line above may touch a box; a tick's point may stand under its middle."""
    over = Sight(Spot("oui", (), "oui", 0), BOX, inside)
    other = Sight(Spot("non", (), "non", 0), BOX, CLEAN)
    assert decide([over, other]) == [expected, MarkState.EMPTY]
