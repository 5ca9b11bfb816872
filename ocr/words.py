"""Strips as read -> lines of words, in reading order, with a box for each word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from models.geometry import Box, union_of
from models.glued import glued_day, glued_label
from models.page import Ink, Line, Reader, Word
from ocr.reader import Glyph, Strip, size
from ocr.seams import goes_on, joined
from ocr.split import portion

WIDE = 1.8  # strip heights between two words: beyond it they stand in two columns
WIDE_STEP = 2.6  # usual steps from letter to letter: only a space is that wide
BROAD = dict.fromkeys("mwMWœæŒÆ%@—…", 1.7)  # usual letters: what these take, others 1
BESIDE = 0.5  # of the shorter line: what two lines on a row may share of the width
SAME_ROW = 0.5  # of the lower height: middles closer than that stand on one row


def lines_of(strips: Sequence[Strip], reader: Reader, width: int, height: int) -> list[Line]:
    """The lines that the strips hold, their words still without ink."""
    found: list[Line] = []
    for before, strip in zip([None, *strips], strips, strict=False):
        lines = list(_lines(strip, reader, width, height))
        if found and lines and before is not None and goes_on(before.quad, strip.quad):
            found[-1] = joined(found[-1], lines.pop(0))
        found += lines
    return found


def _lines(strip: Strip, reader: Reader, width: int, height: int) -> Iterator[Line]:
    groups = _words(strip.glyphs)
    if not groups:
        return
    across, down = size(strip.quad)
    widest_gap = WIDE * down / max(across, 1.0)
    half = _letter_width(strip.glyphs) / 2
    words: list[Word] = []
    for index, group in enumerate(groups):
        gap = group[0].at - groups[index - 1][-1].at - 2 * half if index else 0.0
        if gap > widest_gap:
            yield line_of(words)
            words = []
        words.append(_word(strip, group, half, reader, width, height))
    yield line_of(words)


def _words(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Letters parted at spaces, and where the reader saw none but a wide step says that there is one."""
    usual = _usual_step(glyphs)
    groups: list[list[Glyph]] = [[]]
    for glyph in glyphs:
        if not glyph.text.strip():
            groups.append([])
            continue
        if groups[-1] and (_parted(groups[-1][-1], glyph, usual) or _colon_ends(groups[-1], glyph)):
            groups.append([])
        groups[-1].append(glyph)
    return [part for group in groups if group for part in _unglued(group)]


def _unglued(group: list[Glyph]) -> Iterator[list[Glyph]]:
    """« Lyon,le18-07-2026 » parted where each letter was seen; a word has but one box, to be cut by guess."""
    text = "".join(glyph.text for glyph in group)
    glued = glued_day(text) or glued_label(text)
    for part in (group[: glued[0]], group[glued[0] : glued[1]], group[glued[1] :]) if glued else (group,):
        if part:
            yield part


def _parted(letter: Glyph, following: Glyph, usual: float) -> bool:
    """Whether the step between two letters is wider than both letters explain."""
    broad = (BROAD.get(letter.text, 1.0) + BROAD.get(following.text, 1.0)) / 2 - 1
    return following.at - letter.at > (WIDE_STEP + broad) * usual


def _usual_step(glyphs: Sequence[Glyph]) -> float:
    """The mean step, wide ones left out: places are told in steps of the network, coarse for small print."""
    steps = np.diff([glyph.at for glyph in glyphs])
    narrow = steps[steps <= WIDE_STEP * np.median(steps)] if len(steps) else steps
    return float(np.mean(narrow)) if len(narrow) else 1.0


def _colon_ends(group: Sequence[Glyph], following: Glyph) -> bool:
    """A colon ends a label (close print is read as « RPPS:1000 »), but not in 12:30 nor in https://."""
    if group[-1].text != ":" or len(group) < 2:
        return group[-1].text == ":" and following.text.isalnum()
    between_digits = group[-2].text.isdigit() and following.text.isdigit()
    return following.text.isalnum() and not between_digits


def _letter_width(glyphs: Sequence[Glyph]) -> float:
    steps = np.diff([glyph.at for glyph in glyphs])
    return float(np.median(steps)) if len(steps) else 1.0


def _word(strip: Strip, group: list[Glyph], half: float, reader: Reader, width: int, height: int) -> Word:
    part = portion(strip.quad, max(0.0, group[0].at - 1.2 * half), min(1.0, group[-1].at + 1.2 * half))
    box = box_of(part, width, height)
    confidence = sum(g.confidence for g in group) / len(group)
    text = "".join(g.text for g in group)
    return Word(text=text, box=box, confidence=round(confidence, 4), ink=Ink.UNKNOWN, reader=reader)


def box_of(quad: np.ndarray, width: int, height: int) -> Box:
    """The level box around a strip, in page fractions, never empty and never outside the page."""
    shares = np.asarray(quad / np.array((width, height), dtype=np.float32)).tolist()
    across, down = ([min(max(corner[at], 0.0), 1.0) for corner in shares] for at in (0, 1))
    left, top, right, bottom = (rounded(end) for end in (min(across), min(down), max(across), max(down)))
    return Box(left=left, top=top, right=right, bottom=bottom)


def rounded(value: float) -> float:
    """Page fractions to a hundredth of a thousandth: far under one pixel, and the same on every machine."""
    return round(float(value), 5)


def line_of(words: Sequence[Word]) -> Line:
    """A line of at least one word."""
    return Line(words=tuple(words), box=union_of(word.box for word in words))


def in_reading_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Rows from the top down, each from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: (item.box.middle_y, item.box.left)):
        if rows and _same_row(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(line for row in rows for line in sorted(row, key=lambda item: item.box.left))


def _same_row(row: Sequence[Line], line: Line) -> bool:
    if any(_above(item.box, line.box) for item in row):
        return False
    middle = sum(item.box.middle_y for item in row) / len(row)
    lowest = min(line.box.height, *(item.box.height for item in row))
    return abs(line.box.middle_y - middle) < SAME_ROW * lowest


def _above(a: Box, b: Box) -> bool:
    """Whether both take the same columns: close as their boxes are, they are two rows."""
    return min(a.right, b.right) - max(a.left, b.left) > BESIDE * min(a.width, b.width)
