"""Where a page shows the mark of an electronic signature, its lines put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.signatures.phrases import (
    INSTANT,
    NOUN,
    NUMBER,
    PROOF,
    SIGNED,
    glued,
    is_record,
    may_tell,
    only_speaks,
    tells,
    tells_in_short,
)
from extractors.signatures.words import SENTENCE
from extractors.signatures.zone import Zone
from models.geometry import Box, union_of
from models.page import Line
from models.view import PageView

MARK_LINES = 5  # of a mark, after its first
CLOSE = 1.2  # heights of a line between two lines of a mark
PICTURE = 8.0  # heights of a line: the drawing between « DocuSigned by: » and the number of its envelope
COLUMN = 0.1  # of the page: how far from the first line's the left end of a line of its mark may stand
LEVEL = 0.01  # of the page: words that start at one place, beside a name as tall as two lines
GAP = 0.8  # heights of a line, as a share of the page's width: wider than the space between two words
BESIDE = 0.15  # of the page: from the end of a mark's first line to its number on the right


def electronic_words(zone: Zone, view: PageView) -> tuple[str, Box] | None:
    """The words of a mark in the zone or at its edge, and where they stand."""
    return next(marks(zone, view), None)


def marks(zone: Zone, view: PageView) -> Iterator[tuple[str, Box]]:
    """Every mark in the zone or at its edge: its words, and where they stand."""
    near = zone.box.grown(0.03, 0.03)
    for whole in _begun(near, view):
        own = [one for one in whole if near.contains_point(one.box.middle_x, one.box.middle_y)]
        if only_speaks(whole[0].text):
            continue
        mark = own if tells(_texts(own)) else whole if tells_in_short(_texts(whole)) else []
        if mark:
            yield " ".join(_texts(mark)), union_of(one.box for one in mark)


def maybe_marked(zone: Zone, view: PageView) -> Box | None:
    """Words of the zone that are near what a mark says, without all that proves one."""
    for whole in _begun(zone.box, view):
        told = may_tell(_texts(whole)) and not only_speaks(whole[0].text)
        if told:
            return union_of(one.box for one in whole)
    return None


def long_marks(zone: Zone, view: PageView) -> Iterator[Box]:
    """Lines as long as a sentence that say who signed electronically and when, or by which proof."""
    for line in view.page.lines:
        text = glued(line.text)
        here = zone.box.contains_point(line.box.middle_x, line.box.middle_y)
        said = SIGNED.search(text) or NOUN.search(text)
        if here and len(line.words) >= 2 * SENTENCE and said and (INSTANT.search(text) or PROOF.search(text)):
            yield line.box


def _begun(place: Box, view: PageView) -> Iterator[list[Line]]:
    """The lines in a place that speak of signing, each with those that go on with it."""
    for n, line in enumerate(view.page.lines):
        first = _from_gap(line)
        here = place.contains_point(first.box.middle_x, first.box.middle_y)
        short = len(line.words) < 2 * SENTENCE or is_record(line.text)
        if here and short and "sign" in glued(first.text):
            yield [first, *_below(first, view.page.lines[n + 1 :]), *_numbered(first, view.page.lines)]


def _from_gap(line: Line) -> Line:
    """« BORDENAVE   Signature numérique de »: a line from its word that speaks of signing."""
    for left, right in pairwise(line.words):
        if right.box.left - left.box.right > GAP * min(left.box.height, right.box.height):
            rest = _from(line, right.box.left)
            if rest is not None and glued(rest.text).startswith(("sign", "numeriq", "digital", "docusign")):
                return rest
    return line


def _from(line: Line, left: float) -> Line | None:
    """The words of a line from the one that starts at a place; None where none does."""
    at = next((n for n, word in enumerate(line.words) if abs(word.box.left - left) < LEVEL), None)
    if at is None:
        return None
    words = line.words[at:]
    return line.model_copy(update={"words": words, "box": union_of(word.box for word in words)})


def _below(first: Line, others: Sequence[Line]) -> list[Line]:
    """The few lines that go on under a line, in its column."""
    found: list[Line] = []
    last = first
    for line in others:
        part = line if abs(line.box.left - first.box.left) < COLUMN else None
        if line.box.left < first.box.left - LEVEL:  # of a name as tall as two lines beside them
            part = _from(line, first.box.left) or part
        if part is None or len(found) >= MARK_LINES:
            continue
        gap = (part.box.top - last.box.bottom) / first.box.height
        if gap < CLOSE or (gap < PICTURE and NUMBER.match(glued(part.text)) is not None):
            found.append(part)
            last = part
    return found


def _numbered(first: Line, others: Sequence[Line]) -> Iterator[Line]:
    """The number of an envelope right over the first line of a mark, or right of what is drawn under it."""
    height = first.box.height
    for line in others:
        if NUMBER.match(glued(line.text)) is None or "env" in glued(line.text):
            continue
        over = 0 <= first.box.top - line.box.bottom < CLOSE * height
        over = over and abs(line.box.left - first.box.left) < COLUMN
        right = 0 <= line.box.left - first.box.right < BESIDE
        down = line.box.middle_y - first.box.top
        if over or (right and 0 <= down < PICTURE * height):
            yield line


def _texts(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]
