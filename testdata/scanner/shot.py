"""What one effect knows of the page in the machine: its luck and its scale."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import PIL.Image

Image = npt.NDArray[np.uint8]
"""A page: height × width × 3, RGB, 0 black … 255 white."""

Field = npt.NDArray[np.float32]
"""One number per pixel (or per row, column), to multiply or to blend with."""


@dataclass(frozen=True)
class Shot:
    """`mm` is the number of pixels in a millimetre; `reverse` is the other side of the sheet, as printed."""

    luck: random.Random
    noise: np.random.Generator
    mm: float
    reverse: Image

    def between(self, bounds: tuple[float, float]) -> float:
        return self.luck.uniform(*bounds)

    def px(self, millimetres: float) -> int:
        """At least one pixel."""
        return max(1, round(millimetres * self.mm))


def shot(seed: int, mm: float, reverse: Image) -> Shot:
    return Shot(random.Random(seed), np.random.default_rng(seed), mm, reverse)  # noqa: S311


Effect = Callable[[Image, Shot], Image]


def as_image(sheet: PIL.Image.Image) -> Image:
    return np.asarray(sheet.convert("RGB"), np.uint8)
