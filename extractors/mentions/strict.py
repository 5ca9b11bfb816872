"""Mentions compared word by word: every difference of sense is an alteration, when it can be read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from extractors.align import Flow, align, locate, parted
from extractors.mentions.compare import Comparison, Weight, compare
from extractors.mentions.settle import settled
from extractors.mentions.verdict import Verdict, absence
from extractors.normal import fold
from models.piece import MentionOutcome, WordChange
from models.view import PageView
from schemes.piece import MentionModel

CLOSE = 0.5  # share of the letters that makes a passage the mention, if changed
STRETCH = 5  # content words in a row that do as well
READABLE = 0.72  # share of letters read as expected, below which a passage with no clear change is unreadable
TORN = 4  # words of a sentence that another column begins with
TRIED = 6  # likeliest (wording, flow) pairs that are aligned


def judge_strict(mention: MentionModel, flows: Sequence[Flow], views: Sequence[PageView]) -> Verdict:
    """The closest wording on the pages, and what its differences are worth.

    A wording that is there beats the others, then the one whose letters are most alike. What a difference is
    worth takes second readings of its lines: it is asked of the likeliest first, and no further than needed.
    """
    tried = [(locate(parted(text), flow)[0], -n, text, flow)
             for text in mention.wordings for n, flow in enumerate(flows)]  # fmt: skip
    tried.sort(key=lambda one: (-one[0], -one[1]))
    passages: list[_Passage] = []
    for likeness, _, text, flow in tried[:TRIED]:
        passages.append(_Passage(text, flow, views))
        if likeness == 1.0 and passages[-1].present:
            break
    passages.sort(key=lambda one: -one.comparison.alignment.score)
    return next((one for one in passages if one.present), passages[0]).verdict


class _Passage:
    """Where a wording stands in a flow; its differences are weighed when somebody asks."""

    def __init__(self, wording: str, flow: Flow, views: Sequence[PageView]) -> None:
        self.comparison = compare(align(parted(wording), flow))
        self._wording, self._views = wording, views

    @cached_property
    def verdict(self) -> Verdict:
        return _judge(self._wording, self.comparison, self._views)

    @property
    def present(self) -> bool:
        return self.verdict.outcome is MentionOutcome.PRESENT


def _judge(wording: str, comparison: Comparison, views: Sequence[PageView]) -> Verdict:
    score = comparison.alignment.score
    if not _is_close(comparison):
        return absence(wording, score, views)
    tokens = comparison.alignment.found
    serious = settled(comparison, views)
    changes = tuple(one.change(comparison.alignment) for one in serious)
    if any(one.weight is Weight.SENSE for one in serious):
        outcome = MentionOutcome.UNREADABLE if _is_torn(changes, views) else MentionOutcome.ALTERED
        return Verdict(outcome, wording, score, tokens, changes)
    if serious or comparison.coverage < READABLE:
        return Verdict(MentionOutcome.UNREADABLE, wording, score, tokens, changes)
    return Verdict(MentionOutcome.PRESENT, wording, score, tokens)


def _is_torn(changes: Sequence[WordChange], views: Sequence[PageView]) -> bool:
    """The words that lack begin a line: the sentence goes on in another column, as a person sees at once."""
    lacking = [one for one in changes if len(one.expected.split()) >= TORN]
    begun = [" ".join(fold(one.expected).split()[:TORN]) for one in lacking]
    lines = [fold(line.text) for view in views for line in view.page.lines]
    elsewhere = all(any(line.startswith(said) for line in lines) for said in begun)
    return bool(lacking) and elsewhere and not any(one.found for one in changes if one not in lacking)


def _is_close(comparison: Comparison) -> bool:
    return comparison.coverage >= CLOSE or comparison.longest >= STRETCH
