"""Two writings of one number."""

from __future__ import annotations

import pytest

from checks.compare import equal
from checks.fold import alike
from models.reading import ValueKind


@pytest.mark.parametrize(
    ("read", "declared"),
    [
        ("2026 - 031", "BC n° 2026 - 031"),
        ("4500/7781", "CDE 4500/7781"),
        ("N° 512", "512"),
        ("N°512", "n° 512"),
        ("Commande n° : 4500", "4500"),
        ("bon de commande 4512", "BDC 4512"),
    ],
)
def test_what_a_number_is_called_is_no_part_of_it(read: str, declared: str) -> None:
    assert equal(ValueKind.NUMBER, read, declared)
    assert equal(ValueKind.NUMBER, declared, read)


@pytest.mark.parametrize(
    ("read", "declared"),
    [
        ("2026-031", "BC-2026-031"),
        ("FA2026031", "2026031"),
        ("N° 512", "513"),
        ("BC 12", "CDE 12"),
        ("CDE 4500/7781", "CDE 4500/7718"),
        ("facture", "commande"),
    ],
)
def test_what_belongs_to_a_number_does(read: str, declared: str) -> None:
    assert not equal(ValueKind.NUMBER, read, declared)


def test_a_reference_keeps_all_its_words() -> None:
    assert not equal(ValueKind.REFERENCE, "ref 4512", "4512")


@pytest.mark.parametrize(
    ("read", "declared", "expected"),
    [
        ("d413babfeb", "d413b9bfe6", True),
        ("NOC-26-17", "C-26-17", True),
        ("C-26-17", "NOC-26-17", True),
        ("NDC-26-17", "C-26-17", False),
    ],
)
def test_the_sign_of_a_number_may_be_read_as_its_first_letters(
    read: str, declared: str, expected: bool
) -> None:
    assert not equal(ValueKind.NUMBER, read, declared)
    assert alike(read, declared) is expected


@pytest.mark.parametrize(
    ("read", "declared", "expected"),
    [
        ("2e12913866", "2e129138bb", True),  # a hand makes one sign of both
        ("2e12913866", "2e12913877", False),
    ],
)
def test_signs_that_a_hand_makes_alike(read: str, declared: str, expected: bool) -> None:
    assert alike(read, declared) is expected
