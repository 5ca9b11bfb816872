"""Whether a page is blank. In doubt it is not: a page that holds anything must be seen by somebody."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels
from ocr.creases import without_creases

WORK = 1000  # pixels of the longest side
BORDER = 0.03  # fraction of each side left out: shadows of the scanner's lid
DARKER = 45  # levels under the paper around; what shows through from the back is paler
TRACE, TRACES = 12, 300  # levels under the paper, and pixels: less than that no reader could read
SPECK = 6  # pixels: smaller marks are dust
HOLE = (0.008, 0.045)  # of the longest side: across a punched hole
ROUND, FILLED = 0.75, 0.6  # a hole: shorter over longer side, and share of its square that is dark
HALVED = 0.4  # shorter over longer side of what is left of a hole that the border cuts
EDGE = 0.1  # of each side: where a sheet is punched and stapled
STAPLE, THIN = 0.06, 0.25  # of the longest side: the longest staple; its width over its length
SHADOW, SLIM = 0.1, 0.03  # of a side: least length of the shadow of its edge, most width
CUT = 2  # pixels from a side of the part looked at: what stands so near is cut by it
FEW = 40  # marks: a page with more is written on
MARKS = 60  # pixels of marks on the whole page that are still nothing (a signature has hundreds)
# Where nothing sure was read either, hairs on the glass are nothing: the longest one, and all of them.
HAIR, HAIRS = 80, 240
BROAD, BROWN = 5, 20  # a stain where nothing was read: least width of its strokes, levels of red over blue
PALE, EVEN = (
    0.5,
    1.6,
)  # paper shows through it: blue to red at least; red over green to green over blue at most


def is_blank(pixels: Pixels, *, unread: bool = False) -> bool:
    """True when nothing but dust, folds, holes, staples and what shows through stands on the page (RGB).

    `unread`: a reader found nothing on it; hairs do not count then.
    """
    small = _inner(pixels)
    depth = _depth(small)
    if depth.size == 0:
        return False
    dark = (depth > DARKER).astype(np.uint8)
    _, labels, stats, middles = cv2.connectedComponentsWithStats(without_creases(dark, faint=unread))
    marks = [i for i in range(1, len(stats)) if stats[i, cv2.CC_STAT_AREA] > SPECK]
    if len(marks) > FEW:
        return False
    sheet = depth.shape[:2]
    marks = [i for i in marks if not _along_an_edge(labels == i, stats[i], sheet)]
    left = [i for i in marks if not _of_the_binding(labels == i, stats[i], middles[i])]
    if unread:
        left = [i for i in left if not _is_stain(labels == i, small)]
    sizes = stats[left, cv2.CC_STAT_AREA]
    total, largest = int(sizes.sum()), int(sizes.max(initial=0))
    return total <= MARKS or (unread and largest <= HAIR and total <= HAIRS)


def has_traces(pixels: Pixels) -> bool:
    """Whether something pale stands on a page: the back that shows through, or print that may be read."""
    return int((_depth(_inner(pixels)) > TRACE).sum()) > TRACES


def _inner(pixels: Pixels) -> Pixels:
    """The page (RGB) WORK pixels high, without its borders."""
    height, width = pixels.shape[:2]
    ratio = min(1.0, WORK / max(height, width))
    small = cv2.resize(pixels, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
    dy, dx = (max(1, round(side * BORDER)) for side in small.shape[:2])
    return np.asarray(small[dy:-dy, dx:-dx], dtype=np.uint8)


def _depth(small: Pixels) -> NDArray[np.uint8]:
    """How many levels each point is under the paper around it."""
    if small.size == 0:
        return np.zeros((0, 0), np.uint8)
    inner = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    paper = cv2.medianBlur(cv2.dilate(inner, np.ones((9, 9), np.uint8)), 31)
    return np.asarray(cv2.subtract(paper, inner), dtype=np.uint8)


def _along_an_edge(mark: NDArray[np.bool_], stats: NDArray[np.int32], sheet: tuple[int, ...]) -> bool:
    """The shadow of an edge or of a fold: thin, long and straight, along one side of the page at any slant.

    Or a small mark cut by two sides. A signature at the foot of a page is neither.
    """
    (height, width), (left, top, across, down) = sheet, (int(v) for v in stats[:4])
    cut = (left <= CUT or left + across >= width - CUT) and (top <= CUT or top + down >= height - CUT)
    corner = cut and across <= EDGE * width and down <= EDGE * height
    if corner:
        return True
    thin, _ = _sides(mark)
    upright = thin <= SLIM * width and down >= SHADOW * height
    level = thin <= SLIM * height and across >= SHADOW * width
    beside = left + across <= EDGE * width or left >= (1 - EDGE) * width
    at_end = top + down <= EDGE * height or top >= (1 - EDGE) * height
    return (upright and beside) or (level and at_end)


def _of_the_binding(mark: NDArray[np.bool_], stats: NDArray[np.int32], middle: NDArray[np.float64]) -> bool:
    """A punched hole beside an edge, or a staple in a corner."""
    height, width = mark.shape
    longest = max(height, width)
    at_edge = [
        at < EDGE * side or at > (1 - EDGE) * side for at, side in zip(middle, (width, height), strict=True)
    ]
    short, long = sorted((int(stats[cv2.CC_STAT_WIDTH]), int(stats[cv2.CC_STAT_HEIGHT])))
    area = int(stats[cv2.CC_STAT_AREA])
    left, top, across, down = (int(v) for v in stats[:4])
    cut = left <= CUT or top <= CUT or left + across >= width - CUT or top + down >= height - CUT
    if any(at_edge) and short >= (HALVED if cut else ROUND) * long and area >= FILLED * short * long:
        return bool(HOLE[0] * longest <= long <= HOLE[1] * longest)
    return all(at_edge) and _is_staple(mark, longest)


def _is_stain(mark: NDArray[np.bool_], small: Pixels) -> bool:
    """Coffee: broader than any writing, and a pale brown, which no pen and no felt has."""
    deep = cv2.distanceTransform(mark.astype(np.uint8), cv2.DIST_L2, 3)
    ridge = deep[(deep >= cv2.dilate(deep, np.ones((3, 3), np.uint8))) & (deep > 0)]
    red, green, blue = (float(np.median(small[..., n][mark])) for n in range(3))
    brown = red >= green >= blue and red - blue >= BROWN and blue >= PALE * red
    return 2 * float(np.median(ridge)) >= BROAD and brown and red - green <= EVEN * (green - blue)


def _is_staple(mark: NDArray[np.bool_], longest: int) -> bool:
    """A short straight bar, at any slant."""
    thin, long = _sides(mark)
    return long <= STAPLE * longest and thin <= max(THIN * long, 3.0)


def _sides(mark: NDArray[np.bool_]) -> tuple[float, float]:
    """The shorter and the longer side of the smallest rectangle round a mark, at any slant; pixels."""
    rows, columns = np.nonzero(mark)
    _, sides, _ = cv2.minAreaRect(np.column_stack([columns, rows]).astype(np.float32))
    thin, long = sorted(float(side) for side in sides)
    return thin, long
