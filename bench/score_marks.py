"""Mentions, check boxes and signatures of a piece against the truth."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from bench.record import GroupSeen, MentionSeen, SignatureSeen
from bench.truth import TruePiece
from models.piece import CheckGroup, GroupOutcome, MentionOutcome, Piece

GroupJudgement = Literal["right", "wrong", "doubt", "no-piece"]


# Asked for in some dossiers only: the control that says so when its absence is a planted defect.
CONDITIONAL = {"vat_franchise": "MON-06", "conditional_order": "MEN-05"}


def score_mentions(
    wanted: TruePiece, seen: Piece | None, planted: Collection[str] = ()
) -> tuple[MentionSeen, ...]:
    """Each mention of the truth, beside what was read of it. `planted`: controls of the planted defects."""
    found = [(key, truth, seen.mention(key) if seen else None) for key, truth in wanted.mentions.items()]
    return tuple(
        MentionSeen(
            key=key,
            truth=truth,
            read=mention.outcome if mention else None,
            demanded=truth is not MentionOutcome.MISSING or CONDITIONAL.get(key) in (None, *planted),
        )
        for key, truth, mention in found
    )


def score_groups(wanted: TruePiece, seen: Piece | None) -> tuple[GroupSeen, ...]:
    """Each group of boxes: right when the very boxes that are ticked were read as ticked."""
    return tuple(
        GroupSeen(key=key, outcome=judge_group(truth, seen.group(key)) if seen else "no-piece")
        for key, truth in wanted.groups.items()
    )


def judge_group(truth: str | tuple[str, ...] | None, group: CheckGroup) -> GroupJudgement:
    """`truth` is the option ticked, None for none, several options when several are."""
    if group.outcome in (GroupOutcome.UNREADABLE, GroupOutcome.NOT_FOUND):
        return "doubt"
    if truth is None or truth == ():
        right = group.outcome is GroupOutcome.NONE
    elif isinstance(truth, str) or len(truth) == 1:
        right = group.chosen == (truth if isinstance(truth, str) else truth[0])
    else:
        right = group.outcome is GroupOutcome.SEVERAL
    return "right" if right else "wrong"


def score_signatures(wanted: TruePiece, seen: Piece | None) -> tuple[SignatureSeen, ...]:
    """Each signature zone of the truth, beside what was read in it."""
    found = [(key, truth, seen.signature(key) if seen else None) for key, truth in wanted.signatures.items()]
    return tuple(
        SignatureSeen(key=key, truth=truth, read=signature.kind if signature else None)
        for key, truth, signature in found
    )
