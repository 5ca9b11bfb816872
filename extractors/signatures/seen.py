"""What is in a zone where one signs: its ink in clusters, and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from extractors.inkmask import Mask, erase
from extractors.signatures.apart import Parted
from extractors.signatures.leaving import frames_in
from extractors.signatures.residue import Residue, is_print
from extractors.signatures.strokes import Cluster
from extractors.signatures.words import coloured, stamp_words, zone_lines
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

    @cached_property
    def unworded(self) -> Mask:
        """All the ink, print and pen, without the words of the form round the zone and its label."""
        ink, label = self.residue.whole.copy(), self.zone.label
        for word in self.view.page.words:
            own = self.zone.box.contains_point(word.box.middle_x, word.box.middle_y)
            if own and (label is None or word.box.intersection(label.box) is None):
                continue
            if word.box.intersection(self.residue.box) and is_print(word, self.view.page, self.zone.line):
                erase(ink, self.residue.box, word.box)
        return ink

    @cached_property
    def held(self) -> Mask:
        """Where stamps stand by the shape of their frames, all that is in them included."""
        read = np.zeros(self.residue.mask.shape, dtype=np.bool_)
        for box in stamp_words(self.zone, self.view):
            read |= self.residue.where(box)
        return frames_in(self.unworded, read)

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
