"""Paragraphs cut into what they say."""

from __future__ import annotations

import pytest

from pipeline.learn.sheet import Passage, Run, is_data, passages


def said(text: str) -> list[tuple[str, bool, bool]]:
    return [(one.text, one.blank, one.boxed) for one in passages([Run(text, True)], 0)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("N° de SIRET : ………………", [("N° de SIRET :", True, False)]),
        ("Téléphone : ______", [("Téléphone :", True, False)]),
        ("Le …/…/….", [("Le", True, False)]),
        ("Taux : .....%", [("Taux :", True, False)]),
        (
            "Aides perçues : ☐ Oui ☐ Non",
            [("Aides perçues :", False, False), ("Oui", False, True), ("Non", False, True)],
        ),
        ("⚠ Attention", [("Attention", False, False)]),
        ("………………", []),
        ("Version 4.2.1", [("Version 4.2.1", False, False)]),
    ],
)
def test_a_paragraph(text: str, found: list[tuple[str, bool, bool]]) -> None:
    assert said(text) == found


def test_most_letters_make_the_colour() -> None:
    (one,) = passages([Run("Numéro du bon de commande : ", True), Run("n° 1", False)], 0)
    assert one.is_blue


def test_a_colour_that_is_not_known_is_not_blue() -> None:
    assert not passages([Run("Mention", None)], 0)[0].is_blue


def test_labels_side_by_side_are_no_table() -> None:
    head = [Passage("Nom :", 1.0), Passage("Ville :", 1.0)]
    assert not is_data(head, [[None, None]])
