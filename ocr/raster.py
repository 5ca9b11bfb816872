"""A page as pixels, before it is set upright, and where such pages come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np

from models.view import Pixels
from ocr.resolution import A4_LONG, dpi_of


@dataclass(frozen=True)
class Raster:
    """Pixels of one page (RGB). `declared_dpi` is what the file says, None when it says nothing."""

    pixels: Pixels
    declared_dpi: float | None = None
    rendered: bool = False

    @property
    def dpi(self) -> int:
        height, width = self.pixels.shape[:2]
        return dpi_of(width, height, self.declared_dpi)


class Source(Protocol):
    """The pages of one file, counted from 0. `page` raises DamagedPageError for a page that is damaged."""

    count: int

    def page(self, index: int) -> Raster: ...


def reduced(raster: Raster, max_dpi: int) -> Raster:
    """The page at no more than that resolution."""
    height, width = raster.pixels.shape[:2]
    ratio = min(max_dpi / raster.dpi, 1.5 * max_dpi * A4_LONG / max(height, width))
    if ratio >= 0.95:
        return raster
    size = (max(1, round(width * ratio)), max(1, round(height * ratio)))
    small = cv2.resize(raster.pixels, size, interpolation=cv2.INTER_AREA)
    declared = raster.declared_dpi * ratio if raster.declared_dpi else None
    return Raster(np.asarray(small, dtype=np.uint8), declared, raster.rendered)
