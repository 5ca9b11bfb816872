"""A second pair of eyes on what a zone holds: a network that was shown signatures, stamps and writing.

It was taught on drawn places (`ocr/models/README.md`). Where strokes were found that may be a signature or
something else, it settles what it is sure of; what was found against it is for a person.

A name in letters that a pen wrote, to the network that tells hands from print, takes less of this one: alone
neither is enough, for one knows no signature and the other no hand.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.signatures.judgement import Judgement, never_paper
from extractors.signatures.pasted import is_pasted
from extractors.signatures.written import by_hand
from extractors.signatures.zone import Zone
from models.page import Grade
from models.piece import SignatureKind
from models.view import PageView

SURE = 0.95  # from here on strokes in doubt are a signature
WRITTEN = 0.8  # from here on a name in letters that a pen wrote is one
MAYBE = 0.6  # from here on nobody is told that only a stamp or a typed name stands there
NEVER = 0.15  # up to here no strokes are told a signature
_ASKED = (SignatureKind.INK, SignatureKind.UNREADABLE, SignatureKind.STAMP, SignatureKind.TYPED)


def told(found: Judgement, zone: Zone, view: PageView) -> Judgement:
    """What was found, as both pairs of eyes see it."""
    if found.kind is SignatureKind.NONE and found.box is not None:
        maybe = view.signed(zone.box, zone.line) >= MAYBE
        return replace(found, kind=SignatureKind.UNREADABLE) if maybe else replace(found, box=None)
    if found.box is None or found.kind not in _ASKED:
        return found
    likely = view.signed(found.box, zone.line)
    if found.kind in (SignatureKind.UNREADABLE, SignatureKind.TYPED):
        legible = view.page.legibility.grade is not Grade.ILLEGIBLE
        sure = likely >= SURE and found.kind is SignatureKind.UNREADABLE
        if legible and (sure or (likely >= WRITTEN and by_hand(zone, view, found.box))):
            return replace(found, kind=_drawn(found, zone, view))
    doubted = likely <= NEVER if found.kind is SignatureKind.INK else likely >= MAYBE
    return replace(found, kind=SignatureKind.UNREADABLE) if doubted else found


def _drawn(found: Judgement, zone: Zone, view: PageView) -> SignatureKind:
    """INK, or IMAGE where a machine laid the strokes on the page."""
    pasted = found.box is not None and (never_paper(view) or is_pasted(zone, view, found.box))
    return SignatureKind.IMAGE if pasted else SignatureKind.INK
