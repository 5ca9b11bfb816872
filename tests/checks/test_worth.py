"""PIE-06: a mark or a title that takes a piece's worth away is for a person."""

from __future__ import annotations

import pytest

from checks import run, verdict
from models.dossier import Stage
from models.finding import Finding, Outcome, Verdict
from models.geometry import Box, Place
from models.piece import PieceKind
from models.remark import Remark, RemarkKind
from tests.checks.change import change
from tests.checks.paper import sound

PLACE = Place(document="facture.pdf", page=1, box=Box(left=0.1, top=0.1, right=0.4, bottom=0.12))


def findings(*remarks: Remark) -> tuple[list[Finding], Verdict]:
    case = change(sound(Stage.SOLDE), PieceKind.FACTURE, remarks=remarks)
    found = run(case)
    told = [f for f in found if f.rule == "PIE-06" and f.piece == "facture"]
    return told, verdict(found, case.pages, case.scheme.controls)[0]


@pytest.mark.parametrize(
    ("kind", "word", "asked"),
    [
        (RemarkKind.VOID, "ANNULÉ", "si la commande est maintenue"),
        (RemarkKind.VOID, "SPÉCIMEN", "la pièce définitive"),
        (RemarkKind.TITLE, "Facture proforma", "la pièce définitive"),
    ],
)
def test_a_person_looks_at_the_word_in_its_place(kind: RemarkKind, word: str, asked: str) -> None:
    told, answer = findings(Remark(kind=kind, word=word, text=word, evidence=(PLACE,)))
    assert [(f.outcome, f.evidence) for f in told] == [(Outcome.TO_REVIEW, (PLACE,))]
    assert f"« {word} »" in told[0].message
    assert asked in told[0].message
    assert answer is Verdict.A_VERIFIER


def test_a_comment_voids_nothing() -> None:
    told, answer = findings(Remark(kind=RemarkKind.COMMENT, text="RAS"))
    assert [f.outcome for f in told] == [Outcome.PASS]
    assert answer is Verdict.CONFORME


def test_the_title_of_a_later_page_is_read_by_a_person() -> None:
    told, answer = findings(
        Remark(kind=RemarkKind.TITLE, text="Procès-verbal de réserves", evidence=(PLACE,))
    )
    assert [f.outcome for f in told] == [Outcome.TO_REVIEW]
    assert "« Procès-verbal de réserves »" in told[0].message
    assert answer is Verdict.A_VERIFIER
