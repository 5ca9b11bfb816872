"""Months side by side: which figure of a row is its total."""

from __future__ import annotations

import pytest

from models.reading import Proof, Status
from tests.extractors.counts.test_tables import fields
from tests.extractors.fields.test_layouts import Texts

X = 0.40, 0.55, 0.70
SUMS = {"Dt": (187, 202, 389), "Dm": (142, 149, 291)}
PATIENTS = {"T": (177, 219, 380)}  # who comes twice is one patient of the period


def table(*names: str) -> Texts:
    texts: Texts = [(name, x, 0.3) for name, x in zip(names, X, strict=True)]
    for at, (name, figures) in enumerate({**SUMS, **PATIENTS}.items()):
        y = 0.32 + 0.02 * at
        texts += [(name, 0.1, y), *((str(f), x, y) for f, x in zip(figures, X, strict=True))]
    return texts


def test_the_total_stands_under_its_head() -> None:
    found = fields(table("Mars", "Avril", "Total"))
    assert [field.value for field in found][:3] == ["389", "291", "380"]


@pytest.mark.parametrize("stray", [("Total", 0.4, 0.1), ("Total", 0.4, 0.26)])
def test_a_word_over_the_heads_heads_nothing(stray: tuple[str, float, float]) -> None:
    """« Total » of something else, level with the first month."""
    found = fields([stray, *table("Mars", "Avril", "Cumul période")])
    assert [(field.value, field.proof) for field in found][:2] == [
        ("389", Proof.ARITHMETIC),
        ("291", Proof.ARITHMETIC),
    ]
    assert found[2].status is Status.ABSENT


def test_a_headed_figure_is_none_where_the_last_is_the_sum() -> None:
    found = fields(table("Total", "Avril", "Période"))
    assert found[0].status is Status.ABSENT


@pytest.mark.parametrize("last", ["Mai", "Mai 2027", "2027-05", "Objectif"])
def test_a_month_that_is_the_sum_of_two_others_by_chance_is_no_total(last: str) -> None:
    found = fields(table("Mars", "Avril", last))
    assert [field.status for field in found] == [Status.ABSENT] * 5
