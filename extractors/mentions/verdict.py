"""The verdict on a mention, and that on a mention whose sense only is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.align import Token
from extractors.mentions.loose import Sense
from extractors.mentions.unread import lines_lost
from models.page import Grade, Ink
from models.piece import MentionOutcome, WordChange
from models.view import PageView

CARRIED = 0.75  # share of the weight of a wording that makes its sense
TOUCHED = 0.5  # share below which nothing close stands on the page
READ_WELL = 0.6  # mean confidence of a page below which its silence proves nothing


@dataclass(frozen=True)
class Verdict:
    """Outcome for one mention, with the wording that was closest."""

    outcome: MentionOutcome
    wording: str
    score: float = 0.0
    tokens: tuple[Token, ...] = ()
    changes: tuple[WordChange, ...] = ()
    scattered: bool = False  # words gathered here and there, not the wording itself


def absence(wording: str, score: float, views: Sequence[PageView]) -> Verdict:
    """Nothing close was read: MISSING, unless a page could not be read."""
    return Verdict(MentionOutcome.MISSING if all_read(views) else MentionOutcome.UNREADABLE, wording, score)


def all_read(views: Sequence[PageView]) -> bool:
    """Every page was read well enough for its silence to mean something."""
    return bool(views) and all(
        view.page.legibility.grade is not Grade.ILLEGIBLE
        and (view.page.legibility.mean_confidence >= READ_WELL or not view.page.lines)
        and not lines_lost(view)
        for view in views
    )


def judge_loose(sense: Sense, views: Sequence[PageView]) -> Verdict:
    """The words that carry the sense are there, and nothing turns it."""
    if sense.carried < TOUCHED:
        return absence(sense.wording, sense.carried, views)
    legible = all(token.word.confidence >= READ_WELL for token in sense.tokens) and all_read(views)
    changes = tuple(WordChange(expected="", found=token.word.text) for token in sense.added_negations)
    if sense.added_negations:
        outcome = MentionOutcome.ALTERED if legible else MentionOutcome.UNREADABLE
    elif sense.doubts:
        outcome, changes = MentionOutcome.UNREADABLE, sense.doubts
    elif sense.carried >= CARRIED and not sense.lost_figures and not sense.lost_acts:
        outcome = MentionOutcome.PRESENT
    else:
        outcome = MentionOutcome.UNREADABLE
        changes = tuple(WordChange(expected=word, found="") for word in sense.lost_words)
    return Verdict(outcome, sense.wording, sense.carried, sense.tokens, changes, sense.scattered)


def majority_ink(tokens: Sequence[Token]) -> Ink:
    """The colour of most words; UNKNOWN when no word has a known one."""
    counts = Counter(token.word.ink for token in tokens if token.word.ink is not Ink.UNKNOWN)
    return max(counts, key=lambda ink: (counts[ink], ink.value)) if counts else Ink.UNKNOWN
