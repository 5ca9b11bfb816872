"""A signature across a stamp: strokes of another ink, or strokes taller than the letters that they cross."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.inkmask import Mask
from extractors.signatures.residue import LINE, without_rules

COLOURED = 14.0  # chroma (CIE a*b*) from which an ink has a colour
HUES = 50.0  # degrees between two colours of ink
GREY = 0.45  # of the stamp's chroma: a stroke that dark and that grey is of a black pen
BLACK, BRIGHT = 0.5, 1.5  # of that chroma: ink without any colour, and ink that surely has one
LEAST = 25.0  # percentile of the chroma over the words of a stamp: most of the ink may be the pen's
FRAMED = 40  # pixels of the frame that tell its colour
STRAIGHT = 2.0  # heights of a line: level and upright strokes as long are printed
OVER = 2.2  # heights of a line: letters of a stamp, touching or not, are lower
Plane = NDArray[np.float32]


def bright_ink(colours: NDArray[np.uint8], ink: Mask) -> Mask:
    """The ink that has a colour: a stamp by itself, over print in black. Shapes as in `other_ink`."""
    lab = cv2.cvtColor(colours, cv2.COLOR_RGB2LAB).astype(np.float32)
    return np.asarray(ink & (np.hypot(lab[..., 1] - 128, lab[..., 2] - 128) >= COLOURED), dtype=np.bool_)


def other_ink(colours: NDArray[np.uint8], ink: Mask, frame: Mask) -> Mask:
    """The ink that is not of the colour of the stamp's frame; nothing where the scan has no colours.

    `colours`: height × width × 3, RGB. `ink`, `frame`: masks of the same height and width.
    """
    if int(frame.sum()) < FRAMED:
        return np.zeros(ink.shape, dtype=np.bool_)
    lab = cv2.cvtColor(colours, cv2.COLOR_RGB2LAB).astype(np.float32)
    a, b = lab[..., 1] - 128, lab[..., 2] - 128
    chroma = np.hypot(a, b)
    usual = float(np.median(chroma[frame]))
    bright = ink & (chroma >= COLOURED)
    if usual < COLOURED:
        return _joined(bright)
    own_a, own_b = float(np.median(a[frame])), float(np.median(b[frame]))
    cosine = (a * own_a + b * own_b) / np.maximum(chroma * np.hypot(own_a, own_b), 1e-6)
    black = ink & (chroma < GREY * usual) & (lab[..., 0] < float(np.median(lab[..., 0][frame])))
    return _joined((bright & (cosine < np.cos(np.deg2rad(HUES)))) | black)


def has_colour(colours: NDArray[np.uint8], ink: Mask) -> bool:
    """Whether most of an ink has a colour, beyond doubt. Shapes as in `other_ink`."""
    if int(ink.sum()) < FRAMED:
        return False
    lab = cv2.cvtColor(colours, cv2.COLOR_RGB2LAB).astype(np.float32)[ink]
    return float(np.median(np.hypot(lab[:, 1] - 128, lab[:, 2] - 128))) >= COLOURED


def another_ink(colours: NDArray[np.uint8], strokes: Mask, stamp: Mask) -> bool:
    """Whether strokes are of another ink than a stamp, beyond doubt. Shapes as in `other_ink`.

    A thin or pale print shows less of its colour than a broad one: only black beside a colour tells it, or
    two hues.
    """
    if min(int(strokes.sum()), int(stamp.sum())) < FRAMED:
        return False
    lab = cv2.cvtColor(colours, cv2.COLOR_RGB2LAB).astype(np.float32)
    pen, print_ = (np.median(lab[mask], axis=0) - (0, 128, 128) for mask in (strokes, stamp))
    own, usual = float(np.hypot(*pen[1:])), float(np.hypot(*print_[1:]))
    if usual >= COLOURED and own >= COLOURED:
        return bool(float(np.dot(pen[1:], print_[1:])) < np.cos(np.deg2rad(HUES)) * own * usual)
    if usual >= COLOURED:
        return own < GREY * usual and float(pen[0]) < float(print_[0])
    return usual < BLACK * COLOURED and own >= BRIGHT * COLOURED


def coloured_pen(colours: NDArray[np.uint8], ink: Mask, printed: Mask) -> Mask | None:
    """The ink that surely has a colour, where print is black; None where the print has one.

    `printed`: the ink where words were read, the strokes that cross them with it. Shapes as in `other_ink`.
    """
    if int(printed.sum()) < FRAMED:
        return None
    lab = cv2.cvtColor(colours, cv2.COLOR_RGB2LAB).astype(np.float32)
    chroma = np.hypot(lab[..., 1] - 128, lab[..., 2] - 128)
    if float(np.percentile(chroma[printed], LEAST)) >= BLACK * COLOURED:
        return None
    return _joined(ink & (chroma >= BRIGHT * COLOURED))


def _joined(mask: Mask) -> Mask:
    """Strokes made whole where a letter of the stamp cut them; printed frames and lines are no pen's."""
    closed = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    return without_rules(np.asarray(closed > 0, dtype=np.bool_), STRAIGHT)


def crosses(ink: Mask, frame: Mask) -> bool:
    """Whether something in the frame reaches over two lines of letters: maybe a pen of the same colour."""
    near = cv2.dilate(frame.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    count, _, stats, _ = cv2.connectedComponentsWithStats((ink & ~near).astype(np.uint8), connectivity=8)
    heights = stats[1:, cv2.CC_STAT_HEIGHT] if count > 1 else np.zeros(1)
    return bool(heights.max() > OVER * LINE)


def reaches_over(ink: Mask, words: Mask) -> bool:
    """Whether something that meets these words reaches over two lines of letters: a pen was on them.

    `ink`: all the ink of a zone, words included. `words`: True where the words stand.
    """
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    tall = stats[:, cv2.CC_STAT_HEIGHT] > OVER * LINE
    return any(bool(tall[n]) for n in np.unique(labels[ink & words]) if n > 0)
