"""A small part of a page, scaled so that its text always has the same height."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import cv2
import numpy as np

from extractors.inkmask import Mask, Plane, darkness
from models.geometry import Box
from models.view import PageView

LETTER = 30  # pixels that a line of text is high once scaled
STROKES = (0.12, 0.3)  # darkness from which a pixel is inked: on a faded page, on a fresh one
BLOT = 81  # pixels of a patch: a box blackened by hand is smaller
TOUCHING = 0.2  # of a side: frames that share less stand beside each other
SHARE = 0.4  # of the darkness of print: what is darker is inked
OBLONG = 0.75  # height to width of the widest of usual boxes
PRINT = 92  # percentile of the darkness of a line of text that is its print's


Shape = Literal["square", "round", "bracket"]


@dataclass(frozen=True)
class PatchBox:
    """A square, a circle or a pair of brackets, in pixels of a patch."""

    left: int
    top: int
    width: int
    height: int
    shape: Shape = "square"

    @property
    def middle(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.top + self.height / 2

    @property
    def sides(self) -> tuple[int, int]:
        return self.width, self.height

    @property
    def size(self) -> float:
        """What strokes are measured by: the width, or that of a usual box of this height in a wider one."""
        return min(self.width, self.height / OBLONG)

    def touches(self, other: PatchBox) -> bool:
        dx = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        dy = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return dx > TOUCHING * min(self.width, other.width) and dy > TOUCHING * min(self.height, other.height)


@dataclass(frozen=True)
class Patch:
    """Darkness of a part of a page, and its place on it."""

    plane: Plane
    box: Box
    step: float

    @cached_property
    def mask(self) -> Mask:
        """Where the strokes are."""
        return np.asarray(self.plane > self.step, dtype=np.bool_)

    @property
    def across(self) -> float:
        """Pixels of the patch for the whole width of the page."""
        return float(self.plane.shape[1] / self.box.width)

    def part(self, left: int, top: int, right: int, bottom: int) -> Patch:
        """A part of the patch, in pixels of it."""
        height, width = self.plane.shape
        one = PatchBox(left, top, min(right, width) - left, min(bottom, height) - top)
        return Patch(self.plane[top : top + one.height, left : left + one.width], self.place(one), self.step)

    def place(self, one: PatchBox) -> Box:
        """Where a frame stands on the page."""
        height, width = self.plane.shape
        dx, dy = self.box.width / width, self.box.height / height
        return Box(
            left=self.box.left + one.left * dx,
            top=self.box.top + one.top * dy,
            right=self.box.left + (one.left + one.width) * dx,
            bottom=self.box.top + (one.top + one.height) * dy,
        )

    def pixels_of(self, box: Box) -> tuple[int, int, int, int]:
        """Left, top, right, bottom of a page's box in the patch (may lie outside of it)."""
        height, width = self.plane.shape
        sx, sy = width / self.box.width, height / self.box.height
        return (
            round((box.left - self.box.left) * sx),
            round((box.top - self.box.top) * sy),
            round((box.right - self.box.left) * sx),
            round((box.bottom - self.box.top) * sy),
        )


def patch_of(view: PageView, box: Box, text: Box, text_height: float) -> Patch:
    """The patch of a page under a box. `text`: print that stands by, whose darkness tells what is inked;
    `text_height`: its height, a fraction of the page's.
    """
    height, width = view.pixels.shape[:2]
    left, top, right, bottom = box.pixels(width, height)
    pixels = view.pixels[top:bottom, left:right]
    scale = LETTER / max(4.0, text_height * height)
    size = (max(8, round(pixels.shape[1] * scale)), max(8, round(pixels.shape[0] * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    scaled = np.asarray(cv2.resize(pixels, size, interpolation=how), dtype=np.uint8)
    place = Box(left=left / width, top=top / height, right=right / width, bottom=bottom / height)
    return Patch(darkness(scaled, blot=BLOT), place, _step(view, text))


def _step(view: PageView, text: Box) -> float:
    """Darkness from which a pixel is inked: print is lighter on a faded page."""
    pixels = view.crop(text)
    return float(np.clip(SHARE * np.percentile(darkness(pixels), PRINT), *STROKES))
