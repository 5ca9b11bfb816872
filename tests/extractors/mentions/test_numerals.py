"""A numeral in letters that stands for another one: no fault of a reader, once two of them saw it."""

from __future__ import annotations

import pytest

from extractors.mentions import extract_mentions
from models.page import Reader
from models.piece import Mention, MentionOutcome
from models.view import PageView
from schemes import load_scheme
from tests.extractors.pages import Replay, view, words

MOM = next(m for m in load_scheme("RIS-Va1").pieces if m.id == "mom")
TEXT = (
    "Atteste que ces envois sont assurés par le logiciel objet de la Prestation Ségur,",
    "et que le seuil d’envoi de {} documents de santé avec INS qualifiée",
    "a bien été atteint",
)


def page(said: str, seen: str, confidence: float = 0.98) -> PageView:
    """The first reader reads `said`, and Tesseract sees `seen`."""
    texts = [(line.format(said), 0.05, 0.3 + 0.02 * n) for n, line in enumerate(TEXT)]
    second = tuple(
        word.model_copy(update={"reader": Reader.TESSERACT})
        for n, line in enumerate(TEXT)
        for word in words(line.format(seen), 0.05, 0.3 + 0.02 * n)
    )
    return view(texts, second=Replay(second), confidence=confidence)


def mention(shown: PageView) -> Mention:
    return next(m for m in extract_mentions(MOM, [shown]) if "INS qualifiée" in m.expected)


def test_another_numeral_that_two_readers_saw_is_an_alteration() -> None:
    found = mention(page("deux", "deux"))
    assert found.outcome is MentionOutcome.ALTERED
    assert [(c.expected, c.found) for c in found.changes] == [("dix", "deux")]


@pytest.mark.parametrize(
    ("said", "seen", "confidence"),
    [("deux", "dcux", 0.98), ("deux", "dix", 0.98), ("dex", "dex", 0.98), ("deux", "deux", 0.7)],
)
def test_a_word_badly_read_is_none(said: str, seen: str, confidence: float) -> None:
    assert mention(page(said, seen, confidence)).outcome is MentionOutcome.UNREADABLE


def test_the_numeral_that_is_expected_stands() -> None:
    assert mention(page("dix", "dix")).outcome is MentionOutcome.PRESENT


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("pris en charge par 1 'Etat dans", MentionOutcome.PRESENT),
        ("pris en charge par l ’Etat dans", MentionOutcome.PRESENT),
        ("pris en charge par 1 Etat sur 2 dans", MentionOutcome.ALTERED),
    ],
)
def test_an_article_read_as_a_figure_before_its_apostrophe(said: str, outcome: MentionOutcome) -> None:
    model = load_scheme("MDV-LGC-Va2").piece_model("facture-medecin-liberal")
    lines = [("FACTURE", 0.4, 0.05), (f"Montant {said} le cadre du Ségur de la santé", 0.05, 0.3)]
    found = {one.key: one.outcome for one in extract_mentions(model, [view(lines)])}
    assert found["state_funding"] is outcome
