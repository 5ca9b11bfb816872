"""What a count is held against is no count."""

from __future__ import annotations

import pytest

from extractors.counts.limits import held_against, is_limit
from models.reading import Status
from tests.extractors.counts.test_tables import fields
from tests.extractors.fields.test_layouts import Texts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Dt > ", ""),
        ("Dt ≥ ", " documents"),
        ("Dt >= ", ""),
        ("Seuil : ", ""),
        ("Dt : au moins ", ""),
        ("Dt supérieur ou égal à ", ""),
        ("Dt : ", " minimum"),
        ("Dt : ", " ou plus"),
    ],
)
def test_a_limit(before: str, after: str) -> None:
    assert is_limit(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Dt : ", " documents"),
        ("Dt -> ", ""),
        ("Dt => ", ""),
        ("(seuil 60) : ", ""),
        ("Dt : ", " (min. 60)"),
    ],
)
def test_a_count(before: str, after: str) -> None:
    assert not is_limit(before, after)


def test_a_label_told_with_a_limit() -> None:
    assert held_against("", " > 60 et Dm")
    assert held_against("Seuil ", " : 60")
    assert held_against("", " minimum : 60")
    assert not held_against("Seuil : 60, ", " : 1 846")
    assert not held_against("", " (seuil 60) : 1 846")
    assert not held_against("", " = nombre total des documents")


@pytest.mark.parametrize(
    "line",
    [
        "Dt > 60 et Dm/Dt >= 60 % donc PERF = 1",
        "Dt ≥ 60",
        "Seuil Dt : 60",
        "Dt minimum : 60",
        "Dt : au moins 60 documents",
        "Dt : 60 minimum",
    ],
)
def test_a_limit_alone_on_the_page_counts_nothing(line: str) -> None:
    found = fields([(line, 0.05, 0.3)])
    assert [field.status for field in found] == [Status.ABSENT] * 5


def test_a_limit_in_the_next_cell_counts_nothing() -> None:
    found = fields([("Dt >", 0.05, 0.3), ("60", 0.6, 0.3), ("Seuil Dt", 0.05, 0.34), ("60", 0.6, 0.34)])
    assert found[0].status is Status.ABSENT


def test_the_count_stands_beside_its_limit() -> None:
    texts: Texts = [
        ("Dt : 1 846", 0.05, 0.2),
        ("Dm : 1 597", 0.05, 0.24),
        ("Dt > 60 et Dm/Dt >= 60 %", 0.05, 0.3),
    ]
    assert [field.value for field in fields(texts)][:2] == ["1846", "1597"]
