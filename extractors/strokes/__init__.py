"""Where do strokes run through the letters of a line? Pixels only: what was read there plays no part.

Blank columns part words, and most letters. A stroke through them fills these with a thin run of ink, always
about as thick, that goes on at nearly one height from letter to letter, and letters reach over and under it.
Letters that touch are joined here high and there low, by arms and serifs of any thickness.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.strokes.ink import LINE, Ink, runs
from extractors.strokes.traced import COVER, Way, measured, way_through

CORE = 0.15  # of a line's height that is not its middle, at the top and at the bottom
BLANK = 2  # columns without ink that a stroke may leave, where a pen wrote faint
SHORTEST = 2.2  # heights of a line: shorter strokes are dashes, or letters that touch
LEVEL, SHORT_LEVEL = (30, 0.9), 0.95  # columns; share of them inked at one height where a stroke may be
GROUND, CLEAR = (0.5, 0.75), 0.35  # share of ink of a dark ground, of a row of paper between two lines
HIGHEST = 16  # pixels of a bar; the dark ground of light letters is higher
THIN, THICK = 7, 10  # pixels: taller runs of ink are letters; where a marker, or two strokes, were used
TWICE = 5  # pixels between two strokes side by side
MIDDLE, LOW, HIGH, NEAR = (0.25, 0.75), 0.6, 0.4, 0.18  # of a line's height; from its middle
BOTH, ONE, REACH = 0.15, 0.1, 0.2  # share of columns with letters under a low stroke, over a high one, beside
ASIDE = 0.25  # less on one side: it goes where letters that touch have their arms, or their feet
WORD, PART, BLOCK, ROW = 3.6, 5.0, 8.0, 12.0  # heights of a line: how long a stroke is
RULE = 15, 20  # pixels that a rule with a word written on it goes on at both ends


@dataclass(frozen=True)
class Stroke:
    """A stroke through the letters of a line: its columns, and its rows at both ends."""

    left: int
    right: int
    first: float
    last: float


@dataclass(frozen=True)
class _Text:
    """A stretch of a line with no blank column: its first column, its ink, the rows where the line stands."""

    start: int
    ink: Ink
    top: int
    bottom: int

    @property
    def core(self) -> slice:
        return _core(self.top, self.bottom)


def strokes(ink: Ink, top: int, bottom: int) -> Iterator[Stroke]:
    """The strokes through the letters of a line that stands in the rows from `top` to `bottom`."""
    for left, right in _stretches(ink[_core(top, bottom)]):
        text = _Text(left, np.ascontiguousarray(ink[:, left:right]), top, bottom)
        if _may_be_struck(text.ink[text.core]) and not _on_dark(text.ink):
            yield from _plain(text) or _thick(text) or _bar(text)


def _core(top: int, bottom: int) -> slice:
    side = round(CORE * (bottom - top))
    return slice(top + side, bottom - side)


def _stretches(core: Ink) -> Iterator[tuple[int, int]]:
    """Columns of a line's middle in which no blank parts letters or words."""
    starts, ends = runs(np.asarray(core.any(axis=0)))
    if not starts.size:
        return
    cut = np.flatnonzero(starts[1:] - ends[:-1] > BLANK)
    for left, right in zip(starts[[0, *(cut + 1)]], ends[[*cut, -1]], strict=True):
        if right - left >= SHORTEST * LINE:
            yield int(left), int(right)


def _may_be_struck(core: Ink) -> bool:
    """Whether nearly every part of a stretch is inked from end to end at some height."""
    thick = cv2.dilate(core, np.ones((3, 1), np.uint8)).astype(np.float32)
    least = LEVEL[1] if core.shape[1] >= WORD * LINE else SHORT_LEVEL
    return float(cv2.blur(thick, (LEVEL[0], 1)).max(axis=0).mean()) >= least


def _on_dark(ink: Ink) -> bool:
    """Light letters on a dark ground."""
    share = ink.mean(axis=1)
    return bool(share.min() > GROUND[0] or share[[0, 1, -2, -1]].min() > GROUND[1])


def _plain(text: _Text) -> list[Stroke]:
    return [one for one, way in _along(text, text.ink, THIN, text.ink) if _is_struck(text, one, way)]


