"""A sum of some lines is no line of its own."""

from __future__ import annotations

import pytest

from extractors.tables.roles import SUBTOTAL, role_of
from schemes import load_scheme

TABLE = next(
    t for t in load_scheme("MDV-LGC-Va2").piece_model("facture-medecin-liberal").tables if t.key == "amounts"
)


@pytest.mark.parametrize("label", ["Sous-total Prestation Ségur", "Prestation Ségur Sous-total"])
def test_a_sum_of_some_lines(label: str) -> None:
    assert role_of(TABLE, label) == SUBTOTAL


@pytest.mark.parametrize(
    ("label", "role"), [("Sous-total HT", "total-ht"), ("Prestation Ségur", "principale")]
)
def test_the_only_total_and_a_line_keep_their_roles(label: str, role: str) -> None:
    assert role_of(TABLE, label) == role
