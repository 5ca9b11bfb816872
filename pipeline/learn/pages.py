"""The pages of a PDF or of a scan as a sheet: words with their ink, boxes from the pixels, ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from extractors.boxes.frames import find_frames
from extractors.boxes.letters import letters_of
from extractors.boxes.patch import patch_of
from extractors.flow import Placed, by_rows
from models.geometry import Box, Place
from models.page import Ink, Line, Reader, Word
from models.view import PageView
from pipeline.learn.ruled import Ruled, ruled_tables
from pipeline.learn.sheet import BOXES, FILL, Item, Run, Sheet, passages

BESIDE = 0.035  # of the page's width: a box stands that near the text that it goes with
INDENT = 0.035  # of the page's width: the lines of one paragraph start that near each other
SPACE = 0.008  # of the page's width, between two words
TIGHT = (-0.5, 0.9)  # heights of a line between two lines of one paragraph: an engine's boxes overlap
DOTTED = (0.004, 0.35)  # share of ink right of a label that is a row of dots
ACROSS = (0.2, 0.93)  # share of the columns that dots ink; a line inks them all
DARKER = 50  # levels under the paper's
DOTS = 0.12  # of the page's width: how far dots are looked for


@dataclass
class _Paragraph:
    lines: list[Line] = field(default_factory=list)
    boxed: set[int] = field(default_factory=set)  # lines that a box drawn on the page stands before


def sheet_of(views: Sequence[PageView]) -> Sheet:
    """What is printed on the pages. Pages on which no word has a colour are grey."""
    items: list[Item] = []
    for view in views:
        items += _page(view, len(items) * 1000)
    inks = {word.ink for view in views for word in view.page.words}
    return Sheet(tuple(items), blue=Ink.BLUE in inks, grey=inks <= {Ink.UNKNOWN})


def _page(view: PageView, base: int) -> list[Item]:
    tables = ruled_tables(view)
    loose = [line for line in view.page.lines if not any(_inside(line, table) for table in tables)]
    placed: list[tuple[float, Item]] = [(table.box.top, table.table) for table in tables]
    for index, paragraph in enumerate(_paragraphs(view, loose)):
        top = paragraph.lines[0].box.top
        placed += [(top, one) for one in passages(_runs(view, paragraph), base + index)]
    return [item for _, item in sorted(placed, key=lambda one: one[0])]


def _inside(line: Line, table: Ruled) -> bool:
    return table.box.contains_point(line.box.middle_x, line.box.middle_y)


def _paragraphs(view: PageView, lines: Sequence[Line]) -> list[_Paragraph]:
    """Lines joined to the one above that they go on from, or to the one before them on a row of boxes."""
    found: list[_Paragraph] = []
    right = max((line.box.right for line in lines), default=1.0)
    for placed in by_rows([Placed(line, 0, n) for n, line in enumerate(lines)]):
        line = placed.content
        boxed = _box_before(view, line)
        home = next((p for p in reversed(found) if _joins(p, line, boxed, right)), None)
        if home is None:
            home = _Paragraph()
            found.append(home)
        if boxed:
            home.boxed.add(len(home.lines))
        home.lines.append(line)
    return found


def _joins(paragraph: _Paragraph, line: Line, boxed: bool, right: float) -> bool:
    last = paragraph.lines[-1]
    if abs(last.box.middle_y - line.box.middle_y) < 0.5 * line.box.height:
        return boxed or line.text[:1] in BOXES
    close = TIGHT[0] <= (line.box.top - last.box.bottom) / last.box.height <= TIGHT[1]
    aligned = abs(line.box.left - min(one.box.left for one in paragraph.lines)) <= INDENT
    if not close or not aligned or boxed or line.text[:1] in BOXES:
        return False
    if not _written(line):
        return True
    ended = last.text.rstrip().endswith(":") or FILL.search(last.text[-3:]) is not None
    full = last.box.right + SPACE + line.words[0].box.width > right
    return full and not ended and _one_ink(last, line)


def _written(line: Line) -> bool:
    return any(c.isalnum() for c in line.text)


def _one_ink(one: Line, other: Line) -> bool:
    return bool({w.ink for w in one.words} & {w.ink for w in other.words})


def _box_before(view: PageView, line: Line) -> bool:
    """Whether an empty box is drawn left of a line. A text layer writes its boxes as signs."""
    first = line.words[0]
    if first.text[:1] in BOXES or not _written(line):
        return False
    left = max(line.box.left - BESIDE, 0.0)
    reach = 0.3 * line.box.height
    zone = Box(
        left=left,
        top=max(line.box.top - reach, 0.0),
        right=line.box.left + 0.2 * line.box.height,
        bottom=min(line.box.bottom + reach, 1.0),
    )
    letters = letters_of(view, line.words, "left")
    frames = find_frames(patch_of(view, zone, line.box, first.box.height), letters)
    return any(abs(f.box.middle_y - line.box.middle_y) < 0.5 * line.box.height for f in frames)


def _runs(view: PageView, paragraph: _Paragraph) -> list[Run]:
    runs: list[Run] = []
    for index, line in enumerate(paragraph.lines):
        if index in paragraph.boxed:
            runs.append(Run(BOXES[0], None))
        runs += [_run(word, view) for word in line.words]
        if _dotted(view, line):
            runs.append(Run("……", None))
    return runs


def _dotted(view: PageView, line: Line) -> bool:
    """Whether a row of dots that no engine has read follows a line."""
    if line.words[-1].reader is Reader.TEXT_LAYER:
        return False
    right = min(line.box.right + 0.005 + DOTS, 1.0)
    zone = Box(left=line.box.right + 0.005, top=line.box.top, right=right, bottom=line.box.bottom)
    if any(zone.intersection(word.box) for word in view.page.words if word not in line.words):
        return False
    crop = view.crop(zone).min(axis=2)
    inked = crop < float(np.percentile(crop, 90)) - DARKER
    return (
        DOTTED[0] < float(inked.mean()) < DOTTED[1]
        and ACROSS[0] < float(inked.any(axis=0).mean()) < ACROSS[1]
    )


def _run(word: Word, view: PageView) -> Run:
    """A word as a run. An engine's colon often comes back as a middle dot, which says nothing else here."""
    text = word.text
    if word.reader is not Reader.TEXT_LAYER and text[-1:] in "·•" and len(text) > 1:
        text = f"{text[:-1]} :"
    blue = None if word.ink is Ink.UNKNOWN else word.ink is Ink.BLUE
    return Run(f"{text} ", blue, Place(document=view.document, page=view.page.number, box=word.box))
