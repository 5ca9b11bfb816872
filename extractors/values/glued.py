"""Keeps a number of piece whole: F.C2707441 read on a dotted line is not C2707441."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from extractors.values.candidate import Candidate, Parsed
from models.page import Word


def whole(
    candidates: Iterator[Candidate], words: Sequence[Word], parse: Callable[[str], Parsed | None]
) -> Iterator[Candidate]:
    """The candidates, those glued to letters before them stretched to the start of their word."""
    text = " ".join(word.text for word in words)
    for candidate in candidates:
        start = text.rfind(" ", 0, candidate.start) + 1
        head = text[start : candidate.start]
        if not (head.strip("._-/ ") and head[-1:] in "._-/"):
            yield candidate
            continue
        parsed = parse(text[start : candidate.end])
        home = _word_at(words, start)
        if parsed is not None and home is not None:
            kept = (home, *(w for w in candidate.words if w.box.right > home.box.right))
            yield Candidate(parsed, text[start : candidate.end], kept, start, candidate.end)


def _word_at(words: Sequence[Word], start: int) -> Word | None:
    place = 0
    for word in words:
        if place == start:
            return word
        place += len(word.text) + 1
    return None
