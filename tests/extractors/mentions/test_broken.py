"""Mentions that a page break cuts, and words that a reader glued."""

from __future__ import annotations

from models.piece import MentionOutcome
from tests.extractors.mentions.test_mentions import ATTESTATION, NO_STRINGS, mention, paragraph
from tests.extractors.pages import view

FOOT = ("Médiciel SAS - 12 rue des Lilas 69003 Lyon - RCS 732 829 320", 0.05, 0.97)
HEAD = ("21/04/2026 09:50 FAX 01 99 00 52 47 P.01", 0.05, 0.005)
DOCUMENTS = (
    "• La possibilité de produire tous les documents de la liste des documents Ségur aux",
    "formats requis {} CDAR2N3 et devant faire l’objet d’un envoi systématique à",
    "Mon espace santé",
)


def test_a_passage_goes_on_overleaf_from_the_last_line_over_the_foot() -> None:
    """Its lines stand where headers and footers do, but follow the text."""
    first = view([*paragraph(NO_STRINGS[:1], y=0.89), *paragraph(NO_STRINGS[1:2], y=0.91), FOOT])
    second = view(
        [HEAD, *paragraph(NO_STRINGS[2:], y=0.07), *paragraph(("Fait à Lyon",), y=0.09), FOOT], number=2
    )
    found = mention("no_strings", first, second)
    assert found.outcome is MentionOutcome.PRESENT
    assert found.changes == ()


def test_a_conjunction_glued_to_a_code_loses_neither() -> None:
    for shown in ("CDAR2N1 ou", "CDAR2N1ou"):
        lines = tuple(text.format(shown) for text in DOCUMENTS)
        found = mention("va_documents", view(paragraph(lines)), model=ATTESTATION)
        assert found.outcome is MentionOutcome.PRESENT, shown
    lines = tuple(text.format("CDAR2N7ou") for text in DOCUMENTS)
    assert (
        mention("va_documents", view(paragraph(lines)), model=ATTESTATION).outcome
        is not MentionOutcome.PRESENT
    )


def test_a_sentence_that_another_column_goes_on_with_is_no_changed_one() -> None:
    """The place and the day stand under the first column, where the sentence breaks."""
    begun = [
        *paragraph(NO_STRINGS[:2], y=0.4),
        *paragraph(("Fait à Lyon, le 12/05/2026 par le client",), y=0.44),
    ]
    rest = "périmètre des prestations Ségur. Les signataires s’engagent."
    begun[1] = (begun[1][0].removesuffix(" périmètre"), *begun[1][1:])
    assert mention("no_strings", view([*begun, (rest, 0.55, 0.02)])).outcome is MentionOutcome.UNREADABLE
    assert mention("no_strings", view(begun)).outcome is MentionOutcome.ALTERED
