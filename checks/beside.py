"""Another person beside the declared one: « Hélène MARCHAND et Marc HUBERT », « … (remplacée par …) »."""

from __future__ import annotations

from checks.case import Case
from checks.names import with_another
from checks.result import Result, review, spot
from checks.wording import on
from models.finding import Severity
from models.piece import Piece
from models.reading import Field, ValueKind


def with_somebody(
    case: Case, piece: Piece, field: Field, wanted: str, at_most: Severity | None
) -> Result | None:
    """A question where the words behind a name speak of somebody else; None where they do not."""
    if field.kind is not ValueKind.PERSON or not with_another(field.raw, wanted):
        return None
    return review(
        f"« {case.title(piece, field.key)} » {on(piece.kind)} : « {field.raw} » semble nommer aussi une "
        "autre personne. Vérifiez sur l’image de qui il s’agit et, si ce n’est pas le client déclaré seul, "
        "demandez des précisions au fournisseur.",
        spot(piece, field),
        expected=wanted,
        observed=field.raw,
        at_most=at_most,
    )
