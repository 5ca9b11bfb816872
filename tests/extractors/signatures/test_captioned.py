"""« Signature du client » under the rule on which one signs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.signatures import extract_signatures
from models.geometry import Box
from models.page import Ruling
from models.piece import SignatureKind
from tests.extractors.boxes.drawing import A4, Sheet
from tests.extractors.signatures.test_zone import ORDER, sign

WIDE, HIGH = A4[0] * 72, A4[1] * 72


def captioned(
    *,
    signed: bool,
    head: str = "",
    left: float = 180,
    right: float = 420,
    upright: bool = False,
    others: int = 3,
) -> SignatureKind:
    """A rule at 700 points with its caption under it; `head` stands over the place where one signs.

    `others`: the labels of the form that are captions too.
    """
    sheet, rulings = Sheet(), []
    for n in range(others):
        y = 200 + 40 * n
        sheet.text("Centre de la Vallée", 60, y)
        sheet.stroke([(60, y + 14), (260, y + 14)], 0.8)
        sheet.text("Dénomination", 60, y + 17, 8)
        rulings.append(
            Ruling(
                direction="horizontal",
                box=Box(left=60 / WIDE, top=(y + 14) / HIGH, right=260 / WIDE, bottom=(y + 15) / HIGH),
            )
        )
    sheet.text("J’atteste que cette commande n’est pas conditionnée à une commande à titre onéreux.", 60, 560)
    if head:
        sheet.text(head, 185, 600)
    sheet.stroke([(left, 700), (right, 700)], 0.8)
    sheet.text("Signature du client", left + 70, 704, 8)
    if signed:
        sign(sheet, 230, 655, 2)
    view = sheet.view()
    rule = Box(left=left / WIDE, top=700 / HIGH, right=right / WIDE, bottom=701 / HIGH)
    side = Box(left=left / WIDE, top=600 / HIGH, right=(left + 1) / WIDE, bottom=701 / HIGH)
    rulings.append(Ruling(direction="horizontal", box=rule))
    if upright:
        rulings.append(Ruling(direction="vertical", box=side))
    page = view.page.model_copy(update={"rulings": tuple(rulings)})
    (found,) = extract_signatures(ORDER, [replace(view, page=page)])
    return found.kind


def test_one_signs_over_the_rule() -> None:
    assert captioned(signed=True) is SignatureKind.INK


def test_a_rule_over_the_label_alone_may_part_two_blocks() -> None:
    """On a form of other labels, who signed over the rule may be the supplier."""
    assert captioned(signed=True, others=0) is SignatureKind.UNREADABLE


def test_nothing_over_the_rule_is_no_signature() -> None:
    assert captioned(signed=False) is SignatureKind.NONE


@pytest.mark.parametrize("head", ["Signature du fournisseur", "Pour l’éditeur", "Cachet"])
def test_a_signature_over_the_rule_may_be_another_s(head: str) -> None:
    assert captioned(signed=True, head=head) is SignatureKind.UNREADABLE


def test_a_rule_across_the_page_parts_blocks() -> None:
    assert captioned(signed=True, left=40, right=560) is SignatureKind.UNREADABLE


def test_the_side_of_a_cell_is_no_rule_to_sign_on() -> None:
    assert captioned(signed=True, upright=True) is SignatureKind.UNREADABLE
