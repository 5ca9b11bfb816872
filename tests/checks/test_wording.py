"""What a gestionnaire reads: French forms, complete sentences, no number of a patient."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from checks import run
from checks.case import PARIS
from checks.wording import amount, day, goes_on, instant, rate, show
from models.reading import ValueKind
from tests.checks.broken import BROKEN, ONLY_REVIEW


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_forms() -> None:
    assert day(date(2026, 3, 8)) == "08/03/2026"
    assert plain(instant(datetime(2026, 12, 16, 12, 0, tzinfo=PARIS))) == "16/12/2026 à 12 h 00"
    assert plain(amount(Decimal("1250"))) == "1 250,00 €"
    assert plain(rate(Decimal("8.50"))) == "8,5 %"
    assert plain(rate(Decimal("20"))) == "20 %"
    assert plain(show(ValueKind.SIRET, "73282932000074")) == "732 829 320 00074"
    assert show(ValueKind.DATE, "pas une date") == "pas une date"


@pytest.mark.parametrize("rule", sorted({**BROKEN, **ONLY_REVIEW}))
def test_every_message_is_a_sentence(rule: str) -> None:
    for finding in run({**BROKEN, **ONLY_REVIEW}[rule].broken()):
        assert finding.message[0].isupper() or finding.message[0] in "«0123456789", finding.message
        assert finding.message.endswith("."), finding.message
        assert "  " not in finding.message
        assert "None" not in finding.message


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Le champ est endommagé.", "le champ est endommagé."),
        ("À vérifier.", "à vérifier."),
        ("PDF endommagé.", "PDF endommagé."),
        ("", ""),
    ],
)
def test_a_sentence_behind_a_colon_has_no_capital(sentence: str, said: str) -> None:
    assert goes_on(sentence) == said


def test_a_page_left_over_says_what_to_do() -> None:
    findings = run({**BROKEN, **ONLY_REVIEW}["ARC-02"].broken())
    assert "n’est rattachée à aucune pièce. Retirez-la, ou dites" in next(
        finding.message for finding in findings if finding.rule == "ARC-02"
    )
