"""How far does a signing block reach? From its label to the next text, ruling, column or edge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from extractors.normal import fold
from extractors.signatures.labels import Label
from models.geometry import Box
from models.page import Line, Page
from models.view import PageView

DEPTH = 0.2  # of the page's height, under the label at most
ROOM = 3.5  # heights of a line left free under a label that make room for a signature
ABOVE = 1.2  # heights of a line: strokes go above their label
EDGE = 0.02
SIDE, MEETS = 6.0, 0.008  # heights of a line: stamps are lower; of the page: how far two rulings stand apart
FEW = 30  # words of a page whose usual height may be that of a hand
HEAD, FOOT = 0.02, 0.94  # of the page's height: where a page's own text starts and ends


@dataclass(frozen=True)
class Zone:
    """Where to sign. `box` is what the form leaves; `line` is the height of a line of text (page share)."""

    view: int
    label: Label | None
    box: Box
    line: float


def text_height(page: Page) -> float:
    """Usual height of a word, as a share of the page's height."""
    heights = [word.box.height for word in page.words if sum(c.isalpha() for c in word.text) >= 2]
    return median(heights) if heights else 0.012


def zone_of(label: Label, view: PageView) -> Zone:
    """The zone of a label."""
    height = _height(label, view.page)
    left, right = _columns(label, view.page, height)
    top = max(0.0, label.box.top - ABOVE * height)
    bottom = _bottom(label, view.page, left, right, height)
    return Zone(label.view, label, Box(left=left, top=top, right=right, bottom=bottom), height)


def _height(label: Label, page: Page) -> float:
    """The height of a line of print: where a page says little, most of it may be written by hand."""
    usual = text_height(page)
    return min(usual, label.box.height) if len(page.words) < FEW else usual


def _columns(label: Label, page: Page, height: float) -> tuple[float, float]:
    """From the label's column to the next one: a ruling, or text that starts a column beside the label."""
    left, right = max(EDGE, label.box.left - 0.03), 1 - EDGE
    band = Box(left=0, top=label.box.top - height, right=1, bottom=label.box.bottom + 4 * height)
    for ruling in page.rulings:
        if ruling.direction == "vertical" and _is_side(ruling.box, label.box, page, height):
            if ruling.box.middle_x <= label.box.left + 0.005:
                left = max(left, ruling.box.right)
            elif ruling.box.middle_x >= label.box.right:
                right = min(right, ruling.box.left)
    for line in page.lines:
        beside = line.box.left > label.box.right + 0.04 and line.box.intersection(band)
        if beside and len(fold(line.text)) >= 6 and _heads_column(line, label, page):
            right = min(right, line.box.left - 0.01)
    return left, max(right, label.box.right + 0.02)


def _is_side(ruling: Box, label: Box, page: Page, height: float) -> bool:
    """A vertical ruling beside the label that parts the form; no side of a stamp, no upright stroke of a pen.

    It is longer than a stamp is high, or a level ruling over or under the label meets it; a fold, which runs
    from an edge of the sheet, is none.
    """
    if not (ruling.top <= label.middle_y <= ruling.bottom and ruling.height > 2 * height):
        return False
    level = (
        r.box
        for r in page.rulings
        if r.direction == "horizontal" and r.box.left > EDGE and r.box.right < 1 - EDGE
    )
    return ruling.height > SIDE * height or any(
        box.left - MEETS < ruling.middle_x < box.right + MEETS
        and box.left < label.middle_x < box.right
        and ruling.top - MEETS < box.middle_y < ruling.bottom + MEETS
        for box in level
    )


def _heads_column(line: Line, label: Label, page: Page) -> bool:
    """A line beside the label is another block's when it is on the label's row or has lines under it."""
    row = abs(line.box.middle_y - label.box.middle_y) < 0.6 * max(line.box.height, label.box.height)
    gap = line.box.left - label.box.right
    return (row and gap > 0.12 and ":" in line.text) or (gap > 0.15 and _labelled(line))


def _labelled(line: Line) -> bool:
    words = fold(line.text).split()
    return any(w in ("signature", "cachet", "fournisseur", "editeur", "client", "accord") for w in words)


def _bottom(label: Label, page: Page, left: float, right: float, height: float) -> float:
    """The first text or ruling under the label that leaves room to sign, or the depth of a block."""
    limit = min(1 - EDGE / 2, label.box.bottom + DEPTH)
    edge = label.box.bottom
    for top, bottom in sorted(_obstacles(page, left, right, label.box.bottom, height)):
        if top >= limit:
            break
        if top - edge >= ROOM * height:
            return top
        edge = max(edge, bottom)
    return limit


def is_sentence(line: Line) -> bool:
    """Printed text that goes across the page, not the lines of a stamp or an address."""
    return len(line.words) >= 7 or (len(line.words) >= 5 and line.box.width > 0.3)


def _obstacles(
    page: Page, left: float, right: float, under: float, height: float
) -> Iterable[tuple[float, float]]:
    """Printed sentences and long rulings under the label, in its columns: (top, bottom)."""
    for line in page.lines:
        inside = line.box.left < right and line.box.right > left
        if inside and line.box.top > under - 0.3 * height and is_sentence(line):
            yield line.box.top, line.box.bottom
    for ruling in page.rulings:
        shared = min(ruling.box.right, right) - max(ruling.box.left, left)
        if ruling.direction == "horizontal" and ruling.box.top > under and shared > 0.35 * (right - left):
            yield ruling.box.top, ruling.box.bottom


def overleaf(zone: Zone, views: Sequence[PageView]) -> Zone | None:
    """A block opened at the foot of a page goes on at the head of the next one."""
    if zone.label is None or zone.view + 1 >= len(views):
        return None
    page, after = views[zone.view].page, views[zone.view + 1].page
    if any(
        top < FOOT for top, _ in _obstacles(page, zone.box.left, zone.box.right, zone.label.box.bottom, 0.0)
    ):
        return None
    if zone.label.box.bottom + 10 * zone.line < FOOT:
        return None
    tops = sorted(top for top, _ in _obstacles(after, zone.box.left, zone.box.right, HEAD, 0.0))
    bottom = min([HEAD + DEPTH, *tops[:1]])
    if bottom - HEAD < ROOM * zone.line:
        return None
    box = zone.box.model_copy(update={"top": HEAD, "bottom": bottom})
    return Zone(zone.view + 1, None, box, text_height(after))
