"""A line that names a prestation over the rows of its sites."""

from __future__ import annotations

from extractors.tables.sections import sectioned
from models.piece import Row
from models.reading import Field, Status, ValueKind, absent


def cell(key: str, kind: ValueKind, value: str) -> Field:
    return Field(key=key, kind=kind, status=Status.FOUND, value=value, raw=value)


def site(role: str = "other") -> Row:
    cells = (cell("site", ValueKind.FINESS, "930993621"), cell("ht", ValueKind.AMOUNT, "100.00"))
    return Row(role=role, cells=cells, label="Site Nord")


def line(role: str, ht: str = "") -> Row:
    amount = cell("ht", ValueKind.AMOUNT, ht) if ht else absent("ht", ValueKind.AMOUNT)
    return Row(role=role, cells=(absent("site", ValueKind.FINESS), amount), label=role)


def test_the_sites_under_a_title_are_of_its_prestation() -> None:
    rows = sectioned(
        [line("principale"), site(), site(), line("total", "200.00"), line("secondaire"), site()]
    )
    assert [r.role for r in rows] == ["principale", "principale", "total", "secondaire"]


def test_another_prestation_stays_one() -> None:
    rows = sectioned([line("principale", "50.00"), line("other", "20.00"), site()])
    assert [r.role for r in rows] == ["principale", "other", "other"]
