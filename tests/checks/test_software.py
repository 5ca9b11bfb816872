"""Writings of a software's name and version that scanners and readers make."""

from __future__ import annotations

import pytest

from checks.names import Match
from checks.software import split, version

SAME, CLOSE, DIFFERENT = Match.SAME, Match.CLOSE, Match.DIFFERENT


@pytest.mark.parametrize(
    ("read", "declared", "expected"),
    [
        ("v7.4", "7.4", SAME),
        ("Version 7.4", "v7.4", SAME),
        ("7,4", "7.4", SAME),
        ("2025 R2", "2025 R2", SAME),
        ("5 5 2", "5.5.2", SAME),
        ("12, 5 7", "12.5.7", SAME),
        ("V.7 0", "V7.0", SAME),
        ("4 S P2", "4 SP2", SAME),
        (".3.SP2", "3 SP2", SAME),
        ("versian.3.SP2", "3 SP2", SAME),
        ("7.4.0", "7.4", CLOSE),
        ("74", "7.4", CLOSE),
        ("v2019", "v2.0.19", CLOSE),
        ("7 094288", "7.0.9.4288", CLOSE),
        ("7", "7 SP2", CLOSE),
        ("7 5P2", "7 SP2", CLOSE),
        ("7.5", "7.4", DIFFERENT),
        ("17.4", "7.4", DIFFERENT),
        ("vll.5", "11.5", CLOSE),
        ("vll.6", "11.5", DIFFERENT),
        ("7 SP1", "7 SP2", DIFFERENT),
        ("4.7", "7.4", DIFFERENT),
    ],
)
def test_versions(read: str, declared: str, expected: Match) -> None:
    assert version(read, declared) is expected
    assert version(declared, read) is expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("MédiPlume v7.4", "MédiPlume", ("mediplume", "7 4")),
        ("MédiPlume vv7.4", "MédiPlume", ("mediplume", "7 4")),
        ("MédiPlume - version 7.4", "MédiPlume", ("mediplume", "7 4")),
        ("Logiciel MEDIPLUME 7.4", "MédiPlume", ("mediplume", "7 4")),
        ("Doc 2000 v3", "Doc 2000", ("doc 2000", "3")),
        ("RIS Scanovia 2022.2", "Scanovia", ("scanovia", "2022 2")),
        ("RIS Scanovia 2022.2", "RIS Scanovia", ("ris scanovia", "2022 2")),
        ("Scanovia Plus 2022.2", "Scanovia", ("scanovia", "plus 2022 2")),
        ("Basalte / 6.1 / 04c4782378", "Basalte", ("basalte", "6 1")),
        ("AutreLogiciel 3.1", "MédiPlume", ("autrelogiciel", "3 1")),
        ("AutreLogiciel version 7 SP2", "MédiPlume", ("autrelogiciel", "7 sp 2")),
        ("MédiPlume", "MédiPlume", ("mediplume", "")),
        ("Médi Plume12, 5 7", "MédiPlume", ("medi plume", "12 5 7")),
        ("6aléline Santé-v9.3.7", "Galéline Santé", ("6aleline sante", "9 3 7")),
        ("MédiPlume Cabinet version.7.SP2", "MédiPlume Cabinet", ("mediplume cabinet", "7 sp 2")),
        ("MédiPlume 7.4 (réf. ANS 93cba988e8)", "MédiPlume", ("mediplume", "7 4")),
        ("MédiPlume version 7.4 (93cba988e8)", "MédiPlume", ("mediplume", "7 4")),
        ("MédiPlume version 7.4. La", "MédiPlume", ("mediplume", "7 4")),
        ("MédiPlume 7. SP2", "MédiPlume", ("mediplume", "7 sp 2")),
        ("MédiPlume v7.4 – n° unique de référencement 93cba988e8", "MédiPlume", ("mediplume", "7 4")),
    ],
)
def test_software_is_a_name_and_a_version(text: str, name: str, expected: tuple[str, str]) -> None:
    assert split(text, name) == expected


@pytest.mark.parametrize(
    "read", ["7.4 – profil 5", "7.4. Release 4", "7.4 (build2045)", "7.4. Patch 12 installé"]
)
def test_what_may_tell_another_version_is_not_cut_away(read: str) -> None:
    assert version(read, "7.4") is not SAME


@pytest.mark.parametrize(
    "read",
    [
        "7.4 RÉF. ANS : 93cba988e8",
        "7.4 (93cba988e8)",
        "7.4. La",
        "7.4 – profil « IDE »",
        "7.4 (profils Centre de santé et IDE)",
    ],
)
def test_what_follows_a_version_is_no_part_of_it(read: str) -> None:
    assert version(read, "7.4") is SAME
    assert version(read, "7.5") is DIFFERENT
