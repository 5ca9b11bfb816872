"""Where text stands: PP-OCR's differentiable binarisation, on the whole page at once."""

from __future__ import annotations

from functools import cached_property

import cv2
import numpy as np
from rapidocr.ch_ppocr_det.utils import DBPostProcess

from models.view import Pixels
from ocr.bent import bent_strips
from ocr.networks import DETECTION, Network, Tensor, load_lean, load_shaped, model_bytes
from ocr.reader import Quad, ordered

STEP = 32  # the network wants sides that are multiples of it
PAGE = 500_000  # pixels: a whole page, of which there are few shapes
TEXT = 0.3  # of the map: from there on, a pixel is text
CANVAS = 128  # white is added up to it: few shapes, so little memory for compiled variants


class Detector:
    """Finds strips of text. `side` is the longest side, in pixels, at which the page is looked at."""

    def __init__(self, threads: int = 1, side: int = 1280) -> None:
        self._threads = threads
        self._of_pages: Network = load_shaped(model_bytes(DETECTION), threads)
        self._side = side
        self._strips = DBPostProcess(
            thresh=TEXT, box_thresh=0.45, max_candidates=2000, unclip_ratio=1.6, use_dilation=True
        )

    @cached_property
    def _of_parts(self) -> Network:
        """Made when a part is first looked at: few scanned pages need it."""
        return load_lean(model_bytes(DETECTION), self._threads)

    def find(self, pixels: Pixels) -> list[Quad]:
        """Strips of text of an RGB picture, in its own pixels."""
        height, width = pixels.shape[:2]
        batch, (down, across) = _prepared(pixels, self._side)
        network = self._of_pages if batch[0, 0].size >= PAGE else self._of_parts
        scores = network(batch)[0, 0, :down, :across]
        left, bent = bent_strips(scores, batch[0, :, :down, :across].min(axis=0), TEXT)
        quads, _ = self._strips(left[None, None], (height, width))
        scale = np.array((width / across, height / down), dtype=np.float32)
        found = (*(np.asarray(quad, dtype=np.float32) for quad in quads), *(quad * scale for quad in bent))
        return [ordered(quad) for quad in found]


def _prepared(pixels: Pixels, side: int) -> tuple[Tensor, tuple[int, int]]:
    """RGB picture -> 1 × 3 × H × W, BGR, -1 to 1, and the height and width of it that the picture fills."""
    height, width = pixels.shape[:2]
    ratio = min(1.0, side / max(height, width))
    across, down = _multiple(width * ratio, STEP), _multiple(height * ratio, STEP)
    small = cv2.resize(pixels, (across, down), interpolation=cv2.INTER_AREA)[:, :, ::-1]
    canvas = np.ones((1, 3, -(-down // CANVAS) * CANVAS, -(-across // CANVAS) * CANVAS), dtype=np.float32)
    canvas[0, :, :down, :across] = small.transpose(2, 0, 1).astype(np.float32) / 127.5 - 1.0
    return canvas, (down, across)


def _multiple(length: float, step: int) -> int:
    return max(step, round(length / step) * step)
