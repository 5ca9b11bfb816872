"""A signature that goes out of a stamp: strokes that cross its outer frame, which holds all of the stamp.

The frame is fitted by its shape, so the ink of pen and stamp need not differ. A logo, a script name and small
print stand in it; a second frame, a blot or letters beside it leave the doubt.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.inkmask import Mask
from extractors.signatures.across import other_ink
from extractors.signatures.boxed import rectangle_round
from extractors.signatures.ovals import oval_round
from extractors.signatures.over import drawn, winds
from extractors.signatures.pen import signing
from extractors.signatures.residue import LINE
from extractors.signatures.stamps import has_letters
from extractors.signatures.strokes import clusters_of
from extractors.signatures.thin import thinned
from extractors.signatures.traced import traces

SIDE, WORDED = 0.1, 0.4  # heights of a line: half of a frame's side; of its ink, that words may cover
EDGE = 0.3  # heights of a line on both sides of a frame that are the frame's
IN, OUT = 0.8, 1.2  # heights of a line that a stroke runs in the frame, and outside of it
LONG, WIDE, TALL = 9.0, 4.5, 2.5  # length of pen, longer and shorter side, in heights of a line
ONE = 4.0, 2.5, 1.0  # length, longer and shorter side of a piece outside, in heights of a line
TURNS = 1.3  # length of pen to the diagonal of the box round it
THICK = 0.3  # of a line's height: half the width of a pen's stroke, at most
BESIDE = 2.5  # heights of a line round the frame where the rest of a larger stamp may stand
PART, TWICE = (
    0.2,
    0.6,
)  # of a frame's outline, that stands outside of it; of that, which has ink: struck twice
REACH = 3.5  # heights of a line: how far a second frame stands
STAY = 0.1  # of some strokes, that may stand outside of the frames that they stay in
TOUCH = 0.15  # heights of a line from a frame's edge where a stroke still touches it


def frames_in(ink: Mask, read: Mask | None = None) -> Mask:
    """Where stamps with a frame stand, and all that is in them: a frame without letters is none.

    `read`: True where words were read, whose lines make no frame.
    """
    read = np.zeros_like(ink) if read is None else read
    found = np.zeros_like(ink)
    for one in clusters_of(ink):
        box = np.s_[one.top : one.bottom, one.left : one.right]
        for fitted in (oval_round(one.mask), rectangle_round(one.mask)):
            if fitted is not None and not _of_words(fitted, one.mask, read[box]):
                found[box] |= fitted
    return found if (read & found).any() or has_letters(ink & found) else np.zeros_like(found)


def _of_words(fitted: Mask, ink: Mask, read: Mask) -> bool:
    """Whether lines of words were taken for the sides of a frame."""
    line = moved(fitted, SIDE) & ~moved(fitted, -SIDE) & ink
    return int((line & read).sum()) > WORDED * int(line.sum())


def stays_in(strokes: Mask, held: Mask) -> bool:
    """Whether strokes stay in the frames of stamps: a logo, a script name, small print that ran."""
    return int((strokes & ~moved(held, EDGE)).sum()) < STAY * int(strokes.sum())


def leaving(
    ink: Mask, held: Mask, words: Sequence[Mask], read: Mask, colours: NDArray[np.uint8]
) -> Mask | None:
    """The strokes of a pen that cross a stamp's frame and sign outside of it; None where none surely does.

    `ink`: all the ink of a zone but the words of its form. `held`: see `frames_in`. `words`: where each word
    of a stamp was read. `read`: True where any word was. `colours`: height × width × 3, RGB.
    """
    if not held.any():
        return None
    outer, near = moved(held, EDGE), moved(held, BESIDE)
    if any(near[middle] and not outer[middle] for middle in map(_middle, words)):
        return None
    pen = _crossing(ink, held, outer) | _beside(ink & ~read, outer) | _in_other_ink(ink, held, outer, colours)
    if not pen.any() or has_letters(near & ink & ~outer):
        return None
    return None if _struck_twice(held, outer, ink) else pen


def _crossing(ink: Mask, held: Mask, outer: Mask) -> Mask:
    """The lines followed through a frame, with what hangs together with them outside, where they sign."""
    inner, pen = moved(held, -EDGE), np.zeros(ink.shape, dtype=np.bool_)
    for one in traces(ink):
        rows, columns = one.points[:, 0], one.points[:, 1]
        within, beyond = int(inner[rows, columns].sum()), int((~outer[rows, columns]).sum())
        if within >= IN * LINE and beyond >= OUT * LINE and drawn(one):
            pen[rows, columns] = True
    if not pen.any():
        return pen
    _, parts = cv2.connectedComponents((ink & ~outer).astype(np.uint8), connectivity=8)
    met = np.unique(parts[pen & ~outer])
    pen |= np.isin(parts, met[met > 0])
    return pen if is_drawn(pen, ink, outer) else np.zeros_like(pen)


def _middle(place: Mask) -> tuple[int, int]:
    """Row and column of the middle of a place; the corner where it is empty."""
    ys, xs = np.nonzero(place)
    return (int(ys.mean()), int(xs.mean())) if ys.size else (0, 0)


def _in_other_ink(ink: Mask, held: Mask, outer: Mask, colours: NDArray[np.uint8]) -> Mask:
    """The strokes of another colour than the frame's that sign in it and outside of it."""
    inner, pen = moved(held, -EDGE), np.zeros(ink.shape, dtype=np.bool_)
    line = held & ~moved(held, -2 / LINE)
    for one in signing(clusters_of(other_ink(colours, ink, ink & line))):
        own = np.zeros_like(pen)
        own[one.top : one.bottom, one.left : one.right] = one.mask
        lines = thinned(own)
        crosses = int((lines & inner).sum()) >= IN * LINE and int((lines & ~outer).sum()) >= OUT * LINE
        if crosses and is_drawn(own, own, outer):
            pen |= own
    return pen


