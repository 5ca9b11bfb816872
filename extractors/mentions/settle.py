"""Is a difference of sense really on the page? Only legible evidence makes an alteration (law 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rapidfuzz import fuzz

from extractors.align import Alignment, Token
from extractors.inkmask import ink_share
from extractors.mentions.compare import Comparison, Difference, Weight
from extractors.mentions.words import NEGATIONS, NUMERALS
from extractors.normal import fold_words
from models.geometry import Box, union_of
from models.page import Grade, Reader, Word
from models.view import PageView

SURE = 0.85  # a reader's confidence from which a word is legible
CONTEXT = 3  # words each side that a second reading is compared with
SECOND_MIN = 0.7  # likeness below which the second reader saw nothing of the passage
UNREAD_INK = 0.02  # share of ink that betrays a word that nobody read


def settled(comparison: Comparison, views: Sequence[PageView]) -> tuple[Difference, ...]:
    """The differences of sense and of doubt, weighed again with the pixels and the second reader.

    A doubtful one that the second reader reads as expected was noise and is left out.
    """
    found = []
    for one in comparison.of(Weight.SENSE, Weight.DOUBT):
        weight = _settle(one, comparison.alignment, views)
        if weight is not Weight.NOISE:
            found.append(Difference(one.i0, one.i1, one.j0, one.j1, weight))
    return tuple(found)


def _settle(one: Difference, alignment: Alignment, views: Sequence[PageView]) -> Weight:
    around = alignment.found[max(0, one.j0 - 1) : one.j1 + 1]
    vote = _second_vote(one, alignment, views)
    if one.weight is Weight.DOUBT and _another_word(one, alignment, views):
        return Weight.SENSE if vote is False and _seen_again(around, views) else Weight.DOUBT
    if one.weight is Weight.DOUBT:
        return Weight.NOISE if vote is True else Weight.DOUBT
    if vote is True or not all(_legible(token, views) for token in around):
        return Weight.DOUBT
    if one.j0 == one.j1 and _unread_ink(one, alignment, views):
        return Weight.DOUBT
    return Weight.SENSE if vote is False or _sure(around, views) else Weight.DOUBT


def _another_word(one: Difference, alignment: Alignment, views: Sequence[PageView]) -> bool:
    """« deux » for « dix »: a numeral or a negation of the language, surely read."""
    found = {token.text for token in alignment.found[one.j0 : one.j1]}
    other = found - set(alignment.expected[one.i0 : one.i1])
    around = alignment.found[max(0, one.j0 - 1) : one.j1 + 1]
    sure = all(t.word.confidence >= SURE and _legible(t, views) for t in around)
    return sure and any(word in NUMERALS or word in NEGATIONS for word in other)


def _seen_again(around: Sequence[Token], views: Sequence[PageView]) -> bool:
    """Whether a second reader saw the same words letter for letter, those on both sides with them."""
    seen = "".join(token.text for token in around)
    return any(seen in text for text in _second_texts(around, views))


def _legible(token: Token, views: Sequence[PageView]) -> bool:
    page = views[token.at[0]].page
    return token.word.confidence >= SURE - 0.25 and page.legibility.grade is not Grade.ILLEGIBLE


def _sure(tokens: Sequence[Token], views: Sequence[PageView]) -> bool:
    """The first reader alone may be believed."""
    return all(
        t.word.reader is Reader.TEXT_LAYER
        or (t.word.confidence >= SURE and views[t.at[0]].page.legibility.grade is Grade.GOOD)
        for t in tokens
    )


def _second_vote(one: Difference, alignment: Alignment, views: Sequence[PageView]) -> bool | None:
    """True: a second reader saw the expected words; False: one saw what the first did; None: none of both.

    The first engine that tells them apart decides.
    """
    tokens = alignment.found[max(0, one.j0 - CONTEXT) : one.j1 + CONTEXT]
    if not tokens:
        return None
    before = alignment.expected[max(0, one.i0 - CONTEXT) : one.i0]
    after = alignment.expected[one.i1 : one.i1 + CONTEXT]
    wanted = "".join((*before, *alignment.expected[one.i0 : one.i1], *after))
    first = "".join((*before, *(t.text for t in alignment.found[one.j0 : one.j1]), *after))
    for second in _second_texts(tokens, views):
        as_wanted, as_first = (_within(text, second) for text in (wanted, first))
        if max(as_wanted, as_first) >= SECOND_MIN and as_wanted != as_first:
            return as_wanted > as_first
    return None


def _within(text: str, second: str) -> float:
    """How well the second reading holds the text, 0 to 1, missing letters counted."""
    if not text or not second:
        return 0.0
    if len(second) < len(text):
        return fuzz.ratio(text, second) / 100
    return fuzz.partial_ratio(text, second) / 100


def _second_texts(tokens: Sequence[Token], views: Sequence[PageView]) -> Iterator[str]:
    """What each second reader sees on the lines of these tokens, engine after engine."""
    by_line: dict[tuple[int, int], list[Token]] = {}
    for token in tokens:
        by_line.setdefault(token.at[:2], []).append(token)
    lines = [_second_line(views[view], line, group) for (view, line), group in by_line.items()]
    for readings in zip_longest(*lines, fillvalue=()):
        yield "".join(text for words in readings for word in words for text in fold_words(word.text))


def _second_line(view: PageView, line: int, group: Sequence[Token]) -> Iterator[tuple[Word, ...]]:
    box = union_of(t.word.box for t in group).union(view.page.lines[line].box)
    pad = 0.15 * box.height
    first = group[0].word.reader
    yield from view.second.read(view.document, view.page.number, box.grown(pad, pad), but=first)


def _unread_ink(one: Difference, alignment: Alignment, views: Sequence[PageView]) -> bool:
    """Ink that no reader turned into words stands where the missing words should."""
    missing = sum(len(w) + 1 for w in alignment.expected[one.i0 : one.i1])
    before = alignment.found[one.j0 - 1] if one.j0 > 0 else None
    after = alignment.found[one.j1] if one.j1 < len(alignment.found) else None
    return any(_has_ink(views[token.at[0]], box) for token, box in _gaps(before, after, missing))


def _gaps(before: Token | None, after: Token | None, missing: int) -> list[tuple[Token, Box]]:
    """Where missing words would stand: right of the word before, left of the word after."""
    if before and after and before.at[:2] == after.at[:2]:
        return [(before, _between(before.word.box, after.word.box))]
    gaps = []
    if before:
        box, end = before.word.box, before.word.box.right + _letter(before) * missing
        gaps.append((before, box.model_copy(update={"left": box.right, "right": min(1.0, end)})))
    if after:
        box, start = after.word.box, after.word.box.left - _letter(after) * missing
        gaps.append((after, box.model_copy(update={"left": max(0.0, start), "right": box.left})))
    return gaps


def _between(a: Box, b: Box) -> Box:
    left, right = min(a.right, b.left), max(a.right, b.left)
    return Box(left=left, top=min(a.top, b.top), right=right, bottom=max(a.bottom, b.bottom))


def _letter(token: Token) -> float:
    return token.word.box.width / max(1, len(token.word.text))


def _has_ink(view: PageView, box: Box) -> bool:
    """Ink outside of the words that were read; a gap no wider than a space holds none."""
    if box.width < 1.2 * box.height * view.page.height / max(1, view.page.width):
        return False
    inner = [w.box for w in view.page.words if w.box.intersection(box)]
    return ink_share(view, box, without=inner) > UNREAD_INK
