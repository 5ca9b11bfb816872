"""Lines of two mentions read one into the other, as on a curled photo: no alteration is proved by that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from extractors.mentions.verdict import Verdict
from extractors.normal import fold
from models.piece import MentionOutcome, WordChange
from schemes.piece import MentionModel

WORDS = 3  # of another mention, in a row: fewer stand in any sentence
ALIKE = 90.0


def doubted(verdict: Verdict, own: MentionModel, mentions: Sequence[MentionModel]) -> Verdict:
    """An alteration whose strange words are those of another mention is left to a person."""
    others = [fold(text) for one in mentions if one.key != own.key for text in one.wordings]
    altered = verdict.outcome is MentionOutcome.ALTERED
    if altered and any(_of_another(change, others) for change in verdict.changes):
        return replace(verdict, outcome=MentionOutcome.UNREADABLE)
    return verdict


def _of_another(change: WordChange, others: Sequence[str]) -> bool:
    found = fold(change.found)
    if len(found.split()) < WORDS:
        return False
    return any(len(text) > len(found) and fuzz.partial_ratio(found, text) >= ALIKE for text in others)
