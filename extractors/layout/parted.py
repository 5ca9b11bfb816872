"""A label and its value that a reader took for one line, cut where the values of their list start.

« Identifiant dpi.patient@… » over « de la », « boîte », « d’envoi », « Patient »: in a narrow cell a label is
broken over lines, and its first one touches a long value. Other rows of the list show where values start.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from models.geometry import union_of
from models.page import Line

ROWS = 2  # of the list, with a label and a value of their own, that tell where values start
ALIGNED = 0.008  # of the page's width
NEAR = 0.2  # of the page's height: rows of one list are not further away
BLANK = 0.5  # of a line's height (both are shares of the page): more than between two words
WIDER = 1.3  # than the other blanks of the line


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, each one that holds a label and a value of a list as two."""
    return [part for line in lines for part in _parts(line, lines)]


def _parts(line: Line, lines: Sequence[Line]) -> list[Line]:
    blanks = [right.box.left - left.box.right for left, right in pairwise(line.words)]
    for at, blank in enumerate(blanks, 1):
        others = max((b for n, b in enumerate(blanks, 1) if n != at), default=0.0)
        if blank < max(BLANK * line.box.height, WIDER * others):
            continue
        label, rest = (" ".join(w.text for w in part) for part in (line.words[:at], line.words[at:]))
        if ":" in rest or label.count("(") != label.count(")"):
            continue  # « Logiciel (nom | et version) : Galépro »: the label goes on
        value = line.words[at].box
        if sum(_has_row(line, value.left, other, lines) for other in lines) >= ROWS:
            halves = (line.words[:at], line.words[at:])
            return [Line(words=words, box=union_of(w.box for w in words)) for words in halves]
    return [line]


def _has_row(line: Line, start: float, value: Line, lines: Sequence[Line]) -> bool:
    """Whether `value` starts where the line's would, beside a label that starts where the line does."""
    near = abs(value.box.middle_y - line.box.middle_y) < NEAR and value is not line
    if not near or abs(value.box.left - start) > ALIGNED:
        return False
    return any(
        abs(label.box.left - line.box.left) < ALIGNED
        and label.box.right < start
        and abs(label.box.middle_y - value.box.middle_y) < 0.5 * value.box.height
        for label in lines
    )
