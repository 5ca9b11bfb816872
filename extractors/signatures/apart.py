"""The ink of a zone parted into strokes and stamps."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from extractors.inkmask import Mask
from extractors.signatures.across import bright_ink, crosses, other_ink
from extractors.signatures.residue import Residue
from extractors.signatures.stamps import Stamp, met_by, oval_in, stamp_in, without_letters
from extractors.signatures.strokes import Cluster, clusters_of


@dataclass(frozen=True)
class Parted:
    """Strokes, stamps, the frames of these, and whether something may cross a stamp."""

    strokes: tuple[Cluster, ...]
    stamps: tuple[Cluster, ...]
    frames: Mask
    crossed: bool


def parted(residue: Residue) -> Parted:
    """Long strokes that are no part of a stamp, or of another ink, are strokes again."""
    strokes: list[Cluster] = []
    stamps: list[Cluster] = []
    crossed = False
    frames = np.zeros_like(residue.mask)
    for cluster in clusters_of(residue.mask):
        found = _stamp(residue, cluster)
        if found is None:
            strokes.append(cluster)
            continue
        held, stamp = found
        stamps.append(held)
        whole, own = (np.s_[c.top : c.bottom, c.left : c.right] for c in (cluster, held))
        crossed = crossed or crosses(residue.whole[own], stamp.frame)
        frame, rest = np.zeros_like(residue.mask), np.zeros_like(residue.mask)
        frame[own], rest[own] = stamp.frame, stamp.rest
        frames |= frame
        rest[whole] |= without_letters(other_ink(residue.colours[whole], residue.ink[whole], frame[whole]))
        strokes += clusters_of(rest)
    return Parted(tuple(strokes), tuple(stamps), frames, crossed)


def _wider(residue: Residue, cluster: Cluster) -> Cluster:
    """The cluster in the box of what it is a part of: words read in a stamp take some of its frame away."""
    own = np.zeros(residue.mask.shape, dtype=np.bool_)
    own[cluster.top : cluster.bottom, cluster.left : cluster.right] = cluster.mask
    left, top, right, bottom = met_by(own, residue.whole)
    left, top = min(left, cluster.left), min(top, cluster.top)
    right, bottom = max(right, cluster.right), max(bottom, cluster.bottom)
    mask = own[top:bottom, left:right]
    return replace(cluster, left=left, top=top, right=right, bottom=bottom, mask=mask)


def _stamp(residue: Residue, cluster: Cluster) -> tuple[Cluster, Stamp] | None:
    """A cluster that is a stamp; or the coloured stamp in it, where the frame of a form in black joins it."""
    box = np.s_[cluster.top : cluster.bottom, cluster.left : cluster.right]
    stamp = stamp_in(cluster, residue.whole[box])
    if stamp is not None:
        return cluster, stamp
    wider = _wider(residue, cluster)
    stamp = oval_in(wider, residue.whole[wider.top : wider.bottom, wider.left : wider.right])
    if stamp is not None:
        return wider, stamp
    bright = np.zeros(residue.mask.shape, dtype=np.bool_)
    bright[box] = cluster.mask & bright_ink(residue.colours[box], cluster.mask)
    for part in clusters_of(bright)[:1]:
        held = np.s_[part.top : part.bottom, part.left : part.right]
        stamp = stamp_in(part, residue.whole[held])
        if stamp is not None:
            return part, stamp
    return None
