"""Somebody else beside the person who is declared."""

from __future__ import annotations

import pytest

from checks.beside import with_another
from models.finding import Outcome
from models.piece import PieceKind
from tests.checks.change import field
from tests.checks.paper import sound
from tests.checks.test_doubt import outcomes

BDC = PieceKind.BDC
DECLARED = "Dr Jeanne Le Goff"
OTHERS = [
    "Jeanne Le Goff et Marc Hubert",
    "Jeanne Le Goff / Dr Marc Hubert",
    "Jeanne Le Goff (remplacée par le Dr Marc Hubert)",
    "Jeanne Le Goff, représentée par Marc Hubert",
    "Jeanne Le Goff, par procuration Sophie Lambert",
]


@pytest.mark.parametrize("read", OTHERS)
def test_another_person_is_seen(read: str) -> None:
    assert with_another(read, DECLARED)


@pytest.mark.parametrize(
    "read",
    [
        "Dr Jeanne Le Goff",
        "LE GOFF Jeanne, médecin généraliste et maître de stage",
        "M. et Mme Le Goff",
        "Jeanne Le Goff / Cabinet Le Goff",
        "SELARL Le Goff, représentée par Jeanne Le Goff",
    ],
)
def test_the_same_person_told_otherwise_is_nobody_else(read: str) -> None:
    assert not with_another(read, DECLARED)


@pytest.mark.parametrize("raw", OTHERS)
@pytest.mark.parametrize(("key", "rule"), [("client_name", "DEC-05"), ("signatory_name", "SIG-02")])
def test_a_person_says_who_it_is(raw: str, key: str, rule: str) -> None:
    """The identifier of the declared client settles nothing: somebody else may sign or be paid for."""
    assert outcomes(field(sound(), BDC, key, raw=raw), rule) == {Outcome.TO_REVIEW}


@pytest.mark.parametrize(("key", "rule"), [("client_name", "DEC-05"), ("signatory_name", "SIG-02")])
def test_the_declared_person_alone_passes(key: str, rule: str) -> None:
    assert outcomes(field(sound(), BDC, key, raw="Jeanne Le Goff, médecin"), rule) == {Outcome.PASS}
