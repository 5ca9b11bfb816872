"""Words of a piece that a stroke runs through: a pen that strikes a sentence takes it back.

The words are mostly read all the same, and then nothing else tells of it. What a form asks to strike out is
left to its boxes, what stands where one signs to the signatures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np

from extractors.boxes.struck import ASKED, NEAR
from extractors.normal import fold
from extractors.remarks.crossed import crossed
from extractors.remarks.ruled import BEYOND, closes_a_cell, in_a_table, is_dotted, is_ruled
from extractors.signatures.zone import text_height
from extractors.strokes import strokes
from extractors.strokes.ink import LINE, Flags, Ink, ink_of
from models.geometry import Box, union_of
from models.page import Line, Page
from models.view import PageView, Pixels

AROUND = 0.25  # heights of a line over and under it where strokes go on; one beside it
ALIKE = 0.8, 1.25  # times the usual height: other lines are scaled apart
HALF = 0.6  # a page scaled less keeps its thin strokes in either way; one is faster
SMALLEST = 6  # pixels: lower lines are no text
SHARE = 0.6  # of the words that a short stroke touches; of what a ruling goes on for
LONG = 5.0  # heights of a line
VIVID, BRIGHT = 35, 0.8  # levels between the channels of a highlighter; of the lightest, how light it is
BESIDE = (-3, 4), (-13, -9), (10, 14)  # rows where it is, and where letters would be
SIGNED = 0.25  # of the page's height: a larger place is where a signature was looked for in vain
# « Éditeur .Mirandium.Technologies.SAS.... »: the dots of a blank run under what is written on it.
_BLANK = re.compile(r"\.{3}|…|__|(?:^|\s)\.\w|\w\.\w+\.\w+\.(?:\s|$)")
EDGE = 0.3  # of a line's height from its top or its foot, where no pen strikes it out
NEXT = 2.2  # heights of a line from one struck line of a paragraph to the next


@dataclass(frozen=True)
class _Stroke:
    """Where a stroke runs through words, and its rows at both ends: fractions of the page."""

    box: Box
    first: float
    last: float


@dataclass(frozen=True)
class _Struck:
    text: str
    box: Box
    line: Box


def struck_out(view: PageView, signed: Sequence[Box]) -> Iterator[tuple[str, tuple[Box, ...]]]:
    """The words that are struck and their places, a paragraph at a time. `signed`: where one signs."""
    told: list[_Struck] = []
    plane, ink = _planes(view)
    places = [box for box in signed if box.height <= SIGNED]
    over = list(_crossed(view.page, ink, places))
    yield from ((text, (box,)) for text, box in over)
    for one in _struck(view, plane, ink, places):
        if any(one.box.intersection(box) is not None for _, box in over):
            continue
        if told and not _goes_on(told[-1].line, one.line):
            yield " ".join(x.text for x in told), tuple(x.box for x in told)
            told = []
        told.append(one)
    if told:
        yield " ".join(x.text for x in told), tuple(x.box for x in told)


def _crossed(page: Page, ink: Ink, signed: Sequence[Box]) -> Iterator[tuple[str, Box]]:
    """The words under each long slanted stroke; those of a cross, or of a Z, are told once.

    No signature is a cross of two long straight strokes: one over it takes it back.
    """
    told: list[Box] = []
    found = [
        (words, box)
        for words, box, cross in crossed(page, ink)
        if cross or all(box.intersection(place) is None for place in signed)
    ]
    for words, box in sorted(found, key=lambda one: -len(one[0])):
        if all(box.intersection(other) is None for other in told):
            told.append(box)
            yield " … ".join(word.text for word in words), box


def _struck(view: PageView, plane: Pixels, ink: Ink, signed: Sequence[Box]) -> Iterator[_Struck]:
    asked = [line.box.middle_y for line in view.page.lines if ASKED.search(fold(line.text))]
    for line in view.page.lines:
        if _BLANK.search(line.text) or any(abs(line.box.middle_y - one) <= NEAR for one in asked):
            continue
        for stroke in _strokes_of(view.page, line, plane, ink):
            box = stroke.box
            words = [word for word in line.words if box.left < word.box.middle_x < box.right]
            at_place = any(one.contains_point(box.middle_x, box.middle_y) for one in signed)
            if words and not at_place and not _is_printed(view, stroke):
                yield _Struck(" ".join(word.text for word in words), box, line.box)


def _is_printed(view: PageView, stroke: _Stroke) -> bool:
    """A line that the form prints, or a highlighter: no pen."""
    box, page = stroke.box, view.page
    pixels = view.crop(box)
    first, last = ((row - box.top) * page.height for row in (stroke.first, stroke.last))
    return (
        is_ruled(page, box)
        or closes_a_cell(page, box, (stroke.first + stroke.last) / 2)
        or _is_marked(pixels)
        or (bool(pixels.size) and is_dotted(pixels, first, last))
    )


def _is_marked(pixels: Pixels) -> bool:
    """A highlighter's bright colour over most of the words hides nothing."""
    if not pixels.size:
        return False
    light = pixels.max(axis=2)
    colour = light.astype(np.int16) - pixels.min(axis=2)
    return bool(np.median(colour) >= VIVID and np.median(light) >= BRIGHT * np.percentile(light, 95))


