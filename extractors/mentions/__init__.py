"""Mandatory sentences: is each of them on the piece, in its sense, word by word?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.align import Flow, flow_of, places
from extractors.flow import orders
from extractors.mentions.glued import run_together
from extractors.mentions.loose import best_sense, weights_of
from extractors.mentions.mixed import doubted, scattered
from extractors.mentions.strict import judge_strict
from extractors.mentions.takenback import with_limits
from extractors.mentions.verdict import Verdict, judge_loose, majority_ink
from models.piece import Mention, MentionOutcome
from models.view import PageView
from schemes.piece import MentionModel, PieceModel

Taken = frozenset[tuple[int, int, int]]
SHARED = 0.5  # part of a passage that makes it the passage of another mention too


def extract_mentions(model: PieceModel, views: Sequence[PageView]) -> tuple[Mention, ...]:
    """Every mention of the model, over all the piece's pages. A passage serves one mention only."""
    flows = tuple(flow_of(order) for order in orders(views))
    weights = weights_of(model.mentions)
    beside = tuple(text for group in model.groups for option in group.options for text in option.wordings)
    room = _Room(tuple(views), flows, weights, beside)
    verdicts = {one.key: room.judge(one, frozenset()) for one in model.mentions}
    for _ in model.mentions:
        loser = _clash(verdicts)
        if loser is None:
            break
        key, taken = loser
        verdicts[key] = room.judge(next(m for m in model.mentions if m.key == key), taken)
    verdicts = scattered(verdicts, model.mentions, flows, weights)
    verdicts = with_limits(verdicts, model.mentions, flows, views, beside)
    return tuple(
        _mention(one, doubted(verdicts[one.key], one, model.mentions), views) for one in model.mentions
    )


@dataclass(frozen=True)
class _Room:
    """What the judges need."""

    views: tuple[PageView, ...]
    flows: tuple[Flow, ...]
    weights: Mapping[str, float]
    beside: tuple[str, ...]  # what stands beside check boxes, and denies nothing of a mention

    def judge(self, mention: MentionModel, taken: Taken) -> Verdict:
        flows = tuple(flow.without(taken) for flow in self.flows) if taken else self.flows
        if mention.strict:
            return judge_strict(mention, flows, self.views)
        verdict = judge_loose(best_sense(mention, flows, self.weights, self.beside), self.views)
        lost = verdict.outcome is not MentionOutcome.PRESENT and not verdict.changes
        glued = run_together(mention.wordings, flows) if lost else None
        return Verdict(MentionOutcome.PRESENT, glued[0], 1.0, glued[1]) if glued is not None else verdict


def _clash(verdicts: Mapping[str, Verdict]) -> tuple[str, Taken] | None:
    """A mention that claims a passage better held by others, and the words that those hold."""
    held = {key: {t.at for t in v.tokens} for key, v in verdicts.items() if v.tokens}
    for key, mine in held.items():
        if verdicts[key].outcome is MentionOutcome.MISSING:
            continue
        better = [other for other in held if other != key and _beats(verdicts[other], verdicts[key])]
        taken = {at for other in better for at in held[other]}
        if len(mine & taken) > SHARED * len(mine):
            return key, frozenset(taken)
    return None


def _beats(a: Verdict, b: Verdict) -> bool:
    """PRESENT first, then the wording itself, then the higher score.

    Words gathered from the sentences of other mentions make no mention of their own; and the same passage
    is never claimed twice for ever.
    """
    return _strength(a) > _strength(b)


def _strength(one: Verdict) -> tuple[bool, bool, float, int]:
    return one.outcome is MentionOutcome.PRESENT, not one.scattered, one.score, len(one.tokens)


def _mention(model: MentionModel, verdict: Verdict, views: Sequence[PageView]) -> Mention:
    words = dict.fromkeys((token.at, token.word.text) for token in verdict.tokens)
    return Mention(
        key=model.key,
        outcome=verdict.outcome,
        expected=verdict.wording,
        found=" ".join(text for _, text in words),
        score=round(min(1.0, max(0.0, verdict.score)), 4),
        changes=verdict.changes,
        ink=majority_ink(verdict.tokens),
        evidence=places(verdict.tokens, views),
    )


__all__ = ["extract_mentions"]
