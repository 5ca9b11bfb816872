"""FAC-01: the usual legal mentions of an invoice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.case import Case
from checks.fold import fold
from checks.result import Result, Spot, failed, passed
from models.piece import MentionOutcome, Piece, PieceKind
from models.reading import Status

# In folded words: « Conditions de règlement : à réception », « Échéance : 30 jours ».
_WHEN = r"(?:a (?:la )?reception|comptant|(?:a |sous )?\d{1,3} jours|fin de mois)\b"
_PAID = r"\b(?:paiements?|reglements?|payables?|echeance|regler)\b"
_TERM = re.compile(
    rf"{_PAID}(?:(?! (?:anticip|escompte|retard)).){{0,30}}? {_WHEN}"
    r"|\ba reception de (?:la |votre |cette |notre )?facture\b"
)


def legal_mentions(case: Case) -> Iterator[Result]:
    """FAC-01: due date, late penalties, 40 € indemnity, VAT number or franchise (facts §3.4)."""
    for piece in case.of(PieceKind.FACTURE):
        missing = [title for title, is_there in _usual(case, piece).items() if not is_there]
        if missing:
            yield failed(
                f"Mentions légales usuelles non trouvées sur la facture : {', '.join(missing)}. "
                "Signalez-le au fournisseur.",
                Spot(piece.key),
                expected=", ".join(missing),
            )
        else:
            yield passed("Les mentions légales usuelles figurent sur la facture.", Spot(piece.key))


def _usual(case: Case, piece: Piece) -> dict[str, bool]:
    def mentioned(key: str) -> bool:
        mention = piece.mention(key)
        return mention is not None and mention.outcome is MentionOutcome.PRESENT

    def filled(key: str) -> bool:
        return piece.field(key).status is not Status.ABSENT

    return {
        "date d’échéance": filled("due_date") or _term(case, piece),
        "pénalités de retard": mentioned("late_penalties"),
        "indemnité forfaitaire de recouvrement": mentioned("recovery_indemnity"),
        "numéro de TVA ou mention de franchise": filled("supplier_vat_number") or mentioned("vat_franchise"),
    }


def _term(case: Case, piece: Piece) -> bool:
    """A term of payment in words stands for the due date: it says when the invoice is due."""
    pages = (fold(" ".join(line.text for line in page.lines)) for _, page in case.pages_of(piece))
    return any(_TERM.search(text) for text in pages)
