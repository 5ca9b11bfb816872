"""A line that was read in parts, because it is bent, is one line again."""

from __future__ import annotations

from models.geometry import union_of
from models.page import Line, Word
from ocr.reader import Quad, size

SEAM = (
    0.05,
    0.5,
)  # of a strip's height, across and down: how near the ends of two parts of a line are; rulings are wider
SAME_WORD = 0.1  # of a letter's width: words are farther apart


def goes_on(before: Quad, strip: Quad) -> bool:
    """The strip begins where the one before ends: corners clockwise from the left top."""
    height = min(size(before)[1], size(strip)[1])
    across, down = (before[1] + before[2]) / 2 - (strip[0] + strip[3]) / 2
    return bool(abs(across) <= SEAM[0] * height and abs(down) <= SEAM[1] * height)


def joined(line: Line, more: Line) -> Line:
    """Both parts of a line; a word that was cut is put together."""
    last, first = line.words[-1], more.words[0]
    letter = last.box.width / len(last.text)
    if first.box.left - last.box.right > SAME_WORD * letter:
        words = (*line.words, *more.words)
    else:
        words = (*line.words[:-1], _glued(last, first), *more.words[1:])
    return Line(words=words, box=union_of(word.box for word in words))


def _glued(last: Word, first: Word) -> Word:
    box, confidence = last.box.union(first.box), min(last.confidence, first.confidence)
    return last.model_copy(update={"text": last.text + first.text, "box": box, "confidence": confidence})
