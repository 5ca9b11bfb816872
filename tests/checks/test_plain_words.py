"""What a person is told to look at: the words that differ, the stamp, the mention that is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.case import Case
from models.dossier import Stage
from models.finding import Finding, Outcome
from models.geometry import Box
from models.page import Line, Reader, Word
from models.piece import MentionOutcome, PieceKind, SignatureKind, WordChange
from tests.checks.change import absent, change, mention, the
from tests.checks.paper import sound
from tests.checks.test_doubt import of

VA, FACTURE = PieceKind.VA, PieceKind.FACTURE


def printed(case: Case, text: str) -> Case:
    """The invoice prints one line more."""
    box = Box(left=0.1, top=0.9, right=0.9, bottom=0.91)
    words = tuple(Word(text=one, box=box, confidence=0.99, reader=Reader.PPOCR) for one in text.split())
    name = the(case, FACTURE).pages[0].document

    def more(document_pages: tuple) -> tuple:  # type: ignore[type-arg]
        first, *others = document_pages
        return (first.model_copy(update={"lines": (*first.lines, Line(words=words, box=box))}), *others)

    documents = tuple(
        d.model_copy(update={"pages": more(d.pages)}) if d.name == name else d for d in case.documents
    )
    return replace(case, documents=documents)


def usual(text: str) -> Finding:
    case = absent(sound(Stage.SOLDE), FACTURE, "due_date")
    (found,) = of(printed(case, text) if text else case, "FAC-01")
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Paiement à réception",
        "Conditions de règlement : à réception. Escompte : néant.",
        "Payable à réception de la facture",
        "Échéance : 30 jours",
        "Règlement sous 45 jours fin de mois",
        "Paiement comptant",
    ],
)
def test_a_term_of_payment_stands_for_the_due_date(text: str) -> None:
    assert usual(text).outcome is Outcome.PASS


@pytest.mark.parametrize(
    "text", ["", "Facture à conserver 10 ans", "Paiement par virement", "Paiement anticipé à 10 jours : 2 %"]
)
def test_a_usual_mention_that_is_missing_is_what_was_expected(text: str) -> None:
    found = usual(text)
    assert (found.outcome, found.expected, found.observed) == (Outcome.FAIL, "date d’échéance", "")


def signature(case: Case, stamped: bool) -> str:
    signatures = tuple(
        s.model_copy(update={"kind": SignatureKind.UNREADABLE, "stamped": stamped})
        for s in the(case, VA).signatures
    )
    (found,) = [f for f in of(change(case, VA, signatures=signatures), "SIG-01") if f.piece == "va"]
    assert found.outcome is Outcome.TO_REVIEW
    return found.message


def test_what_may_be_a_signature_is_told_in_plain_words() -> None:
    case = sound(Stage.SOLDE)
    assert "des traits et un cachet se recouvrent" in signature(case, stamped=True)
    plain = signature(case, stamped=False)
    assert "cachet" not in plain
    assert plain.endswith("Vérifiez sur l’image si le client a signé.")


def test_a_word_that_differs_in_doubt_is_told() -> None:
    case = sound(Stage.SOLDE)
    key = next(m.key for m in the(case, VA).mentions if m.outcome is MentionOutcome.PRESENT)
    doubt = {
        "outcome": MentionOutcome.UNREADABLE,
        "score": 0.97,
        "changes": (WordChange(expected="dix", found="deux"),),
    }
    told = [f.message for f in of(mention(case, VA, key, **doubt), "MEN-08") if f.field == key]
    assert any("un mot semble différer : « deux » au lieu de « dix »." in message for message in told), told
    lost = doubt | {"score": 0.82, "changes": (WordChange(expected="consulter", found=""),)}
    told = [f.message for f in of(mention(case, VA, key, **lost), "MEN-08") if f.field == key]
    assert any("il semble manquer « consulter »." in message for message in told), told
    poor = doubt | {"score": 0.4}
    told = [f.message for f in of(mention(case, VA, key, **poor), "MEN-08") if f.field == key]
    assert any("n’a pas pu être lue" in message for message in told), told
