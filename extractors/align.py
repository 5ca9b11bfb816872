"""Where does a wording stand on the pages, and which of its words are there?

A piece is read as flows of tokens (folded words) in two reading orders, because no single order is right for
every layout: by rows, and by blocks that go down a column. A wording is first located without regard to
spaces (readers glue and split words), then aligned word by word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

from extractors.flow import Placed
from extractors.normal import fold_words
from extractors.wordpath import Pair, best_path
from models.geometry import Place, union_of
from models.page import Word
from models.view import PageView

_GLUED_UNIT = re.compile(r"(?<=\d)(?=[a-z]{3}|[%€]|(?:ou|et)$)|(?<=[a-z]{3})(?=\d)")


@dataclass(frozen=True)
class Token:
    """A folded word, the word that it comes from, and where: indexes of its view, line and word."""

    text: str
    word: Word
    at: tuple[int, int, int]


@dataclass(frozen=True)
class Alignment:
    """The best alignment of a wording in a flow; `score` is 1 when every letter is there and no other."""

    expected: tuple[str, ...]
    found: tuple[Token, ...]
    pairs: tuple[Pair, ...]
    score: float


@dataclass(frozen=True)
class Flow:
    """Tokens in one reading order."""

    tokens: tuple[Token, ...]

    @cached_property
    def squashed(self) -> str:
        return "".join(token.text for token in self.tokens)

    @cached_property
    def starts(self) -> list[int]:
        """Offset of each token in `squashed`."""
        found, at = [], 0
        for token in self.tokens:
            found.append(at)
            at += len(token.text)
        return found

    def token_at(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)

    def without(self, taken: frozenset[tuple[int, int, int]]) -> Flow:
        """The flow without the words that stand at those places."""
        return Flow(tuple(token for token in self.tokens if token.at not in taken))


@lru_cache(maxsize=16384)
def parted(text: str) -> tuple[str, ...]:
    """Folded words, a number parted from the word or unit glued to it (« 120jours », « 40€ », « N1ou »)."""
    return tuple(part for word in fold_words(text) for part in _GLUED_UNIT.split(word) if part)


def flow_of(placed: Iterable[Placed]) -> Flow:
    """The tokens of lines put in order."""
    tokens = [
        Token(text, word, (one.view, one.line, index))
        for one in placed
        for index, word in enumerate(one.content.words)
        for text in parted(_elided(index, one.content.words))
    ]
    return Flow(tuple(tokens))


def _elided(index: int, words: Sequence[Word]) -> str:
    """« par 1 'Etat »: an l whose apostrophe a reader put to the next word."""
    text = words[index].text
    after = words[index + 1].text if index + 1 < len(words) else ""
    return "l" if text == "1" and after[:1] in ("'", "’") and after[1:2].isalpha() else text


def locate(wording: Sequence[str], flow: Flow) -> tuple[float, int, int]:
    """How alike (0 to 1) the likeliest passage is, letters only, and its tokens [from, to)."""
    wanted = "".join(wording)
    if not wanted or not flow.squashed:
        return 0.0, 0, 0
    at = flow.squashed.find(wanted)
    if at >= 0:
        return 1.0, flow.token_at(at), flow.token_at(at + len(wanted) - 1) + 1
    if len(flow.squashed) <= len(wanted):
        return fuzz.ratio(wanted, flow.squashed) / 100, 0, len(flow.tokens)
    best = fuzz.partial_ratio_alignment(wanted, flow.squashed)
    if best is None or best.dest_end <= best.dest_start:
        return 0.0, 0, 0
    return best.score / 100, flow.token_at(best.dest_start), flow.token_at(best.dest_end - 1) + 1


def align(wording: Sequence[str], flow: Flow) -> Alignment:
    """The wording against its likeliest passage of the flow, widened for what may have been inserted."""
    likeness, start, end = locate(wording, flow)
    if likeness == 0.0:
        return Alignment(tuple(wording), (), (), 0.0)
    margin = len(wording) // 2 + 6
    found = flow.tokens[max(0, start - margin) : end + margin]
    return align_tokens(wording, found)


def align_tokens(wording: Sequence[str], found: Sequence[Token]) -> Alignment:
    """Best alignment of all the wording with a stretch of the tokens (what stands around is free)."""
    expected = tuple(wording)
    if not expected or not found:
        return Alignment(expected, (), (), 0.0)
    total, pairs = best_path(expected, tuple(token.text for token in found))
    first = min((p.j0 for p in pairs if p.j1 > p.j0), default=0)
    last = max((p.j1 for p in pairs if p.j1 > p.j0), default=0)
    kept = tuple(_shifted(p, first) for p in pairs if p.j1 > p.j0 or p.i1 > p.i0)
    letters = sum(len(word) for word in expected)
    return Alignment(expected, tuple(found[first:last]), kept, max(0.0, total / letters))


def _shifted(pair: Pair, by: int) -> Pair:
    return Pair(pair.i0, pair.i1, max(0, pair.j0 - by), max(0, pair.j1 - by), pair.likeness)


def places(tokens: Sequence[Token], views: Sequence[PageView]) -> tuple[Place, ...]:
    """One box per line, in reading order."""
    by_line: dict[tuple[int, int], list[Word]] = {}
    for token in tokens:
        by_line.setdefault(token.at[:2], []).append(token.word)
    return tuple(
        Place(
            document=views[view].document,
            page=views[view].page.number,
            box=union_of(word.box for word in words),
        )
        for (view, _), words in by_line.items()
    )
