"""An amount struck out by hand and another one over it: arithmetic does not choose the one struck out."""

from __future__ import annotations

from models.reading import Status
from tests.extractors.tables.test_amounts import HEADS, right
from tests.extractors.tables.test_overleaf import Texts, read


def row(*amounts: tuple[str, float]) -> Texts:
    shown = [right(f"{text} €", 0.50, y) for text, y in amounts]
    return [
        *HEADS,
        ("Prestation principale Vague 2", 0.05, 0.44),
        *shown,
        right("20 %", 0.60, 0.44),
        right("75,25 €", 0.76, 0.44),
        right("451,50 €", 0.92, 0.44),
    ]


def test_one_amount_is_proved_by_its_row() -> None:
    cell = read(row(("376,25", 0.44))).rows_of("principale")[0].cell("ht")
    assert (cell.status, cell.value) == (Status.FOUND, "376.25")


def test_an_amount_over_another_is_for_a_person_though_one_makes_the_row_right() -> None:
    cell = read(row(("396,25", 0.4335), ("376,25", 0.44))).rows_of("principale")[0].cell("ht")
    assert cell.status is Status.AMBIGUOUS
