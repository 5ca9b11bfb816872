"""Figures that stand beside an amount are no part of it: quantities, numbers of a row, the end of a name."""

from __future__ import annotations

from extractors.tables.cells import candidates
from extractors.values import Candidate, amount
from models.page import Word
from models.reading import ValueKind
from tests.extractors.pages import CHAR, words


def beside(left: str, right: str, letters: float) -> tuple[Word, ...]:
    """Two figures with a blank of so many letters between."""
    first = words(left, 0.30)
    return (*first, *words(right, first[-1].box.right + letters * CHAR))


def values(found: list[Candidate]) -> list[str]:
    return [candidate.parsed.value for candidate in found]


def test_thousands_are_one_amount() -> None:
    assert values(list(amount.find(beside("2", "376,25", 1)))) == ["2376.25"]


def test_a_figure_far_off_is_another_one() -> None:
    found = list(amount.find(words("Vague 2", 0.1) + words("376,25 €", 0.5)))
    assert values(found)[-1] == "376.25"
    assert "2376.25" not in values(found)


def test_places_in_the_text_are_kept() -> None:
    run = beside("1", "376,25", 8)
    found = list(amount.find(run))[-1]
    assert " ".join(w.text for w in run)[found.start : found.end] == "376,25"


def test_a_cell_that_may_hold_a_quantity_gives_both_readings() -> None:
    assert values(candidates(ValueKind.AMOUNT, beside("1", "6396,25", 1.9))) == ["6396.25", "16396.25"]


def test_a_quantity_far_off_is_left_out() -> None:
    assert values(candidates(ValueKind.AMOUNT, beside("1", "6396,25", 6))) == ["6396.25"]
