"""The heading of a list over the first function that a client attests."""

from __future__ import annotations

import pytest

from models.piece import Mention, MentionOutcome
from tests.extractors.mentions.test_mentions import ATTESTATION, mention
from tests.extractors.pages import view

ITEM = [
    (
        "S’authentifier avec Pro Santé Connect pour se connecter à son logiciel et aux téléservices",
        0.07,
        0.32,
    ),
    ("téléservices assurance maladie (INS, DMP, Ordonnance Numérique) en e-CPS", 0.05, 0.335),
]


def under(*heading: str) -> Mention:
    lines = [(text, 0.05, 0.30 - 0.015 * at) for at, text in enumerate(reversed(heading))]
    return mention("va_psc", view([*reversed(lines), *ITEM]), model=ATTESTATION)


@pytest.mark.parametrize("heading", ["Fonctions disponibles et vérifiées :", "Services opérationnels"])
def test_a_heading_that_says_that_what_follows_is_there_replaces_nothing(heading: str) -> None:
    assert under(heading).outcome is MentionOutcome.PRESENT


@pytest.mark.parametrize(
    "heading",
    [
        ("Fonctions indisponibles et vérifiées :",),
        ("Fonctions non disponibles :",),
        ("Fonctions qui ne sont pas encore", "disponibles et vérifiées :"),
    ],
)
def test_any_other_word_in_it_is_for_a_person(heading: tuple[str, ...]) -> None:
    assert under(*heading).outcome is not MentionOutcome.PRESENT
