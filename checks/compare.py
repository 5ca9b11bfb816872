"""A field against what is declared: the same four answers everywhere.

Certain and equal: PASS. Certain, different, not repaired, and the declared value nowhere else on the piece:
FAIL. Different but not sure: TO_REVIEW. Equal but not proved, or not read: the control steps back, because
LIS-02 already asks a person to look at that very field.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from checks.beside import with_somebody
from checks.case import Case
from checks.expected import declared
from checks.fold import compact, unprefixed
from checks.hand import by_hand, one_figure
from checks.names import Match, best, firm, misread, pieced
from checks.near import LOOSE, nearly, read_as
from checks.result import Result, Spot, failed, passed, review, skipped, spot
from checks.seen import seen
from checks.wording import on, show, show_field
from models.finding import Severity
from models.piece import Piece
from models.reading import Field, Proof, Status, ValueKind

ASK = "Demandez au fournisseur une pièce corrigée, ou la correction du dossier déclaré."
CLEAR = 0.85  # confidence from which a single reading of plain print may contradict a declaration
_LISTED = frozenset(
    {ValueKind.NUMBER, ValueKind.REFERENCE, ValueKind.SIRET, ValueKind.RPPS, ValueKind.FINESS, ValueKind.DATE}
)


def equal(kind: ValueKind, one: str, other: str) -> bool:
    """Canonical values compared; numbers of pieces without case, spaces, punctuation and « n° »."""
    if kind is ValueKind.NUMBER and compact(unprefixed(one)) == compact(unprefixed(other)):
        return True
    if kind in LOOSE:
        return compact(one) == compact(other)
    if kind in (ValueKind.AMOUNT, ValueKind.RATE, ValueKind.COUNT):
        return Decimal(one) == Decimal(other)
    return one == other


def unsettled(field: Field) -> bool:
    """The field is there but LIS-02 asks a person to read it."""
    return field.status in (Status.UNREADABLE, Status.AMBIGUOUS) or (field.found and not field.certain)


def weighty(case: Case, piece: Piece, key: str) -> bool:
    """The field is required or critical: LIS-02 asks for a certain reading of it."""
    model = case.field_model(piece, key)
    return model is not None and (model.required or model.critical)


def see_reading(case: Case, piece: Piece, field: Field) -> Result:
    """The control steps back for LIS-02, or lets go of a field that nobody demands."""
    why = "voir LIS-02" if weighty(case, piece, field.key) else "ce champ n’y est pas exigé"
    return skipped(
        f"« {case.title(piece, field.key)} » n’a pas été lu avec certitude {on(piece.kind)} : {why}.",
        spot(piece, field),
        observed=show_field(field),
    )


def see_missing(case: Case, piece: Piece, field: Field) -> Result:
    model = case.field_model(piece, field.key)
    why = "voir MEN-03" if model and model.required else "ce champ n’y est pas exigé"
    return skipped(
        f"« {case.title(piece, field.key)} » ne figure pas {on(piece.kind)} : {why}.", spot(piece, field)
    )


def against(
    case: Case,
    piece: Piece,
    key: str,
    *,
    value: str | None = None,
    whose: str = "est déclaré",
    at_most: Severity | None = None,
) -> Result | None:
    """A critical field against the declared value, or `value`; None when there is none to compare with.

    `whose` says of a `value` where it comes from (« figure sur la facture »).
    """
    model = case.field_model(piece, key)
    wanted = value if value is not None else declared(case, piece, key)
    if model is None or wanted is None:
        return None
    field = piece.field(key, model.kind)
    if field.status is Status.ABSENT:
        return see_missing(case, piece, field)
    if not field.found or field.value is None:
        return see_reading(case, piece, field)
    same = equal(field.kind, field.value, wanted) or read_as(field, wanted)
    if same and not field.certain:
        return see_reading(case, piece, field)
    if same:
        return passed(
            f"« {case.title(piece, key)} » {on(piece.kind)} : la valeur lue concorde.",
            spot(piece, field),
            expected=show(field.kind, wanted),
            observed=show_field(field),
        )
    return _different(case, piece, field, wanted, whose, at_most)


def _different(
    case: Case, piece: Piece, field: Field, wanted: str, whose: str, at_most: Severity | None
) -> Result:
    where, read, expected = spot(piece, field), show_field(field), show(field.kind, wanted)
    said = f"« {case.title(piece, field.key)} » : {read} est lu {on(piece.kind)}, {expected} {whose}."
    why = doubt(case, piece, field, wanted)
    if why:
        return review(f"{said} {why}", where, expected=expected, observed=read, at_most=at_most)
    return failed(f"{said} {ASK}", where, expected=expected, observed=read, at_most=at_most)


def doubt(case: Case, piece: Piece, field: Field, wanted: str) -> str:
    """Why a difference proves nothing yet, "" when it does."""
    if field.repaired:
        return "Des caractères ont été restitués à la lecture : vérifiez sur l’image."
    if not field.certain:
        return "La lecture n’est pas confirmée : vérifiez sur l’image."
    if near := nearly(field, wanted):
        return f"{near} : vérifiez sur l’image."
    if by_hand(field) and one_figure(field.value or "", wanted):
        return "Un seul chiffre de cette date, qui peut être manuscrite, diffère : vérifiez sur l’image."
    if field.kind in _LISTED and seen(case, piece, field.key, field.kind, wanted):
        return "La valeur déclarée figure ailleurs sur la pièce : vérifiez sur l’image laquelle fait foi."
    return ""


def legible(field: Field) -> bool:
    """A plain text read well enough to contradict a declaration."""
    if field.handwritten or field.repaired or field.status is not Status.FOUND:
        return False
    if field.proof is not Proof.NONE:
        return True
    return bool(field.readings) and min(r.confidence for r in field.readings) >= CLEAR


def named(
    case: Case,
    piece: Piece,
    key: str,
    match: Callable[[str, str], Match],
    *,
    proved: bool = False,
    wanted: str | None = None,
    at_most: Severity | None = None,
) -> Result | None:
    """A name against the declared one. `proved`: an identifier on the piece already proves who it is."""
    model = case.field_model(piece, key)
    wanted = wanted if wanted is not None else declared(case, piece, key)
    if model is None or wanted is None:
        return None
    field = piece.field(key, model.kind)
    if field.status is Status.ABSENT:
        return see_missing(case, piece, field)
    if not field.found or field.value is None:
        return see_reading(case, piece, field)
    matches = [match(value, wanted) for value in field.values]
    return _same_name(case, piece, field, matches, wanted, proved, at_most)


def _same_name(
    case: Case,
    piece: Piece,
    field: Field,
    matches: Sequence[Match],
    wanted: str,
    proved: bool,
    at_most: Severity | None,
) -> Result:
    """A name beside a proved identifier may be one letter off, or have been taken from the other party."""
    title, read, match = case.title(piece, field.key), show_field(field), best(matches)
    where = spot(piece, field)
    if (beside := with_somebody(case, piece, field, wanted, at_most)) is not None:
        return beside
    person = field.kind is ValueKind.PERSON
    close = matches[0] is Match.CLOSE and proved and (person or misread(field.value or "", wanted))
    pieced_together = matches[0] is Match.CLOSE and person and pieced(field.values, wanted)
    if match is Match.SAME or close or pieced_together:
        return passed(f"« {title} » : le nom lu est celui déclaré.", where, expected=wanted, observed=read)
    places = seen(case, piece, field.key, field.kind, wanted)
    if places and proved and _other_party(case, field):
        said = f"« {title} » : le nom déclaré figure {on(piece.kind)}, avec l’identifiant déclaré."
        return passed(said, Spot(piece.key, field.key, places), expected=wanted, observed=wanted)
    said = f"« {title} » : « {read} » est lu {on(piece.kind)}, « {wanted} » est déclaré."
    if match is Match.DIFFERENT and legible(field) and field.labelled and not places:
        return failed(f"{said} {ASK}", where, expected=wanted, observed=read, at_most=at_most)
    ask = "Vérifiez sur l’image s’il s’agit bien du même."
    return review(f"{said} {ask}", where, expected=wanted, observed=read, at_most=at_most)


def _other_party(case: Case, field: Field) -> bool:
    """What was read as the client's name is the supplier's, or the reverse: the wrong block was read."""
    supplier, client = case.dossier.supplier.name, case.dossier.client
    others: dict[str, tuple[str | None, ...]] = {
        "supplier_name": (client.name, client.representative),
        "client_name": (supplier,),
        "client_structure": (supplier,),
    }
    names = (name for name in others.get(field.key, ()) if name)
    return any(firm(field.value or "", name) is Match.SAME for name in names)


def proves(case: Case, piece: Piece, key: str) -> bool:
    """The field is certain on the piece and equal to what is declared."""
    field, wanted = piece.field(key), declared(case, piece, key)
    if not field.certain or field.value is None or wanted is None:
        return False
    return equal(field.kind, field.value, wanted)
