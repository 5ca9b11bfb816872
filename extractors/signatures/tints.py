"""Two inks told apart by their tint: colour for darkness, which a thin, pale or blurred stroke keeps.

The colour of a thin print is mixed with the paper's, so its chroma says little; but it pales as its darkness
does. Where the ink of a zone is of two tints, each is looked at alone.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.inkmask import Mask, Plane
from extractors.signatures.residue import LINE

CORE = 22.0  # levels under the paper from which the tint of a pixel is told
SPREAD = 3  # pixels over which it is averaged
APART = 0.13  # between the middles of two tints: colour, in levels, for a level of darkness
CLEAR = 2.0  # times the spread of a tint round its middle
BLACK, HUES = 0.3, 50.0  # of the tint of a colour, that black has at most; degrees between two colours
LEAST = 3 * LINE  # pixels of each
ROUNDS = 12


def layers(colours: NDArray[np.uint8], ink: Mask) -> tuple[Mask, Mask] | None:
    """The ink of the one tint and that of the other; None where it is of one, or nothing tells.

    `colours`: height × width × 3, RGB, on white paper. `ink`: a mask of the same height and width.
    """
    lab = cv2.cvtColor(colours, cv2.COLOR_RGB2LAB).astype(np.float32)
    paper = np.median(lab[~ink], axis=0) if (~ink).any() else np.full(3, 255, np.float32)
    dark = np.where(ink, np.maximum(paper[0] - lab[..., 0], 0.0), 0.0).astype(np.float32)
    a, b = (np.where(ink, lab[..., n] - paper[n], 0.0).astype(np.float32) for n in (1, 2))
    depth = np.maximum(_averaged(dark), 1e-6)
    tints = np.stack([_averaged(a) / depth, _averaged(b) / depth], axis=-1).astype(np.float32)
    core = ink & (dark >= CORE)
    middles = _middles(tints[core])
    if middles is None:
        return None
    near = [np.hypot(*np.moveaxis(tints - middle, -1, 0)) for middle in middles]
    first: Mask = near[0] <= near[1]
    return _whole(ink & first, ink), _whole(ink & ~first, ink)


def _averaged(plane: Plane) -> Plane:
    return np.asarray(cv2.blur(plane, (SPREAD, SPREAD)), dtype=np.float32)


def _middles(tints: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
    """Of two groups of tints that stand well apart; None where they do not."""
    if len(tints) < 2 * LEAST:
        return None
    around = tints - tints.mean(axis=0)
    axis = np.linalg.svd(around.T @ around)[0][:, 0]
    along = around @ axis
    step = float(along.mean())
    for _ in range(ROUNDS):
        low, high = along[along <= step], along[along > step]
        if min(low.size, high.size) < LEAST:
            return None
        step = float(low.mean() + high.mean()) / 2
    one, two = tints[along <= step], tints[along > step]
    middles = np.median(one, axis=0), np.median(two, axis=0)
    gap = float(np.hypot(*(middles[0] - middles[1])))
    spread = max(
        float(np.median(np.abs(low - np.median(low)))), float(np.median(np.abs(high - np.median(high))))
    )
    apart = gap >= max(APART, CLEAR * spread)
    return middles if apart and _are_two_inks(*middles) else None


def _are_two_inks(one: NDArray[np.float32], other: NDArray[np.float32]) -> bool:
    """Black beside a colour, or two hues: a colour that runs or pales is still one ink."""
    pale, deep = sorted((float(np.hypot(*one)), float(np.hypot(*other))))
    if pale < BLACK * deep:
        return True
    return float(np.dot(one, other)) < float(np.cos(np.deg2rad(HUES))) * pale * deep


def _whole(layer: Mask, ink: Mask) -> Mask:
    """A layer without lone pixels, its strokes whole where the other ink crosses them."""
    plane = cv2.morphologyEx(layer.astype(np.uint8), cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    closed = cv2.morphologyEx(plane, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    return np.asarray((closed > 0) & ink, dtype=np.bool_)
