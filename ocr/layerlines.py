"""The words of a text layer as lines: parted at wide gaps, at vertical rulings and where a column starts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from models.geometry import Box
from models.page import Line, Reader, Ruling, Word
from ocr.textlayer import LayerWord
from ocr.words import line_of

WIDE = 1.6  # word heights between two words: beyond it they stand in two columns
NARROW = 0.55  # word heights: beyond it they do where other rows start a column; a space is a third of one,
MORE = 1.5  # but in letters of one width more: times a narrow space of the page
ALIGNED = 0.0015  # of the page's width: starts of one column differ by less
ROWS = 2  # other rows that start a column there
NEXT, HEADS = 2.5, 2  # word heights from heads to the row under them; columns that both have
SAME_LEVEL = 0.15  # of it, where rows of small print chain over those of another column
SAME_ROW = 0.5  # of the lower height: middles closer than that stand on one row

Row = list[LayerWord]


def layer_lines(words: Sequence[LayerWord], rulings: Sequence[Ruling], shape: tuple[int, ...]) -> list[Line]:
    """The lines of a page of that shape (height and width in pixels)."""
    standing = [ruling.box for ruling in rulings if ruling.direction == "vertical"]
    ratio = shape[0] / shape[1]
    parts = [part for row in _rows(words) for part in _parted(row, ratio, standing)]
    starts = [right[0].box for left, right in pairwise(parts) if _on_row(left[-1].box, right[0].box)]
    gaps = sorted(_gap(left.box, right.box, ratio) for part in parts for left, right in pairwise(part))
    least = max(NARROW, MORE * gaps[len(gaps) // 4]) if gaps else NARROW
    lines = (line for part in parts for line in _at_columns(part, ratio, starts, least))
    return [line_of([_word(word) for word in line]) for line in lines]


def _rows(words: Sequence[LayerWord]) -> list[Row]:
    """Words on one row; where rows of two columns chain, each level by itself."""
    found = _levels(words, SAME_ROW)
    return [part for row in found for part in (_levels(row, SAME_LEVEL) if _is_chained(row) else [row])]


def _levels(words: Sequence[LayerWord], share: float) -> list[Row]:
    rows: list[Row] = []
    for word in sorted(words, key=lambda w: (w.box.middle_y, w.box.left)):
        if rows and _on_row(rows[-1][-1].box, word.box, share):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.box.left) for row in rows]


def _is_chained(row: Row) -> bool:
    """Whether a word stands under another one of its row."""
    return any(
        not _on_row(left.box, right.box) and right.box.left < left.box.middle_x
        for left, right in pairwise(row)
    )


def _on_row(a: Box, b: Box, share: float = SAME_ROW) -> bool:
    return abs(a.middle_y - b.middle_y) < share * min(a.height, b.height)


def _parted(row: Row, ratio: float, standing: Sequence[Box]) -> list[Row]:
    parts = [[row[0]]]
    for before, word in pairwise(row):
        if _apart(before.box, word.box, ratio, standing):
            parts.append([])
        parts[-1].append(word)
    return parts


def _apart(left: Box, right: Box, ratio: float, standing: Sequence[Box]) -> bool:
    if _gap(left, right, ratio) > WIDE:
        return True
    middle = (left.middle_y + right.middle_y) / 2
    return any(left.middle_x < r.middle_x < right.middle_x and r.top <= middle <= r.bottom for r in standing)


def _at_columns(part: Row, ratio: float, starts: Sequence[Box], least: float) -> list[Row]:
    """« Dénomination sociale de | Maison de santé »: a long label ends just before the column of values.

    `least`: the narrowest blank between them, in heights of a word.
    """
    after_blanks = [word.box for before, word in pairwise(part) if _gap(before.box, word.box, ratio) > least]
    columns = [box for box in after_blanks if _starts(box, starts)] or _heads(after_blanks, starts)
    lines = [[part[0]]]
    for word in part[1:]:
        if word.box in columns:
            lines.append([])
        lines[-1].append(word)
    return lines


def _starts(box: Box, starts: Sequence[Box]) -> bool:
    return sum(abs(start.left - box.left) < ALIGNED for start in starts) >= ROWS


def _heads(boxes: Sequence[Box], starts: Sequence[Box]) -> list[Box]:
    """The words that stand right over the columns of one row, two of them at least: heads set close."""
    over = [
        (box, start)
        for box in boxes
        for start in starts
        if abs(start.left - box.left) < ALIGNED and 0 < start.middle_y - box.middle_y < NEXT * box.height
    ]
    return [box for box, start in over if sum(_on_row(start, other) for _, other in over) >= HEADS]


def _gap(left: Box, right: Box, ratio: float) -> float:
    """The blank between two words of a row, in heights of the lower one."""
    return (right.left - left.right) / (min(left.height, right.height) * ratio)


def _word(word: LayerWord) -> Word:
    return Word(text=word.text, box=word.box, confidence=1.0, ink=word.ink, reader=Reader.TEXT_LAYER)
