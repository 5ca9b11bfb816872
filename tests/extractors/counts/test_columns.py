"""Under which head figures stand."""

from __future__ import annotations

from extractors.counts.columns import heads_of
from models.geometry import Box


def boxes(*sides: tuple[float, float]) -> list[Box]:
    return [Box(left=left, top=0.1, right=right, bottom=0.11) for left, right in sides]


HEADS = boxes((0.09, 0.13), (0.24, 0.26), (0.315, 0.34), (0.375, 0.39), (0.46, 0.48))
FIGURES = boxes((0.276, 0.309), (0.341, 0.37), (0.418, 0.451), (0.485, 0.516))


def test_heads_at_the_left_and_figures_at_the_right_of_their_cells() -> None:
    """The figures of the first column stand nearer to the second head than to their own."""
    assert heads_of(FIGURES, HEADS, []) == [1, 2, 3, 4]


def test_figures_centred_under_their_heads() -> None:
    heads = boxes((0.1, 0.2), (0.3, 0.5), (0.6, 0.64))
    assert heads_of(boxes((0.13, 0.17), (0.39, 0.41), (0.61, 0.63)), heads, []) == [0, 1, 2]


def test_an_unread_head_and_a_blank_column_shift_nothing() -> None:
    """The third head was not read, the last column is blank: its figures are not the next head's."""
    heads = [HEADS[0], HEADS[1], HEADS[2], HEADS[4]]
    assert heads_of(FIGURES[:3], heads, []) is None


def test_rulings_settle_it() -> None:
    heads = boxes((0.11, 0.14), (0.21, 0.24), (0.31, 0.34))
    figures = boxes((0.17, 0.195), (0.27, 0.295), (0.38, 0.395))
    assert heads_of(figures, heads, [0.1, 0.2, 0.3, 0.4]) == [0, 1, 2]


def test_a_stroke_of_the_scanner_through_a_cell_is_no_side() -> None:
    heads = boxes((0.11, 0.14), (0.21, 0.24), (0.31, 0.34))
    figures = boxes((0.17, 0.195), (0.27, 0.295), (0.38, 0.395))
    assert heads_of(figures, heads, [0.1, 0.2, 0.255, 0.3, 0.4]) == [0, 1, 2]
