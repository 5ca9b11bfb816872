"""A table that goes on overleaf: the heads of its columns come again at the top of the page."""

from __future__ import annotations

from extractors.normal import fold
from models.page import Line, Page

MARGIN = 0.05  # of the page's height: where a fax or a scanner adds its header
LEVEL = 0.6  # heights of a line between the middles of two heads of one row
HEADS = 3  # columns, at least
APART = 0.02  # of the page's width: how far a column may stand from where it stood


def heads_again(page: Page, before: Page) -> bool:
    """Whether the first row of the page is a row of heads of the page before it, each in its column."""
    body = sorted((line for line in page.lines if line.box.top > MARGIN), key=lambda line: line.box.top)
    first = [line for line in body if _level(line, body[0])]
    heads = [_head(line) for line in first]
    if len(heads) < HEADS or any(not text or any(c.isdigit() for c in text) for text, _ in heads):
        return False
    rows = [[_head(line) for line in before.lines if _level(line, one)] for one in before.lines]
    return any(all(_stands_in(head, row) for head in heads) for row in rows)


def _head(line: Line) -> tuple[str, float]:
    return fold(line.text), line.box.middle_x


def _level(line: Line, other: Line) -> bool:
    return abs(line.box.middle_y - other.box.middle_y) < LEVEL * max(line.box.height, other.box.height)


def _stands_in(head: tuple[str, float], row: list[tuple[str, float]]) -> bool:
    return any(text == head[0] and abs(at - head[1]) < APART for text, at in row)