def _planes(view: PageView) -> tuple[Pixels, Ink]:
    """The page in grey, its usual line scaled, and its ink."""
    red, green = (cv2.extractChannel(view.pixels, one) for one in (0, 1))
    plane = np.asarray(cv2.min(red, green), dtype=np.uint8)
    scale = LINE / max(1.0, text_height(view.page) * len(plane))
    if scale < 1:
        how = cv2.INTER_LINEAR if scale > HALF else cv2.INTER_AREA
        plane = np.asarray(cv2.resize(plane, None, fx=scale, fy=scale, interpolation=how), np.uint8)
    return plane, ink_of(plane)


def _strokes_of(page: Page, line: Line, plane: Pixels, ink: Ink) -> Iterator[_Stroke]:
    """The places of the strokes through a line."""
    height, width = ink.shape
    top = median(word.box.top for word in line.words) * height
    bottom = median(word.box.bottom for word in line.words) * height
    tall = bottom - top
    if tall < SMALLEST:
        return
    aside, above = (max(0, int(edge)) for edge in (line.box.left * width - tall, top - AROUND * tall))
    part = slice(above, int(bottom + AROUND * tall) + 1), slice(aside, int(line.box.right * width + tall) + 1)
    patch, scale = ink[part], LINE / tall
    if ALIKE[0] < scale < ALIKE[1]:
        scale = 1.0
    else:
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        patch = ink_of(
            np.asarray(cv2.resize(plane[part], None, fx=scale, fy=scale, interpolation=how), np.uint8)
        )
    for one in strokes(patch, int((top - above) * scale), int((bottom - above) * scale)):
        left, right = aside + one.left / scale, aside + one.right / scale
        ends = (left, above + one.first / scale), (right, above + one.last / scale)
        long = right - left >= LONG * tall
        box = Box(left=left / width, top=top / height, right=right / width, bottom=bottom / height)
        beyond = [_goes_beyond(ink, end, tall, way) for end, way in zip(ends, (-1, 1), strict=True)]
        share = (median(row for _, row in ends) - top) / tall
        ruled = all(beyond) or (any(beyond) and _at_an_edge(share) and in_a_table(page, box))
        if not ruled and (long or _covers(line, left / width, right / width)):
            yield _Stroke(box, ends[0][1] / height, ends[1][1] / height)


def _goes_beyond(ink: Ink, end: tuple[float, float], tall: float, way: int) -> bool:
    """A ruling, a fold or a streak that goes on far beyond the words, to the left (-1) or the right (1)."""
    far, (column, row) = round(BEYOND * tall), end
    start = round(column) if way > 0 else round(column) - far
    part = slice(max(0, start), start + far)
    near, over, under = (_inked(ink[:, part], round(row), *rows) for rows in BESIDE)
    return bool(near.size) and bool((near & ~over & ~under).mean() >= SHARE)


def _at_an_edge(share: float) -> bool:
    """A pen strikes words through their middle; the side of a cell comes close over or under them."""
    return not EDGE <= share <= 1 - EDGE


def _inked(ink: Ink, row: int, top: int, bottom: int) -> Flags:
    """Which columns have ink in some rows round a row."""
    return np.asarray(ink[max(0, row + top) : max(0, row + bottom)].any(axis=0))


def _covers(line: Line, left: float, right: float) -> bool:
    """Whether a short stroke goes over most of the words that it touches."""
    touched = [word.box for word in line.words if word.box.left < right and word.box.right > left]
    if not touched:
        return False
    whole = union_of(touched)
    return min(right, whole.right) - max(left, whole.left) >= SHARE * whole.width


def _goes_on(line: Box, after: Box) -> bool:
    return abs(after.middle_y - line.middle_y) < NEXT * line.height
