"""Labels side by side, each with its colon, over their values: « Date : Validité : Logiciel : ».

A reader takes such a row for one line, and the values under it for another: each is cut where a label starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from models.geometry import Box, union_of
from models.page import Line, Word

_LABELS = 2  # in the row, at least
_ALIGNED = 0.008  # of the page's width: where a value starts, and its label
_UNDER = 1.0  # heights, from the row of labels to the values


def headed(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page; rows of labels, and the values under them, are cut into their columns."""
    parted = [part for line in lines for part in _apart(line, _after_colons(line))]
    labels = [part.box for part in parted if part.words and part.words[-1].text.endswith(":")]
    return [part for line in parted for part in _apart(line, _under_labels(line, labels))]


def _after_colons(line: Line) -> list[int]:
    """Where the next label starts: nothing but labels stands on the line."""
    ends = [at for at, word in enumerate(line.words, 1) if word.text.endswith(":")]
    parts = [line.words[start:end] for start, end in pairwise([0, *ends])]
    named = all(_is_label(" ".join(w.text for w in part)) for part in parts)
    return ends[:-1] if len(ends) >= _LABELS and ends[-1] == len(line.words) and named else []


def _is_label(text: str) -> bool:
    """« Validité : »; « le bon de commande de la solution suivante : » goes on with a sentence."""
    first = next((c for c in text if c.isalpha()), "")
    return first.isupper() and not any(c.isdigit() for c in text)


def _under_labels(line: Line, labels: Sequence[Box]) -> list[int]:
    """The words of a line that start where a label of the row over it does."""
    starts = [label.left for label in labels if _heads(label, line.box)]
    if len(starts) < _LABELS:
        return []
    places = range(1, len(line.words))
    return [at for at in places if any(_starts(line.words[at - 1], line.words[at], x) for x in starts)]


def _heads(label: Box, line: Box) -> bool:
    near = label.middle_y < line.top and line.top - label.bottom < _UNDER * line.height
    return near and label.right > line.left - _ALIGNED and label.left < line.right


def _starts(before: Word, word: Word, left: float) -> bool:
    return abs(word.box.left - left) < _ALIGNED and before.box.right < left


def _apart(line: Line, cuts: Sequence[int]) -> list[Line]:
    """The line in parts, each with its own box."""
    if not cuts:
        return [line]
    parts = [line.words[start:end] for start, end in pairwise([0, *cuts, len(line.words)])]
    return [Line(words=words, box=union_of(w.box for w in words)) for words in parts]
