"""The second readers of values written by hand: PP-OCRv4 taught anew on handwriting (`ocr/models/README.md`).

They are asked when no other network confirmed a value. Of a date: which day is written there (`ocr.days`).
Of a name: which of those that are printed elsewhere (`ocr.named`). Of any other value: its letters. Then they
say nothing when they are not sure of each of them, nothing when they read another value in the same ink drawn
wider, and nothing of a 1 that stands alone: to networks that tell one letter in eight columns, the two
strokes of an 11 are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp

import cv2
import numpy as np

from models.geometry import Box
from models.page import Reader, Word
from models.view import Pixels
from ocr.crops import is_dark, rows_of, value_crop
from ocr.days import DayScorer, likeliest
from ocr.named import NameScorer
from ocr.other import shown, strip_of
from ocr.reader import Strip
from ocr.recognise import Recogniser
from ocr.words import lines_of

WIDTHS = (1.25, 1.75)  # times as wide as it is: narrow figures of a hand stand closer than eight columns
LOOKS = (1, 1.25, 1.5, 1.75)  # the same, for a day
# A day that much likelier than the second one (measured: `ocr/models/README.md`). That of hands counts with
# its confidence; that of a network that made no day of the letters one by one must stand out.
ODDS, FIRST_ODDS = 1.1, 3.0
LIKE, APART = -1.0, 0.5  # mean loss of a letter of a name, and how much more the second one loses
LONE = re.compile(r"(?<!\w)1(?!\w)")
SURE = 0.5  # of the least sure letter or figure
PROSE = 15  # times as wide as high: a line of print, no value that somebody wrote
OVER = 0.15  # of the ink's height: taken above and below it
TALL = 0.3  # of the height of a row: what is lower is no letter


class HandReader:
    """Reads a part of a page, cleaned of what is not the value."""

    name = Reader.HANDS

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser

    def read(self, pixels: Pixels, box: Box) -> tuple[Word, ...]:
        """The words in that box of an upright RGB page; () for none, and for a line of print."""
        if _is_prose(pixels, box):
            return ()
        strips = self._strips(pixels, box)
        if len({_said(strip) for strip in strips}) != 1 or min(_sureness(strip) for strip in strips) < SURE:
            return ()
        if LONE.search(strips[-1].text):
            return ()
        height, width = pixels.shape[:2]
        words = (word for line in lines_of(strips[-1:], self.name, width, height) for word in line.words)
        return tuple(w for w in words if box.contains_point(w.box.middle_x, w.box.middle_y))

    def _strips(self, pixels: Pixels, box: Box) -> list[Strip]:
        row, origin = _row(pixels, box)
        return [strip_of(self._recogniser, row, origin, width) for width in WIDTHS] if row.size else []


class DayReader:
    """Tells the day that somebody wrote in a part of a page: « 28/05/2026 ».

    `name`: whose eyes the network is. `odds`: how many times likelier than the second one a day must be.
    """

    def __init__(self, recogniser: Recogniser, name: Reader = Reader.HANDS, odds: float = ODDS) -> None:
        self.name = name
        self._recogniser = recogniser
        self._odds = odds
        self._scorer = DayScorer(recogniser.classes)

    def read(self, pixels: Pixels, box: Box) -> tuple[Word, ...]:
        """One word, its confidence the share of that day beside the second one; () when no day stands out."""
        row, _ = _row(pixels, box)
        if _is_prose(pixels, box) or not row.size:
            return ()
        looks = [self._scorer.shares(self._recogniser.steps(shown(row, at)[0])) for at in LOOKS]
        day = likeliest(looks)
        if day is None or day.odds < self._odds:
            return ()
        said = day.value.strftime("%d/%m/%Y")
        return (Word(text=said, box=box, confidence=day.odds / (1 + day.odds), reader=self.name),)


class NameReader:
    """Tells which of some names somebody wrote in a part of a page."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._scorer = NameScorer(recogniser.classes)

    def __call__(self, pixels: Pixels, box: Box, names: Sequence[str]) -> tuple[str, float] | None:
        """The name that the ink in that box of an upright RGB page says, and how sure a letter of it is.

        None when no name stands out.
        """
        row, _ = _row(pixels, box)
        if not row.size or not names:
            return None
        looks = [self._recogniser.steps(shown(row, at)[0]) for at in LOOKS]
        means = [(sum(self._scorer.likeness(look, n) for look in looks) / len(looks), n) for n in names]
        (best, name), *others = sorted(means, reverse=True)
        apart = all(best - other >= APART for other, _ in others)
        return (name, exp(min(best, 0.0))) if best >= LIKE and apart else None


def _is_prose(pixels: Pixels, box: Box) -> bool:
    height, width = pixels.shape[:2]
    return bool(box.width * width > PROSE * box.height * height)


def _row(pixels: Pixels, box: Box) -> tuple[Pixels, tuple[int, int]]:
    """All rows of ink in the box as one, in RGB, and its corner; empty where there is no ink.

    An accent, the dot of an i or the bar of a 5 may stand alone; the heads of the line below are another row.
    """
    crop, (left, top) = value_crop(pixels, box)
    height = pixels.shape[0]
    rows = [row for row in rows_of(crop) if box.top * height <= top + sum(row) / 2 <= box.bottom * height]
    over = round(OVER * (rows[-1][1] - rows[0][0])) if rows else 0
    first, last = (max(0, rows[0][0] - over), rows[-1][1] + over) if rows else (0, 0)
    start, end = _written(crop[first:last]) if rows else (0, 0)
    rgb = np.stack([crop[first:last, start:end]] * 3, axis=-1)
    return np.ascontiguousarray(rgb, dtype=np.uint8), (left + start, top + first)


def _written(row: Pixels) -> tuple[int, int]:
    """First and last column of what is written on a grey row, a height of it on both sides.

    Taught on strips that end with their text, the network makes letters of what is left of a blank.
    """
    high, wide = row.shape
    _, _, stats, _ = cv2.connectedComponentsWithStats(is_dark(row).astype(np.uint8), connectivity=8)
    letters = stats[1:][stats[1:, cv2.CC_STAT_HEIGHT] >= TALL * high]
    if not len(letters):
        return 0, wide
    lefts, widths = letters[:, cv2.CC_STAT_LEFT], letters[:, cv2.CC_STAT_WIDTH]
    return max(0, int(lefts.min()) - high), min(wide, int((lefts + widths).max()) + high)


def _said(strip: Strip) -> str:
    """Letters and figures: a slash is a dot to some, and specks are commas."""
    return "".join(c for c in strip.text if c.isalnum())


def _sureness(strip: Strip) -> float:
    """How sure the network is of the letter or figure that it is least sure of; 0 when there is none."""
    return min((glyph.confidence for glyph in strip.glyphs if glyph.text.isalnum()), default=0.0)
