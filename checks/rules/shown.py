"""SIG-01 where an electronic signature is shown: whose it is, its words tell."""

from __future__ import annotations

from checks.case import Case
from checks.fold import fold
from checks.result import Result, Spot, passed, review
from checks.wording import on
from models.piece import Piece, Signature, SignatureKind
from schemes.piece import SignatureModel

_BLOCK = ("signatory_name", "signed_on")


def names_the_signatory(case: Case, signature: Signature) -> bool:
    """Every word of the representative's name stands in the words of the electronic signature."""
    return signature.kind is SignatureKind.ELECTRONIC and _names_him(case, signature.text)


def told_by_its_words(
    case: Case, piece: Piece, zone: SignatureModel, signature: Signature, where: Spot
) -> Result | None:
    """What an electronic signature that is shown is worth; None where none is, or its words do not tell."""
    if _signed_apart(case, zone, signature):
        return passed(
            f"{zone.title} : une signature électronique au nom du signataire déclaré est affichée "
            f"{on(piece.kind)}, hors de l’emplacement prévu ; sa validité n’est pas établie par ce contrôle.",
            where,
            observed=signature.apart,
        )
    if signature.kind is not SignatureKind.ELECTRONIC:
        return None
    if _overleaf(piece, signature) and not names_the_signatory(case, signature):
        return review(
            f"{zone.title} : une signature électronique est affichée {on(piece.kind)}, sur une autre "
            "page que le nom et la date, et le nom du signataire déclaré n’y est pas lu. Vérifiez sur "
            "l’image qui a signé.",
            where,
            expected=case.dossier.signatory,
            observed=signature.text,
        )
    return passed(
        f"{zone.title} : une signature électronique est affichée {on(piece.kind)} ; sa validité "
        "n’est pas établie par ce contrôle.",
        where,
        observed=signature.text,
    )


def _signed_apart(case: Case, zone: SignatureModel, signature: Signature) -> bool:
    """The only electronic signature of the piece names the client's signatory, though away from its place."""
    own = zone.signer == "client" and not zone.each
    return own and signature.kind is SignatureKind.UNREADABLE and _names_him(case, signature.apart)


def _names_him(case: Case, words: str) -> bool:
    said = set(fold(words).split())
    wanted = [w for w in fold(case.dossier.signatory).split() if len(w) > 2]
    return bool(wanted) and said >= set(wanted)


def _overleaf(piece: Piece, signature: Signature) -> bool:
    """Whether it stands on another page than the name and the day of who signs: it may be somebody else's."""
    block = {(p.document, p.page) for key in _BLOCK for p in piece.field(key).evidence}
    return bool(block) and not block & {(p.document, p.page) for p in signature.evidence}
