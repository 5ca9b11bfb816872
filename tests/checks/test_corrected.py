"""A box taken back and another ticked: what the client chose is for a person to say."""

from __future__ import annotations

import pytest

from checks import run
from checks.case import Case
from models.dossier import Stage
from models.finding import Outcome
from models.piece import GroupOutcome, MarkState, PieceKind
from tests.checks.change import change, the
from tests.checks.elsewhere import demand


def outcome(case: Case) -> set[Outcome]:
    return {f.outcome for f in run(case) if f.rule == "COC-01" and f.field == "nature"}


def test_a_box_that_was_crossed_out_beside_a_ticked_one() -> None:
    case = demand("MDV-LGC-Va2", "medecin-liberal", Stage.AVANCE)
    groups = tuple(
        group.model_copy(
            update={
                "marks": tuple(
                    mark.model_copy(update={"state": MarkState.CORRECTED})
                    if mark.state is MarkState.EMPTY
                    else mark
                    for mark in group.marks
                )
            }
        )
        if group.key == "nature"
        else group
        for group in the(case, PieceKind.BDC).groups
    )
    assert outcome(case) == {Outcome.PASS}
    assert outcome(change(case, PieceKind.BDC, groups=groups)) == {Outcome.TO_REVIEW}


@pytest.mark.parametrize(
    ("read", "wanted"),
    [
        (GroupOutcome.ONE, Outcome.PASS),
        (GroupOutcome.NONE, Outcome.TO_REVIEW),
        (GroupOutcome.UNREADABLE, Outcome.TO_REVIEW),
        (GroupOutcome.NOT_FOUND, Outcome.NOT_APPLICABLE),
    ],
)
def test_boxes_that_no_text_asks_for_are_looked_at_where_they_stand(
    read: GroupOutcome, wanted: Outcome
) -> None:
    """An order of HOP-DPI-Va2 may say its type in words; boxes that it prints ask for a choice."""
    case = demand("HOP-DPI-Va2", "client-unique", Stage.AVANCE)
    groups = tuple(
        group.model_copy(update={"outcome": read}) if group.key == "nature" else group
        for group in the(case, PieceKind.BDC).groups
    )
    assert outcome(change(case, PieceKind.BDC, groups=groups)) == {wanted}
