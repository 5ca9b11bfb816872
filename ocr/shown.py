"""The place round what may be a signature, as the network that tells signatures takes it."""

from __future__ import annotations

import cv2
import numpy as np

from models.view import Pixels

SIZE = 96, 192  # pixels, high and wide
AROUND = 1.5  # heights of a line round the strokes
LEAST = 6.0, 12.0  # heights of a line that are shown at least, high and wide
PAPER = 85  # percentile of a picture that is paper
DARKEST = 40  # of 255: a crop whose paper is darker is no paper

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


def fitted(pixels: Pixels, strokes: Edges, line: float) -> Pixels:
    """RGB, `SIZE`: the strokes and what stands near them, on white paper. `line`: pixels of a line."""
    left, top, right, bottom = strokes
    free = (AROUND * line, AROUND * line)
    across, down = (
        max(free[0], (LEAST[1] * line - (right - left)) / 2),
        max(free[1], (LEAST[0] * line - (bottom - top)) / 2),
    )
    height, width = pixels.shape[:2]
    x1, x2 = max(0, round(left - across)), min(width, round(right + across))
    y1, y2 = max(0, round(top - down)), min(height, round(bottom + down))
    crop = pixels[y1 : max(y2, y1 + 1), x1 : max(x2, x1 + 1)]
    if crop.size == 0:
        return np.full((*SIZE, 3), 255, np.uint8)
    scale = min(SIZE[0] / crop.shape[0], SIZE[1] / crop.shape[1])
    size = max(1, round(crop.shape[1] * scale)), max(1, round(crop.shape[0] * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = cv2.resize(crop, size, interpolation=how).astype(np.float32)
    paper = np.maximum(np.percentile(small.reshape(-1, 3), PAPER, axis=0), DARKEST)
    shown = np.full((*SIZE, 3), 255, np.uint8)
    y, x = (SIZE[0] - size[1]) // 2, (SIZE[1] - size[0]) // 2
    shown[y : y + size[1], x : x + size[0]] = np.clip(small * (255 / paper), 0, 255)
    return shown
