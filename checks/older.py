"""Pieces that an earlier version of the program read: what it did not look for is not absent."""

from __future__ import annotations

from checks.result import Result, Spot, review
from checks.wording import on
from models.piece import Piece


def not_looked_for(piece: Piece, what: str) -> Result:
    """`what` was not looked for when the piece was read: a person looks, or it is read anew."""
    return review(
        f"La lecture conservée date d’une version antérieure du programme, qui ne recherchait pas {what} "
        f"{on(piece.kind)}. Relancez la lecture du dossier, ou vérifiez ce point sur l’image.",
        Spot(piece.key),
    )
