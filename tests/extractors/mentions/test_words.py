"""When two words of a mention are the same."""

from __future__ import annotations

import pytest

from extractors.mentions import extract_mentions
from extractors.mentions.words import alike
from models.piece import MentionOutcome
from schemes import load_scheme
from tests.extractors.pages import view


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [
        ("va1", "val", True),
        ("va1", "vai", True),
        ("va1", "va2", False),
        ("va1", "va", False),
        ("120", "12o", True),
        ("1", "l", False),
    ],
)
def test_a_code_and_its_look_alike(expected: str, found: str, same: bool) -> None:
    """« DSR-BIO-SGL-Va1 » read « Val » is the reader's; another wave, or none, is not (S0:299)."""
    assert alike(expected, found) is same


@pytest.mark.parametrize(("code", "present"), [("Val", True), ("Va2", False)])
def test_a_code_whose_article_is_glued_to_the_next_word(code: str, present: bool) -> None:
    model = next(m for m in load_scheme("BIO-LOINC-Va1").pieces if m.id == "va-avec-mandataire")
    line = (
        f"Si la version SGL est compatible (DSR-BIO-SGL-{code}), l'import effectif du catalogue transcodifié"
    )
    found = extract_mentions(model, [view([("Attestation", 0.05, 0.1), (line, 0.05, 0.3)])])
    read = next(m.outcome for m in found if m.key == "result_import")
    assert (read is MentionOutcome.PRESENT) is present


LATE, INDEMNITY = "late_penalties", "recovery_indemnity"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Retard : intérêts moratoires et indemnité de 40 €.", {LATE, INDEMNITY}),
        ("En cas de retard, pénalités au taux légal triplé et indemnité de 40 €.", {LATE, INDEMNITY}),
        (
            "Paiement : indemnité forfaitaire de 40 € en cas de retard, intérêts à trois fois le taux légal.",
            {LATE, INDEMNITY},
        ),
        (
            "Tout retard : une indemnité de 40 € et des pénalités au taux de la BCE majoré de dix points.",
            {LATE, INDEMNITY},
        ),
        ("Échéance : 21/10/2026. Pénalités : taux légal × 3, indemnité 40 €.", {LATE, INDEMNITY}),
        ("Pénalités de retard : 3 x taux légal - indemnité forfaitaire 40 EUR", {LATE, INDEMNITY}),
        ("Montant total 40 € de la prestation, taux 20 %", set()),
        ("La clinique est au taux légal de 40 lits", set()),
    ],
)
def test_the_legal_mentions_of_an_invoice_in_other_words(sentence: str, said: set[str]) -> None:
    model = load_scheme("RIS-Va1").piece_model("facture")
    found = extract_mentions(model, [view([("Facture n° 12", 0.1, 0.05), (sentence, 0.05, 0.5)])])
    present = {m.key for m in found if m.outcome is MentionOutcome.PRESENT}
    assert present & {LATE, INDEMNITY} == said
