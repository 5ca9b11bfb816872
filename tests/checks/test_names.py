"""Names as a careful officer compares them."""

from __future__ import annotations

import pytest

from checks.names import Match, firm, person, split_software, version

SAME, CLOSE, DIFFERENT = Match.SAME, Match.CLOSE, Match.DIFFERENT


@pytest.mark.parametrize(
    ("read", "declared", "expected"),
    [
        ("Dr Jeanne LE GOFF", "Jeanne Le Goff", SAME),
        ("LE GOFF Jeanne", "Jeanne Le Goff", SAME),
        ("Docteur Jeanne Legoff", "Jeanne Le Goff", SAME),
        ("Mme Hélène Béguin", "HELENE BEGUIN", SAME),
        ("M. Jean-Pierre Martin", "Martin Jean Pierre", SAME),
        ("Jeanpierre Martin", "Jean-Pierre Martin", SAME),
        ("Camilie Morin", "Camille Morin", SAME),
        ("Le Gotf Jeanne", "Jeanne Le Goff", CLOSE),
        ("J. Le Goff", "Jeanne Le Goff", CLOSE),
        ("Jeanne Le Goff Kermarrec", "Jeanne Le Goff", CLOSE),
        ("Paul Verdier", "Jeanne Le Goff", DIFFERENT),
        ("Paul Le Goff", "Jeanne Le Goff", DIFFERENT),
        ("Jeanne Verdier", "Jeanne Le Goff", DIFFERENT),
        ("", "Jeanne Le Goff", DIFFERENT),
    ],
)
def test_persons(read: str, declared: str, expected: Match) -> None:
    assert person(read, declared) is expected


@pytest.mark.parametrize(
    ("read", "declared", "expected"),
    [
        ("LOGISANTE OUEST", "Logisanté Ouest SAS", SAME),
        ("S.A.S. Logisanté Ouest", "Logisanté Ouest", SAME),
        ("Logisanté", "Logisanté Ouest SAS", CLOSE),
        ("Logisante 0uest", "Logisanté Ouest", SAME),
        ("Cabinet Duval", "Logisanté Ouest SAS", DIFFERENT),
        ("Maison de santé du Tilleul", "Maison de santé des Tilleuls", CLOSE),
    ],
)
def test_firms(read: str, declared: str, expected: Match) -> None:
    assert firm(read, declared) is expected


@pytest.mark.parametrize(
    ("read", "declared", "expected"),
    [
        ("v7.4", "7.4", SAME),
        ("Version 7.4", "v7.4", SAME),
        ("7,4", "7.4", SAME),
        ("7.4.0", "7.4", CLOSE),
        ("7.5", "7.4", DIFFERENT),
        ("2025 R2", "2025 R2", SAME),
    ],
)
def test_versions(read: str, declared: str, expected: Match) -> None:
    assert version(read, declared) is expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("MédiPlume v7.4", "MédiPlume", ("mediplume", "7.4")),
        ("MédiPlume - version 7.4", "MédiPlume", ("mediplume", "7.4")),
        ("Logiciel MEDIPLUME 7.4", "MédiPlume", ("mediplume", "7.4")),
        ("Doc 2000 v3", "Doc 2000", ("doc 2000", "3")),
        ("AutreLogiciel 3.1", "MédiPlume", ("autrelogiciel", "3.1")),
        ("MédiPlume", "MédiPlume", ("mediplume", "")),
    ],
)
def test_software_is_a_name_and_a_version(text: str, name: str, expected: tuple[str, str]) -> None:
    assert split_software(text, name) == expected
