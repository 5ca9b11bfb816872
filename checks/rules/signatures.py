"""SIG: who signed, when, and whether it is a signature at all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from checks import names
from checks.case import Case
from checks.expected import declared
from checks.names import Match
from checks.result import Result, Spot, failed, passed, review, skipped
from checks.rules.required import there
from checks.rules.shown import told_by_its_words
from checks.seals import by_the_signer, facts, seals_of, spot_of
from checks.wording import on
from models.electronic import Seal, SealState
from models.fingerprint import SAME_SIGNATURE, distance
from models.piece import Piece, Signature, SignatureKind
from schemes.piece import SignatureModel

_SIGNED = (SignatureKind.INK, SignatureKind.ELECTRONIC)
_NOT_ENOUGH = {
    SignatureKind.STAMP: "un cachet seul",
    SignatureKind.TYPED: "un nom dactylographié seul",
}

_Signed = tuple[Piece, SignatureModel, Signature]


def zones(case: Case) -> Iterator[tuple[Piece, SignatureModel, Signature | None]]:
    for piece in case.of():
        model = case.model(piece)
        for zone in model.signatures if model else ():
            if zone.required and not zone.each:
                yield piece, zone, piece.signature(zone.key)
            elif zone.required:
                for rank in range(1, len(case.dossier.parties) + 1):
                    own = {"key": f"{zone.key}-{rank}", "title": f"{zone.title} (client {rank})"}
                    one = zone.model_copy(update=own)
                    yield piece, one, piece.signature(one.key)


def seal_of(case: Case, piece: Piece, zone: SignatureModel) -> Seal | None:
    """The electronic signature that stands for the zone."""
    several = zone.each and len(case.dossier.parties) > 1
    return None if several else by_the_signer(case, piece, zone.signer)


def _places(case: Case, piece: Piece, zone: SignatureModel) -> str:
    """Where each client signs and another number of places was found, none is sure: what to say; else ""."""
    wanted, key = len(case.dossier.parties), zone.key.rpartition("-")[0]
    found = sum(s.key.rpartition("-")[0] == key for s in piece.signatures)
    if not zone.each or found == wanted:
        return ""
    return (
        f"{zone.title} : {found} emplacement(s) de signature distingué(s) {on(piece.kind)}, pour {wanted} "
        "clients déclarés. Vérifiez sur l’image que chaque client a signé."
    )


def _doubt(case: Case, piece: Piece, zone: SignatureModel, signature: Signature | None) -> str:
    """Why a person must look, "" where what stands in the place is told."""
    if signature is None:
        return _places(case, piece, zone) or _untold(piece, zone, signature)
    if signature.kind in (*_SIGNED, SignatureKind.IMAGE):
        return ""
    if signature.kind is SignatureKind.UNREADABLE:
        return _untold(piece, zone, signature)
    return _places(case, piece, zone)


def _untold(piece: Piece, zone: SignatureModel, signature: Signature | None) -> str:
    """What to look at, in plain words."""
    ask = f"Vérifiez sur l’image si {_who(zone)} a signé."
    if signature is None:
        return f"{zone.title} : l’emplacement de la signature n’a pas été trouvé {on(piece.kind)}. {ask}"
    if signature.stamped:
        return f"{zone.title} : des traits et un cachet se recouvrent {on(piece.kind)}. {ask}"
    return (
        f"{zone.title} : ce qui est écrit ou tracé {on(piece.kind)} peut être une signature ou autre chose. "
        f"{ask}"
    )


def _who(zone: SignatureModel) -> str:
    return "le fournisseur" if zone.signer == "supplier" else "le client"


def _spot(piece: Piece, zone: SignatureModel, signature: Signature | None) -> Spot:
    return Spot(piece.key, f"signature:{zone.key}", signature.evidence if signature else ())


def signed(case: Case) -> Iterator[Result]:
    """SIG-01: signed by ink or electronically (S2:583-589, S2:1044-1048)."""
    for piece, zone, signature in zones(case):
        where = _spot(piece, zone, signature)
        seal = seal_of(case, piece, zone)
        if seal is not None:
            yield passed(
                f"{zone.title} : le fichier porte une signature électronique au nom du signataire déclaré, "
                "et le document est inchangé depuis.",
                where,
                observed=facts(seal),
            )
        elif signature is not None and (told := told_by_its_words(case, piece, zone, signature, where)):
            yield told
        elif signature is None or (doubt := _doubt(case, piece, zone, signature)):
            yield review(
                doubt if signature else _places(case, piece, zone) or _untold(piece, zone, signature), where
            )
        elif signature.kind is SignatureKind.INK:
            yield passed(f"{zone.title} : une signature manuscrite figure {on(piece.kind)}.", where)
        elif signature.kind is SignatureKind.IMAGE:
            yield skipped(
                f"{zone.title} : l’image d’une signature figure {on(piece.kind)}, voir SIG-05.", where
            )
        elif signature.kind is not SignatureKind.NONE:
            said = f"{zone.title} : {_NOT_ENOUGH[signature.kind]} figure {on(piece.kind)}, sans signature"
            if case.clear(piece):
                ask = f"manuscrite ni électronique. Demandez la pièce signée par {_who(zone)}."
                yield failed(f"{said} {ask}", where)
            else:
                yield review(f"{said} lisible. Vérifiez sur l’image.", where)
        elif case.clear(piece) and signature.evidence:
            yield failed(
                f"{zone.title} : la pièce n’est pas signée. Demandez la pièce signée par {_who(zone)}.", where
            )
        else:
            yield review(f"{zone.title} : aucune signature n’a été distinguée. Vérifiez sur l’image.", where)


def a_real_one(case: Case) -> Iterator[Result]:
    """SIG-05: a stamp, an image or a typed name alone is not a signature (S2:583-589, facts §4.4).

    A pasted image may stand for a simple electronic signature (S2:1045-1048): a person decides.
    """
    for piece, zone, signature in zones(case):
        if signature is None or signature.kind in (SignatureKind.UNREADABLE, SignatureKind.NONE):
            continue
        where = _spot(piece, zone, signature)
        if signature.kind in _SIGNED or seal_of(case, piece, zone) is not None:
            yield passed(f"{zone.title} : la signature n’est pas un simple cachet ni une image.", where)
        elif signature.kind is SignatureKind.IMAGE:
            yield review(
                f"{zone.title} : la signature semble être une image collée. Demandez comment elle a été "
                "recueillie, ou la pièce signée.",
                where,
            )
        elif _places(case, piece, zone):
            yield skipped(f"{zone.title} : les emplacements ne sont pas tous distingués, voir SIG-01.", where)
        elif case.clear(piece):
            yield failed(
                f"{zone.title} : {_NOT_ENOUGH[signature.kind]} ne vaut pas signature. Demandez la pièce "
                "signée par le client.",
                where,
                observed=signature.text,
            )
        else:
            yield skipped(f"{zone.title} : la page se lit mal, voir SIG-01.", where)
    yield from _empty_fields(case)


def _empty_fields(case: Case) -> Iterator[Result]:
    """A field that waits for a signature, on a piece that nobody signed."""
    for piece, zone, signature in zones(case):
        unsigned = signature is None or signature.kind not in _SIGNED
        seals = seals_of(case, piece)
        if not unsigned or any(seal.state is SealState.SIGNED for seal in seals):
            continue
        for seal in seals:
            if seal.state is SealState.EMPTY:
                yield failed(
                    f"{zone.title} : le champ de signature électronique est vide. Demandez la pièce signée "
                    "par le client.",
                    spot_of(piece, seal),
                )


def dated(case: Case) -> Iterator[Result]:
    """SIG-03: the day of signature is written (S2:505, S3:141, S3:380)."""
    for piece in dict.fromkeys(piece for piece, _zone, _signature in zones(case)):
        model = case.field_model(piece, "signed_on")
        if model is not None:
            yield there(case, piece, model)


def one_hand(case: Case) -> Iterator[Result]:
    """SIG-06: the same picture of a signature does not serve two signatories."""
    drawn = [(p, z, s) for p, z, s in zones(case) if s is not None and s.fingerprint]
    pairs = list(combinations(drawn, 2))
    for one, other in pairs:
        where = _spot(*other).beside(_spot(*one))
        same = distance(one[2].fingerprint, other[2].fingerprint) <= SAME_SIGNATURE
        if same and _two_people(case, one, other):
            yield failed(
                "La même image de signature figure sous deux signataires différents. Vérifiez "
                "sur l’image, et demandez des explications au fournisseur.",
                where,
            )
        else:
            yield passed("Les signatures des pièces ne se confondent pas.", where)
    if not pairs:
        yield skipped("Une seule signature à examiner : la comparaison est sans objet.")


def _two_people(case: Case, a: _Signed, b: _Signed) -> bool:
    """Client and supplier, two clients of one piece; on two pieces, those whose names differ."""
    (one, zone, _), (other, far_zone, _) = a, b
    if zone.signer != far_zone.signer or one.key == other.key:
        return True
    if zone.key != far_zone.key:
        return False  # one of several clients: which of them is not known
    first = one.field("signatory_name").value or declared(case, one, "signatory_name")
    second = other.field("signatory_name").value or declared(case, other, "signatory_name")
    return bool(first and second) and names.person(str(first), str(second)) is Match.DIFFERENT
