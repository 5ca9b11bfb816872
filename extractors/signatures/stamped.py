"""Whether a pen drew where a stamp stands: a stroke followed over its words, or another ink."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.inkmask import Mask
from extractors.signatures.across import another_ink, coloured_pen, has_colour, other_ink
from extractors.signatures.darker import darker_ink, leaves
from extractors.signatures.leaving import EDGE, frames_in, is_drawn, leaving, moved, stays_in
from extractors.signatures.over import goes_round, has_stroke, strokes_over, winds
from extractors.signatures.pen import signing
from extractors.signatures.residue import LINE, Residue, is_print
from extractors.signatures.seen import Seen
from extractors.signatures.strokes import Cluster, clusters_of
from extractors.signatures.thin import thinned
from extractors.signatures.tinted import in_another_tint
from extractors.signatures.traced import Trace
from extractors.signatures.words import stamp_print, stamp_words
from models.geometry import Box

AROUND = 3.0  # heights of a line round the words of a stamp: a signature over it goes beyond it
TALL = 2.5  # heights of a line: what is written over a stamp, a day or « Lu et approuvé », is lower
OWN, OVER = 0.6, 0.3  # of the ink of a word, in the pen's own ink; of a pen's strokes, over the words
CLOSE = 1.2  # heights of a line round a fitted frame where words outside may be of one stamp with it
WITHIN = 0.6  # of the box of a word: the words of a stamp that leans are wider than their frame
NEAR_STAMP = 1.0  # heights of a line round the words of a stamp where its frame stands


def by_pen(signed: Sequence[Cluster], seen: Seen) -> bool:
    """Where a stamp stands, a stroke that no letter and no frame gives: what is left of it signs nothing."""
    printed = stamp_print(seen.zone, seen.view)
    stamps = [*([printed] if printed else []), *seen.stamped_at]
    reach = NEAR_STAMP * seen.zone.line
    near = [box.grown(reach, reach) for box in stamps]
    clear = [c for c in signed if not any((seen.box([c]) or s).intersection(s) is not None for s in near)]
    clear = [c for c in clear if not (_mask([c], seen.residue) & seen.held).any()]
    if signing(clear) and not _round(seen.box(clear), stamps):
        return True
    if _outside(signed, seen) or _out_of_frame(seen) is not None:
        return True
    if not stamps:
        return False
    if printed is None and _beyond_frames(signed, seen):
        return True
    if _followed(_touched(_mask(signed, seen.residue), seen.inked), seen):
        return True
    words = stamp_words(seen.zone, seen.view)
    over = _places(seen.residue, words or stamps)
    other = [
        c
        for c in signed
        if _of_another_ink(c, printed or stamps[0], seen.residue)
        and has_stroke(c.mask)
        and (not words or leaves(_mask([c], seen.residue), over))
    ]
    over_it = in_another_tint(seen) or _in_another_ink(seen, printed) or _in_darker_ink(seen)
    return bool(signing(other)) or over_it is not None


def _beyond_frames(signed: Sequence[Cluster], seen: Seen) -> bool:
    """Whether strokes sign outside of the rings that stand there, and a line away from them.

    All of such a stamp stands in its ring, its logo too; the ring of a larger one stands round it.
    """
    frames = [seen.residue.where(box) for box in seen.framed_at]
    if not frames:
        return False
    held = np.logical_or.reduce(frames)
    reach = 2 * round(NEAR_STAMP * LINE) + 1
    around = cv2.dilate(held.astype(np.uint8), np.ones((reach, reach), np.uint8)) > 0
    left = clusters_of(_mask(signed, seen.residue) & ~around)
    drawn = [c for c in signing(left) if has_stroke(c.mask)]
    return bool(drawn) and not _round(seen.box(drawn), seen.framed_at)


def _outside(signed: Sequence[Cluster], seen: Seen) -> bool:
    """Whether strokes sign outside of the fitted frames, which hold every word that was read near them."""
    held = seen.held
    if not held.any():
        return False
    words = [seen.residue.where(box) for box in stamp_words(seen.zone, seen.view)]
    near = moved(held, CLOSE)
    if any(float(held[one].mean()) < WITHIN for one in words if (near & one).any()):
        return False
    around = moved(held, EDGE)
    left = clusters_of(_mask(signed, seen.residue) & ~around)
    drawn = [c for c in signing(left) if _winds(c, seen, around)]
    printed = stamp_print(seen.zone, seen.view)
    inner = [*seen.framed_at, *_boxes(held, seen.residue), *([printed] if printed else [])]
    return bool(drawn) and not _round(seen.box(drawn), inner)


def _boxes(places: Mask, residue: Residue) -> list[Box]:
    """The boxes of places that hang together."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(places.astype(np.uint8), connectivity=8)
    sides = stats[1:count, :4].tolist()
    return [residue.place(x, y, x + wide, y + high) for x, y, wide, high in sides]


