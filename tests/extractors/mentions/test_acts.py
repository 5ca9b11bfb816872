"""A sentence that leaves out one of the acts it attests keeps most of its words, and half of its sense."""

from __future__ import annotations

import pytest

from extractors.mentions.acts import lost_acts
from models.piece import MentionOutcome
from tests.extractors.mentions.test_mentions import ATTESTATION, mention
from tests.extractors.pages import view

WHOLE = (
    "La possibilité de produire une ordonnance numérique de produits de santé et consulter une ordonnance"
    " numérique"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WHOLE, MentionOutcome.PRESENT),
        (WHOLE.replace("et consulter", "et la consultation d’"), MentionOutcome.PRESENT),
        (WHOLE.partition(" et consulter")[0], MentionOutcome.UNREADABLE),
    ],
)
def test_an_act_that_is_left_out_is_for_a_person(text: str, expected: MentionOutcome) -> None:
    found = mention("va_ordonnance", view([(f"• {text}", 0.05, 0.3)]), model=ATTESTATION)
    assert found.outcome is expected


def test_an_act_is_lost_when_no_other_verb_stands_for_it() -> None:
    words = ["produire", "consulter"]
    assert lost_acts(["consulter"], words, ["produire"]) == ("consulter",)
    assert lost_acts(["consulter"], words, ["produire", "visualiser"]) == ()
    assert lost_acts(["document"], words, ["produire"]) == ()
