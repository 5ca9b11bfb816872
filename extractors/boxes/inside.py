"""What stands inside a frame: nothing, a tick, a blot, or something that cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.boxes.coloured import coloured
from extractors.boxes.overflow import overflow
from extractors.boxes.patch import LETTER, Patch, PatchBox, Shape, patch_of
from extractors.inkmask import Plane
from models.geometry import Box
from models.piece import MarkState
from models.view import PageView

SIZE = 40  # pixels that a frame is high once scaled
SHIFT = 6  # pixels that a side may be off
# Of the frame's width and height, on each side: the border and what of it bleeds.
MARGINS: dict[Shape, tuple[float, float]] = {
    "square": (0.22, 0.22), "round": (0.22, 0.22), "bracket": (0.3, 0.12),
}  # fmt: skip
INWARD = 1.5  # a stroke inside has less room to go
# How far strokes overflow from a box (a tick beside its middle): in doubt, ticked.
TOUCH, OVER = 0.15, 0.25
PAPER = 0.15  # darkness below which a pixel is surely paper
NEAR, ABOVE = 7, 0.02  # pixels round a stroke that are no paper, and how much darker a stroke is than paper
SPECK = 0.14  # of the frame's size: smaller dots are dirt
EMPTY_FILL, DIRT_FILL, TICK_FILL = 0.02, 0.05, 0.09
EMPTY_SPAN, TICK_SPAN = 0.3, 0.45  # extent of the ink inside, as a share of the inside
HEAVY, BLOT = 0.55, 0.9  # fill of a box that may have been blackened, of one that was
PLAIN_TICK = 0.42  # fill up to which a tick next to a blackened box is a tick


@dataclass(frozen=True)
class Inside:
    """Share of ink inside, extent of that ink (0 to 1); as shares of the frame's size, how far strokes go
    in from its border (`within`), and the farther of that and of how far they go out of it (`over`), and how
    broad the stroke is that goes out of it on the left or below, where no letter of its words does (`aside`),
    and how long a coloured stroke at it is beside black print (`pen`),
    and the share of the frame that strokes cover well within its border, be they short (`trace`).
    """

    fill: float
    span: float
    over: float = 0.0
    within: float = 0.0
    aside: float = 0.0
    pen: float = 0.0
    trace: float = 0.0


def look_inside(view: PageView, box: Box, shape: Shape, text: Box, others: Sequence[Box] = ()) -> Inside:
    """Measures the inside of a frame, its border left out, and what overflows from it.

    `text`: print that stands by, whose darkness tells what is inked. `others`: the frames of the other
    options, whose ticks may come near.
    """
    around = box.grown(box.width, box.height)
    patch = patch_of(view, around, text, box.height * LETTER / SIZE)
    frame = _fitted(patch, shape, box)
    mx, my = (max(4, round(part * side)) for part, side in zip(MARGINS[shape], frame.sides, strict=True))
    rows = slice(frame.top + my, frame.top + frame.height - my + 1)
    inner = patch.plane[rows, frame.left + mx : frame.left + frame.width - mx + 1]
    if inner.size == 0:
        return Inside(0.0, 0.0)
    mask = _cleaned(inner > _threshold(patch), SPECK * frame.size)
    if shape == "round":
        mask &= _disc(mask.shape)
    usual = frame.size / frame.width  # of an oblong box, the part that a tick may be wide
    seen = (min(1.0, float(mask.mean()) / usual), min(1.0, span_of(mask) / usual))
    pen = coloured(view, box, text)
    if shape == "bracket":
        return Inside(*seen, pen=pen)
    out, within, aside, trace = overflow(patch, frame, view.page.lines, others)
    return Inside(*seen, max(out, INWARD * within), within, aside, pen, trace)


def _fitted(patch: Patch, shape: Shape, box: Box) -> PatchBox:
    """The frame in pixels of the patch, each side of a square moved to where its border is darkest."""
    left, top, right, bottom = patch.pixels_of(box)
    if shape != "square":
        return PatchBox(left, top, right - left, bottom - top, shape)
    rows = patch.plane[:, max(0, left) : right + 1].mean(axis=1)
    columns = patch.plane[max(0, top) : bottom + 1].mean(axis=0)
    left, right = (_darkest(columns, at) for at in (left, right))
    top, bottom = (_darkest(rows, at) for at in (top, bottom))
    return PatchBox(left, top, right - left, bottom - top)


def _darkest(profile: Plane, at: int) -> int:
    """Index of the darkest value within a few pixels."""
    start = max(0, at - SHIFT)
    part = profile[start : at + SHIFT + 1]
    return start + int(np.argmax(part)) if part.size else at


def _threshold(patch: Patch) -> float:
    """Darkness of a stroke, above the grain of the paper: faint pens count on a clean scan."""
    plane = patch.plane
    grain = np.abs(plane - cv2.blur(plane, (5, 5)))[plane < PAPER]
    noise = float(np.percentile(grain, 95)) if grain.size else 0.0
    # Coarse grain is darker than that, in the box and round it: what lies apart from every stroke is paper.
    strokes = cv2.dilate(patch.mask.astype(np.uint8), np.ones((NEAR, NEAR), np.uint8)) > 0
    paper = float(np.percentile(plane[~strokes], 99)) if not strokes.all() else 0.0
    return min(patch.step, max(float(np.clip(2.5 * noise + 0.06, 0.12, 0.3)), paper + ABOVE))


def _disc(shape: tuple[int, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    disc = np.zeros(shape, np.uint8)
    cv2.ellipse(disc, (shape[1] // 2, shape[0] // 2), (shape[1] // 2, shape[0] // 2), 0, 0, 360, 1, -1)
    return np.asarray(disc, dtype=np.bool_)


def _cleaned(
    mask: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], speck: float
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """The mask without specks."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    keep = np.zeros(count, dtype=np.bool_)
    for n in range(1, count):
        keep[n] = max(stats[n, cv2.CC_STAT_WIDTH], stats[n, cv2.CC_STAT_HEIGHT]) > speck
    return np.asarray(keep[labels], dtype=np.bool_)


def span_of(mask: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> float:
    """The larger extent of the ink, as a share of the inside."""
    ys, xs = np.nonzero(mask)
    if ys.size == 0:
        return 0.0
    height, width = mask.shape
    return float(max((np.ptp(xs) + 1) / width, (np.ptp(ys) + 1) / height))


def state_of(inside: Inside) -> MarkState:
    """The state of a box alone; a band of doubt between empty and ticked."""
    if inside.fill >= TICK_FILL and inside.span >= TICK_SPAN:
        return MarkState.CHECKED
    if inside.fill <= EMPTY_FILL or (inside.fill <= DIRT_FILL and inside.span <= EMPTY_SPAN):
        return MarkState.EMPTY
    return MarkState.UNREADABLE
