"""Clusters of ink and their measures, in heights of a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.inkmask import Mask
from extractors.signatures.residue import LINE
from extractors.signatures.thin import thinned

NEAR = 0.9  # heights of a line: strokes nearer than that belong together


@dataclass(frozen=True)
class Cluster:
    """A group of strokes. Sizes in heights of a line; `length` is the length of pen drawn."""

    left: int
    top: int
    right: int
    bottom: int
    mask: Mask
    length: float
    pieces: tuple[tuple[float, float], ...]

    @property
    def width(self) -> float:
        return (self.right - self.left) / LINE

    @property
    def height(self) -> float:
        return (self.bottom - self.top) / LINE

    @property
    def tallest(self) -> float:
        return max((h for _, h in self.pieces), default=0.0)

    @property
    def widest(self) -> float:
        return max((w for w, _ in self.pieces), default=0.0)


def together(clusters: Sequence[Cluster]) -> Mask:
    """The ink of some clusters, in the box round them all."""
    left, top = min(c.left for c in clusters), min(c.top for c in clusters)
    right, bottom = max(c.right for c in clusters), max(c.bottom for c in clusters)
    mask = np.zeros((bottom - top, right - left), dtype=np.bool_)
    for c in clusters:
        mask[c.top - top : c.bottom - top, c.left - left : c.right - left] |= c.mask
    return mask


def clusters_of(mask: Mask) -> list[Cluster]:
    """The clusters of a mask, most ink first."""
    reach = 2 * round(NEAR * LINE / 2) + 1
    joined = cv2.dilate(mask.astype(np.uint8), np.ones((reach, reach), np.uint8))
    count, labels = cv2.connectedComponents(joined, connectivity=8)
    found = [cluster for n in range(1, count) if (cluster := _cluster(mask & (labels == n)))]
    return sorted(found, key=lambda one: (-one.length, one.left, one.top))


def _cluster(mask: Mask) -> Cluster | None:
    ys, xs = np.nonzero(mask)
    if ys.size == 0:
        return None
    left, right, top, bottom = int(xs.min()), int(xs.max()) + 1, int(ys.min()), int(ys.max()) + 1
    part = mask[top:bottom, left:right]
    count, _, stats, _ = cv2.connectedComponentsWithStats(part.astype(np.uint8), connectivity=8)
    pieces = tuple(
        (float(stats[n, cv2.CC_STAT_WIDTH]) / LINE, float(stats[n, cv2.CC_STAT_HEIGHT]) / LINE)
        for n in range(1, count)
    )
    length = float(thinned(part).sum()) / LINE
    return Cluster(left, top, right, bottom, part, length, pieces)
