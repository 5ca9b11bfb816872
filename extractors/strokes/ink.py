"""Ink of a page as strokes are looked for in it: letters that nearly touch stay apart."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels

Ink = NDArray[np.uint8]  # 0 paper, 1 ink
Flags = NDArray[np.bool_]
Rows = NDArray[np.int_]
LINE = 24  # pixels of a line of text once scaled
FAINT = 40  # levels under the paper from which a pixel may be ink
DARK = 0.48  # of the usual darkness of ink: what joins two letters is fainter


def ink_of(plane: Pixels) -> Ink:
    """1 where a grey page is darker than the paper round it."""
    small = cv2.resize(plane, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.blur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8)), (5, 5))
    light = cv2.resize(paper, (plane.shape[1], plane.shape[0]), interpolation=cv2.INTER_LINEAR)
    dark = cv2.subtract(light, plane)
    seen = dark[::3, ::3]
    seen = seen[seen > FAINT]
    level = max(FAINT, DARK * float(np.median(seen))) if seen.size else FAINT
    return np.asarray(cv2.threshold(dark, level, 1, cv2.THRESH_BINARY)[1], dtype=np.uint8)


def runs(on: Flags) -> tuple[Rows, Rows]:
    """First columns of what is on without a break, and the columns after it."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], on.astype(np.int8), [0]))))
    return edges[::2], edges[1::2]
