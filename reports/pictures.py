"""Page pictures and crops of proofs as data addresses, so that the report is one file."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray
from PIL import Image

from models.geometry import Box, Place, union_of

PageKey = tuple[str, int]  # name of the document, number of the page
Pixels = NDArray[np.uint8]  # height × width × 3, RGB, upright
Pictures = Mapping[PageKey, Pixels | bytes]  # bytes: a JPEG or PNG of the upright page

PAGE_HEIGHT = 1400
PAGE_QUALITY = 60
CROP_WIDTH = 1100
CROP_HEIGHT = 700
CROP_QUALITY = 72
_MARGIN_X, _MARGIN_Y = 0.05, 0.02
_LEAST_WIDTH, _LEAST_HEIGHT = 0.42, 0.075
_TALL = 0.22  # proofs that together are higher than this share of the page get one crop each
_MOST_CROPS = 4
_WIDE = 0.65  # of the page


@dataclass(frozen=True)
class Shot:
    """A picture in the report: its address and its size in pixels."""

    address: Markup
    width: int
    height: int


@dataclass(frozen=True)
class Crop:
    """A part of a page, with the proofs in it as fractions of the crop.

    `wide`: its text would be too small to read in half the width of the report.
    """

    shot: Shot
    places: tuple[Place, ...]
    marks: tuple[Box, ...]
    wide: bool


def open_picture(picture: Pixels | bytes) -> Image.Image:
    """The upright page as RGB."""
    raw = Image.open(io.BytesIO(picture)) if isinstance(picture, bytes) else Image.fromarray(picture)
    return raw.convert("RGB")


def page_shot(image: Image.Image) -> Shot:
    """The whole page, small enough to send by mail."""
    return _shot(image, (image.width, PAGE_HEIGHT), PAGE_QUALITY)


def crops_of(image: Image.Image, places: tuple[Place, ...]) -> tuple[Crop, ...]:
    """Proofs of one page: together in one crop when they are close, else one crop each (four at most)."""
    if not places:
        return ()
    whole = union_of(place.box for place in places)
    groups = [places] if whole.height <= _TALL else [(place,) for place in places[:_MOST_CROPS]]
    return tuple(_crop(image, group) for group in groups)


def cut(image: Image.Image, places: tuple[Place, ...]) -> Image.Image:
    """The part of a page around these places."""
    window = _window(union_of(place.box for place in places))
    return image.crop(window.pixels(image.width, image.height))


def _crop(image: Image.Image, places: tuple[Place, ...]) -> Crop:
    window = _window(union_of(place.box for place in places))
    marks = tuple(_within(place.box, window) for place in places)
    return Crop(
        _shot(cut(image, places), (CROP_WIDTH, CROP_HEIGHT), CROP_QUALITY),
        places,
        marks,
        window.width > _WIDE,
    )


def _window(box: Box) -> Box:
    """The box with enough around it to know where one is: the label, the lines above and under."""
    wide = max(_LEAST_WIDTH - box.width, 2 * _MARGIN_X)
    high = max(_LEAST_HEIGHT - box.height, 2 * _MARGIN_Y)
    # More on the left than on the right: the label of a value stands there.
    left, top = box.left - 0.7 * wide, box.top - high / 2
    right, bottom = box.right + 0.3 * wide, box.bottom + high / 2
    shift = max(0.0, -left) - max(0.0, right - 1)
    return Box(
        left=max(0.0, left + shift), top=max(0.0, top), right=min(1.0, right + shift), bottom=min(1.0, bottom)
    )


def _within(box: Box, window: Box) -> Box:
    return Box(
        left=(box.left - window.left) / window.width,
        top=(box.top - window.top) / window.height,
        right=(box.right - window.left) / window.width,
        bottom=(box.bottom - window.top) / window.height,
    )


def _shot(image: Image.Image, most: tuple[int, int], quality: int) -> Shot:
    scale = min(1.0, most[0] / image.width, most[1] / image.height)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    small = image.resize(size, Image.Resampling.LANCZOS) if size != image.size else image
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=quality, optimize=True)
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    return Shot(Markup("data:image/jpeg;base64," + data), *size)  # noqa: S704 - base64 needs no escaping
