"""Lines of two mentions that are read one into the other prove no alteration."""

from __future__ import annotations

import pytest

from extractors.mentions.mixed import doubted
from extractors.mentions.verdict import Verdict
from models.piece import MentionOutcome, WordChange
from schemes import load_scheme

MENTIONS = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal").mentions
OWN = next(m for m in MENTIONS if m.key == "no_strings")


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        ("Vague 2”) financée par l'Etat.", MentionOutcome.UNREADABLE),
        ("sauf accord écrit du fournisseur", MentionOutcome.ALTERED),
        ("l’Etat", MentionOutcome.ALTERED),  # a word that any sentence may hold
    ],
)
def test_words_of_another_mention(found: str, outcome: MentionOutcome) -> None:
    changes = (WordChange(expected="contractuelle", found=found),)
    verdict = Verdict(MentionOutcome.ALTERED, OWN.wordings[0], 0.9, (), changes)
    assert doubted(verdict, OWN, MENTIONS).outcome is outcome
