"""A pen of another colour than the print: its strokes are told from the frame, and from the words beside."""

from __future__ import annotations

import cv2
import numpy as np

from models.geometry import Box
from models.inks import FAINT, OTHER, colour_of
from models.page import Ink
from models.view import PageView, Pixels

AROUND = 1.0  # of a frame: how far from it a stroke that belongs to it may go
AT = 0.1  # of a frame: how near to it the stroke comes
DEEP = 0.4  # of the darkest ink there: what is paler is the edge of a stroke
LONGEST = 2.5  # of a frame’s size: a longer stroke is a signature or a ruling


def coloured(view: PageView, box: Box, text: Box) -> float:
    """The extent of the largest coloured stroke at a frame, in its size; 0 where the print has colours.

    `text`: print that stands by.
    """
    if _colours(view.crop(text))[1] is not Ink.BLACK:
        return 0.0
    height, width = view.pixels.shape[:2]
    around = box.grown(AROUND * box.width, AROUND * box.height)
    left, top, right, bottom = around.pixels(width, height)
    pixels = view.pixels[top:bottom, left:right]
    if min(pixels.shape[:2]) < 8:
        return 0.0
    mask, _ = _colours(pixels)
    near = box.grown(AT * box.width, AT * box.height).pixels(width, height)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    inside = labels[max(0, near[1] - top) : near[3] - top, max(0, near[0] - left) : near[2] - left]
    size = max(1.0, box.width * width)
    extents = [
        max(int(stats[n, cv2.CC_STAT_WIDTH]), int(stats[n, cv2.CC_STAT_HEIGHT])) / size
        for n in np.unique(inside[inside > 0]).tolist()
    ]
    return max((e for e in extents if e <= LONGEST), default=0.0)


def _colours(pixels: Pixels) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.bool_]], Ink]:
    """Where strokes have a colour, and the colour of all of them together."""
    crop = pixels.astype(np.float32)
    paper = np.percentile(crop.reshape(-1, 3), 90, axis=0)
    taken = np.maximum(paper - crop, 0)
    depth = taken.max(axis=2)
    strokes = depth > max(FAINT, DEEP * float(np.percentile(depth, 98)))
    if not strokes.any():
        return strokes, Ink.UNKNOWN
    share = (depth - taken.min(axis=2)) / np.maximum(depth, 1.0)
    return strokes & (share > OTHER), colour_of(taken[strokes].mean(axis=0) / np.maximum(paper, 1.0))
