"""Which read piece stands for which true piece: same kind, most pages in common."""

from __future__ import annotations

from collections.abc import Sequence

from bench.truth import TruePiece
from models.piece import Piece


def pages_of(piece: TruePiece | Piece) -> frozenset[tuple[str, int]]:
    """Its pages, as (document, page)."""
    return frozenset((ref.document, ref.page) for ref in piece.pages)


def pair(truth: Sequence[TruePiece], read: Sequence[Piece]) -> tuple[list[Piece | None], list[Piece]]:
    """For each true piece the read one or None, then the read pieces that stand for none.

    Greedy on the number of pages in common: a piece read on other pages than its own is not found.
    """
    overlaps = sorted(
        (
            (-len(pages_of(wanted) & pages_of(seen)), i, j)
            for i, wanted in enumerate(truth)
            for j, seen in enumerate(read)
            if wanted.kind is seen.kind and pages_of(wanted) & pages_of(seen)
        ),
    )
    partner: dict[int, int] = {}
    for _, i, j in overlaps:
        if i not in partner and j not in partner.values():
            partner[i] = j
    paired = [read[partner[i]] if i in partner else None for i in range(len(truth))]
    return paired, [piece for j, piece in enumerate(read) if j not in partner.values()]
