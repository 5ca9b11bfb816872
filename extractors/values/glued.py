"""Keeps a number of piece whole: F.C2707441 read on a dotted line is not C2707441.

Nor is BC-2026 in « BC-2026 03007 », where a reader lost the dash.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from extractors.values.candidate import Candidate, Parsed
from models.page import Word

_NARROW = 1.2  # letters: a wider blank parts two things
_FIGURES = re.compile(r"\d{3,}")


def whole(
    candidates: Iterator[Candidate], words: Sequence[Word], parse: Callable[[str], Parsed | None]
) -> Iterator[Candidate]:
    """The candidates, stretched to the start of their word and over the figures that end the run."""
    text = " ".join(word.text for word in words)
    taken = 0
    for candidate in candidates:
        if candidate.start < taken:
            continue
        last = _last_figures(candidate, words, text)
        ends = len(text) if last is not None else candidate.end
        start = text.rfind(" ", 0, candidate.start) + 1
        head = text[start : candidate.start]
        home = _word_at(words, start)
        cut = bool(head.strip("._-/ ")) and head[-1:] in "._-/" and home is not None
        if not cut and last is None:
            yield candidate
            continue
        begins = start if cut else candidate.start
        parsed = parse(text[begins:ends])
        if parsed is None:
            continue
        kept = candidate.words
        if cut and home is not None:
            kept = (home, *(w for w in kept if w.box.right > home.box.right))
        if last is not None:
            kept = (*kept, last)
        taken = ends
        yield Candidate(parsed, text[begins:ends], kept, begins, ends)


def _last_figures(candidate: Candidate, words: Sequence[Word], text: str) -> Word | None:
    """The last word of the run, figures right behind a candidate that is more than figures."""
    last = words[-1]
    if text[candidate.end :] != f" {last.text}" or not _FIGURES.fullmatch(last.text):
        return None
    before = candidate.words[-1]
    letter = before.box.width / max(len(before.text), 1)
    near = last.box.left - before.box.right <= _NARROW * letter
    return last if near and not candidate.raw.isdigit() else None


def _word_at(words: Sequence[Word], start: int) -> Word | None:
    place = 0
    for word in words:
        if place == start:
            return word
        place += len(word.text) + 1
    return None
