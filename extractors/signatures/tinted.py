"""A pen of another tint than the stamp: each ink is looked at alone, wherever they cross."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.inkmask import Mask
from extractors.signatures.boxed import rectangle_round
from extractors.signatures.ovals import oval_round
from extractors.signatures.over import is_stamp, winds
from extractors.signatures.pen import signing
from extractors.signatures.residue import LINE
from extractors.signatures.seen import Seen
from extractors.signatures.stamps import has_letters
from extractors.signatures.strokes import Cluster, clusters_of
from extractors.signatures.thin import thinned
from extractors.signatures.tints import layers
from models.geometry import Box

LONG, WIDE, TALL = 14.0, 4.5, 2.0  # length of pen, width and height, in heights of a line: logos are smaller
THIN = 0.2  # of a line's height: half the width of a pen's stroke, for nine points of ten
NEAR = 1.5  # heights of a line round the zone: strokes overflow


def in_another_tint(seen: Seen) -> Box | None:
    """Where a pen signs in the one ink, and the other one is a stamp's; None where it does not surely."""
    residue, zone = seen.residue, seen.zone
    if residue.noisy:
        return None
    ratio = seen.view.page.height / max(1, seen.view.page.width)
    place = residue.where(zone.box.grown(NEAR * zone.line * ratio, NEAR * zone.line))
    two = layers(residue.colours, seen.unworded & place)
    if two is None:
        return None
    drawn = [_drawn(own) for own in two]
    for pens, other, layer in ((drawn[0], drawn[1], two[1]), (drawn[1], drawn[0], two[0])):
        if pens and not other and _is_print(layer):
            return seen.box(pens)
    return None


def _drawn(ink: Mask) -> list[Cluster]:
    """The strokes in an ink that are long, thin, in one piece, and go up and down: no frame and no letter."""
    return [piece for c in clusters_of(ink) if signing([c]) for piece in _pieces(c) if _is_drawn(piece)]


def _pieces(cluster: Cluster) -> list[Cluster]:
    """Each piece of a cluster that hangs together, where it stands."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(cluster.mask.astype(np.uint8), connectivity=8)
    found = []
    for n, (x, y, wide, high, _) in enumerate(stats[1:count].tolist(), start=1):
        mask = labels[y : y + high, x : x + wide] == n
        length = float(thinned(mask).sum()) / LINE
        left, top = cluster.left + x, cluster.top + y
        size = (wide / LINE, high / LINE)
        found.append(Cluster(left, top, left + wide, top + high, mask, length, (size,)))
    return found


def _is_drawn(piece: Cluster) -> bool:
    large = piece.length >= LONG and piece.width >= WIDE and piece.height >= TALL
    if not (large and _is_thin(piece.mask) and winds(thinned(piece.mask))):
        return False
    framed = oval_round(piece.mask) is not None or rectangle_round(piece.mask) is not None
    return not (framed or is_stamp(piece.mask))


def _is_print(ink: Mask) -> bool:
    """Letters, or the frame of a stamp."""
    frames = (oval_round(c.mask) is not None or rectangle_round(c.mask) is not None for c in clusters_of(ink))
    return has_letters(ink) or any(frames)


def _is_thin(mask: Mask) -> bool:
    deep = cv2.distanceTransform(np.pad(mask, 1).astype(np.uint8), cv2.DIST_L2, 3)[1:-1, 1:-1]
    return float(np.percentile(deep[thinned(mask)], 90)) <= THIN * LINE
