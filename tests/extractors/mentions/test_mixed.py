"""Lines of two mentions that are read one into the other prove no alteration."""

from __future__ import annotations

import pytest

from extractors.align import flow_of
from extractors.flow import orders
from extractors.mentions.loose import weights_of
from extractors.mentions.mixed import doubted, scattered
from extractors.mentions.verdict import Verdict
from models.piece import MentionOutcome, WordChange
from schemes import load_scheme
from tests.extractors.pages import view

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


VA = load_scheme("MDV-LGC-Va2").piece_model("va-medecin-liberal").mentions


def _outcomes(lost: int, words: bool) -> list[MentionOutcome]:
    """The first sentences of a VA are missing; `words`: theirs stand on the page, in no order."""
    verdicts = {one.key: Verdict(MentionOutcome.PRESENT, one.wordings[0]) for one in VA}
    for one in VA[:lost]:
        verdicts[one.key] = Verdict(MentionOutcome.MISSING, one.wordings[0])
    said = sorted(word for one in VA[:lost] for word in one.wordings[0].split()) if words else ["Facture"]
    page = view([(word, 0.1, 0.01 * at) for at, word in enumerate(said)])
    flows = [flow_of(order) for order in orders([page])]
    return [v.outcome for v in scattered(verdicts, VA, flows, weights_of(VA)).values()][:lost]


@pytest.mark.parametrize(
    ("lost", "words", "outcome"),
    [
        (3, True, MentionOutcome.UNREADABLE),
        (3, False, MentionOutcome.MISSING),
        (1, True, MentionOutcome.MISSING),  # one sentence alone may share its words with the others
    ],
)
def test_sentences_whose_words_are_all_there_in_another_order(
    lost: int, words: bool, outcome: MentionOutcome
) -> None:
    assert set(_outcomes(lost, words)) == {outcome}
