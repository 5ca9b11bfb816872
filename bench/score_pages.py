"""Pieces and pages: was each piece found, is each page where it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from bench.match import pages_of
from bench.record import PageSeen, PieceSeen
from bench.truth import TruePage, TruePiece
from models.piece import PageEntry, PageState, Piece


def score_piece(wanted: TruePiece, seen: Piece | None) -> PieceSeen:
    """Found, on exactly its pages, in the right case."""
    if seen is None:
        return PieceSeen(kind=wanted.kind, found=False)
    return PieceSeen(
        kind=wanted.kind,
        found=True,
        whole=pages_of(wanted) == pages_of(seen),
        case_right=wanted.case == seen.case,
    )


def score_pages(
    truth: Sequence[TruePage], ledger: Sequence[PageEntry], partners: Sequence[Piece | None]
) -> tuple[PageSeen, ...]:
    """Each true page; `partners` holds the read piece of each true piece, in the same order."""
    entries = {(entry.document, entry.page): entry for entry in ledger}
    return tuple(
        _page(page, entries.get((page.document, page.page), entries.get((page.document, 0))), partners)
        for page in truth
    )


def _page(page: TruePage, entry: PageEntry | None, partners: Sequence[Piece | None]) -> PageSeen:
    if entry is None:
        return PageSeen(truth=page.state, read=None, right=False)
    right = entry.state is page.state
    if right and page.state is PageState.ATTRIBUTED and page.piece_index is not None:
        partner = partners[page.piece_index]
        right = partner is not None and entry.piece == partner.key
    return PageSeen(truth=page.state, read=entry.state, right=right)
