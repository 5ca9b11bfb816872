"""Which found words stand for which expected words: the best path through both, whatever was glued or split.

Pure texts in, indexes out, and kept: the same passage is asked for in each reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from rapidfuzz import fuzz, process

PAIRED = 0.5  # likeness below which two words are not the same word misread
SAME = 0.9  # likeness from which a word is not looked for in parts
WHOLE = 75.0  # of 100: likeness of a word and of the parts that make it
DELETED = 0.45  # cost of a missing letter
INSERTED = 0.35  # cost of a letter too many
Step = tuple[float, int, int, float]
"""Gain, expected words and found words before it, likeness."""


@dataclass(frozen=True)
class Pair:
    """Expected words [i0, i1) against found tokens [j0, j1); one side may be empty. Likeness 0 to 1."""

    i0: int
    i1: int
    j0: int
    j1: int
    likeness: float


@lru_cache(maxsize=512)
def best_path(expected: tuple[str, ...], found: tuple[str, ...]) -> tuple[float, tuple[Pair, ...]]:
    """Gain of the best alignment of all the expected words with a stretch of the found ones, and its pairs.

    What is found before and after that stretch costs nothing.
    """
    table = _Table(expected, found)
    gains = table.gain[-1]
    end = max(range(len(gains)), key=gains.__getitem__)
    return gains[end], table.path(end)


class _Table:
    """Dynamic programming over expected words × found words."""

    def __init__(self, expected: Sequence[str], found: Sequence[str]) -> None:
        self.expected, self.found = expected, found
        self.letters = [0, *accumulate(map(len, expected))]
        self.seen = [0, *accumulate(map(len, found))]
        self.gain = [[0.0] * (len(found) + 1)]
        self.steps: list[list[Step]] = [[]]
        likeness = process.cdist(expected, found, scorer=fuzz.ratio, dtype=float) / 100
        for i, alike in enumerate(likeness.tolist(), start=1):
            self._row(i, alike)

    def _row(self, i: int, alike: Sequence[float]) -> None:
        """Best ways to have aligned the first i expected words with words that end before each j."""
        above, missing = self.gain[i - 1], DELETED * len(self.expected[i - 1])
        letters = len(self.expected[i - 1])
        row = [above[0] - missing]
        steps: list[Step] = [(row[0], i - 1, 0, 0.0)]
        self.gain.append(row)
        for j, likeness in enumerate(alike, start=1):
            best: Step = (above[j] - missing, i - 1, j, 0.0)
            inserted = row[j - 1] - INSERTED * len(self.found[j - 1])
            if inserted > best[0]:
                best = (inserted, i, j - 1, 0.0)
            if likeness >= PAIRED:
                paired = above[j - 1] + letters * (2 * likeness - 1)
                if paired > best[0]:
                    best = (paired, i - 1, j - 1, likeness)
            if likeness < SAME:
                best = max((best, *self._glued(i, j), *self._split(i, j)), key=_gain)
            row.append(best[0])
            steps.append(best)
        self.steps.append(steps)

    def _glued(self, i: int, j: int) -> Iterator[Step]:
        """Several expected words read as one token."""
        token, k = self.found[j - 1], i - 1
        near = max(1, len(token) // 6)
        while k > 0 and self.letters[i] - self.letters[k] < len(token) + 2:
            k -= 1
            letters = self.letters[i] - self.letters[k]
            if abs(letters - len(token)) <= near:
                alike = fuzz.ratio("".join(self.expected[k:i]), token, score_cutoff=WHOLE) / 100
                if alike:
                    yield self.gain[k][j - 1] + letters * (2 * alike - 1), k, j - 1, alike

    def _split(self, i: int, j: int) -> Iterator[Step]:
        """One expected word read as several tokens."""
        word, k = self.expected[i - 1], j - 1
        near = max(1, len(word) // 6)
        while k > 0 and self.seen[j] - self.seen[k] < len(word) + 2:
            k -= 1
            if abs(self.seen[j] - self.seen[k] - len(word)) <= near:
                alike = fuzz.ratio(word, "".join(self.found[k:j]), score_cutoff=WHOLE) / 100
                if alike:
                    yield self.gain[i - 1][k] + len(word) * (2 * alike - 1), i - 1, k, alike

    def path(self, j: int) -> tuple[Pair, ...]:
        """The pairs that end with the first j found words."""
        i, pairs = len(self.expected), []
        while i > 0:
            _, before, start, likeness = self.steps[i][j]
            pairs.append(Pair(before, i, start, j, likeness))
            i, j = before, start
        return tuple(reversed(pairs))


def _gain(step: Step) -> float:
    return step[0]
