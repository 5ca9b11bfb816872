"""From the ink and words of a zone to what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from extractors.signatures.across import bright_ink, crosses, other_ink, reaches_over
from extractors.signatures.pasted import is_pasted
from extractors.signatures.residue import LINE, Residue, residue_of
from extractors.signatures.stamps import Stamp, has_letters, met_by, oval_in, stamp_in, without_letters
from extractors.signatures.strokes import Cluster, clusters_of
from extractors.signatures.words import coloured, electronic_words, typed_words, zone_lines
from extractors.signatures.written import written_name
from extractors.signatures.zone import Zone
from models.geometry import Box, union_of
from models.page import Grade, Reader
from models.piece import SignatureKind
from models.view import PageView

DRAWN = 9.0  # length of pen, in heights of a line, that makes a signature
TALL, WIDE = 1.5, 2.8  # its least height and width
LARGE = 3.0  # extent of a stroke that no dirt makes
FAIR, SEVERAL = 2.0, 2  # extent of strokes of which a hair or a speck may be one, and not as many
ROW = 2.2  # height of a row of unread letters, at most
FEW = 4  # strokes that make a signature while they stand apart, at most
PLAIN = 0.9  # confidence of a word of a stamp that nothing crosses
EDGE = LINE  # pixels of the zone with its margins: strokes that reach so near both ends run through
TRACE = 2.5  # length of pen from which something was written


@dataclass(frozen=True)
class Judgement:
    """What a zone holds, where, and the share of the zone that is inked."""

    kind: SignatureKind
    box: Box | None = None
    share: float = 0.0
    text: str = ""
    stamped: bool = False


@dataclass(frozen=True)
class _Seen:
    """What is in a zone: its ink in clusters, and its words."""

    zone: Zone
    view: PageView
    residue: Residue
    strokes: tuple[Cluster, ...]
    stamps: tuple[Cluster, ...]
    crossed: bool

    @property
    def share(self) -> float:
        return float(self.residue.mask.mean())

    @property
    def stamped(self) -> bool:
        words = [w for _, group in zone_lines(self.zone, self.view) for w in group]
        return bool(self.stamps) or coloured(words, self.view.page.words)

    def box(self, clusters: Sequence[Cluster]) -> Box | None:
        if not clusters:
            return None
        return union_of(self.residue.place(c.left, c.top, c.right, c.bottom) for c in clusters)


def judge(zone: Zone, view: PageView) -> Judgement:
    """What a zone holds."""
    residue = residue_of(zone, view)
    strokes, stamps, crossed = _parted(residue)
    seen = _Seen(zone, view, residue, tuple(strokes), tuple(stamps), crossed)
    electronic = electronic_words(zone, view)
    signed = [c for c in strokes if is_signature(c)] or _apart(strokes)
    if electronic and not signed:
        return Judgement(SignatureKind.ELECTRONIC, electronic[1], seen.share, electronic[0], seen.stamped)
    traces = signed or [c for c in strokes if c.length >= TRACE]
    drawn = seen.box(traces)
    if signed and not _within(signed, residue):
        return Judgement(SignatureKind.UNREADABLE, drawn, seen.share, stamped=seen.stamped)
    if drawn and (_never_paper(view) or is_pasted(zone, view, drawn)):
        return Judgement(SignatureKind.IMAGE, drawn, seen.share, stamped=seen.stamped)
    if signed:
        return Judgement(_ink(seen, signed), drawn, seen.share, stamped=seen.stamped)
    name = written_name(zone, view, residue, [box for s in stamps if (box := seen.box([s]))])
    if name is not None and view.page.legibility.grade is not Grade.ILLEGIBLE:
        return Judgement(SignatureKind.INK, name, seen.share, stamped=seen.stamped)
    return _unsigned(seen, traces)


def _within(signed: Sequence[Cluster], residue: Residue) -> bool:
    """Whether strokes sign that end somewhere: the desk beside a sheet runs on over the zone and under it."""
    height = residue.mask.shape[0]
    ending = [c for c in signed if c.top > EDGE or c.bottom < height - EDGE]
    return any(is_signature(c) for c in ending) or bool(_apart(ending))


def _never_paper(view: PageView) -> bool:
    """A page whose words come from its file was never under a pen: strokes on it are a picture."""
    words = [w for w in view.page.words if w.text.strip()]
    return 2 * sum(w.reader is Reader.TEXT_LAYER for w in words) > len(words)


def _ink(seen: _Seen, signed: Sequence[Cluster]) -> SignatureKind:
    """INK where the paper is clean enough to tell strokes from dirt."""
    extents = [max(piece) for c in signed for piece in c.pieces]
    drawn = max(extents) >= LARGE or sum(extent >= FAIR for extent in extents) >= SEVERAL
    sure = drawn or not seen.residue.noisy
    illegible = seen.view.page.legibility.grade is Grade.ILLEGIBLE
    return SignatureKind.INK if sure and not illegible else SignatureKind.UNREADABLE


def _unsigned(seen: _Seen, traces: Sequence[Cluster]) -> Judgement:
    """No stroke is surely a signature."""
    illegible = seen.view.page.legibility.grade is Grade.ILLEGIBLE
    # What remains over the letters of a stamp may be all that is seen of a signature across it.
    enough = TRACE if seen.stamps else DRAWN / 2
    if illegible or sum(c.length for c in traces) >= enough:
        return Judgement(SignatureKind.UNREADABLE, seen.box(traces), seen.share, stamped=seen.stamped)
    typed = typed_words(seen.zone, seen.view)
    lettered = any(has_letters(seen.residue.whole[s.top : s.bottom, s.left : s.right]) for s in seen.stamps)
    if seen.stamps and (seen.crossed or _misread(seen) or not lettered):
        return Judgement(SignatureKind.UNREADABLE, seen.box(seen.stamps), seen.share, stamped=True)
    if seen.stamps:
        text = typed[0] if typed else ""
        return Judgement(SignatureKind.STAMP, seen.box(seen.stamps), seen.share, text, True)
    if typed and reaches_over(seen.residue.whole, seen.residue.where(typed[1])):
        return Judgement(SignatureKind.UNREADABLE, typed[1], seen.share, stamped=seen.stamped)
    if typed:
        kind = SignatureKind.STAMP if seen.stamped else SignatureKind.TYPED
        return Judgement(kind, typed[1], seen.share, typed[0], seen.stamped)
    return Judgement(SignatureKind.NONE, None, seen.share)


def _misread(seen: _Seen) -> bool:
    """Whether the words of a stamp read badly: a pen may have crossed them, its strokes taken for them."""
    box = seen.box(seen.stamps)
    words = [w for _, group in zone_lines(seen.zone, seen.view) for w in group]
    inside = [w for w in words if box is not None and box.contains_point(w.box.middle_x, w.box.middle_y)]
    return any(w.confidence < PLAIN for w in inside if len(w.text) > 2)


def _apart(strokes: Sequence[Cluster]) -> list[Cluster]:
    """A few strokes drawn apart that make a signature together; [] when they do not."""
    traces = [c for c in strokes if c.length >= TRACE and not is_writing(c)]
    if not 2 <= len(traces) <= FEW:
        return []
    across = max(c.right for c in traces) - min(c.left for c in traces)
    wide, tall = across >= WIDE * LINE, max(c.tallest for c in traces) >= TALL
    return traces if wide and tall and sum(c.length for c in traces) >= DRAWN else []


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


def _parted(residue: Residue) -> tuple[list[Cluster], list[Cluster], bool]:
    """Strokes, and stamps; whether something may cross a stamp.

    Long strokes that are no part of a stamp, or of another ink, are strokes again.
    """
    strokes: list[Cluster] = []
    stamps: list[Cluster] = []
    crossed = False
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
        rest[whole] |= without_letters(other_ink(residue.colours[whole], residue.ink[whole], frame[whole]))
        strokes += clusters_of(rest)
    return strokes, stamps, crossed


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
