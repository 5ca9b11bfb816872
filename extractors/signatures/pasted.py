"""A picture of a signature pasted on the page brings its own background, a rectangle of another shade."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.signatures.zone import Zone
from models.geometry import Box
from models.view import PageView, darkest

SHADE = 2.5  # grey levels between the paper and the picture's background, at least
INK = 60  # grey levels under the paper: ink, no background
FILLED = 0.86  # share of its box that a rectangle fills
SNUG = 0.3  # share of the rectangle that the strokes span, each way


def is_pasted(zone: Zone, view: PageView, strokes: Box) -> bool:
    """The strokes stand on a rectangle whose shade is not the paper's."""
    around = strokes.union(zone.box).grown(0.03, 0.02)
    plane = darkest(view.crop(around)).astype(np.int16)
    paper, spread = _paper(plane)
    apart = np.abs(plane - paper)
    shade = max(SHADE, 3.0 * spread)
    other = (apart >= shade).astype(np.uint8)
    size = max(3, round(0.004 * view.pixels.shape[0]) | 1)
    closed = cv2.morphologyEx(other, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((2 * size + 1, 2 * size + 1), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=4)
    boxes = [box for n in range(1, count) if (box := _holds(stats[n], plane.shape, around, strokes))]
    return any(not _printed_on(box, view) for box in boxes)


def _printed_on(box: Box, view: PageView) -> bool:
    """Words of the form stand on the shade: it is the form's."""
    return any(
        box.contains_point(w.box.middle_x, w.box.middle_y)
        and w.confidence > 0.8
        and sum(map(str.isalpha, w.text)) > 3
        for w in view.page.words
    )


def _paper(plane: np.ndarray[tuple[int, ...], np.dtype[np.int16]]) -> tuple[float, float]:
    """Shade of the paper round the zone and its usual spread, in grey levels."""
    edge = np.concatenate(
        [plane[:4].ravel(), plane[-4:].ravel(), plane[:, :4].ravel(), plane[:, -4:].ravel()]
    )
    light = edge[edge >= np.percentile(edge, 50) - INK]
    paper = float(np.median(light))
    return paper, float(np.median(np.abs(light - paper))) * 1.5


def _holds(
    row: np.ndarray[tuple[int, ...], np.dtype[np.int32]], shape: tuple[int, ...], around: Box, strokes: Box
) -> Box | None:
    """The box of a filled rectangle that the strokes stand on."""
    left, top, width, height, area = (int(v) for v in row[:5])
    if area < FILLED * width * height or width * height > 0.9 * shape[0] * shape[1]:
        return None
    dx, dy = around.width / shape[1], around.height / shape[0]
    box = Box(
        left=around.left + left * dx, top=around.top + top * dy,
        right=around.left + (left + width) * dx, bottom=around.top + (top + height) * dy,
    )  # fmt: skip
    shared = box.intersection(strokes)
    if shared is None or shared.area < 0.6 * strokes.area:
        return None
    snug = strokes.width >= SNUG * box.width and strokes.height >= SNUG * box.height
    return box if snug else None