def _winds(cluster: Cluster, seen: Seen, around: Mask) -> bool:
    """Whether strokes go up and down as a pen does: what is left of a frame is an arc, or sides.

    None of them is long where they loop over themselves.
    """
    own = _mask([cluster], seen.residue)
    return is_drawn(own, own, around) or (has_stroke(cluster.mask) and winds(thinned(cluster.mask)))


def _round(box: Box | None, stamps: Sequence[Box]) -> bool:
    """Whether strokes stand on both sides of a stamp: they are its frame."""
    return box is not None and any(box.contains_point(s.middle_x, s.middle_y) for s in stamps)


def _of_another_ink(cluster: Cluster, stamp: Box, residue: Residue) -> bool:
    """Whether strokes are of another ink than the stamp that they stand on."""
    own = _mask([cluster], residue)
    return another_ink(residue.colours, own, residue.ink & residue.where(stamp) & ~own)


def _in_another_ink(seen: Seen, stamp: Box | None) -> Box | None:
    """Where a signature is drawn over a stamp in colour, in black or in another colour."""
    residue, line = seen.residue, seen.zone.line
    if stamp is None:
        return None
    if not has_colour(residue.colours, residue.ink & residue.where(stamp)):
        return _in_colour(seen)
    around = residue.where(stamp.grown(AROUND * line, AROUND * line)) & residue.where(seen.zone.box)
    others = [w.box for w in seen.words if not stamp.contains_point(w.box.middle_x, w.box.middle_y)]
    place = around & ~_places(residue, others)
    found = other_ink(residue.colours, residue.ink, residue.ink & residue.where(stamp)) & place
    found &= ~_places(residue, [w.box for w in seen.words if _written(residue, w.box, found)])
    drawn = [
        c for c in clusters_of(found) if c.height >= TALL and _runs_over(_mask([c], residue), residue, stamp)
    ]
    return seen.box(signing(drawn))


def _in_colour(seen: Seen) -> Box | None:
    """Where a pen in colour signs over the very words of a stamp in black, and beyond them."""
    residue, words = seen.residue, stamp_words(seen.zone, seen.view)
    print_ = residue.ink & _places(residue, words)
    pen = coloured_pen(residue.colours, residue.ink & residue.where(seen.zone.box), print_)
    if residue.noisy or pen is None:
        return None
    over = _places(residue, words)
    drawn = [c for c in clusters_of(pen) if c.height >= TALL and leaves(_mask([c], residue), over)]
    return seen.box(signing(drawn))


def _written(residue: Residue, word: Box, other: Mask) -> bool:
    """Whether a word is written in the other ink itself, and not crossed by it: « Bon pour accord »."""
    here = residue.where(word) & residue.ink
    return int((here & other).sum()) > OWN * max(1, int(here.sum()))


def _runs_over(strokes: Mask, residue: Residue, stamp: Box) -> bool:
    """Whether a good part of strokes stands on the words: a printed frame round them does not."""
    return int((strokes & residue.where(stamp)).sum()) >= OVER * int(strokes.sum())


