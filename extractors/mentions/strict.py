"""Mentions compared word by word: every difference of sense is an alteration, when it can be read."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.align import Flow, align, locate, parted
from extractors.mentions.compare import Comparison, Weight, compare
from extractors.mentions.settle import settled
from extractors.mentions.verdict import Verdict, absence
from models.piece import MentionOutcome
from models.view import PageView
from schemes.piece import MentionModel

CLOSE = 0.5  # share of the letters that makes a passage the mention, if changed
STRETCH = 5  # content words in a row that do as well
READABLE = 0.72  # share of letters read as expected, below which a passage with no clear change is unreadable
TRIED = 6  # likeliest (wording, flow) pairs that are aligned


def judge_strict(mention: MentionModel, flows: Sequence[Flow], views: Sequence[PageView]) -> Verdict:
    """The closest wording on the pages, and what its differences are worth."""
    tried = [(locate(parted(text), flow)[0], -n, text, flow)
             for text in mention.wordings for n, flow in enumerate(flows)]  # fmt: skip
    tried.sort(key=lambda one: (-one[0], -one[1]))
    judged: list[Verdict] = []
    for likeness, _, text, flow in tried[:TRIED]:
        judged.append(_judge(text, flow, views))
        if likeness == 1.0 and judged[-1].outcome is MentionOutcome.PRESENT:
            break
    return max(judged, key=_rank)


def _rank(verdict: Verdict) -> tuple[bool, float]:
    return verdict.outcome is MentionOutcome.PRESENT, verdict.score


def _judge(wording: str, flow: Flow, views: Sequence[PageView]) -> Verdict:
    comparison = compare(align(parted(wording), flow))
    score = comparison.alignment.score
    if not _is_close(comparison):
        return absence(wording, score, views)
    tokens = comparison.alignment.found
    serious = settled(comparison, views)
    changes = tuple(one.change(comparison.alignment) for one in serious)
    if any(one.weight is Weight.SENSE for one in serious):
        return Verdict(MentionOutcome.ALTERED, wording, score, tokens, changes)
    if serious or comparison.coverage < READABLE:
        return Verdict(MentionOutcome.UNREADABLE, wording, score, tokens, changes)
    return Verdict(MentionOutcome.PRESENT, wording, score, tokens)


def _is_close(comparison: Comparison) -> bool:
    return comparison.coverage >= CLOSE or comparison.longest >= STRETCH
