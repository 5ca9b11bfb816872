"""Which found words stand for which expected words: the best path through both, whatever was glued or split.

Pure texts in, indexes out, and kept: the same passage is asked for in each reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

PAIRED = 0.5  # likeness below which two words are not the same word misread
SAME = 0.9  # likeness from which a word is not looked for in parts
WHOLE = 75.0  # of 100: likeness of a word and of the parts that make it
DELETED = 0.45  # cost of a missing letter
INSERTED = 0.35  # cost of a letter too many
Step = tuple[float, int, int, float]
"""Gain, expected words and found words before it, likeness."""
Run = tuple[int, str]
"""Where words start, and their letters without spaces."""


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
        self._glued: dict[tuple[int, int], list[Run]] = {}
        self._split: dict[tuple[int, int], list[Run]] = {}
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
        """The best step, with several expected words read as one token, and one word read as several.

        Likeness 1 gains the letters of the run, and no more: a run that could not be the best is left out.
        """
        word, token = self.expected[i - 1], self.found[j - 1]
        for start, text in _kept(self._glued, self.expected, i, len(token)):
            before = self.gain[start][j - 1]
            if before + len(text) <= best[0]:
                continue
            alike = fuzz.ratio(text, token, score_cutoff=WHOLE) / 100
            gain = before + len(text) * (2 * alike - 1)
            if alike and gain > best[0]:
                best = (gain, start, j - 1, alike)
        above, letters = self.gain[i - 1], len(word)
        for start, text in _kept(self._split, self.found, j, letters):
            before = above[start]
            if before + letters <= best[0]:
                continue
            alike = fuzz.ratio(word, text, score_cutoff=WHOLE) / 100
            gain = before + letters * (2 * alike - 1)
            if alike and gain > best[0]:
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


def _kept(known: dict[tuple[int, int], list[Run]], words: Sequence[str], end: int, letters: int) -> list[Run]:
    """`_runs`, reckoned once for all the words of one length."""
    key = (end, letters)
    runs = known.get(key)
    if runs is None:
        runs = known[key] = list(_runs(words, end, letters))
    return runs


def _runs(words: Sequence[str], end: int, letters: int) -> Iterator[Run]:
    """Two words or more before `end` that make, glued, about that many letters."""
    near = max(1, letters // 6)
    start, text = end - 1, words[end - 1]
    while start > 0 and len(text) < letters + 2:
        start -= 1
        text = words[start] + text
        if abs(len(text) - letters) <= near:
            yield start, text
