"""The affine scale of HOP-DPI-Va2, at the points of the text and between them (facts §6.1)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.ceiling import affine
from models.dossier import Nature
from schemes import load_scheme

SCHEME = load_scheme("HOP-DPI-Va2")


def ceiling(days: str | Decimal, nature: Nature = Nature.V2) -> Decimal | None:
    scale = SCHEME.scale(nature)
    assert scale is not None
    return affine(scale, Decimal(days))


@pytest.mark.parametrize(
    ("days", "v2", "both"),
    [
        ("0", "5041.67", "6416.67"),
        ("3500", "5958.33", "7583.33"),
        ("7000", "6875.00", "8750.00"),
        ("12345", "8613.56", "10962.72"),
        ("22500", "11916.67", "15166.67"),
        ("50000", "15196.79", "19341.37"),
        ("230000", "36666.67", "46666.67"),
        ("800000", "53829.08", "68509.73"),
        ("1600000", "77916.67", "99166.67"),
    ],
)
def test_the_scale_gives_the_table(days: str, v2: str, both: str) -> None:
    assert ceiling(days) == Decimal(v2)
    assert ceiling(days, Nature.V1_V2) == Decimal(both)


def test_beyond_the_last_point_the_text_says_nothing() -> None:
    assert ceiling("1600000.01") is None


@given(st.integers(0, 1_599_999))
def test_more_activity_never_lowers_the_ceiling(days: int) -> None:
    one, more = ceiling(Decimal(days)), ceiling(Decimal(days + 1))
    assert one is not None
    assert more is not None
    assert one <= more
