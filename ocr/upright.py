"""Which way up a page is, and how crooked: settled before reading, since no reader reads upside down."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.view import Pixels
from ocr.levels import percentile
from ocr.reader import FirstReader, Quad, Strip, ordered, size

LONG = 3.0  # a strip that much longer than high has a direction
TRIALS = 6  # strips read both ways up
TRIAL_RATIO = 9.0  # only the first letters of a long strip are tried
SURE, LETTERS = 0.95, 20  # mean certainty of half of the trials, and how much they say, that settle it
PALE = 0.5  # of the contrast of the page's print: what is paler shows through from the back
LEVEL = 0.12  # degrees of skew not worth resampling the page for
CROOKED = 20.0  # degrees: beyond it, a direction is not a skew
QUARTERS = {0: None, 90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


@dataclass(frozen=True)
class Upright:
    """A page set upright: `rotation` degrees clockwise, then `skew` degrees clockwise, were applied."""

    pixels: Pixels
    quads: list[Quad]
    rotation: int = 0
    skew: float = 0.0


def set_upright(pixels: Pixels, reader: FirstReader) -> Upright:
    """The page with its text level and the right way up, and where its text stands on it."""
    quads = reader.find(pixels)
    rotation = _rotation(pixels, quads, reader)
    turned = turn(pixels, rotation)
    if rotation:  # text is found less well when it does not stand upright
        quads = reader.find(turned)
    skew = -skew_of(quads)
    if abs(skew) < LEVEL:
        return Upright(turned, quads, rotation, 0.0)
    level, matrix = rotate(turned, skew)
    return Upright(level, [_moved(quad, matrix) for quad in quads], rotation, round(skew, 2))


def turn(pixels: Pixels, degrees: int) -> Pixels:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    code = QUARTERS[degrees]
    return pixels if code is None else np.asarray(cv2.rotate(pixels, code), dtype=np.uint8)


def turn_quad(quad: Quad, degrees: int, shape: tuple[int, ...]) -> Quad:
    """Where a strip of a picture of that shape stands once the picture is turned clockwise."""
    height, width = shape[:2]
    x, y = quad[:, 0], quad[:, 1]
    places = {0: (x, y), 90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}
    return ordered(np.stack(places[degrees], axis=1).astype(np.float32))


def _rotation(pixels: Pixels, quads: Sequence[Quad], reader: FirstReader) -> int:
    """Clockwise degrees that set the page upright."""
    level = sum(w for w, h in map(size, quads) if w > LONG * h)
    standing = sum(h for w, h in map(size, quads) if h > LONG * w)
    axis = 90 if standing > level else 0
    turned = turn(pixels, axis)
    trials = _trials(_inked(turned, [turn_quad(quad, axis, pixels.shape) for quad in quads]))
    half = reader.read(turned, trials[::2])
    if _is_text(half):
        return axis
    others = reader.read(turned, trials[1::2])
    straight = _certainty(_alternating(half, others))
    upside = turn(turned, 180)
    reversed_ = _certainty(reader.read(upside, [turn_quad(q, 180, turned.shape) for q in trials]))
    return (axis + 180) % 360 if reversed_ > straight else axis


def _alternating(half: Sequence[Strip], others: Sequence[Strip]) -> list[Strip]:
    """The first of each, the second of each, and so on; `others` has as many, or one less."""
    strips = [*half, *others]
    strips[::2], strips[1::2] = half, others
    return strips


def _inked(pixels: Pixels, quads: Sequence[Quad]) -> list[Quad]:
    """The strips of this side of the sheet: print that shows through it is pale, and is mirrored."""
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    contrasts = [_contrast(grey, quad) for quad in quads]
    strong = sorted(contrasts, reverse=True)[: TRIALS // 2]
    return [q for q, contrast in zip(quads, contrasts, strict=True) if contrast >= PALE * strong[-1]]


def _contrast(grey: NDArray[np.uint8], quad: Quad) -> float:
    """Levels between a strip's paper and its ink."""
    left, top, width, height = cv2.boundingRect(quad)
    part = grey[max(top, 0) : top + height, max(left, 0) : left + width]
    levels = part.ravel()
    return float(percentile(levels, 50) - percentile(levels, 5)) if part.size else 0.0


def _trials(quads: Sequence[Quad]) -> list[Quad]:
    """The strips best fit for a trial: long ones, from all over the page, cut to their middle."""
    longest = sorted(quads, key=lambda q: -size(q)[0] / max(size(q)[1], 1.0))[: 4 * TRIALS]
    spread = sorted(longest, key=lambda q: float(q[0, 1]))
    step = max(1, len(spread) // TRIALS)
    return [_middle(quad) for quad in spread[::step][:TRIALS]]


def _middle(quad: Quad) -> Quad:
    width, height = size(quad)
    keep = min(1.0, TRIAL_RATIO * max(height, 1.0) / max(width, 1.0))
    first, last = (1 - keep) / 2, (1 + keep) / 2
    top, bottom = quad[1] - quad[0], quad[2] - quad[3]
    corners = [quad[0] + first * top, quad[0] + last * top, quad[3] + last * bottom, quad[3] + first * bottom]
    return np.array(corners, dtype=np.float32)


def _certainty(strips: Sequence[Strip]) -> float:
    """How sure the reader is of letters and digits: signs and blanks are what it sees upside down."""
    return sum(g.confidence for strip in strips for g in strip.glyphs if g.text.isalnum()) * _mean(strips)


def _is_text(strips: Sequence[Strip]) -> bool:
    """So sure that the other way up need not be tried (upside down, the best pages came to 0.9)."""
    letters = sum(glyph.text.isalnum() for strip in strips for glyph in strip.glyphs)
    return len(strips) == TRIALS // 2 and letters >= LETTERS and _mean(strips) >= SURE


def _mean(strips: Sequence[Strip]) -> float:
    return sum(strip.confidence for strip in strips) / max(len(strips), 1)


def skew_of(quads: Sequence[Quad]) -> float:
    """Degrees clockwise by which the text runs down, 0 when too little text says so."""
    long = [quad for quad in quads if size(quad)[0] > LONG * size(quad)[1]]
    angles = [(slope(quad), size(quad)[0]) for quad in long]
    angles = sorted((angle, weight) for angle, weight in angles if abs(angle) < CROOKED)
    total = sum(weight for _, weight in angles)
    passed = 0.0
    for angle, weight in angles:
        passed += weight
        if passed >= total / 2:
            return angle
    return 0.0


def slope(quad: Quad) -> float:
    """Degrees clockwise by which a strip runs down."""
    along = (quad[1] - quad[0]) + (quad[2] - quad[3])
    return math.degrees(math.atan2(float(along[1]), float(along[0])))


def rotate(pixels: Pixels, degrees: float) -> tuple[Pixels, Quad]:
    """The picture turned clockwise by a few degrees on a larger paper, and the 2 × 3 matrix used."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    new_width = round(height * sine + width * cosine)
    new_height = round(height * cosine + width * sine)
    matrix[0, 2] += (new_width - width) / 2
    matrix[1, 2] += (new_height - height) / 2
    paper = tuple(float(v) for v in np.median(pixels[::16, ::16].reshape(-1, 3), axis=0))
    level = cv2.warpAffine(pixels, matrix, (new_width, new_height), flags=cv2.INTER_CUBIC, borderValue=paper)
    return np.asarray(level, dtype=np.uint8), np.asarray(matrix, dtype=np.float32)


def _moved(quad: Quad, matrix: Quad) -> Quad:
    return np.asarray(quad @ matrix[:, :2].T + matrix[:, 2], dtype=np.float32)
