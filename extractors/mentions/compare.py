"""Word by word: which differences between a wording and its passage change the sense?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from extractors.align import Alignment, Flow
from extractors.mentions.heads import of_a_heading
from extractors.mentions.words import (
    GRAMMAR,
    alike,
    content_of,
    critical_of,
    is_content,
    is_critical,
    is_figure,
    opposed,
    shape,
)
from extractors.wordpath import Pair
from models.piece import WordChange

CLAUSE = 2  # content words in a row that make a clause
GARBLED = 0.55  # likeness from which a word is the expected one, badly read


class Weight(StrEnum):
    """NOISE: the reader's or the typist's. DOUBT: may change the sense, badly read. SENSE: changes it."""

    NOISE = "noise"
    DOUBT = "doubt"
    SENSE = "sense"


@dataclass(frozen=True)
class Difference:
    """Expected words [i0, i1) stand as found tokens [j0, j1)."""

    i0: int
    i1: int
    j0: int
    j1: int
    weight: Weight

    def change(self, alignment: Alignment) -> WordChange:
        found = dict.fromkeys((t.at, t.word.text) for t in alignment.found[self.j0 : self.j1])
        expected = " ".join(alignment.expected[self.i0 : self.i1])
        return WordChange(expected=expected, found=" ".join(text for _, text in found))


@dataclass(frozen=True)
class Comparison:
    """An alignment, its differences, the share of letters that are the same, the longest right stretch."""

    alignment: Alignment
    differences: tuple[Difference, ...]
    coverage: float
    longest: int

    def of(self, *weights: Weight) -> tuple[Difference, ...]:
        return tuple(d for d in self.differences if d.weight in weights)


def compare(alignment: Alignment) -> Comparison:
    """Judge every pair; differences that follow each other are one."""
    same = [pair_is_same(pair, alignment) for pair in alignment.pairs]
    letters = sum(len(word) for word in alignment.expected) or 1
    kept = sum(
        sum(len(w) for w in alignment.expected[p.i0 : p.i1])
        for p, ok in zip(alignment.pairs, same, strict=True)
        if ok
    )
    differences = tuple(_weighed(run, alignment) for run in _runs(alignment.pairs, same))
    return Comparison(alignment, differences, kept / letters, _longest(alignment, same))


def pair_is_same(pair: Pair, alignment: Alignment) -> bool:
    expected = alignment.expected[pair.i0 : pair.i1]
    found = [token.text for token in alignment.found[pair.j0 : pair.j1]]
    if not expected or not found:
        return False
    if len(expected) == 1:
        swallowed = len(found) > 1 and not is_figure(expected[0]) and any(is_critical(f) for f in found)
        return alike(expected[0], "".join(found)) and not swallowed
    return _less_an_article(expected, found) or _glued_same(expected, "".join(found))


def _less_an_article(expected: Sequence[str], found: Sequence[str]) -> bool:
    """« Va1), l’ » read « Val), »: the word is there, and what is lost beside it is grammar."""
    words = [word for word in expected if word not in GRAMMAR]
    return len(words) == len(found) == 1 and alike(words[0], found[0])


def _glued_same(expected: Sequence[str], found: str) -> bool:
    """Words read as one: no letter of a critical word is touched, no gap as long as a word."""
    whole = shape("".join(expected))
    spans, at = [], 0
    for word in expected:
        size = len(shape(word))
        spans.append((at, at + size, is_critical(word)))
        at += size
    slips = 0
    for op in Levenshtein.opcodes(whole, shape(found)):
        if op.tag == "equal":
            continue
        size = max(op.src_end - op.src_start, op.dest_end - op.dest_start)
        slips += size
        if size > 2 or any(c and op.src_start < e and op.src_end > s for s, e, c in spans):
            return False
    return slips * 5 <= len(whole)


def _runs(pairs: Sequence[Pair], same: Sequence[bool]) -> Iterator[list[Pair]]:
    run: list[Pair] = []
    for pair, ok in zip(pairs, same, strict=True):
        if not ok:
            run.append(pair)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _longest(alignment: Alignment, same: Sequence[bool]) -> int:
    """Content words of the longest stretch without a difference."""
    best = now = 0
    for pair, ok in zip(alignment.pairs, same, strict=True):
        words = alignment.expected[pair.i0 : pair.i1]
        now = now + sum(map(is_content, words)) if ok else 0
        best = max(best, now)
    return best


def _weighed(run: list[Pair], alignment: Alignment) -> Difference:
    i0, i1 = run[0].i0, run[-1].i1
    j0, j1 = run[0].j0, run[-1].j1
    return Difference(i0, i1, j0, j1, _weight(run, alignment))


def _weight(run: list[Pair], alignment: Alignment) -> Weight:
    expected = alignment.expected[run[0].i0 : run[-1].i1]
    found = [token.text for token in alignment.found[run[0].j0 : run[-1].j1]]
    if _between_pages(run, alignment) or _on_other_lines(run, alignment):
        return Weight.NOISE
    garbled = [p for p in run if p.likeness >= GARBLED]
    if critical_of(expected) != critical_of(found):
        return Weight.DOUBT if _only_garbled_critical(garbled, alignment, expected, found) else Weight.SENSE
    if any(opposed(e, f) for e in expected for f in found):
        return Weight.SENSE
    lost = content_of(w for p in run if p.likeness < GARBLED for w in alignment.expected[p.i0 : p.i1])
    added = content_of(t.text for p in run if p.likeness < GARBLED for t in alignment.found[p.j0 : p.j1])
    if len(lost) >= CLAUSE or len(added) >= CLAUSE:
        return Weight.DOUBT if _as_a_whole_garbled(lost, added) else Weight.SENSE
    if lost:
        return Weight.DOUBT if _scraps("".join(found), "".join(expected)) else Weight.SENSE
    return Weight.NOISE


def _between_pages(run: list[Pair], alignment: Alignment) -> bool:
    """Whole lines that stand between the end of a page and the start of the next: a footer, a header."""
    j0, j1 = run[0].j0, run[-1].j1
    if run[0].i0 != run[-1].i1 or j0 == 0 or j1 >= len(alignment.found):
        return False
    apart = alignment.found[j0 - 1].at[0] != alignment.found[j1].at[0]
    return apart and _whole_lines(alignment, j0, j1)


def _whole_lines(alignment: Alignment, j0: int, j1: int) -> bool:
    """No word of the passage shares a line with these tokens."""
    lines = {token.at[:2] for token in alignment.found[j0:j1]}
    return not any(token.at[:2] in lines for n, token in enumerate(alignment.found) if not j0 <= n < j1)


def _on_other_lines(run: list[Pair], alignment: Alignment) -> bool:
    """Whole lines of another column that the reading order brought into the passage."""
    j0, j1 = run[0].j0, run[-1].j1
    if (
        run[0].i0 != run[-1].i1
        or j0 == 0
        or j1 >= len(alignment.found)
        or not _whole_lines(alignment, j0, j1)
    ):
        return False
    kept = [t for n, t in enumerate(alignment.found) if not j0 <= n < j1]
    left, right = min(t.word.box.left for t in kept), max(t.word.box.right for t in kept)
    return all(t.word.box.left >= right or t.word.box.right <= left for t in alignment.found[j0:j1])


def _only_garbled_critical(
    garbled: Sequence[Pair], alignment: Alignment, expected: Sequence[str], found: Sequence[str]
) -> bool:
    """Every critical word that differs stands against a word that looks like it (« pas » read « pos »)."""
    blurred: list[str] = []
    for pair in garbled:
        blurred += alignment.expected[pair.i0 : pair.i1]
        blurred += [token.text for token in alignment.found[pair.j0 : pair.j1]]
    odd = set(critical_of(expected)) ^ set(critical_of(found))
    return odd <= set(critical_of(blurred)) and not any(any(c.isdigit() for c in one) for one in odd)


def _scraps(found: str, expected: str) -> bool:
    """Some letters of the expected words in their order: print too poor for the reader."""
    letters = iter(expected)
    return len(found) >= 2 and all(letter in letters for letter in found)


def _as_a_whole_garbled(lost: Sequence[str], added: Sequence[str]) -> bool:
    """A stretch badly read rather than other words: the letters are still somewhat the same."""
    return bool(lost) and bool(added) and fuzz.ratio("".join(lost), "".join(added)) >= 60


def replaced(comparison: Comparison, flow: Flow) -> tuple[WordChange, ...]:
    """Content words that stand where other content words were expected: another thing is said.

    Names, acronyms and figures vary from one text to the other and are left out; so is the heading of a list
    over its first item.
    """
    changes = []
    for one in comparison.of(Weight.SENSE):
        found = [t for t in comparison.alignment.found[one.j0 : one.j1] if is_content(t.text)]
        lost = content_of(comparison.alignment.expected[one.i0 : one.i1])
        named = any(t.word.text.isupper() or any(c.isdigit() for c in t.word.text) for t in found)
        headed = one.i0 == 0 and bool(found) and of_a_heading(found, flow)
        if lost and found and not named and not headed:
            changes.append(one.change(comparison.alignment))
    return tuple(changes)
