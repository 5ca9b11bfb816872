"""Phrases of the models on a page: a reader's mistakes are borne, another word or number is none."""

from __future__ import annotations

import pytest

from extractors.phrases import PageText


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("les Etablissernents clients suivants", "Établissements clients", True),
        ("établissement client de la société", "Établissements clients", False),
        ("établissement client ; établissements clients", "Établissements clients", True),
        ("établissement clients : 3", "Établissements clients", True),  # a reader lost a letter
        ("les clients de la commande", "Clients de la commande", True),
    ],
)
def test_one_and_several_are_not_the_same(text: str, phrase: str, found: bool) -> None:
    assert PageText(text).has(phrase) is found
