"""« Signature du client » in a cell of a table, the next cell left to sign."""

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
LEFT, PART, RIGHT, TOP, BOTTOM = 60.0, 180.0, 520.0, 600.0, 700.0


def celled(
    *, signed: bool, head: str = "", right: float = RIGHT, stroke: bool = False, said_at: float = 640
) -> SignatureKind:
    """`stroke`: an upright of the pen that was taken for a ruling."""
    sheet = Sheet()
    sheet.text("J’atteste que cette commande n’est pas conditionnée à une commande à titre onéreux.", 60, 560)
    sheet.text("Signature du client", LEFT + 6, said_at, 9)
    if head:
        sheet.text(head, PART + 8, 606, 9)
    if signed:
        sign(sheet, PART + 60, 660, 2)
    uprights = [(LEFT, TOP, BOTTOM), (PART, TOP, BOTTOM), (right, TOP, BOTTOM)]
    uprights += [(PART + 70, 640, 680)] if stroke else []
    rulings = [
        Ruling(
            direction="vertical",
            box=Box(left=x / WIDE, top=top / HIGH, right=(x + 1) / WIDE, bottom=bottom / HIGH),
        )
        for x, top, bottom in uprights
    ]
    for y in (TOP, BOTTOM):
        sheet.stroke([(LEFT, y), (right, y)], 0.8)
        box = Box(left=LEFT / WIDE, top=y / HIGH, right=right / WIDE, bottom=(y + 1) / HIGH)
        rulings.append(Ruling(direction="horizontal", box=box))
    view = sheet.view()
    page = view.page.model_copy(update={"rulings": tuple(rulings)})
    (found,) = extract_signatures(ORDER, [replace(view, page=page)])
    return found.kind


@pytest.mark.parametrize("stroke", [False, True])
def test_one_signs_in_the_next_cell(stroke: bool) -> None:
    assert celled(signed=True, stroke=stroke) is SignatureKind.INK


def test_an_empty_cell_is_no_signature() -> None:
    assert celled(signed=False) is SignatureKind.NONE


@pytest.mark.parametrize("head", ["Le fournisseur", "Signature de l’éditeur", "Cachet"])
def test_a_cell_headed_for_another_is_not_the_client_s(head: str) -> None:
    assert celled(signed=True, head=head) is not SignatureKind.INK


def test_a_cell_without_room_is_no_place_to_sign() -> None:
    assert celled(signed=True, right=PART + 40) is not SignatureKind.INK


def test_a_label_at_the_head_of_its_cell_is_signed_under_it() -> None:
    """Two cells side by side, each headed: what is signed in the other one is not the client's."""
    assert celled(signed=True, said_at=604, head="Pour Médiciel SAS") is not SignatureKind.INK
