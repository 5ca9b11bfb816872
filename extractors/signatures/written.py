"""A name that a pen wrote where one signs: a signature, though a reader makes a word of it.

Two signs are asked for: its letters are a pen's to the network that tells hands from print, and a stroke that
is aslant passes under it. A font draws letters as a hand does: without the stroke a person looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from extractors.inkmask import Mask
from extractors.signatures.filled import named_places
from extractors.signatures.residue import LINE, Residue
from extractors.signatures.words import name_words, stamp_words, zone_lines
from extractors.signatures.zone import Zone
from models.geometry import Box, union_of
from models.page import Word
from models.view import PageView

BY_PEN = 0.985  # how sure the network must be
MAYBE = 0.9  # from here on a name may be a hand's: nobody is told that it was typed
AROUND = 0.12  # of the word's height: the letters go over its box
LONG = 1.0  # heights of a line that a stroke goes beside the letters
SLANT = 0.03  # rise of a stroke for its length: rulings are level, or nearly
UNDER = 1.2  # heights of a line under the letters where such a stroke may pass
CLOSE = 1.6  # heights of a word: the next line of a stamp is not further
FOOT = 0.28  # of a name's height: strokes that are level pass there, and letters end
THICK = 0.15  # of a line's height: a pen's stroke, one column with another; the feet of letters are higher
THIN = 0.2  # of a line's height: how far the points of one stroke stand from their line


def written_name(zone: Zone, view: PageView, residue: Residue, stamps: Sequence[Box]) -> Box | None:
    """Where the name stands; None when there is none, or not for sure. In `stamps` stands print."""
    words = [w for w in name_words(zone, view) if not any(_meets(w.box, stamp) for stamp in stamps)]
    alone = [word for word in words if not any(_next_line(word.box, other.box) for other in words)]
    read = [word.box for _, group in zone_lines(zone, view) for word in group]
    found = [w for w in alone if _stroke_beside(w, read, residue) and _sure(w, view) >= BY_PEN]
    return union_of(word.box for word in found) if found else None


def by_hand(zone: Zone, view: PageView, place: Box) -> bool:
    """Whether a name stands alone in that place in letters that a pen wrote, with a stroke or without.

    What is filled in beside « Nom » is left out, and so is the print of a stamp.
    """
    apart = [*named_places(zone, view), *stamp_words(zone, view)]
    words = [w for w in name_words(zone, view) if not any(_meets(w.box, other) for other in apart)]
    alone = [word for word in words if not any(_next_line(word.box, other.box) for other in words)]
    return any(_meets(word.box, place) and _sure(word, view) >= BY_PEN for word in alone)


def maybe_by_pen(zone: Zone, view: PageView) -> Box | None:
    """Where letters of a name look like a hand's, be they small and with a level stroke under them."""
    found = [word.box for word in name_words(zone, view) if _sure(word, view) >= MAYBE]
    return union_of(found) if found else None


def _meets(box: Box, stamp: Box) -> bool:
    return box.intersection(stamp) is not None


def _next_line(box: Box, other: Box) -> bool:
    """Two lines of one block: a stamp without a frame, not a name written alone."""
    apart = abs(box.middle_y - other.middle_y)
    beside = min(box.right, other.right) > max(box.left, other.left)
    return beside and 0.5 * other.height < apart < CLOSE * max(box.height, other.height)


def _sure(word: Word, view: PageView) -> float:
    return view.pen(view.crop(word.box.grown(0, AROUND * word.box.height)))


def _stroke_beside(word: Word, words: Sequence[Box], residue: Residue) -> bool:
    """Whether a long stroke that is not level starts at the letters or passes under them; no other word."""
    height = residue.box.height / residue.mask.shape[0] * LINE
    near = word.box.model_copy(update={"bottom": min(1.0, word.box.bottom + UNDER * height)})
    beside = residue.whole.copy()
    for box in words:
        beside &= ~residue.where(_letters(box) if box == word.box else box)
    return any(_aslant(stroke) for stroke in _strokes(beside, residue.where(near)))


def _letters(name: Box) -> Box:
    """A name's box without its foot, where the stroke under it may pass."""
    return name.model_copy(update={"bottom": name.bottom - FOOT * name.height})


def _strokes(ink: Mask, near: Mask) -> Iterator[Mask]:
    """The pieces of ink that come near."""
    count, labels = cv2.connectedComponents(ink.astype(np.uint8), connectivity=8)
    reach = cv2.dilate(near.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    for n in np.unique(labels[reach & ink]):
        if 0 < n < count:
            yield labels == n


def _aslant(stroke: Mask) -> bool:
    """One thin stroke, long enough, that rises or falls as no ruling does."""
    ys, xs = np.nonzero(stroke)
    if xs.max() - xs.min() < LONG * LINE:
        return False
    slope, level = np.polyfit(xs, ys, 1)
    away = np.abs(ys - (slope * xs + level))
    thick = len(xs) / len(np.unique(xs))
    return bool(abs(slope) >= SLANT and np.percentile(away, 90) <= THIN * LINE and thick <= THICK * LINE)
