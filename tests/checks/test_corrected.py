"""A box taken back and another ticked: what the client chose is for a person to say."""

from __future__ import annotations

from checks import run
from checks.case import Case
from models.dossier import Stage
from models.finding import Outcome
from models.piece import MarkState, PieceKind
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
