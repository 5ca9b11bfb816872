"""Ways to make a page black and white. Each takes H×W grey and returns H×W of 0 and 255."""

from collections.abc import Callable

import cv2
import numpy as np
import PIL.Image

from testdata.scanner.shot import Image, Shot

Threshold = Callable[[Image, Shot], Image]


def fixed(bounds: tuple[float, float]) -> Threshold:
    """One level for the whole page."""

    def threshold(grey: Image, shot: Shot) -> Image:
        return np.asarray(np.where(grey > shot.between(bounds), 255, 0), np.uint8)

    return threshold


def local(
    window_mm: float = 9.0, offset: tuple[float, float] = (12, 26), floor: tuple[float, float] = (60, 90)
) -> Threshold:
    """Each pixel against the mean around it: keeps pale print, hollows fills that are not below `floor`."""

    def threshold(grey: Image, shot: Shot) -> Image:
        side = shot.px(window_mm) | 1
        mean = cv2.boxFilter(grey, -1, (side, side), borderType=cv2.BORDER_REPLICATE)
        level = np.maximum(mean - shot.between(offset), shot.between(floor))
        return np.asarray(np.where(grey > level, 255, 0), np.uint8)

    return threshold


def diffused() -> Threshold:
    """Floyd-Steinberg: greys become scattered dots."""

    def threshold(grey: Image, shot: Shot) -> Image:
        return np.asarray(PIL.Image.fromarray(grey).convert("1").convert("L"), np.uint8)

    return threshold


BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32)


def screened(bounds: tuple[float, float] = (60, 235)) -> Threshold:
    """An ordered screen (the « photo » mode of a fax or a copier): greys become a regular pattern."""

    def threshold(grey: Image, shot: Shot) -> Image:
        low, high = bounds
        tile = low + (BAYER + 0.5) / 16 * (high - low)
        height, width = grey.shape
        screen = np.tile(tile, (height // 4 + 1, width // 4 + 1))[:height, :width]
        return np.asarray(np.where(grey > screen, 255, 0), np.uint8)

    return threshold
