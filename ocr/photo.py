"""A sheet photographed on a desk: found by its four edges and set square, only when clearly there."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from models.view import Pixels
from ocr.reader import Quad, longest_sides, ordered

WORK = 600  # pixels of the longest side on which the sheet is looked for
SMALLEST = 0.30  # share of the picture that a sheet covers at least
LARGEST = 0.97  # a sheet that covers more has no desk around it
BRIGHTER = 22.0  # levels by which paper is lighter than the desk right beside it
SIDES = 3  # of the four edges must show such a step (a sheet may touch the edge of the picture)
SQUARE = 32.0  # degrees off a right angle that a corner may be seen
OBLONG = (1.15, 1.75)  # length to width of a sheet seen aslant; A4 is 1.41
OUTSIDE = 0.02  # share of the text that may stand outside of the sheet


def find_sheet(pixels: Pixels) -> Quad | None:
    """The corners of the sheet in pixels of the picture (RGB), None when there is no clear one."""
    height, width = pixels.shape[:2]
    ratio = min(1.0, WORK / max(height, width))
    small = cv2.resize(pixels, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
    grey = np.asarray(cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (5, 5), 0), dtype=np.uint8)
    found = [quad for mask in _masks(grey) if (quad := _largest_quad(mask)) is not None]
    likely = [quad for quad in found if _is_sheet(quad, grey)]
    if not likely:
        return None
    best = max(likely, key=lambda quad: abs(float(cv2.contourArea(quad))))
    return np.asarray(best / ratio, dtype=np.float32)


def _masks(grey: Pixels) -> list[Pixels]:
    """Light parts of the picture: against the whole of it, and inside its sharp edges."""
    middle = cv2.medianBlur(cv2.dilate(grey, np.ones((9, 9), np.uint8)), 9)
    _, light = cv2.threshold(middle, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    edges = cv2.dilate(cv2.Canny(middle, 25, 75), np.ones((3, 3), np.uint8))
    return [np.asarray(light, dtype=np.uint8), np.asarray(255 - edges, dtype=np.uint8)]


def _largest_quad(mask: Pixels) -> Quad | None:
    """The largest light area of the mask as four corners, None when it has another shape."""
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    around = cv2.arcLength(hull, True)
    for tolerance in (0.01, 0.02, 0.03, 0.05):
        corners = cv2.approxPolyDP(hull, tolerance * around, True)
        if len(corners) == 4:
            return ordered(corners.reshape(4, 2).astype(np.float32))
    return None


def _is_sheet(quad: Quad, grey: Pixels) -> bool:
    height, width = grey.shape[:2]
    share = abs(float(cv2.contourArea(quad))) / (height * width)
    if not SMALLEST <= share <= LARGEST or not _is_oblong(quad) or not _has_right_angles(quad):
        return False
    steps = [_step(quad[i], quad[(i + 1) % 4], quad.mean(axis=0), grey) for i in range(4)]
    clear = sum(step is not None and step >= BRIGHTER for step in steps)
    against = sum(step is not None and step < BRIGHTER / 2 for step in steps)
    return clear >= SIDES and against == 0


def _is_oblong(quad: Quad) -> bool:
    across, down = longest_sides(quad)
    return OBLONG[0] <= max(across, down) / max(min(across, down), 1.0) <= OBLONG[1]


def _has_right_angles(quad: Quad) -> bool:
    for i in range(4):
        a, b = quad[i - 1] - quad[i], quad[(i + 1) % 4] - quad[i]
        cosine = float(a @ b) / max(float(np.linalg.norm(a) * np.linalg.norm(b)), 1e-6)
        if abs(float(np.degrees(np.arccos(np.clip(cosine, -1, 1)))) - 90) > SQUARE:
            return False
    return True


def _step(start: Quad, end: Quad, middle: Quad, grey: Pixels) -> float | None:
    """Levels by which the inside of an edge is lighter than its outside; None on the picture's own edge."""
    height, width = grey.shape[:2]
    inner: list[float] = []
    outer: list[float] = []
    for share in np.linspace(0.1, 0.9, 17):
        point = start + share * (end - start)
        inward = (middle - point) / max(float(np.linalg.norm(middle - point)), 1e-6)
        for side, reach in ((inner, 10.0), (outer, -8.0)):
            x, y = point + reach * inward
            if 0 <= x < width and 0 <= y < height:
                side.append(float(grey[int(y), int(x)]))
    if len(outer) < 9 or len(inner) < 9:
        return None
    return float(np.median(inner) - np.median(outer))


def holds_the_text(sheet: Quad, quads: Sequence[Quad]) -> bool:
    """Whether (nearly) all the text of the picture stands on the sheet."""
    outline = sheet.reshape(-1, 1, 2)
    middles = [tuple(float(v) for v in quad.mean(axis=0)) for quad in quads]
    outside = sum(cv2.pointPolygonTest(outline, middle, False) < 0 for middle in middles)
    return outside <= OUTSIDE * len(middles)


def squared(pixels: Pixels, sheet: Quad) -> Pixels:
    """The sheet alone, seen from above."""
    across, down = (round(side) for side in longest_sides(sheet))
    target = np.array([[0, 0], [across, 0], [across, down], [0, down]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(sheet, target)
    flat = cv2.warpPerspective(
        pixels, matrix, (across, down), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(flat, dtype=np.uint8)
