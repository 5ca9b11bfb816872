"""Readers' boxes of words are a letter off where a line is justified or poorly printed: the ink tells.

An end of a word that stands on a letter is moved to the paper beside that letter: else the O of « Oui »
stands outside of its word, and looks like a box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from extractors.align import Token
from extractors.boxes.options import Spot
from extractors.boxes.patch import LETTER, patch_of
from extractors.inkmask import Mask
from models.geometry import Box
from models.page import Line, Reader, Word
from models.view import PageView

PARTED = 0.12  # heights of a line: paper that wide parts words, and boxes from words
OFF = 0.6  # heights of a line: how far an end is moved at most
ALIKE = 0.3  # of the same: how much farther one end may move than the other; a box glued to its word is wider
LITTLE = 0.5  # what a move weighs beside the difference of the moves of both ends
BODY = 0.25  # of a word's height, above and below: left to its neighbours


def fitted(spots: Sequence[Spot], views: Sequence[PageView]) -> tuple[tuple[Spot, ...], tuple[PageView, ...]]:
    """The same options and pages, the words on the options' lines fitted to their ink."""
    found = tuple(views)
    for at in sorted({token.at[:2] for spot in spots for token in spot.tokens}):
        found = _with_line(found, at)
    return tuple(replace(spot, tokens=tuple(_again(t, found) for t in spot.tokens)) for spot in spots), found


def _again(token: Token, views: Sequence[PageView]) -> Token:
    view, line, word = token.at
    return replace(token, word=views[view].page.lines[line].words[word])


def _with_line(views: tuple[PageView, ...], at: tuple[int, int]) -> tuple[PageView, ...]:
    view, line = at
    lines = list(views[view].page.lines)
    if all(word.reader is Reader.TEXT_LAYER for word in lines[line].words):
        return views
    lines[line] = _line(lines[line], views[view])
    page = views[view].page.model_copy(update={"lines": tuple(lines)})
    return (*views[:view], replace(views[view], page=page), *views[view + 1 :])


def _line(line: Line, view: PageView) -> Line:
    """The line with its words between the paper that parts them."""
    ratio = view.page.height / max(1, view.page.width)
    height = float(np.median([word.box.height for word in line.words]))
    zone = line.box.grown(2 * OFF * height * ratio, 0)
    patch = patch_of(view, zone, line.box, height)
    words = []
    for word in line.words:
        left, top, right, bottom = patch.pixels_of(word.box)
        body = round(BODY * (bottom - top))
        papers = list(_papers(patch.mask[max(0, top + body) : bottom - body]))
        ends = _ends(left, right, papers)
        words.append(_between(word, (left, right), ends, 1 / patch.across))
    return line.model_copy(update={"words": tuple(words)})


def _papers(ink: Mask) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of columns without ink that parts words."""
    inked = np.pad(ink.any(axis=0).astype(np.int8), 1, constant_values=1)
    edges = np.flatnonzero(np.diff(inked))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if end - start >= PARTED * LETTER:
            yield start, end


def _ends(left: int, right: int, papers: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Both ends of a word, those that stand on ink moved to paper, about as far as each other."""
    lefts = _places(left, [end for _, end in papers], papers)
    rights = _places(right, [start for start, _ in papers], papers)
    moves = [(a - left, b - right) for a in lefts for b in rights if a < b]
    alike = [(a, b) for a, b in moves if abs(a - b) <= ALIKE * LETTER] or [(0, 0)]
    first, last = min(alike, key=lambda one: abs(one[0] - one[1]) + LITTLE * abs(one[0]))
    return left + first, right + last


def _places(end: int, sides: Sequence[int], papers: Sequence[tuple[int, int]]) -> list[int]:
    """Where an end of a word may stand: where it does when that is paper, else beside paper that is near."""
    if any(start <= end <= stop for start, stop in papers):
        return [end]
    return [at for at in sides if abs(at - end) <= OFF * LETTER] or [end]


def _between(word: Word, was: tuple[int, int], ends: tuple[int, int], step: float) -> Word:
    """The word with its ends moved by so many pixels of `step` page widths."""
    if ends == was or ends[1] <= ends[0]:
        return word
    left = max(0.0, word.box.left + (ends[0] - was[0]) * step)
    right = min(1.0, word.box.right + (ends[1] - was[1]) * step)
    box = Box(left=left, top=word.box.top, right=max(left, right), bottom=word.box.bottom)
    return word.model_copy(update={"box": box})
