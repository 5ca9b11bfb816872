"""« oui » or « non » printed as the value of what it answers, without a box."""

from __future__ import annotations

import pytest

from extractors.boxes import extract_groups
from models.piece import GroupOutcome, MarkState, PieceKind
from schemes import load_scheme
from schemes.piece import PieceModel
from tests.extractors.boxes.drawing import Sheet

ORDER: PieceModel = next(m for m in load_scheme("HOP-DPI-Va2").pieces if m.kind is PieceKind.BDC)
Placed = tuple[str, float, float]


def vague_1(texts: list[Placed]) -> list[str]:
    """What is said to be ticked of texts at their places, in points; [] where the answer was not found."""
    sheet = Sheet()
    for text, left, top in texts:
        sheet.text(text, left, top)
    group = next(g for g in extract_groups(ORDER, [sheet.view(None)]) if g.key == "vague_1")
    found = group.outcome is GroupOutcome.ONE
    return [mark.key for mark in group.marks if found and mark.state is MarkState.CHECKED]


@pytest.mark.parametrize("answer", ["oui", "non"])
@pytest.mark.parametrize(
    "texts",
    [
        [("Financement vague 1 : {}", 60, 300)],
        [("Financement Ségur vague", 60, 300), ("{}", 240, 300), ("1 déjà perçu par le client", 60, 312)],
        [
            ("formations prévues 9, financement Ségur vague 1 déjà perçu par le client", 60, 300),
            ("{}.", 60, 312),
        ],
    ],
)
def test_it_is_read_where_the_words_that_it_answers_end_or_start(texts: list[Placed], answer: str) -> None:
    assert vague_1([(text.format(answer), left, top) for text, left, top in texts]) == [answer]


@pytest.mark.parametrize(
    "texts",
    [
        [("Financement vague 1 : oui non", 60, 300)],
        [
            ("formations prévues 9, financement Ségur vague 1 déjà perçu par le client", 60, 300),
            ("non conditionnée à une autre commande", 60, 312),
        ],
        [("Financement vague 1 :", 60, 300), ("oui", 60, 420)],
        [("Financement vague 1", 60, 300), ("Formations prévues 9", 60, 312), ("non", 60, 324)],
    ],
)
def test_two_answers_or_one_of_something_else_are_none(texts: list[Placed]) -> None:
    assert vague_1(texts) == []


def test_a_side_of_the_cell_before_a_printed_choice_is_no_box() -> None:
    sheet = Sheet()
    sheet.text("SONS DPI Vague 2", 220, 60)
    sheet.text("Type de prestation", 300, 300)
    sheet.text("Mise à jour vague 1 et vague 2", 420, 300)
    sheet.square(405, 300, 9)
    sheet.stroke([(406, 301), (413, 308)], 1.2)
    invoice = load_scheme("HOP-DPI-Va2").piece_model("facture")
    group = next(g for g in extract_groups(invoice, [sheet.view(None)]) if g.key == "nature")
    ticked = [mark.key for mark in group.marks if mark.state is MarkState.CHECKED]
    assert (group.outcome, ticked) == (GroupOutcome.ONE, ["vague-1-et-2"])
