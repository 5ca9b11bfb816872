"""A word printed letter by letter, « F A C T U R E », as one word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from models.geometry import union_of
from models.page import Page, Word

_LETTERS = 4  # one after the other; « A B C » may be cases
_GLUED = 3  # letters of a word that the gap before an A or a V makes one
_WIDE, _TIGHT = 3.0, 1.5  # widths of a letter between two words, and within one: heads stand further apart
_BLANK = 1.8  # times the usual gap between its letters: the next word begins


def closed_up(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, each run of single letters as what they spell, though some are glued: « FA C T U R E »."""
    return tuple(word for run in _runs(words) for word in (_spelt(run) if _is_spaced(run) else run))


def closed_up_page(page: Page) -> Page:
    """The page with the words of its lines closed up; itself where none is printed so."""
    lines = tuple(line.model_copy(update={"words": closed_up(line.words)}) for line in page.lines)
    same = all(len(new.words) == len(old.words) for new, old in zip(lines, page.lines, strict=True))
    return page if same else page.model_copy(update={"lines": lines})


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Letters that stand near each other; any other word is a run of its own."""
    run: list[Word] = []
    for word in words:
        if run and not (_is_piece(word) and _is_piece(run[-1]) and _near(run[-1], word)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha()


def _is_piece(word: Word) -> bool:
    """A letter, or two or three capitals."""
    return _is_letter(word) or (len(word.text) <= _GLUED and word.text.isalpha() and word.text.isupper())


def _is_spaced(run: Sequence[Word]) -> bool:
    return sum(map(_is_letter, run)) >= _LETTERS


def _near(one: Word, other: Word) -> bool:
    return other.box.left - one.box.right < _WIDE * max(one.box.width, other.box.width)


def _spelt(run: Sequence[Word]) -> Iterator[Word]:
    gaps = [right.box.left - left.box.right for left, right in pairwise(run)]
    usual = median(gaps)
    if usual > _TIGHT * median(word.box.width for word in run if _is_letter(word)):
        yield from run
        return
    start = 0
    for stop, gap in enumerate([*gaps, None], 1):
        if gap is None or gap > _BLANK * usual > 0:
            yield _joined(run[start:stop])
            start = stop


def _joined(letters: Sequence[Word]) -> Word:
    said = {"text": "".join(one.text for one in letters), "box": union_of(one.box for one in letters)}
    return letters[0].model_copy(update={**said, "confidence": min(one.confidence for one in letters)})
