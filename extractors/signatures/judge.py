"""From the ink and words of a zone to what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.signatures.across import black_over, reaches_over
from extractors.signatures.apart import Parted, parted
from extractors.signatures.over import is_print, strokes_over
from extractors.signatures.pasted import is_pasted
from extractors.signatures.residue import LINE, Residue, residue_of
from extractors.signatures.squared import squared
from extractors.signatures.stamps import has_letters
from extractors.signatures.strokes import Cluster, together
from extractors.signatures.words import coloured, electronic_words, stamp_print, typed_words, zone_lines
from extractors.signatures.written import written_name
from extractors.signatures.zone import Zone
from models.geometry import Box, union_of
from models.page import Grade, Reader, Word
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
NEAR_STAMP = 1.0  # heights of a line round the words of a stamp where its frame stands
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
    ink: Parted

    @property
    def stamps(self) -> tuple[Cluster, ...]:
        return self.ink.stamps

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


def judge(zone: Zone, view: PageView) -> Judgement:
    """What a zone holds."""
    residue = residue_of(zone, view)
    ink = parted(residue)
    seen = _Seen(zone, view, residue, ink)
    electronic = electronic_words(zone, view)
    signed = _signed(ink.strokes)
    if electronic and not signed:
        return Judgement(SignatureKind.ELECTRONIC, electronic[1], seen.share, electronic[0], seen.stamped)
    traces = signed or [c for c in ink.strokes if c.length >= TRACE]
    drawn = seen.box(traces)
    if signed and not (_within(signed, residue) and _by_pen(signed, seen)):
        return Judgement(SignatureKind.UNREADABLE, drawn, seen.share, stamped=seen.stamped)
    if drawn and (_never_paper(view) or is_pasted(zone, view, drawn)):
        return Judgement(SignatureKind.IMAGE, drawn, seen.share, stamped=seen.stamped)
    if signed:
        return Judgement(_ink(seen, signed), drawn, seen.share, stamped=seen.stamped)
    stamps = [box for s in seen.stamps if (box := seen.box([s]))]
    name = _over(seen) or written_name(zone, view, residue, stamps)
    if name is not None and view.page.legibility.grade is not Grade.ILLEGIBLE:
        return Judgement(SignatureKind.INK, name, seen.share, stamped=seen.stamped)
    return _unsigned(seen, traces)


def _within(signed: Sequence[Cluster], residue: Residue) -> bool:
    """Whether strokes sign that end somewhere: the desk beside a sheet runs on over the zone and under it."""
    height = residue.mask.shape[0]
    return bool(_signed([c for c in signed if c.top > EDGE or c.bottom < height - EDGE]))


def _by_pen(signed: Sequence[Cluster], seen: _Seen) -> bool:
    """Where a stamp stands, a stroke that no letter and no frame gives: what is left of it signs nothing."""
    printed = stamp_print(seen.zone, seen.view)
    stamps = [*([printed] if printed else []), *(box for s in seen.stamps if (box := seen.box([s])))]
    reach = NEAR_STAMP * seen.zone.line
    near = [box.grown(reach, reach) for box in stamps]
    clear = [c for c in signed if not any((seen.box([c]) or s).intersection(s) is not None for s in near)]
    if not near or _signed(clear) or strokes_over(together(signed)):
        return True
    black = [c for c in signed if _is_black(c, printed or stamps[0], seen.residue)]
    return bool(_signed(black))


def _is_black(cluster: Cluster, stamp: Box, residue: Residue) -> bool:
    """Whether strokes are a black pen's over a coloured stamp."""
    own = np.zeros(residue.mask.shape, dtype=np.bool_)
    own[cluster.top : cluster.bottom, cluster.left : cluster.right] = cluster.mask
    return black_over(residue.colours, own, residue.ink & residue.where(stamp) & ~own)


def _signed(strokes: Sequence[Cluster]) -> list[Cluster]:
    """The clusters that are a signature, or some strokes that are one together; no part of a stamp."""
    own = [c for c in strokes if is_signature(c)]
    drawn = [c for c in own if not (squared(c.mask) or is_print(c.mask))]
    return drawn or _apart([c for c in strokes if not is_signature(c)])


def _over(seen: _Seen) -> Box | None:
    """Where a pen drew over the words of a stamp, on paper clean enough to follow its strokes."""
    if seen.residue.noisy or not (seen.stamps or seen.words):
        return None
    found = strokes_over(seen.residue.whole & ~seen.ink.frames & seen.residue.where(seen.zone.box))
    if not found:
        return None
    points = np.concatenate([one.points for one in found])
    (top, left), (bottom, right) = points.min(axis=0), points.max(axis=0)
    return seen.residue.place(int(left), int(top), int(right) + 1, int(bottom) + 1)


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
    if seen.stamps and (seen.ink.crossed or _misread(seen) or not lettered):
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
    inside = [w for w in seen.words if box is not None and box.contains_point(w.box.middle_x, w.box.middle_y)]
    return any(w.confidence < PLAIN for w in inside if len(w.text) > 2)


def _apart(strokes: Sequence[Cluster]) -> list[Cluster]:
    """A few strokes drawn apart that make a signature together; [] when they do not."""
    traces = [c for c in strokes if c.length >= TRACE and not is_writing(c)]
    if not 2 <= len(traces) <= FEW:
        return []
    across = max(c.right for c in traces) - min(c.left for c in traces)
    wide, tall = across >= WIDE * LINE, max(c.tallest for c in traces) >= TALL
    long = wide and tall and sum(c.length for c in traces) >= DRAWN
    return traces if long and not squared(together(traces)) else []


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