def _beside(ink: Mask, outer: Mask) -> Mask:
    """The strokes that start at a frame and sign outside of it by themselves."""
    pen, edge = np.zeros(ink.shape, dtype=np.bool_), moved(outer, TOUCH)
    for one in signing(clusters_of(ink & ~outer)):
        own = np.zeros_like(pen)
        own[one.top : one.bottom, one.left : one.right] = one.mask
        if (own & edge).any() and is_drawn(own, ink, outer):
            pen |= own
    return pen


def moved(place: Mask, lines: float) -> Mask:
    """A place grown, or shrunk, by some heights of a line."""
    size = 2 * round(abs(lines) * LINE) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    how = cv2.dilate if lines > 0 else cv2.erode
    border = 0
    moved = how(place.astype(np.uint8), kernel, borderType=cv2.BORDER_CONSTANT, borderValue=border)
    return np.asarray(moved > 0, dtype=np.bool_)


def is_drawn(pen: Mask, ink: Mask, outer: Mask) -> bool:
    """Whether strokes are as long, large and thin as a signature, wind, and stand outside for a good part.

    What is left of a second frame does not wind.
    """
    lines = thinned(pen)
    ys, xs = np.nonzero(lines)
    sides = sorted((float(np.ptp(xs)), float(np.ptp(ys))))
    if ys.size < LONG * LINE or sides[1] < WIDE * LINE or sides[0] < TALL * LINE:
        return False
    if not winds(lines[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]):
        return False
    if ys.size < TURNS * np.hypot(sides[0], sides[1]) or int((lines & ~outer).sum()) < OUT * LINE:
        return False
    deep = cv2.distanceTransform(ink.astype(np.uint8), cv2.DIST_L2, 3)[lines & ~outer]
    thin = float(np.percentile(deep, 90)) <= THICK * LINE
    return thin and any(_is_large(piece) for piece in _pieces(lines & ~outer))


def _is_large(piece: NDArray[np.int_]) -> bool:
    """Whether a line is more than a letter, a figure or a dash that a hand wrote."""
    sides = sorted(float(side) / LINE for side in np.ptp(piece, axis=0))
    return len(piece) >= ONE[0] * LINE and sides[1] >= ONE[1] and sides[0] >= ONE[2]


def _pieces(lines: Mask) -> list[NDArray[np.int_]]:
    """The pixels (row, column) of each line that hangs together."""
    count, parts = cv2.connectedComponents(lines.astype(np.uint8), connectivity=8)
    return [np.argwhere(parts == n) for n in range(1, count)]


def _struck_twice(held: Mask, outer: Mask, ink: Mask) -> bool:
    """Whether the outline of a frame is found a second time, where it stands outside of the first."""
    line = held & ~(cv2.erode(held.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0)
    ys, xs = np.nonzero(line)
    reach = round(REACH * LINE)
    near: NDArray[np.uint8] = np.pad(cv2.dilate(ink.astype(np.uint8), np.ones((5, 5), np.uint8)), reach)
    beyond = np.pad(~outer, reach, constant_values=True)
    for dy in range(-reach, reach + 1, 2):
        for dx in range(-reach, reach + 1, 2):
            out = beyond[ys + reach + dy, xs + reach + dx]
            if out.sum() < PART * ys.size:
                continue
            if float(near[ys + reach + dy, xs + reach + dx][out].mean()) >= TWICE:
                return True
    return False
