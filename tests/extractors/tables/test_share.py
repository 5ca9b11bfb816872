"""Lines of descriptions go to the rows of figures that they belong to, whatever their alignment."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.tables.share import shared_texts
from models.page import Word
from tests.extractors.pages import words

STEP = 0.016
# Five rows: descriptions of one to three lines, the first line opens the row.
ROWS = (
    ("Prestation principale", "FINESS 690046842"),
    ("Prestation secondaire", "(montant maximum)", "FINESS 690046842"),
    ("Prestation principale",),
    ("Prestation secondaire", "(montant maximum)", "FINESS 690795208"),
    ("Montant total",),
)


def opens(line: Sequence[Word]) -> bool:
    return line[0].text in ("Prestation", "Montant")


def drawn(place: float) -> tuple[list[tuple[Word, ...]], list[float]]:
    """The lines one under the other, and the figures of each row at a share of its height."""
    lines, heights, y = [], [], 0.3
    for row in ROWS:
        tops = [y + STEP * i for i in range(len(row))]
        lines += [words(text, 0.1, top) for text, top in zip(row, tops, strict=True)]
        heights.append(tops[0] + place * (tops[-1] - tops[0]) + 0.006)
        y = tops[-1] + STEP + 0.004
    return lines, heights


@pytest.mark.parametrize("place", [0.0, 0.5, 1.0], ids=["top", "middle", "bottom"])
def test_figures_at_the_top_middle_or_bottom_of_their_cell(place: float) -> None:
    lines, heights = drawn(place)
    shared = [" ".join(w.text for w in row) for row in shared_texts(lines, heights, opens)]
    assert shared == [" ".join(row) for row in ROWS]


def test_a_note_after_the_last_row_is_no_description() -> None:
    lines, heights = drawn(0.0)
    note = words("Montant de la Prestation Ségur pris en charge", 0.1, 0.9)
    assert shared_texts([*lines, note], heights, opens) == shared_texts(lines, heights, opens)


def test_a_row_without_a_description_takes_none_of_the_others() -> None:
    lines = [words("Prestation principale", 0.1, 0.3), words("Vague 2", 0.1, 0.316)]
    shared = shared_texts(lines, [0.306, 0.34, 0.36], opens)
    assert [len(row) for row in shared] == [4, 0, 0]


def test_a_name_over_two_lines_of_which_the_second_alone_would_open_a_row() -> None:
    """« … Ségur – | Prestation principale | Vague 2 », the figures at the height of the first line."""
    texts = ("Vente Ségur –", "Prestation principale", "Vague 2", "Prestation", "secondaire")
    tops = (0.3, 0.317, 0.334, 0.354, 0.371)
    lines = [words(text, 0.1, top) for text, top in zip(texts, tops, strict=True)]

    def names(line: Sequence[Word]) -> bool:
        said = " ".join(w.text for w in line)
        return "Prestation principale" in said or "Prestation secondaire" in said

    shared = shared_texts(lines, [tops[0] + 0.006, tops[3] + 0.006], names)
    assert [" ".join(w.text for w in row) for row in shared] == [" ".join(texts[:3]), " ".join(texts[3:])]