def _thick(text: _Text) -> list[Stroke]:
    """The same of a marker, and of two strokes side by side: what is drawn along the line is no letter."""
    if text.ink.shape[1] < PART * LINE:
        return []
    closed = np.asarray(cv2.morphologyEx(text.ink, cv2.MORPH_CLOSE, np.ones((TWICE, 1), np.uint8)), np.uint8)
    drawn = cv2.dilate(closed, np.ones((3, 1), np.uint8))
    drawn = cv2.morphologyEx(drawn, cv2.MORPH_OPEN, np.ones((1, LEVEL[0]), np.uint8))
    letters = np.where(drawn > 0, 0, text.ink).astype(np.uint8)
    return [one for one, way in _along(text, closed, THICK, letters) if _hides(text, one, way)]


def _bar(text: _Text) -> list[Stroke]:
    """A marker that left next to nothing of the letters: a bar with paper over and under it."""
    width = text.ink.shape[1]
    share = text.ink.mean(axis=1)
    if width < PART * LINE or share[[0, 1, 2, -3, -2, -1]].max() > CLEAR or (share > CLEAR).sum() > HIGHEST:
        return []
    solid = cv2.morphologyEx(text.ink[text.core], cv2.MORPH_OPEN, np.ones((TWICE, LEVEL[0]), np.uint8))
    if solid.any(axis=0).mean() < COVER:
        return []
    row = (text.top + text.bottom) / 2
    return [Stroke(text.start, text.start + width, row, row)]


def _along(text: _Text, ink: Ink, thin: int, letters: Ink) -> Iterator[tuple[Stroke, Way]]:
    """What goes through a stretch without a break. `thin`: how thick it may be; `letters`: no part of it."""
    tall = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((thin + 1, 1), np.uint8)), np.uint8)
    rows = way_through(ink[text.core], tall[text.core]) + text.core.start
    on = cv2.dilate(ink, np.ones((3, 1), np.uint8))[rows, np.arange(ink.shape[1])].reshape(1, -1)
    closed = cv2.morphologyEx(on, cv2.MORPH_CLOSE, np.ones((1, 2 * BLANK + 1), np.uint8))[0]
    for left, right in zip(*runs(closed > 0), strict=True):
        part = slice(int(left), int(right))
        way = measured(ink[:, part], tall[:, part], rows[part], letters[:, part], thin)
        if right - left >= SHORTEST * LINE and way is not None:
            yield Stroke(text.start + part.start, text.start + part.stop, way.first, way.last), way


def _is_struck(text: _Text, stroke: Stroke, way: Way) -> bool:
    """Whether it runs through letters: a rule under words, or over them, has letters on one side only.

    The shorter it is, the straighter and the more even it must be: letters that touch are in part.
    """
    length = (stroke.right - stroke.left) / LINE
    middle = (way.row - text.top) / (text.bottom - text.top)
    least, most = sorted((way.over, way.under))
    if not MIDDLE[0] <= middle <= MIDDLE[1] or (length < BLOCK and (way.bare < 0.1 or _is_rule(way))):
        return False
    if length < WORD:
        return way.doubt <= 0.8 and least >= 0.35 and HIGH <= middle <= 0.65
    if (way.under < BOTH and middle > LOW) or (way.over < ONE and middle < HIGH) or most < REACH:
        return False
    if length < BLOCK:
        return way.doubt <= (0.9 if least < ASIDE else 1.25 if length < PART else 1.6)
    return way.doubt <= (3.0 if length >= ROW else 2.1 if least >= ASIDE else 1.6)


def _is_rule(way: Way) -> bool:
    """« Fait à ____ »: a rule goes on at both ends of the word that a hand wrote on it."""
    return min(way.ends) >= RULE[0] and max(way.ends) >= RULE[1]


def _hides(text: _Text, stroke: Stroke, way: Way) -> bool:
    """A stroke so thick that little of the letters is seen over and under it."""
    length = (stroke.right - stroke.left) / LINE
    middle = (way.row - text.top) / (text.bottom - text.top)
    if length < PART or abs(middle - 0.5) > NEAR or (length < BLOCK and _is_rule(way)):
        return False
    return way.doubt <= (1.2 if length < BLOCK else 2.1 if length < ROW else 2.9)
