"""A block to sign at the foot of a page, what signs it at the head of the next one."""

from __future__ import annotations

import pytest

from extractors.signatures import extract_signatures
from models.piece import SignatureKind
from tests.extractors.boxes.drawing import Sheet
from tests.extractors.signatures.test_zone import ORDER, block

SHOWN = ("Signé électroniquement par", "Alain Aubertin", "Le 24 janvier 2026", "Identifiant : 250CDB0D7A1A")


def overleaf(*shown: str, y: float = 690, foot: str = "Page 1/2") -> SignatureKind:
    first, second = Sheet(), Sheet()
    block(first, y=y)
    first.text(foot, 500, 810)
    for n, text in enumerate(shown):
        second.text(text, 300, 55 + 8 * n, 8)
    second.text("Si le bon de commande est antérieur au référencement de la solution logicielle", 60, 140)
    (found,) = extract_signatures(ORDER, [first.view(), second.view(number=2)])
    return found.kind


def test_a_block_that_has_no_room_goes_on_overleaf() -> None:
    assert overleaf(*SHOWN) is SignatureKind.ELECTRONIC


def test_an_electronic_signature_overleaf_is_that_of_the_only_one_who_signs() -> None:
    assert overleaf(*SHOWN, y=640) is SignatureKind.ELECTRONIC


@pytest.mark.parametrize("shown", [(), ("Alain Aubertin",)])
def test_nothing_that_signs_overleaf_leaves_the_place_empty(shown: tuple[str, ...]) -> None:
    assert overleaf(*shown, y=640) in (SignatureKind.NONE, SignatureKind.TYPED)


def test_a_block_with_text_under_it_does_not_go_on_overleaf() -> None:
    first, second = Sheet(), Sheet()
    block(first)
    first.text("Conditions générales de vente applicables à la commande", 300, 720)
    for n, text in enumerate(SHOWN):
        second.text(text, 300, 55 + 8 * n, 8)
    (found,) = extract_signatures(ORDER, [first.view(), second.view(number=2)])
    assert found.kind is SignatureKind.UNREADABLE  # a person tells whose it is
