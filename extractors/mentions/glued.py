"""A short wording without its spaces: a reader sees none between words of a hand, « Luetapprouvé »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.align import Flow, Token, parted
from extractors.mentions.words import NEGATIONS


def run_together(wordings: Sequence[str], flows: Sequence[Flow]) -> tuple[str, tuple[Token, ...]] | None:
    """The wording whose very letters stand in a row, wherever the words part, and their tokens."""
    found = ((text, stretch) for text in wordings for flow in flows for stretch in _stretches(text, flow))
    return next(found, None)


def _stretches(wording: str, flow: Flow) -> Iterator[tuple[Token, ...]]:
    """From the start of a word to the end of one, and nothing right before that denies them."""
    whole = "".join(parted(wording))
    ends = {*flow.starts[1:], len(flow.squashed)}
    for number, start in enumerate(flow.starts):
        stop = start + len(whole)
        denied = number > 0 and flow.tokens[number - 1].text in NEGATIONS
        if stop in ends and not denied and flow.squashed.startswith(whole, start):
            yield flow.tokens[number : flow.token_at(stop - 1) + 1]
