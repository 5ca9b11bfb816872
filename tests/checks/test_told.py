"""MON-11: what a journal tells beside its counts (1 000 documents, 700 sent, from March to August 2027)."""

from __future__ import annotations

import pytest

from models.dossier import Stage
from models.finding import Outcome
from models.piece import PieceKind
from models.remark import Remark, RemarkKind
from tests.checks.change import change
from tests.checks.paper import sound
from tests.checks.test_doubt import outcomes

JOURNAL, FACTURE = PieceKind.JOURNAL, PieceKind.FACTURE


def asked(kind: RemarkKind, word: str, piece: PieceKind = JOURNAL) -> bool:
    made = change(sound(Stage.SECONDAIRE), piece, remarks=(Remark(kind=kind, word=word, text=word),))
    found = outcomes(made, "MON-11")
    assert Outcome.FAIL not in found
    return Outcome.TO_REVIEW in found


@pytest.mark.parametrize("piece", [JOURNAL, FACTURE])
@pytest.mark.parametrize(("share", "wrong"), [("0.7", False), ("1", False), ("0.5", True), ("0.48", True)])
def test_a_performance_is_what_the_counts_give_or_its_step(share: str, wrong: bool, piece: PieceKind) -> None:
    assert asked(RemarkKind.RATE, share, piece) is wrong


@pytest.mark.parametrize(("count", "wrong"), [("700", False), ("300", False), ("480", True)])
def test_documents_told_in_a_sentence_are_among_the_counts(count: str, wrong: bool) -> None:
    assert asked(RemarkKind.COUNT, count) is wrong


@pytest.mark.parametrize(
    ("months", "wrong"),
    [
        ("2027-03 2027-04 2027-05 2027-06 2027-07 2027-08", False),
        ("3 4 5 6 7 8", False),
        ("2027-03 2027-04 2027-05 2027-06 2027-07", True),
        ("3 4 5 6", True),
        ("2026-01 2026-02 2026-03", False),
    ],
)
def test_the_months_listed_cover_the_period(months: str, wrong: bool) -> None:
    assert asked(RemarkKind.MONTHS, months) is wrong
