"""What is in a zone where one signs: its ink in clusters, and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.inkmask import Mask
from extractors.signatures.apart import Parted
from extractors.signatures.residue import Residue
from extractors.signatures.strokes import Cluster
from extractors.signatures.words import coloured, zone_lines
from extractors.signatures.zone import Zone
from models.geometry import Box, union_of
from models.page import Word
from models.view import PageView


@dataclass(frozen=True)
class Seen:
    """What is in a zone: its ink in clusters, and its words."""

    zone: Zone
    view: PageView
    residue: Residue
    ink: Parted

    @property
    def stamps(self) -> tuple[Cluster, ...]:
        return self.ink.stamps

    @property
    def stamped_at(self) -> list[Box]:
        """Where the stamps stand."""
        return [box for stamp in self.stamps if (box := self.box([stamp]))]

    @property
    def framed_at(self) -> list[Box]:
        """Where the frames of the stamps stand, without the strokes that hang together with them."""
        found = []
        for one in self.stamps:
            ys, xs = np.nonzero(self.ink.frames[one.top : one.bottom, one.left : one.right])
            if ys.size:
                left, top = one.left + int(xs.min()), one.top + int(ys.min())
                right, bottom = one.left + int(xs.max()) + 1, one.top + int(ys.max()) + 1
                found.append(self.residue.place(left, top, right, bottom))
        return found

    @property
    def inked(self) -> Mask:
        """All the ink of the zone, print and pen, without the frames of stamps."""
        return self.residue.whole & ~self.ink.frames & self.residue.where(self.zone.box)

    @property
    def words(self) -> list[Word]:
        return [word for _, group in zone_lines(self.zone, self.view) for word in group]

    @property
    def share(self) -> float:
        return float(self.residue.mask.mean())

    @property
    def stamped(self) -> bool:
        return bool(self.stamps) or coloured(self.words, self.view.page.words)

    def box(self, clusters: Sequence[Cluster]) -> Box | None:
        if not clusters:
            return None
        return union_of(self.residue.place(c.left, c.top, c.right, c.bottom) for c in clusters)
