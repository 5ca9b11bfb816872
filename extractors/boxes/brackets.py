"""What stands between brackets that a reader read: its boxes are rough, the uprights are looked for."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.boxes.glyphs import Glyph
from extractors.boxes.inside import Inside, span_of
from extractors.boxes.options import Spot
from extractors.boxes.patch import LETTER, patch_of
from extractors.inkmask import Mask
from models.geometry import Box
from models.view import PageView

TALL, SLIM = 0.5, 0.45  # least height and most width of a bracket, in heights of a line
GAP = (0.15, 1.8)  # between the brackets, in heights of a line
OFF = 0.9  # the same, both together: how far they stand from where they were read
BESIDE = 0.25  # of the width of a pair of brackets: where the brackets themselves stand
SPECK = 0.12  # of a line's height


def bracketed(spots: Sequence[Spot], glyphs: Sequence[Glyph | None]) -> list[Glyph | None]:
    """The signs; an option without any has brackets where another option's stand (a tick over them)."""
    known = [
        (spot, glyph)
        for spot, glyph in zip(spots, glyphs, strict=True)
        if glyph and glyph.bracket and glyph.state and glyph.box.middle_x < spot.first_line.left
    ]
    if not known:
        return list(glyphs)
    model, sign = known[0]
    return [
        glyph if glyph and glyph.state else _shifted(sign, model, spot)
        for spot, glyph in zip(spots, glyphs, strict=True)
    ]


def _shifted(sign: Glyph, model: Spot, spot: Spot) -> Glyph:
    """Brackets that stand to the option as those of the other one do."""
    dx = spot.first_line.left - model.first_line.left
    dy = spot.first_line.middle_y - model.first_line.middle_y
    left, right = max(0.0, sign.box.left + dx), min(1.0, sign.box.right + dx)
    top, bottom = max(0.0, sign.box.top + dy), min(1.0, sign.box.bottom + dy)
    return Glyph(None, Box(left=left, top=top, right=right, bottom=bottom), sure=False, bracket=True)


def between_brackets(view: PageView, box: Box, text: Box, height: float) -> Inside | None:
    """The ink between the two uprights nearest to where brackets were read; None without uprights."""
    ratio = view.page.height / max(1, view.page.width)
    patch = patch_of(view, box.grown(0.7 * height * ratio, 0.15 * height), text, height)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(patch.mask.astype(np.uint8), connectivity=8)
    uprights = [
        (int(x), int(x + w), int(y), int(y + h), n)
        for n, (x, y, w, h, _) in enumerate(stats.tolist())
        if n and h >= TALL * LETTER and w <= SLIM * LETTER
    ]
    left, _, right, _ = patch.pixels_of(box)
    pairs = [
        (abs(a[0] - left) + abs(b[1] - right), a, b)
        for a in uprights
        for b in uprights
        if GAP[0] * LETTER <= b[0] - a[1] <= GAP[1] * LETTER and abs(a[3] - b[3]) < 0.3 * LETTER
    ]
    off, a, b = min(pairs, key=lambda pair: pair[0], default=(0, None, None))
    if a is None or b is None or off > OFF * LETTER:
        return None
    own = (labels == a[4]) | (labels == b[4])
    edge = cv2.dilate(own.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    inner = (patch.mask & ~edge)[max(a[2], b[2]) : min(a[3], b[3]), a[1] : b[0]]
    return Inside(*_measured(inner)) if inner.size else None


def in_place(view: PageView, box: Box, text: Box, height: float) -> Inside | None:
    """The ink well inside of where brackets should stand; None where words stand."""
    if any(
        sum(c.isalnum() for c in word.text) > 1 and box.contains_point(word.box.middle_x, word.box.middle_y)
        for word in view.page.words
    ):
        return None
    aside = BESIDE * box.width
    inner = box.model_copy(update={"left": box.left + aside, "right": box.right - aside})
    return Inside(*_measured(patch_of(view, inner, text, height).mask))


def _measured(mask: Mask) -> tuple[float, float]:
    """Share of ink and its extent, dirt left out."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    keep = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1) > SPECK * LETTER
    keep[0] = False
    clean = np.asarray(keep[labels], dtype=np.bool_)
    return float(clean.mean()), span_of(clean)
