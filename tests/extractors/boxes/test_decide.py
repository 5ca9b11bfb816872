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
    assert decide([sight(None, CLEAN), sight(other, CLEAN if other is MarkState.EMPTY else None)]) == expected


def test_brackets_read_empty_whose_inside_nobody_saw() -> None:
    empty = MarkState.EMPTY
    assert decide([sight(empty), sight(empty, CLEAN)]) == [MarkState.UNREADABLE, empty]
    assert decide([sight(empty), sight(MarkState.CHECKED)]) == [empty, MarkState.CHECKED]


def test_a_stroke_far_out_of_one_box_is_not_doubted_for_a_speck_at_another() -> None:
    """Round boxes whose border is thick reach a little over their own place."""
    ticked, other = Inside(0.04, 0.4, over=0.48, within=0.17), Inside(0.0, 0.0, over=0.17, within=0.11)
    sights = [Sight(Spot(key, (), key, 0), BOX, inside) for key, inside in (("oui", ticked), ("non", other))]
    assert decide(sights) == [MarkState.CHECKED, MarkState.EMPTY]


@pytest.mark.parametrize(
    ("inside", "doubted", "expected"),
    [
        (CLEAN, True, MarkState.EMPTY),
        (CLEAN, False, MarkState.UNREADABLE),
        (Inside(0.0, 0.0, over=0.1), True, MarkState.UNREADABLE),
    ],
)
def test_a_sign_that_its_reader_doubts_ticks_no_frame_with_nothing_in_it(
    inside: Inside, doubted: bool, expected: MarkState
) -> None:
    """An empty square read « ■ »."""
    glyph = Glyph(MarkState.CHECKED, BOX, sure=False, bracket=False, doubted=doubted)
    assert decide([Sight(Spot("oui", (), "oui", 0), BOX, inside, glyph)]) == [expected]


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


@pytest.mark.parametrize(
    ("over", "elsewhere", "expected"),
    [(0.13, 0.02, MarkState.UNREADABLE), (0.13, 0.09, MarkState.EMPTY), (0.05, 0.0, MarkState.EMPTY)],
)
def test_a_stroke_at_the_border_of_one_box_alone_is_for_a_person(
    over: float, elsewhere: float, expected: MarkState
) -> None:
    """A tick drawn beside its box, across its border; borders that are all a little thick tell nothing."""
    insides = [Inside(0.0, 0.0, over=over), Inside(0.0, 0.0, over=elsewhere), CLEAN]
    made = decide([Sight(Spot(key, (), key, 0), BOX, i) for key, i in zip("abc", insides, strict=True)])
    assert made == [expected, MarkState.EMPTY, MarkState.EMPTY]


@pytest.mark.parametrize(
    ("aside", "elsewhere", "expected"),
    [
        (0.4, 0.04, MarkState.CHECKED),
        (0.05, 0.04, MarkState.UNREADABLE),
        (0.4, 0.12, MarkState.UNREADABLE),
    ],
)
def test_a_broad_stroke_out_of_one_box_on_its_left_or_below_ticks_it(
    aside: float, elsewhere: float, expected: MarkState
) -> None:
    """A slash through the corner; from above it may be a letter's tail, and near another box its tick."""
    insides = [Inside(0.0, 0.0, over=0.5, aside=aside), Inside(0.0, 0.0, over=elsewhere)]
    made = decide([Sight(Spot(key, (), key, 0), BOX, i) for key, i in zip("ab", insides, strict=True)])
    assert made == [expected, MarkState.EMPTY]
