"""Arithmetic on pages that several effects share; everything stays in uint8 where speed asks for it."""

import cv2
import numpy as np

from testdata.scanner.shot import Field, Image, Shot


def lit(image: Image, light: Field) -> Image:
    """Multiply by a light of 0 … 2 (1 = unchanged); `light` is H×W or H×W×3, and may be much smaller."""
    height, width = image.shape[:2]
    small = np.clip(light * 127.5, 0, 255).astype(np.uint8)
    if small.ndim == 2:
        small = cv2.merge([small] * 3)
    full = cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.multiply(image, full, scale=1 / 127.5), np.uint8)


def mixed(under: Image, over: Image, alpha: float) -> Image:
    """`alpha` of `over` on `under`, both H×W×3."""
    return np.asarray(cv2.addWeighted(under, 1 - alpha, over, alpha, 0), np.uint8)


def painted(image: Image, mask: Field, colour: tuple[int, int, int]) -> Image:
    """Lay an opaque colour where `mask` is 1; in between it is transparent. `mask` is H×W."""
    left, top, width, height = cv2.boundingRect((mask > 0).astype(np.uint8))
    out = image.copy()
    window = np.s_[top : top + height, left : left + width]
    alpha = mask[window][..., None]
    out[window] = (out[window] * (1 - alpha) + np.array(colour, np.float32) * alpha).astype(np.uint8)
    return out


def levels(image: Image, black: float, white: float, gamma: float = 1.0) -> Image:
    """Stretch so that `black` becomes 0 and `white` 255, then bend the middle."""
    scale = np.clip((np.arange(256) - black) / (white - black), 0, 1) ** gamma
    return np.asarray(cv2.LUT(image, (scale * 255).astype(np.uint8)), np.uint8)


def squeezed(image: Image, black: float, white: float) -> Image:
    """The reverse of `levels`: black ink becomes `black`, white paper `white`."""
    table = black + np.arange(256) * (white - black) / 255
    return np.asarray(cv2.LUT(image, table.astype(np.uint8)), np.uint8)


def cloud(shape: tuple[int, int], cells: int, shot: Shot) -> Field:
    """A smooth random field of mean 0 and about ±1, made of `cells` hills on its longer side."""
    height, width = shape
    longest = max(shape)
    rows, columns = max(2, cells * height // longest), max(2, cells * width // longest)
    hills = shot.noise.standard_normal((rows, columns)).astype(np.float32)
    return np.asarray(cv2.resize(hills, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)


def grained(image: Image, strength: float, shot: Shot, *, colour: bool = False, blur: float = 0.0) -> Image:
    """Add sensor noise of `strength` grey levels (standard deviation), from a tile set down at random."""
    side, planes = 768, 3 if colour else 1
    tile: Field = shot.noise.standard_normal((side, side, planes)).astype(np.float32)
    if blur:
        tile = np.asarray(cv2.GaussianBlur(tile, (0, 0), blur), np.float32).reshape(side, side, planes)
        tile /= tile.std()
    grain = np.broadcast_to(tile * strength, (side, side, 3)).astype(np.int16)
    height, width = image.shape[:2]
    big = np.tile(grain, (height // side + 1, width // side + 1, 1))[:height, :width]
    return np.asarray(cv2.add(image, big, dtype=cv2.CV_8U), np.uint8)


def is_free(image: Image, top: int, left: int, height: int, width: int) -> bool:
    """No ink in that rectangle: what a machine hides must never be what a person has to read."""
    window = image[max(0, top) : max(0, top + height), max(0, left) : max(0, left + width)]
    return window.size > 0 and float(window.min()) > 150
