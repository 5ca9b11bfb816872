"""Every client signs, in a place of its own (S0:264-265, S0:522-523).

The places are cells side by side under « Client 1 », « Client 2 », cells of a column, or blocks in a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from extractors.layout.sides import sides
from extractors.normal import fold
from extractors.signatures.cells import between, cell_of
from extractors.signatures.labels import Label, find_labels
from extractors.signatures.zone import ROOM, Zone, text_height, zone_of
from models.geometry import Box
from models.view import PageView
from schemes.piece import SignatureModel

ROW = 0.6  # heights of a line: labels of one row stand at one height
HEADING = 3.5  # heights of a line from a heading to the row of labels that it heads
SAME = 0.5  # shared part of two zones that are one place
LOWEST = 0.4  # of the usual height of a place: a smaller one is no place to sign
SPOKEN = 2.5  # less than the best label: « Bon pour accord. Chaque client signe dans le cadre … » is none
LEANS = 0.01  # of the page: how far a side drawn piece by piece on a photo leans
_SEVERAL = re.compile(r"\bsignatures\b")
_CLIENT = re.compile(r"^client (\d{1,2})$")


def places(model: SignatureModel, views: Sequence[PageView]) -> list[Zone]:
    """The places to sign in reading order; [] where there are not two of them."""
    for found in (_column(model, views), _blocks(model, views)):
        if len(found) > 1:
            return found
    return []


def _blocks(model: SignatureModel, views: Sequence[PageView]) -> list[Zone]:
    """Labels of one kind, « Signature » or « Client n », each with a place of its own."""
    labels = [label for label in find_labels(model, views) if _heads_a_place(label)]
    most = max((label.score for label in labels), default=0.0)
    labels = [label for label in labels if most - label.score < SPOKEN]
    signing = [la for la in labels if la.says_signature and not _over_a_row(la, labels, views)]
    chosen = signing if len(signing) > 1 else _ranked_labels(labels, views)
    zones = [_zone(label, views, chosen) for label in chosen]
    return _apart([zone for row in _rows(zones) for zone in sorted(row, key=lambda z: z.box.left)])


def _rows(zones: Sequence[Zone]) -> list[list[Zone]]:
    """Places side by side, row after row; on a page that leans none of them begins at one height."""
    rows: list[list[Zone]] = []
    for zone in sorted(zones, key=lambda z: (z.view, z.box.top)):
        first = rows[-1][0] if rows else None
        beside = first is not None and first.view == zone.view
        if beside and first is not None and zone.box.top < first.box.middle_y:
            rows[-1].append(zone)
        else:
            rows.append([zone])
    return rows


def _over_a_row(label: Label, labels: Sequence[Label], views: Sequence[PageView]) -> bool:
    """« Signature » just over « Client 1 | Client 2 | … » is the heading of them all (S0:876-879).

    So is « Signatures des clients », however far it stands over two places or more.
    """
    said = fold(views[label.view].page.lines[label.line].text)
    lower = [la for la in labels if la.says_signature and la.box.top > label.box.bottom]
    if _SEVERAL.search(said) and len(lower) > 1:
        return True
    height = text_height(views[label.view].page)
    below = [
        la
        for la in labels
        if la.view == label.view and 0 < la.box.middle_y - label.box.middle_y < HEADING * height
    ]
    alone = not any(_beside(label, other, views) for other in labels)
    return alone and any(_beside(la, other, views) for la in below for other in below)


def _ranked_labels(labels: Sequence[Label], views: Sequence[PageView]) -> list[Label]:
    """« Client 1 », « Client 2 » side by side; else the last ones: the first ones name rows of a table."""
    ranked = sorted((la for la in labels if _client(la)), key=lambda la: (la.view, la.box.middle_y))
    rows = [la for la in ranked if any(_beside(la, other, views) for other in ranked)]
    if rows:
        return [la for la in rows if la.view == rows[-1].view and la.box.top > rows[-1].box.top - 0.1]
    return list({_client(la): la for la in ranked}.values())


def _client(label: Label) -> str:
    """« client 2 » as it is printed on the page, "" for another label."""
    return label.text if _CLIENT.match(label.text) else ""


def _beside(label: Label, other: Label, views: Sequence[PageView]) -> bool:
    height = text_height(views[label.view].page)
    level = abs(label.box.middle_y - other.box.middle_y) < ROW * height
    return label is not other and label.view == other.view and level


def _heads_a_place(label: Label) -> bool:
    return label.says_signature or bool(_CLIENT.match(label.text))


def _zone(label: Label, views: Sequence[PageView], others: Sequence[Label]) -> Zone:
    """The cell of a label; else its zone, ended by the next label right of it or under it."""
    page = views[label.view].page
    cell = cell_of(label.box, page, text_height(page))
    if cell is not None:
        return Zone(label.view, label, cell, text_height(page))
    zone = zone_of(label, views[label.view])
    box, height = zone.box, zone.line
    others = [other for other in others if other is not label and other.view == label.view]
    after = [other.box.left for other in others if other.box.left >= label.box.right]
    if after:  # labels right of it, in its row or another, tell the columns better than a streak does
        box = box.model_copy(update={"right": min(after) - 0.005})
    for other in others:
        beside = _beside(label, other, views)
        if beside and other.box.right <= label.box.left:
            box = box.model_copy(update={"left": max(box.left, label.box.left - 0.01)})
        elif (
            not beside
            and other.box.top > label.box.bottom
            and other.box.left < box.right
            and other.box.right > box.left
        ):
            box = box.model_copy(update={"bottom": min(box.bottom, other.box.top - 0.2 * height)})
    return Zone(zone.view, zone.label, box, height)


def _column(model: SignatureModel, views: Sequence[PageView]) -> list[Zone]:
    """The ruled cells under a header « Signature »: one a row of the table of clients."""
    labels = [label for label in find_labels(model, views) if _heads_a_place(label)]
    signing = [la for la in labels if la.says_signature]
    for label in signing:
        if any(_beside(label, other, views) for other in signing):
            continue  # a place of its own, beside that of another client
        view = views[label.view]
        cells = _cells_under(label, view)
        own = any(_labelled(cell, label, labels) for cell in cells)
        if len(cells) > 1 and not own and _ranked(cells, view):
            return [Zone(label.view, None, cell, text_height(view.page)) for cell in cells]
    return []


def _labelled(cell: Box, header: Label, labels: Sequence[Label]) -> bool:
    """Whether a cell has a label of its own, « Client 4 » or « Signature »: blocks, not rows of a table."""
    return any(
        la is not header and la.view == header.view and cell.contains_point(la.box.middle_x, la.box.middle_y)
        for la in labels
    )


def _cells_under(label: Label, view: PageView) -> list[Box]:
    """The cells of the label's column, from the ruling under it down to the end of its sides."""
    box, rulings = label.box, view.page.rulings
    upright = [r.box for r in rulings if r.direction == "vertical" and r.box.bottom > box.bottom + 0.01]
    upright = [s for s in upright if s.top < box.bottom + 0.03]
    found = between(box, sides(view.page)) or between(box.grown(0, 0.03), upright)
    if found is None:
        return []
    left, right = found
    own = [s for s in upright if min(abs(s.right - left), abs(s.left - right)) < LEANS]
    heights = sorted(
        r.box.middle_y
        for r in rulings
        if r.direction == "horizontal"
        and r.box.middle_y > box.bottom - 0.004
        and min(r.box.right, right) - max(r.box.left, left) > 0.8 * (right - left)
    )
    least = ROOM / 2 * text_height(view.page)
    pairs = pairwise(heights)
    return [
        Box(left=left, top=top, right=right, bottom=bottom)
        for top, bottom in pairs
        if bottom - top >= least and any(_beside_cell(s, top, bottom) for s in own)
    ]