def drawn_over(seen: Seen) -> Box | None:
    """Where a pen drew over the words of a stamp, on paper clean enough to follow its strokes."""
    if seen.residue.noisy or not (seen.words or seen.stamps):
        return None
    found = _followed(seen.inked, seen)
    if not found:
        out = _out_of_frame(seen)
        if out is not None:
            return out
        printed = stamp_print(seen.zone, seen.view)
        return in_another_tint(seen) or _in_another_ink(seen, printed) or _in_darker_ink(seen)
    points = np.concatenate([one.points for one in found])
    (top, left), (bottom, right) = points.min(axis=0), points.max(axis=0)
    return seen.residue.place(int(left), int(top), int(right) + 1, int(bottom) + 1)


def _followed(ink: Mask, seen: Seen) -> list[Trace]:
    """The strokes of a pen over the words or the stamps of a zone."""
    label = seen.zone.label
    words = [w.box for w in seen.words if label is None or w.box.intersection(label.box) is None]
    found = strokes_over(ink, _places(seen.residue, words), _places(seen.residue, seen.stamped_at))
    return [] if found and stays_in(_lines(found, ink), seen.held) else found


def _lines(strokes: Sequence[Trace], ink: Mask) -> Mask:
    """The lines of some strokes where they stand."""
    mask = np.zeros_like(ink)
    for one in strokes:
        mask[one.points[:, 0], one.points[:, 1]] = True
    return mask


def _out_of_frame(seen: Seen) -> Box | None:
    """Where a pen signs that crosses the frame of a stamp, whatever its ink."""
    residue, printed = seen.residue, stamp_words(seen.zone, seen.view)
    if residue.noisy:
        return None
    words = [residue.where(box) for box in printed]
    read = _places(residue, [w.box for w in seen.words if is_print(w, seen.view.page, seen.zone.line)])
    pen = leaving(seen.unworded, seen.held, words, read, residue.colours)
    if pen is None or 2 * int((pen & residue.where(seen.zone.box)).sum()) < int(pen.sum()):
        return None
    ys, xs = np.nonzero(pen)
    return residue.place(int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1)


def _in_darker_ink(seen: Seen) -> Box | None:
    """Where a pen that is darker than a stamp signs over it and beyond it, taller than a line of writing.

    The ring of a stamp, and what is written along it, may be darker than the small print inside.
    """
    residue, printed = seen.residue, stamp_words(seen.zone, seen.view)
    others = [w.box for w in seen.words if w.box not in printed]
    ink = residue.ink & residue.where(seen.zone.box) & ~_places(residue, others)
    told = None if residue.noisy else darker_ink(residue.colours, ink, _places(residue, printed))
    if told is None:
        return None
    pen, stamp = told
    if frames_in(pen).any() or goes_round(pen, _places(residue, printed)):
        return None
    drawn = [c for c in clusters_of(pen) if c.height >= TALL and leaves(_mask([c], residue), stamp)]
    return seen.box(signing([c for c in drawn if has_stroke(c.mask)]))


def _touched(strokes: Mask, ink: Mask) -> Mask:
    """Some strokes with all the ink that hangs together with them: what they cross."""
    _, parts = cv2.connectedComponents((ink | strokes).astype(np.uint8), connectivity=8)
    found: Mask = np.isin(parts, np.unique(parts[strokes]))
    return found


def _mask(clusters: Sequence[Cluster], residue: Residue) -> Mask:
    """The ink of some clusters where it stands."""
    mask = np.zeros(residue.mask.shape, dtype=np.bool_)
    for c in clusters:
        mask[c.top : c.bottom, c.left : c.right] |= c.mask
    return mask


def _places(residue: Residue, boxes: Sequence[Box]) -> Mask:
    """True where some boxes of the page are."""
    found = np.zeros(residue.mask.shape, dtype=np.bool_)
    for box in boxes:
        found |= residue.where(box)
    return found
