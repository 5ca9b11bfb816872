"""PIE-07: the pages that a piece counts are there, each once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks import Case, run
from models.dossier import Stage
from models.finding import Finding, Outcome
from models.folio import Folio
from models.geometry import Box, Place
from models.piece import PageRef, PageState, PieceKind
from tests.checks.change import change
from tests.checks.paper import sound

FACTURE, VA = PieceKind.FACTURE, PieceKind.VA
FOOT = Box(left=0.8, top=0.95, right=0.9, bottom=0.97)


def folio(number: int, total: int, page: int = 1, document: str = "facture.pdf") -> Folio:
    return Folio(number=number, total=total, place=Place(document=document, page=page, box=FOOT))


def counted(*folios: Folio, pages: int = 1) -> Case:
    """An invoice of so many pages that bears these folios."""
    refs = tuple(PageRef(document="facture.pdf", page=n) for n in range(1, pages + 1))
    return change(sound(Stage.SOLDE), FACTURE, folios=folios, pages=refs)


def told(case: Case) -> list[Finding]:
    return [f for f in run(case) if f.rule == "PIE-07" and f.outcome is not Outcome.NOT_APPLICABLE]


def outcomes(case: Case) -> set[Outcome]:
    return {f.outcome for f in told(case)}


@pytest.mark.parametrize(
    ("folios", "pages"),
    [
        ([folio(1, 1)], 1),
        ([folio(1, 2), folio(2, 2, 2)], 2),
        ([folio(2, 2, 1), folio(1, 2, 2)], 2),  # scanned the wrong way round
        ([folio(1, 3), folio(3, 3, 3)], 3),  # nobody read the number of page 2
    ],
)
def test_a_whole_piece(folios: list[Folio], pages: int) -> None:
    assert outcomes(counted(*folios, pages=pages)) == {Outcome.PASS}


def test_a_piece_that_counts_no_pages() -> None:
    assert told(counted()) == []


@pytest.mark.parametrize(
    ("folios", "pages", "said"),
    [
        ([folio(1, 3)], 1, "les pages 2 et 3 ne sont pas"),
        ([folio(1, 2)], 1, "la page 2 n’est pas"),
        ([folio(2, 2)], 1, "la page 1 n’est pas"),
        ([folio(1, 4), folio(4, 4, 2)], 2, "les pages 2 et 3 ne sont pas"),
        ([folio(1, 1), folio(1, 3)], 1, "les pages 2 et 3 ne sont pas"),
        ([folio(1, 2), folio(1, 2, 2), folio(2, 2, 3)], 3, "figure plusieurs fois"),
    ],
)
def test_a_page_is_missing_or_comes_twice(folios: list[Folio], pages: int, said: str) -> None:
    found = told(counted(*folios, pages=pages))
    assert {f.outcome for f in found} == {Outcome.TO_REVIEW}
    assert any(said in f.message for f in found)
    assert all(f.evidence for f in found)


def test_the_count_of_a_whole_file() -> None:
    """An invoice and an attestation in one file of two pages, « 1/2 » and « 2/2 »."""
    case = change(counted(folio(1, 2)), VA, folios=(folio(2, 2, 2),))
    assert outcomes(case) == {Outcome.PASS}


def test_the_second_page_of_another_piece_is_not_its_own() -> None:
    """In one file: « 1/2 » of the invoice, then « 1/2 » and « 2/2 » of the attestation."""
    case = change(counted(folio(1, 2)), VA, folios=(folio(1, 2, 2), folio(2, 2, 3)))
    assert [f.piece for f in told(case) if f.outcome is Outcome.TO_REVIEW] == ["facture"]
    elsewhere = change(counted(folio(1, 2)), VA, folios=(folio(2, 2, 2, "va.pdf"),))
    assert outcomes(elsewhere) == {Outcome.TO_REVIEW}


def test_a_blank_page_is_counted_too() -> None:
    case = counted(folio(1, 3), folio(3, 3, 3))
    assert outcomes(case) == {Outcome.TO_REVIEW}
    blank = case.pages[0].model_copy(
        update={"document": "facture.pdf", "page": 2, "state": PageState.BLANK, "piece": None}
    )
    assert outcomes(replace(case, pages=(*case.pages, blank))) == {Outcome.PASS}
