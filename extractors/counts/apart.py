"""Heads side by side that a reader took for one line, cut at their short names: « Dm – … T – … »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.counts.names import short_names
from extractors.layout.segments import Segment
from models.geometry import union_of
from models.page import Line, Word
from schemes.piece import PieceModel

_HEAD = 3  # words that a name may take: « Dm », « - »; « (Dm) »
_NAMES = 2  # on the line


def heads_apart(model: PieceModel, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments, each line of several heads as its heads.

    Each name stands behind a blank that is wider than any between two words of one head; where one does
    not, the line stays whole, as a sentence does.
    """
    return tuple(part for segment in segments for part in _parts(model, segment))


def _parts(model: PieceModel, line: Segment) -> Iterator[Segment]:
    words = line.words
    cuts = [at for at in range(1, len(words)) if _opens(model, words[at : at + _HEAD])]
    blanks = {at: words[at].box.left - words[at - 1].box.right for at in range(1, len(words))}
    within = max((blank for at, blank in blanks.items() if at not in cuts), default=0.0)
    names = len(cuts) + _opens(model, words[:_HEAD])
    if names < _NAMES or min((blanks[at] for at in cuts), default=0.0) <= within:
        yield line
        return
    for start, stop in pairwise([0, *cuts, len(words)]):
        own = words[start:stop]
        yield Segment(line.index, line.view, Line(words=own, box=union_of(w.box for w in own)))


def _opens(model: PieceModel, words: Sequence[Word]) -> bool:
    """Whether a head starts with these words: « Dm - », « T- », « Tq (patients »; « Dm : » opens a count."""
    for stop in range(1, len(words) + 1):
        text = " ".join(word.text for word in words[:stop])
        if any(sign in text for sign in ":=;") or not text[:1].isalpha():
            return False
        if text[-1] in "-–—(" and short_names(model, text):
            return True
    return False
