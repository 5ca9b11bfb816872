"""Two pages printed or copied beside each other on one wide sheet, each the start of a piece."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.recognise import ENOUGH, look
from models.geometry import union_of
from models.page import Line, Page, Word
from schemes.piece import PieceModel

WIDE = 1.1  # width of such a sheet, in its heights
GUTTERS = [at / 100 for at in range(42, 59, 2)]  # of the width: where the blank between the pages may be
CROSSING = 0.01  # of the words that may stand over it: dirt, a fold


def bears_two(page: Page, models: Sequence[PieceModel]) -> bool:
    """Whether each half of a wide sheet opens a piece by its own title and words."""
    if page.width < WIDE * page.height or not page.words:
        return False
    gutter = min(GUTTERS, key=lambda at: (_over(page.words, at), abs(at - 0.5)))
    if _over(page.words, gutter) > CROSSING * len(page.words):
        return False
    return all(_opens(_half(page, gutter, left), models) for left in (True, False))


def _opens(half: Page, models: Sequence[PieceModel]) -> bool:
    best = look(half, models).best
    return best is not None and best.title > 0 and best.score >= ENOUGH


def _over(words: Sequence[Word], gutter: float) -> int:
    return sum(word.box.left < gutter < word.box.right for word in words)


def _half(page: Page, gutter: float, left: bool) -> Page:
    """The page with the words of one half alone, stretched to a whole page."""
    start, width = (0.0, gutter) if left else (gutter, 1 - gutter)
    lines = []
    for line in page.lines:
        own = [word for word in line.words if (word.box.middle_x < gutter) is left]
        words = tuple(_stretched(word, start, width) for word in own)
        if words:
            lines.append(Line(words=words, box=union_of(word.box for word in words)))
    return page.model_copy(update={"lines": tuple(lines), "width": max(1, round(page.width * width))})


def _stretched(word: Word, start: float, width: float) -> Word:
    left, right = ((x - start) / width for x in (word.box.left, word.box.right))
    box = word.box.model_copy(update={"left": min(1.0, max(0.0, left)), "right": min(1.0, max(0.0, right))})
    return word.model_copy(update={"box": box})
