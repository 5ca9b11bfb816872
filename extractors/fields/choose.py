"""Chooses among the values found for one field: the best label wins, true conflicts are kept."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.agreement import agree
from extractors.fields.below import labelled
from extractors.fields.context import Context
from extractors.fields.look import SIGNING, Found
from extractors.fields.names import names_no_person
from extractors.fields.spot import LINE, RIGHT, UNDER
from extractors.hit import Hit
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.values import IDENTIFIERS, KINDS
from models.reading import ValueKind
from schemes.piece import FieldModel

_NEAR_SIGNATURE = 0.25
_TWO_PARTS = 5  # heights of a line from « Nom » to « Prénom »
# Letters that a label counts for which other fields have too (Raison sociale), fewer than one of its own.
_SHARED = 2
_OWN_NUMBERS = frozenset({"interne", "internes", "fournisseur"})
_NOBODY = 4  # ranks: any other place than that of a firm's name, where a person is asked for


def allowed_hits(context: Context, field: FieldModel) -> list[Hit]:
    """The labels of a field, without those that stand in another section and may belong there."""
    own = (h for h in context.hits if field.key in h.wording.owners and section_rank(context, field, h) < 3)
    if not KINDS[field.kind].patternless:
        return list(own)
    return [h for h in own if h.last.index not in context.listed or h.colon]


def under_a_value(context: Context, field: FieldModel, found: Found) -> bool:
    """« Profession exercée | Centre de santé infirmier »: no value stands under a word of another one.

    Counts stand under sentences that their sign opens, side by side: « Tr – nombre de … | Tq – nombre de … ».
    """
    hit = found.hit
    if hit is None or found.relation != UNDER or hit.colon or hit.alone or not hit.wording.weak:
        return False
    if field.kind is ValueKind.COUNT:
        return False
    return hit.leads and labelled(context, hit.segments[0])


def section_rank(context: Context, field: FieldModel, hit: Hit) -> int:
    """0 in the field's section, 1 in none, 2 in another one, 3 in another one whose field it is."""
    if field.section is None:
        return 0
    section = context.section(hit)
    if section == field.section:
        return 0
    if section is None:
        return 1
    rivals = {context.sections[o] for o in hit.wording.owners if o in context.sections}
    other = section in _party_sections(field) and not _of_one_party(context, field)
    return 3 if section in rivals or other else 2


def _of_one_party(context: Context, field: FieldModel) -> bool:
    """A number that the other party has none of: a supplier bears neither RPPS nor FINESS."""
    sections = {f.section for f in context.model.fields if f.kind is field.kind}
    return field.kind in IDENTIFIERS and not sections & set(_party_sections(field))


def _party_sections(field: FieldModel) -> tuple[str, ...]:
    """The other party's section: what stands there is the other party's."""
    return {"supplier": ("client",), "client": ("supplier",)}.get(field.section or "", ())


def best(context: Context, field: FieldModel, found: Sequence[Found]) -> list[Found]:
    """The winner first, then those that say the same, then those that contradict it."""
    if field.key in SIGNING:
        found = _near_signature(context, field, found)
    ranked = sorted(found, key=lambda f: _rank(context, field, f))
    if not ranked:
        return []
    winner = ranked[0]
    rest = [f for f in ranked[1:] if _same(field, winner, f) or _rival(context, field, winner, f)]
    return [winner, *rest]


def conflict(field: FieldModel, chosen: Sequence[Found]) -> bool:
    return any(not _same(field, chosen[0], f) for f in chosen[1:])


def _same(field: FieldModel, a: Found, b: Found) -> bool:
    return agree(field.kind, a.candidate.parsed.value, b.candidate.parsed.value)


def _rival(context: Context, field: FieldModel, winner: Found, other: Found) -> bool:
    """Another value counts as a contradiction when its label is as good as the winner's, or the same."""
    if (other.further and other.hit is winner.hit) or _another_doctor(field, winner, other):
        return True
    if field.kind is ValueKind.NUMBER and _told_as_another(other):
        return False
    if KINDS[field.kind].patternless or winner.hit is None or other.hit is None:
        return other.hit is None and winner.hit is None
    same_wording = winner.hit.wording is other.hit.wording
    strong = not other.hit.wording.weak and not winner.hit.wording.weak
    same_place = section_rank(context, field, winner.hit) == section_rank(context, field, other.hit)
    return (same_wording or strong) and same_place and other.relation != UNDER


