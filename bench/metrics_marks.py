"""How well mentions, boxes, signatures, pieces and pages are recognised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bench.record import GroupSeen, MentionSeen, PageSeen, PieceSeen, Record, SignatureSeen
from bench.share import Share, share
from models.base import Frozen
from models.piece import MentionOutcome, PageState, SignatureKind

FAULTY = (MentionOutcome.ALTERED, MentionOutcome.MISSING)
SIGNED = (SignatureKind.INK, SignatureKind.ELECTRONIC)


class Detection(Frozen):
    """Of what was announced, how much is true (precision); of what is true, how much was announced.

    `doubt`: sent to a person, announced neither way. `exact`: the very outcome, of all.
    """

    precision: Share
    recall: Share
    doubt: Share
    exact: Share


def mention_defects(seen: Iterable[MentionSeen]) -> Detection:
    """Altered and missing mentions announced as such (either of the two), where they are demanded."""
    listed = list(seen)
    demanded = [m for m in listed if m.demanded]
    return Detection(
        precision=share(m.truth in FAULTY for m in demanded if m.read in FAULTY),
        recall=share(m.read in FAULTY for m in demanded if m.truth in FAULTY),
        doubt=share(m.read in (None, MentionOutcome.UNREADABLE) for m in listed),
        exact=share(m.read is m.truth for m in listed),
    )


def signatures(seen: Iterable[SignatureSeen]) -> Detection:
    """Zones announced as signed (by ink or electronically): a stamp or a typed name is no signature."""
    listed = list(seen)
    return Detection(
        precision=share(s.truth in SIGNED for s in listed if s.read in SIGNED),
        recall=share(s.read in SIGNED for s in listed if s.truth in SIGNED),
        doubt=share(s.read in (None, SignatureKind.UNREADABLE) for s in listed),
        exact=share(s.read is s.truth for s in listed),
    )


def signature_confusion(seen: Iterable[SignatureSeen]) -> dict[str, dict[str, int]]:
    """How many zones of each true kind were read as each kind ("-": not looked at)."""
    table: dict[str, Counter[str]] = {}
    for one in seen:
        table.setdefault(one.truth, Counter())[one.read or "-"] += 1
    return {truth: dict(sorted(row.items())) for truth, row in sorted(table.items())}


def groups(seen: Iterable[GroupSeen]) -> dict[str, Share]:
    """Right, wrong, doubt, no-piece: shares of all groups of boxes."""
    listed = list(seen)
    return {
        outcome: share(g.outcome == outcome for g in listed)
        for outcome in ("right", "wrong", "doubt", "no-piece")
    }


def pieces(seen: Iterable[PieceSeen]) -> dict[str, Share]:
    """Found; of those, with exactly their pages; of those, in their case."""
    listed = list(seen)
    found = [p for p in listed if p.found]
    return {
        "found": share(p.found for p in listed),
        "whole": share(p.whole for p in found),
        "case": share(p.case_right for p in found),
    }


def pages(seen: Iterable[PageSeen]) -> dict[str, Share]:
    """Pages in their place; pages of a piece that went to another; pages missing from the ledger."""
    listed = list(seen)
    attributed = [p for p in listed if p.read is PageState.ATTRIBUTED]
    return {
        "right": share(p.right for p in listed),
        "misplaced": share(not p.right for p in attributed),
        "lost": share(p.read is None for p in listed),
    }


def of_quality(records: Iterable[Record]) -> dict[str, list[Record]]:
    """The records by quality, then all of them."""
    listed = list(records)
    names = sorted({record.quality for record in listed})
    return {name: [r for r in listed if r.quality == name] for name in names} | {"all": listed}
