"""From the ink and words of a zone to what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.signatures.across import reaches_over
from extractors.signatures.apart import parted
from extractors.signatures.filled import dated_places, named_places
from extractors.signatures.judgement import Judgement, never_paper
from extractors.signatures.marks import electronic_words, maybe_marked
from extractors.signatures.pasted import is_pasted
from extractors.signatures.pen import DRAWN, TRACE, is_screen, signing
from extractors.signatures.residue import LINE, Residue, residue_of
from extractors.signatures.seen import Seen
from extractors.signatures.stamped import by_pen, drawn_over
from extractors.signatures.stamps import has_letters
from extractors.signatures.strokes import Cluster
from extractors.signatures.told import told
from extractors.signatures.words import typed_words
from extractors.signatures.written import written_name
from extractors.signatures.zone import Zone
from models.geometry import union_of
from models.page import Grade
from models.piece import SignatureKind
from models.view import PageView

LARGE = 3.0  # extent of a stroke that no dirt makes
FAIR, SEVERAL = 2.0, 2  # extent of strokes of which a hair or a speck may be one, and not as many
PLAIN = 0.9  # confidence of a word of a stamp that nothing crosses
_NOT_SIGNED = (SignatureKind.NONE, SignatureKind.STAMP, SignatureKind.TYPED)
EDGE = LINE  # pixels of the zone with its margins: strokes that reach so near both ends run through


def judge(zone: Zone, view: PageView) -> Judgement:
    """What a zone holds, as two pairs of eyes see it."""
    return told(_found(zone, view), zone, view)


def _found(zone: Zone, view: PageView) -> Judgement:
    """By its ink; what is written with its day or its name may be all that was drawn to sign."""
    filled = [*dated_places(zone, view), *named_places(zone, view)]
    found = _judged(zone, view, residue_of(zone, view, filled))
    if not filled or found.kind not in _NOT_SIGNED:
        return found
    written = signing(parted(residue_of(zone, view)).strokes)
    return replace(found, kind=SignatureKind.UNREADABLE) if written else found


def _judged(zone: Zone, view: PageView, residue: Residue) -> Judgement:
    """What a zone holds by its ink without the lines that are filled in."""
    ink = parted(residue)
    seen = Seen(zone, view, residue, ink)
    electronic = electronic_words(zone, view)
    signed = signing(ink.strokes)
    if electronic and (not signed or never_paper(view)):  # services draw a picture in their mark
        return Judgement(SignatureKind.ELECTRONIC, electronic[1], seen.share, electronic[0], seen.stamped)
    traces = signed or [c for c in ink.strokes if c.length >= TRACE]
    drawn = seen.box(traces)
    if signed and not (_within(signed, residue) and by_pen(signed, seen)):
        return Judgement(SignatureKind.UNREADABLE, drawn, seen.share, stamped=seen.stamped)
    over = None if signed else drawn_over(seen)
    shown = over or drawn
    if shown and (never_paper(view) or is_pasted(zone, view, shown)):
        return Judgement(SignatureKind.IMAGE, shown, seen.share, stamped=seen.stamped)
    if signed:
        return Judgement(_ink(seen, signed), drawn, seen.share, stamped=seen.stamped)
    name = over or written_name(zone, view, residue, [*seen.stamped_at, *named_places(zone, view)])
    if name is not None and view.page.legibility.grade is not Grade.ILLEGIBLE:
        return Judgement(SignatureKind.INK, name, seen.share, stamped=seen.stamped)
    return _marked(_unsigned(seen, traces), zone, view)


def _marked(found: Judgement, zone: Zone, view: PageView) -> Judgement:
    """Words that may be a mark which a service shows are for a person, no typed name."""
    told = found.kind not in _NOT_SIGNED
    mark = None if told else maybe_marked(zone, view)
    return Judgement(SignatureKind.UNREADABLE, mark, found.share) if mark is not None else found


def _within(signed: Sequence[Cluster], residue: Residue) -> bool:
    """Whether strokes sign that end somewhere: the desk beside a sheet runs on over the zone and under it."""
    height = residue.mask.shape[0]
    return bool(signing([c for c in signed if c.top > EDGE or c.bottom < height - EDGE]))


def _ink(seen: Seen, signed: Sequence[Cluster]) -> SignatureKind:
    """INK where the paper is clean enough to tell strokes from dirt, and from a shade drawn in dots."""
    extents = [max(piece) for c in signed for piece in c.pieces]
    drawn = max(extents) >= LARGE or sum(extent >= FAIR for extent in extents) >= SEVERAL
    lines = bool(signing([c for c in signed if not is_screen(c.mask)]))
    sure = lines and (drawn or not seen.residue.noisy)
    illegible = seen.view.page.legibility.grade is Grade.ILLEGIBLE
    return SignatureKind.INK if sure and not illegible else SignatureKind.UNREADABLE


def _unsigned(seen: Seen, traces: Sequence[Cluster]) -> Judgement:
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
    text = " ".join(w.text for w in typed)
    if seen.stamps:
        return Judgement(SignatureKind.STAMP, seen.box(seen.stamps), seen.share, text, True)
    place = union_of(w.box for w in typed) if typed else None
    if any(reaches_over(seen.residue.whole, seen.residue.where(w.box)) for w in typed):
        return Judgement(SignatureKind.UNREADABLE, place, seen.share, stamped=seen.stamped)
    if typed:
        kind = SignatureKind.STAMP if seen.stamped else SignatureKind.TYPED
        return Judgement(kind, place, seen.share, text, seen.stamped)
    # What is left of strokes that a ruling, or the words of a label, took the rest of.
    return Judgement(SignatureKind.NONE, seen.box(seen.ink.strokes), seen.share)


def _misread(seen: Seen) -> bool:
    """Whether the words of a stamp read badly: a pen may have crossed them, its strokes taken for them."""
    box = seen.box(seen.stamps)
    inside = [w for w in seen.words if box is not None and box.contains_point(w.box.middle_x, w.box.middle_y)]
    return any(w.confidence < PLAIN for w in inside if len(w.text) > 2)
