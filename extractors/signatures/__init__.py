"""Signatures: what stands where each signer must sign. Doubt goes to a person: a false « signed » pays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.signatures.captioned import over_its_rule
from extractors.signatures.celled import next_cell
from extractors.signatures.each import places, says_only_rank
from extractors.signatures.faraway import only_shown
from extractors.signatures.judge import judge
from extractors.signatures.judgement import Judgement
from extractors.signatures.labels import ABOVE, Label, find_labels, other_party
from extractors.signatures.marks import electronic_words, long_marks
from extractors.signatures.told import told
from extractors.signatures.words import pen_words
from extractors.signatures.written import maybe_by_pen
from extractors.signatures.zone import DEPTH, FOOT, HEAD, Zone, overleaf, text_height, zone_of
from models.geometry import Box, Place
from models.piece import Signature, SignatureKind
from models.view import PageView
from schemes.piece import PieceModel, SignatureModel

TRIED = 5  # likeliest labels whose zone is looked at, as long as nothing is found
NARROW = 0.1  # of the page: less beside a place has no room for a signature
BESIDE = 0.04  # of the page's height: how far above its label's line a signature may start
STRENGTH = {
    SignatureKind.INK: 6,
    SignatureKind.ELECTRONIC: 5,
    SignatureKind.IMAGE: 4,
    SignatureKind.UNREADABLE: 3,
    SignatureKind.STAMP: 2,
    SignatureKind.TYPED: 1,
    SignatureKind.NONE: 0,
}


def extract_signatures(model: PieceModel, views: Sequence[PageView]) -> tuple[Signature, ...]:
    """One signature for each zone of the model, one for each place where every client signs."""
    alone = len(model.signatures) == 1
    return tuple(found for one in model.signatures for found in _signatures(one, views, alone=alone))


def _signatures(model: SignatureModel, views: Sequence[PageView], *, alone: bool) -> Iterator[Signature]:
    """`client-1`, `client-2` … where every client signs; one place alone is `client-1`."""
    zones = places(model, views) if model.each else []
    for rank, zone in enumerate(zones, 1):
        held = _in_place(zone, views)
        yield _made(f"{model.key}-{rank}", _right_of_it(held, zone, zones, views) or held, zone, views)
    if not zones:
        found = _signature(model, views, alone=alone and not model.each)
        yield found.model_copy(update={"key": f"{model.key}-1"}) if model.each else found


def _in_place(zone: Zone, views: Sequence[PageView]) -> Judgement:
    """What a place holds; « Client 2 » alone is nothing, « MN » as tall as a signature may be one."""
    found = judge(zone, views[zone.view])
    if STRENGTH[found.kind] > STRENGTH[SignatureKind.TYPED]:
        return found
    pen = pen_words(zone, views[zone.view])
    if pen is None and found.kind is SignatureKind.TYPED and not says_only_rank(found.text):
        pen = maybe_by_pen(zone, views[zone.view])
    if pen is not None:
        return told(Judgement(SignatureKind.UNREADABLE, pen, found.share), zone, views[zone.view])
    if says_only_rank(found.text):
        return Judgement(SignatureKind.NONE, None, found.share)
    return found


def _right_of_it(
    found: Judgement, zone: Zone, zones: Sequence[Zone], views: Sequence[PageView]
) -> Judgement | None:
    """What stands right of a place that « Client 2 » names, where it holds no signature: for a person.

    On a bent photo the cells of a table are not seen, and the one beside the name is where the client signs.
    """
    label, box = zone.label, zone.box
    if label is None or label.says_signature or STRENGTH[found.kind] > STRENGTH[SignatureKind.TYPED]:
        return None
    row = box.model_copy(update={"left": box.right, "right": max(box.right, 0.98)})
    others = (z.box for z in zones if z is not zone and z.view == zone.view)
    if row.width < NARROW or any(row.intersection(other) is not None for other in others):
        return None
    beside = judge(Zone(zone.view, None, row, zone.line), views[zone.view])
    if beside.box is None or STRENGTH[beside.kind] < STRENGTH[SignatureKind.UNREADABLE]:
        return None
    return Judgement(SignatureKind.UNREADABLE, beside.box, beside.share)


def _signature(model: SignatureModel, views: Sequence[PageView], *, alone: bool) -> Signature:
    """`alone`: nobody else signs that piece."""
    labels = find_labels(model, views)
    if not labels:
        return _unlabelled(model, views)
    seen: list[tuple[Judgement, Zone]] = []
    for label in labels[:TRIED]:
        judged = _judged(label, views)
        seen += [_elsewhere(one) for one in judged] if _heads_a_section(label, labels[0]) else judged
        if any(STRENGTH[found.kind] >= STRENGTH[SignatureKind.STAMP] for found, _ in seen):
            break
    found, zone = max(seen, key=lambda one: STRENGTH[one[0].kind])
    if STRENGTH[found.kind] <= STRENGTH[SignatureKind.UNREADABLE]:
        shown = (one for label in labels[:TRIED] for one in _judged(label, views))
        electronic = (one for one in shown if one[0].kind is SignatureKind.ELECTRONIC)
        found, zone = next(electronic, (found, zone))
    if STRENGTH[found.kind] <= STRENGTH[SignatureKind.TYPED]:
        beside = _astray(model, labels[0], views) or _shown_overleaf(labels[0], views, alone)
        beside = beside or _shown_apart(model, views)
        found, zone = beside or (_by_pen(found, zone, views), zone)
    if found.kind in (SignatureKind.UNREADABLE, SignatureKind.IMAGE):
        found, zone = only_shown(model, views) or (found, zone)
    return _made(model.key, found, zone, views)


def _by_pen(found: Judgement, zone: Zone, views: Sequence[PageView]) -> Judgement:
    """A reader may make a word of a signature: « Favre » as tall as one or in a hand is for a person."""
    if found.kind is not SignatureKind.TYPED:
        return found
    pen = pen_words(zone, views[zone.view]) or maybe_by_pen(zone, views[zone.view])
    if pen is None:
        return found
    return told(Judgement(SignatureKind.UNREADABLE, pen, found.share), zone, views[zone.view])


def _heads_a_section(label: Label, best: Label) -> bool:
    """« Le client », far above the line that speaks of the signature: who the client is."""
    far = label.view == best.view and best.box.top - label.box.bottom > ABOVE
    return far and best.says_signature and not label.says_signature


def _elsewhere(one: tuple[Judgement, Zone]) -> tuple[Judgement, Zone]:
    """No place to sign: a sure signature there is for a person, strokes are nothing."""
    found, zone = one
    sure = STRENGTH[found.kind] > STRENGTH[SignatureKind.UNREADABLE]
    kind = SignatureKind.UNREADABLE if sure else SignatureKind.NONE
    return Judgement(kind, found.box if sure else None, found.share), zone


def _astray(model: SignatureModel, label: Label, views: Sequence[PageView]) -> tuple[Judgement, Zone] | None:
    """A signature beside its place, on the height of its label: for a person to see.

    What stands in the other party's place is not looked at.
    """
    view = views[label.view]
    top, bottom = max(0.0, label.box.top - BESIDE), min(1.0, label.box.bottom + DEPTH)
    zone = Zone(label.view, None, Box(left=0.02, top=top, right=0.98, bottom=bottom), text_height(view.page))
    found = judge(zone, view)
    taken = [zone_of(one, view).box for one in other_party(model, view, label.view)]
    if found.box is None or STRENGTH[found.kind] < STRENGTH[SignatureKind.UNREADABLE]:
        return None
    if any(box.contains_point(found.box.middle_x, found.box.middle_y) for box in taken):
        return None
    return Judgement(SignatureKind.UNREADABLE, found.box, found.share), zone


def _shown_overleaf(label: Label, views: Sequence[PageView], alone: bool) -> tuple[Judgement, Zone] | None:
    """The block ends its page, an electronic signature is shown at the head of the next one.

    It is the one asked for where nobody else signs the piece; else a person tells whose it is.
    """
    if label.view + 1 >= len(views):
        return None
    own, after = zone_of(label, views[label.view]).box, views[label.view + 1]
    lines = [line.box for line in views[label.view].page.lines if line.box.bottom < FOOT]
    if any(box.top > label.box.bottom and own.left < box.middle_x < own.right for box in lines):
        return None
    box = Box(left=0.02, top=HEAD, right=0.98, bottom=HEAD + DEPTH)
    head = Zone(label.view + 1, None, box, text_height(after.page))
    shown = electronic_words(head, after)
    if shown is None:
        return None
    if alone:
        return Judgement(SignatureKind.ELECTRONIC, shown[1], text=shown[0]), head
    return Judgement(SignatureKind.UNREADABLE, shown[1]), head


def _shown_apart(model: SignatureModel, views: Sequence[PageView]) -> tuple[Judgement, Zone] | None:
    """An electronic signature shown far from the place to sign: for a person to see whose it is.

    What stands in the other party's place is not looked at.
    """
    for at, view in enumerate(views):
        box = Box(left=0.02, top=HEAD, right=0.98, bottom=1 - HEAD)
        page = Zone(at, None, box, text_height(view.page))
        shown = electronic_words(page, view)
        taken = [zone_of(one, view).box for one in other_party(model, view, at)]
        for mark in (*([shown[1]] if shown else []), *long_marks(page, view)):
            if not any(one.contains_point(mark.middle_x, mark.middle_y) for one in taken):
                return Judgement(SignatureKind.UNREADABLE, mark), page
    return None


def _judged(label: Label, views: Sequence[PageView]) -> list[tuple[Judgement, Zone]]:
    """What a label's zone holds, and its other places: overleaf, the cell beside it, over its rule."""
    zone = zone_of(label, views[label.view])
    zones = [zone, overleaf(zone, views), next_cell(label, views[label.view])]
    judged = [(judge(one, views[one.view]), one) for one in zones if one is not None]
    over = over_its_rule(label, views[label.view])
    if over is not None:
        found = judge(over.zone, views[label.view]), over.zone
        judged.append(found if over.sure else _elsewhere(found))
    return judged


def _unlabelled(model: SignatureModel, views: Sequence[PageView]) -> Signature:
    """No label was read: strokes in the lower half of a page are for a person to see."""
    for at, view in enumerate(views):
        zone = Zone(at, None, Box(left=0.02, top=0.5, right=0.98, bottom=0.99), text_height(view.page))
        found = judge(zone, view)
        if found.kind is SignatureKind.ELECTRONIC:
            return _made(model.key, found, zone, views)
        if STRENGTH[found.kind] >= STRENGTH[SignatureKind.UNREADABLE]:
            doubt = Judgement(SignatureKind.UNREADABLE, found.box, found.share)
            return _made(model.key, doubt, zone, views)
    return Signature(key=model.key, kind=SignatureKind.NONE)


def _made(key: str, found: Judgement, zone: Zone, views: Sequence[PageView]) -> Signature:
    view = views[zone.view]
    place = Place(document=view.document, page=view.page.number, box=found.box or zone.box)
    return Signature(
        key=key,
        kind=found.kind,
        stamped=found.stamped,
        text=found.text,
        apart=found.apart,
        ink_share=round(min(1.0, found.share), 4),
        evidence=(place,),
    )
