"""SIG-02: who signed."""

from __future__ import annotations

from collections.abc import Iterator

from checks import names
from checks.beside import with_another
from checks.case import Case
from checks.compare import named, proves
from checks.names import Match
from checks.result import Result, Spot, passed, review
from checks.rules.required import there
from checks.rules.shown import names_the_signatory
from checks.rules.signatures import seal_of, zones
from checks.rules.whose import in_anothers_place, in_anothers_row
from checks.seals import facts, spot_of
from checks.seen import seen
from checks.wording import on
from models.finding import Outcome
from models.geometry import Place
from models.piece import Piece, PieceKind, Signature
from models.reading import Status, ValueKind
from schemes.piece import FieldModel

_NEAR = 0.15  # of the page's height: a name that far from the signature belongs to something else
# « Je, soussigné : Nom du mandataire » (S0:458, S0:706, S0:809), else the client itself (S0:626-628).
_SOUSSIGNE = ("mandataire_name", "client_representative", "client_name", "client_structure")
_FIRMS = ("client_structure", "supplier_name", "mandataire_name")


def signatory(case: Case) -> Iterator[Result]:
    """SIG-02: the signatory is named and is the declared representative (S3:144, S3:382-384)."""
    for piece, zone, signature in zones(case):
        model = case.field_model(piece, "signatory_name")
        other = (in_anothers_row if zone.each else in_anothers_place)(case, piece, signature)
        if other is not None and zone.signer == "client":
            yield other
        if model is None or zone.each:
            continue  # each of the clients is named in their table: DEC-05
        key = _signatory_key(piece)
        result = named(case, piece, key, names.person, proved=proves(case, piece, "client_rpps"))
        if piece.field(key).found and names.for_another(piece.field(key).raw):
            yield _for_another(case, piece, key)
        elif piece.field(key).found and result is not None:
            yield _by_initial(case, piece, key, result)
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
        elif (places := _representative(case, piece, model)) is not None:
            yield passed(
                f"Le signataire déclaré est nommé {on(piece.kind)}, ailleurs que dans le cadre de signature.",
                Spot(piece.key, "signatory_name", places),
                expected=case.dossier.signatory,
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


def _by_initial(case: Case, piece: Piece, key: str, result: Result) -> Result:
    """« P. Le Moal » signs where the piece prints the whole name of that representative."""
    field, wanted = piece.field(key), case.dossier.signatory
    if result.outcome is not Outcome.TO_REVIEW or not names.initialled(field.value or "", wanted):
        return result
    if with_another(field.raw, wanted):
        return result
    others = (f for f in piece.fields if f.kind is ValueKind.PERSON and f.key != key and f.found)
    named_whole = any(names.person(f.value or "", wanted) is Match.SAME for f in others)
    if not named_whole and not seen(case, piece, key, ValueKind.PERSON, wanted):
        return result
    return passed(
        "Le nom du signataire, écrit avec une initiale, est celui du représentant déclaré, dont le nom "
        f"entier figure {on(piece.kind)}.",
        result.spot,
        expected=wanted,
        observed=field.raw,
    )


def _signatory_key(piece: Piece) -> str:
    """Who signs; on a VA, « Je soussigné … » names the signatory as mandataire, client or representative."""
    said = next((key for key in _SOUSSIGNE if piece.field(key).found), None)
    if piece.kind is PieceKind.VA and said is not None and _names_nobody(piece):
        return said
    return "signatory_name"


def _names_nobody(piece: Piece) -> bool:
    """Nothing is read where one signs, or no more than the name of a firm in a stamp, without a label."""
    own = piece.field("signatory_name")
    firms = (value for key in _FIRMS if (value := piece.field(key).value))
    stamped = (names.firm(own.value or "", one) is not Match.DIFFERENT for one in firms)
    return own.status is Status.ABSENT or (own.found and not own.labelled and any(stamped))


def _representative(case: Case, piece: Piece, model: FieldModel) -> tuple[Place, ...] | None:
    """Where an order names who must sign, when it has no place for the signatory's name; None for nowhere.

    The texts ask for the client's responsable and his signature (S0:130, S1:1048, S4:497-501); only the
    models of LGC vague 2 ask for a name beside the signature (S3:144, S3:382).
    """
    own = piece.field(model.key)
    if piece.kind is not PieceKind.BDC or model.basis == "explicit":
        return None
    if own.status is not Status.ABSENT or own.evidence:
        return None
    wanted = case.dossier.signatory
    cells = (cell for table in piece.tables for row in table.rows for cell in row.cells)
    persons = (f for f in (*piece.fields, *cells) if f.kind is ValueKind.PERSON and f.found)
    named = next((f for f in persons if names.person(f.value or "", wanted) is Match.SAME), None)
    if named is not None:
        return named.evidence
    return seen(case, piece, model.key, ValueKind.PERSON, wanted) or None


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
