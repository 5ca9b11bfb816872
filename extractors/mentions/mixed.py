"""Lines of two mentions read one into the other, as on a curled photo: no alteration is proved by that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from extractors.align import Flow, parted
from extractors.mentions.verdict import Verdict
from extractors.normal import fold
from models.piece import MentionOutcome, WordChange
from schemes.piece import MentionModel

WORDS = 3  # of another mention, in a row: fewer stand in any sentence
ALIKE = 90.0
SEVERAL = 2  # sentences missing of which every word is there: one alone may share its words with others
THERE = 0.9  # share of the weight of a sentence's words that stand on the piece


def doubted(verdict: Verdict, own: MentionModel, mentions: Sequence[MentionModel]) -> Verdict:
    """An alteration whose strange words are those of another mention is left to a person."""
    others = [fold(text) for one in mentions if one.key != own.key for text in one.wordings]
    altered = verdict.outcome is MentionOutcome.ALTERED
    if altered and any(_of_another(change, others) for change in verdict.changes):
        return replace(verdict, outcome=MentionOutcome.UNREADABLE)
    return verdict


def scattered(
    verdicts: Mapping[str, Verdict],
    mentions: Sequence[MentionModel],
    flows: Sequence[Flow],
    weights: Mapping[str, float],
) -> dict[str, Verdict]:
    """Several sentences missing whose words are all on the piece: their lines were mixed up."""
    there = {token.text for flow in flows for token in flow.tokens}
    lost = {
        one.key
        for one in mentions
        if verdicts[one.key].outcome is MentionOutcome.MISSING
        and any(_share(text, there, weights) >= THERE for text in one.wordings)
    }
    if len(lost) < SEVERAL:
        return dict(verdicts)
    return {
        key: replace(verdict, outcome=MentionOutcome.UNREADABLE) if key in lost else verdict
        for key, verdict in verdicts.items()
    }


def _share(wording: str, there: set[str], weights: Mapping[str, float]) -> float:
    """What part of a wording's words stand somewhere, each for what it tells of its mention."""
    words = set(parted(wording))
    whole = sum(weights.get(word, 0.0) for word in words)
    return sum(weights.get(word, 0.0) for word in words & there) / whole if whole else 0.0


def _of_another(change: WordChange, others: Sequence[str]) -> bool:
    found = fold(change.found)
    if len(found.split()) < WORDS:
        return False
    return any(len(text) > len(found) and fuzz.partial_ratio(found, text) >= ALIKE for text in others)
