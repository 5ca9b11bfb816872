"""SIG-02: who signed."""

from __future__ import annotations

from collections.abc import Iterator

from checks import names
from checks.case import Case
from checks.compare import named, proves
from checks.result import Result, Spot, passed, review
from checks.rules.required import there
from checks.rules.signatures import names_the_signatory, seal_of, zones
from checks.seals import facts, spot_of
from checks.wording import on
from models.finding import Outcome
from models.geometry import Place
from models.piece import Piece, PieceKind, Signature
from models.reading import Status

_NEAR = 0.15  # of the page's height: a name that far from the signature belongs to something else
# « Je, soussigné : Nom du mandataire » (S0:458, S0:706, S0:809), else the client itself (S0:626-628).
_SOUSSIGNE = ("mandataire_name", "client_representative", "client_name", "client_structure")


def signatory(case: Case) -> Iterator[Result]:
    """SIG-02: the signatory is named and is the declared representative (S3:144, S3:382-384)."""
    for piece, zone, signature in zones(case):
        model = case.field_model(piece, "signatory_name")
        if model is None or zone.each:
            continue  # each of the clients is named in their table: DEC-05
        key = _signatory_key(piece)
        result = named(case, piece, key, names.person, proved=proves(case, piece, "client_rpps"))
        if piece.field(key).found and names.for_another(piece.field(key).raw):
            yield _for_another(case, piece, key)
        elif piece.field(key).found and result is not None:
            yield result
        elif (seal := seal_of(case, piece, zone)) is not None:
            yield passed(
                "La signature électronique du fichier nomme le signataire déclaré.",
                Spot(piece.key, "signatory_name", spot_of(piece, seal).evidence),
                observed=facts(seal),
            )
        elif signature is not None and names_the_signatory(case, signature):
            yield passed(
                "La signature électronique affichée nomme le représentant déclaré.",
                Spot(piece.key, "signatory_name", signature.evidence),
                observed=signature.text,
            )
        else:
            yield _unnamed(case, piece, signature, there(case, piece, model))


def _for_another(case: Case, piece: Piece, key: str) -> Result:
    """« p/o »: whoever signed, it was not the one who is named, whatever identifier proves the client."""
    return review(
        f"La signature {on(piece.kind)} semble donnée au nom d’une autre personne (« p/o », « pour ») : "
        "vérifiez sur l’image qui a signé, et demandez au besoin la délégation.",
        Spot(piece.key, key, piece.field(key).evidence),
        expected=case.dossier.signatory,
        observed=piece.field(key).raw,
    )


def _signatory_key(piece: Piece) -> str:
    """Who signs; on a VA, « Je soussigné … » names the signatory as mandataire, client or representative."""
    said = (key for key in _SOUSSIGNE if piece.field(key).found)
    if piece.kind is PieceKind.VA and piece.field("signatory_name").status is Status.ABSENT:
        return next(said, "signatory_name")
    return "signatory_name"


def _unnamed(case: Case, piece: Piece, signature: Signature | None, found: Result) -> Result:
    """A name found without its label counts when it stands by the signature; else a person looks."""
    if found.outcome is not Outcome.PASS or _by_the_signature(found.spot.evidence, signature):
        return found
    return review(
        f"Le nom du signataire n’a pas d’intitulé reconnu {on(piece.kind)}. Vérifiez sur l’image.",
        found.spot,
        expected=case.dossier.signatory,
    )


def _by_the_signature(places: tuple[Place, ...], signature: Signature | None) -> bool:
    zones = signature.evidence if signature else ()
    return any(
        (place.document, place.page) == (zone.document, zone.page)
        and abs(place.box.middle_y - zone.box.middle_y) <= _NEAR
        for place in places
        for zone in zones
    )
