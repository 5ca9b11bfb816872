"""Which strokes are a signature, as a pen draws one: long, tall, no row of letters, no part of a stamp."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.inkmask import Mask
from extractors.signatures.over import is_stamp
from extractors.signatures.residue import LINE
from extractors.signatures.squared import squared
from extractors.signatures.strokes import Cluster, together

DRAWN = 8.0  # length of pen, in heights of a line, that makes a signature
TALL, WIDE = 1.5, 2.8  # its least height and width
ROW = 2.2  # height of a row of unread letters, at most
FEW = 4  # strokes that make a signature while they stand apart, at most
HOLE, HOLES = 9, 7  # pixels of a hole between the dots of a screen, and how many tell one: strokes leave two
TRACE = 2.5  # length of pen from which something was written


def signing(strokes: Sequence[Cluster]) -> list[Cluster]:
    """The clusters that are a signature, or some strokes that are one together; no part of a stamp."""
    own = [c for c in strokes if is_signature(c)]
    drawn = [c for c in own if not (squared(c.mask) or is_stamp(c.mask))]
    return drawn or _apart([c for c in strokes if not is_signature(c)])


def _apart(strokes: Sequence[Cluster]) -> list[Cluster]:
    """A few strokes drawn apart that make a signature together; [] when they do not."""
    traces = [c for c in strokes if c.length >= TRACE and not is_writing(c)]
    if not 2 <= len(traces) <= FEW:
        return []
    across = max(c.right for c in traces) - min(c.left for c in traces)
    wide, tall = across >= WIDE * LINE, max(c.tallest for c in traces) >= TALL
    long = wide and tall and sum(c.length for c in traces) >= DRAWN
    return traces if long and not squared(together(traces)) else []


def is_screen(mask: Mask) -> bool:
    """Whether ink is a shade that a scanner drew in dots: full of holes that no stroke leaves."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((~mask).astype(np.uint8), connectivity=4)
    return int((stats[1:, cv2.CC_STAT_AREA] <= HOLE).sum()) >= HOLES


def is_signature(cluster: Cluster) -> bool:
    """Long strokes, taller than a line of text and wider than a few letters, one of them at least large."""
    large = cluster.tallest >= TALL or (cluster.widest >= 2 * WIDE and cluster.tallest >= 0.8)
    if is_writing(cluster):
        return False
    return cluster.length >= DRAWN and cluster.width >= WIDE and cluster.height >= TALL and large


def is_writing(cluster: Cluster) -> bool:
    """A row of small pieces: words that no reader read, not a signature."""
    many = len(cluster.pieces) >= 5 and cluster.widest <= 0.4 * cluster.width
    return many and cluster.height <= ROW
