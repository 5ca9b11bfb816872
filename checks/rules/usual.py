"""FAC-01: the usual legal mentions of an invoice."""

from __future__ import annotations

from collections.abc import Iterator

from checks.case import Case
from checks.result import Result, Spot, failed, passed
from models.piece import MentionOutcome, Piece, PieceKind
from models.reading import Status


def legal_mentions(case: Case) -> Iterator[Result]:
    """FAC-01: due date, late penalties, 40 € indemnity, VAT number or franchise (facts §3.4)."""
    for piece in case.of(PieceKind.FACTURE):
        missing = [title for title, is_there in _usual(piece).items() if not is_there]
        if missing:
            yield failed(
                f"Mentions légales usuelles non trouvées sur la facture : {', '.join(missing)}. "
                "Signalez-le au fournisseur.",
                Spot(piece.key),
                observed=", ".join(missing),
            )
        else:
            yield passed("Les mentions légales usuelles figurent sur la facture.", Spot(piece.key))


def _usual(piece: Piece) -> dict[str, bool]:
    def mentioned(key: str) -> bool:
        mention = piece.mention(key)
        return mention is not None and mention.outcome is MentionOutcome.PRESENT

    def filled(key: str) -> bool:
        return piece.field(key).status is not Status.ABSENT

    return {
        "date d’échéance": filled("due_date"),
        "pénalités de retard": mentioned("late_penalties"),
        "indemnité forfaitaire de recouvrement": mentioned("recovery_indemnity"),
        "numéro de TVA ou mention de franchise": filled("supplier_vat_number") or mentioned("vat_franchise"),
    }
