"""Which found words stand for which expected words: the best path through both, whatever was glued or split.

Pure texts in, indexes out, and kept: the same passage is asked for in each reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from rapidfuzz import fuzz, process

PAIRED = 0.5  # likeness below which two words are not the same word misread
SAME = 0.9  # likeness from which a word is not looked for in parts
WHOLE = 75.0  # of 100: likeness of a word and of the parts that make it
DELETED = 0.45  # cost of a missing letter
INSERTED = 0.35  # cost of a letter too many
_DRAWN = str.maketrans("10", "lo")  # « égale à 1 » read « égale àl »
Step = tuple[float, int, int, float]
"""Gain, expected words and found words before it, likeness."""
Run = tuple[int, float, int]
"""Where words start that glued are a word of the other text, how alike (0 to 1), and their letters."""
Runs = dict[tuple[int, int], list[Run]]
"""By the end of the run and the place of the word."""


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
        self.gain = [[0.0] * (len(found) + 1)]
        self.steps: list[list[Step]] = [[]]
        drawn = [[text.translate(_DRAWN) for text in texts] for texts in (expected, found)]
        self._glued = _runs(*drawn)
        self._split = _runs(found, expected)
        likeness = process.cdist(expected, found, scorer=fuzz.ratio, dtype=float) / 100
        for i, alike in enumerate(likeness.tolist(), start=1):
            self._row(i, alike)

    def _row(self, i: int, alike: Sequence[float]) -> None:
        """Best ways to have aligned the first i expected words with words that end before each j."""
        word = self.expected[i - 1]
        above, letters = self.gain[i - 1], len(word)
        missing = DELETED * letters
        row = [above[0] - missing]
        steps: list[Step] = [(row[0], i - 1, 0, 0.0)]
        self.gain.append(row)
        for j, (token, likeness) in enumerate(zip(self.found, alike, strict=True), start=1):
            best: Step = (above[j] - missing, i - 1, j, 0.0)
            inserted = row[j - 1] - INSERTED * len(token)
            if inserted > best[0]:
                best = (inserted, i, j - 1, 0.0)
            if likeness >= PAIRED:
                paired = above[j - 1] + letters * (2 * likeness - 1)
                if paired > best[0]:
                    best = (paired, i - 1, j - 1, likeness)
            if likeness < SAME:
                best = self._parted(i, j, best)
            row.append(best[0])
            steps.append(best)
        self.steps.append(steps)

    def _parted(self, i: int, j: int, best: Step) -> Step:
        """The best step, with several expected words read as one token, and one word read as several."""
        for start, alike, letters in self._glued.get((i, j - 1), ()):
            gain = self.gain[start][j - 1] + letters * (2 * alike - 1)
            if gain > best[0]:
                best = (gain, start, j - 1, alike)
        for start, alike, _ in self._split.get((j, i - 1), ()):
            gain = self.gain[i - 1][start] + len(self.expected[i - 1]) * (2 * alike - 1)
            if gain > best[0]:
                best = (gain, i - 1, start, alike)
        return best

    def path(self, j: int) -> tuple[Pair, ...]:
        """The pairs that end with the first j found words."""
        i, pairs = len(self.expected), []
        while i > 0:
            _, before, start, likeness = self.steps[i][j]
            pairs.append(Pair(before, i, start, j, likeness))
            i, j = before, start
        return tuple(reversed(pairs))


def _runs(words: Sequence[str], others: Sequence[str]) -> Runs:
    """Two words or more that make, glued, a word of the other text."""
    ends = [(end, *run) for end in range(2, len(words) + 1) for run in _glued(words, end, others)]
    found: Runs = {}
    if not ends:
        return found
    texts = [text for *_, text in ends]
    likeness = process.cdist(texts, others, scorer=fuzz.ratio, score_cutoff=WHOLE, dtype=float) / 100
    for one, other in zip(*np.nonzero(likeness), strict=True):
        end, start, before, text = ends[one]
        letters = len(others[other])
        if before < letters + 2 and abs(len(text) - letters) <= max(1, letters // 6):
            found.setdefault((end, int(other)), []).append((start, float(likeness[one, other]), len(text)))
    return found


def _glued(words: Sequence[str], end: int, others: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Runs before `end` no longer than a word may be: start, letters but the first word, text."""
    most = max(map(len, others))
    start, text = end - 1, words[end - 1]
    while start > 0 and len(text) < most + 2:
        before = len(text)
        start -= 1
        text = words[start] + text
        yield start, before, text