def _told_as_another(found: Found) -> bool:
    """« … Commande interne 77-2281, affaire … »: in a sentence, a word says that it is a firm's own number.

    « Commande modificative », « commande annulée » name another order: they are for a person.
    """
    hit = found.hit
    if hit is None or hit.leads or hit.colon or found.relation != LINE:
        return False
    between = hit.last.text[hit.end :].partition(found.candidate.raw)[0]
    return not _OWN_NUMBERS.isdisjoint(fold(between).split())


def _another_doctor(field: FieldModel, winner: Found, other: Found) -> bool:
    """« Dossier suivi pour le Dr Hubert, RPPS : … »: another RPPS that its key proves, in any section."""
    proved = winner.candidate.parsed.valid is True and other.candidate.parsed.valid is True
    return field.kind is ValueKind.RPPS and proved and other.hit is not None and other.hit.colon


def _rank(context: Context, field: FieldModel, found: Found) -> tuple[float, ...]:
    hit = found.hit
    if hit is None:
        return (9.0, 0.0, 0.0)
    if field.key in SIGNING:
        return (0.0, _distance(context, found), -len(hit.wording.squash))
    shared = sum(owner in context.sections for owner in hit.wording.owners) > 1
    # « Raison sociale » and « Dénomination sociale », which both parties have: the first one in the section.
    length = _SHARED if shared else len(hit.wording.squash)
    strength = length * hit.score + 3 * hit.colon + 3 * hit.leads - found.relation
    untitled = field.section is not None and context.section_of_segment(hit.last) is None
    rank = section_rank(context, field, hit) + 0.5 * untitled + 0.7 * _beside_a_title(found)
    if field.kind is ValueKind.PERSON and names_no_person(found.candidate):
        rank += _NOBODY
    return (rank, -strength, float(hit.last.index))


def _beside_a_title(found: Found) -> bool:
    """« Fournisseur », alone over the lines of its block: what stands right of it is of another column."""
    hit = found.hit
    title = hit is not None and any(owner.startswith("section:") for owner in hit.wording.owners)
    return title and hit is not None and hit.alone and not hit.colon and found.relation == RIGHT


def by_signature(context: Context, hit: Hit) -> bool:
    """Whether a label stands near the place of the signature."""
    return _far(context, hit.last) < _NEAR_SIGNATURE


def _distance(context: Context, found: Found) -> float:
    return _far(context, found.segment)


def _far(context: Context, segment: Segment) -> float:
    """How far from the nearest signature label, in page heights; a label may stand on the next page."""
    at = context.height(segment)
    places = context.signing or _anchors(context)
    return min((abs(context.height(place) - at) for place in places), default=1.0)


def _anchors(context: Context) -> list[Segment]:
    """Where no label of a signature was read: « Nom du signataire », « Date de signature » stand by it."""
    return [
        hit.last
        for hit in context.hits
        if not hit.wording.weak and hit.leads and hit.told and hit.wording.owners & SIGNING
    ]


def _near_signature(context: Context, field: FieldModel, found: Sequence[Found]) -> list[Found]:
    """Short labels (Le, Date) are those of the signature only near it, or « Nom » beside its « Prénom »."""
    if not context.signing and not _anchors(context):
        half = context.height(context.segments[-1]) / 2
        return [f for f in found if not (f.hit and f.hit.wording.weak) or context.height(f.segment) > half]
    return [
        f
        for f in found
        if f.hit is None
        or not f.hit.wording.weak
        or _distance(context, f) < _NEAR_SIGNATURE
        or _in_two_parts(context, field, f.hit)
    ]


def _in_two_parts(context: Context, field: FieldModel, hit: Hit) -> bool:
    """« Je, soussigné : | Nom : … | Prénom : … »: the head of the piece says who signs (S0:388-392)."""
    return field.given is not None and any(
        field.given in other.wording.owners
        and other.last.view is hit.last.view
        and abs(other.box.middle_y - hit.box.middle_y) < _TWO_PARTS * hit.last.height
        for other in context.hits
    )