def _beside_cell(side: Box, top: float, bottom: float) -> bool:
    """The side runs along most of the cell, and does not only end at its head."""
    return min(side.bottom, bottom) - max(side.top, top) > 0.5 * (bottom - top)


def _ranked(cells: Sequence[Box], view: PageView) -> bool:
    """Whether something is written beside the cells: rows of clients, not an empty frame."""
    lines = view.page.lines
    return all(
        any(line.box.right <= c.left + 0.01 and c.top <= line.box.middle_y <= c.bottom for line in lines)
        for c in cells[:2]
    )


def _apart(zones: Sequence[Zone]) -> list[Zone]:
    """Each place once, and none that is only a sliver of the others."""
    usual = median_low([z.box.height for z in zones]) if zones else 0.0
    kept: list[Zone] = []
    for zone in zones:
        twice = any(k.view == zone.view and _shared(k.box, zone.box) > SAME for k in kept)
        if not twice and zone.box.height >= LOWEST * usual:
            kept.append(zone)
    return kept


def _shared(a: Box, b: Box) -> float:
    both = a.intersection(b)
    return both.area / min(a.area, b.area) if both is not None else 0.0


def says_only_rank(text: str) -> bool:
    """« Client 2 » in a place to sign is its label, no signature."""
    return bool(_CLIENT.match(fold(text)))
