"""PIE-06: each piece is the piece itself: nothing voids it, and it is no proforma, devis or avoir."""

from __future__ import annotations

from collections.abc import Iterator

from checks.case import Case
from checks.older import not_looked_for
from checks.result import Result, Spot, passed, review
from checks.wording import on, the
from models.piece import Piece
from models.remark import Remark, RemarkKind

_WAIT = (
    *("PROJET", "BROUILLON", "SPÉCIMEN", "PRO FORMA", "PROVISOIRE", "À REFAIRE"),
    *("MODÈLE", "EXEMPLE", "TEST", "DÉMONSTRATION"),
)


def definitive(case: Case) -> Iterator[Result]:
    """PIE-06: « ANNULÉ », « SPÉCIMEN » … in a mark, « Facture proforma » in a title: a person looks.

    The demand rests on the order signed and on the invoice issued (S2:973-975, S2:1041, S0:1391-1398).
    """
    for piece in case.of():
        if piece.remarks is None:
            yield not_looked_for(piece, "les marques d’annulation")
            continue
        told = [r for r in piece.remarks if r.kind in (RemarkKind.VOID, RemarkKind.TITLE)]
        for remark in told:
            yield review(_message(piece, remark), Spot(piece.key, "", remark.evidence), observed=remark.text)
        if not told:
            yield passed(
                f"Rien n’indique {on(piece.kind)} que la pièce soit annulée ou provisoire.", Spot(piece.key)
            )


def _message(piece: Piece, remark: Remark) -> str:
    if remark.kind is RemarkKind.TITLE and not remark.word:
        return (
            f"Une page remise avec {the(piece.kind)} porte un autre titre (« {remark.text} »). Vérifiez sur "
            "l’image ce qu’elle dit de la prestation : retirez-la si elle n’est pas de la pièce ; si elle "
            "la contredit, demandez au fournisseur ce qu’il en est."
        )
    if remark.kind is RemarkKind.TITLE:
        return (
            f"La pièce prise pour {the(piece.kind)} s’intitule « {remark.text} » : « {remark.word} » ne "
            "tient pas lieu de la pièce demandée. Vérifiez sur l’image et, si c’est bien le cas, demandez au "
            "fournisseur la pièce définitive."
        )
    if remark.word in _WAIT:
        return (
            f"La marque « {remark.word} » semble portée {on(piece.kind)} : la pièce pourrait ne pas être "
            "définitive. Vérifiez sur l’image et, si c’est bien le cas, demandez au fournisseur la pièce "
            "définitive."
        )
    return (
        f"La marque « {remark.word} » semble portée {on(piece.kind)} : la pièce pourrait ne plus être "
        "valable. Vérifiez sur l’image et, si c’est bien le cas, demandez au fournisseur si la commande est "
        "maintenue et, si elle l’est, une pièce valable."
    )
