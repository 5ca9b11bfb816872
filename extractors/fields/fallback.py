"""Values without a label of their own: a date after a number, the only SIRET of a section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.fields.context import Context
from extractors.fields.heading import OWN_NUMBER
from extractors.fields.look import Found, look, looks_like_a_name
from extractors.layout.segments import Segment
from extractors.values import KINDS, dates
from models.reading import ValueKind
from schemes.piece import FieldModel

# « Facture F-2026-0042 du 18/03/2026 »: the date goes with the number.
_DATED = {"invoice_issued": "invoice_number", "order_issued": "order_number"}
_DIRECTLY = 3  # signs between a title and the number that it announces
_FIGURES = 3
_BESIDE = 0.08
_LONGEST = 10
_DATE_WORDS = re.compile(r"^[\s,–—-]*(?:en\s+date\s+)?(?:du|le|date)\s*:?\s*", re.IGNORECASE)


def beside_number(field: FieldModel, found: Mapping[str, Sequence[Found]]) -> list[Found]:
    """The date that follows the piece's own number on its line."""
    for item in found.get(_DATED.get(field.key, ""), ()):
        segment = item.segment
        end = segment.text.find(item.candidate.raw)
        if end < 0:
            continue
        end += len(item.candidate.raw)
        match = _DATE_WORDS.match(segment.text[end:])
        if match is None:
            continue
        first = next(iter(dates.find(segment.slice(end + match.end()))), None)
        if first is not None and first.start <= 2:
            return [Found(first, segment, item.hit)]
    return []


def after_title(context: Context, field: FieldModel) -> list[Found]:
    """« BON DE COMMANDE BC-2026-0042 »: the piece's own number, right after its title."""
    if field.key != OWN_NUMBER.get(context.model.kind):
        return []
    for hit in context.hits:
        rest = context.rest(hit)
        if "title" not in hit.wording.owners or not hit.leads or not rest:
            continue
        for candidate in KINDS[field.kind].find(rest):
            code = candidate.parsed.value
            figures = sum(c.isdigit() for c in code)
            if candidate.start <= _DIRECTLY and figures >= _FIGURES and dates.parse(code) is None:
                return [Found(candidate, hit.last, hit)]
    return []


def anywhere(context: Context, field: FieldModel, found: Mapping[str, Sequence[Found]]) -> list[Found]:
    """The values of the kind in the field's section, when the kind is particular enough."""
    if not field.anywhere:
        return []
    claimed = {f.candidate.parsed.value for key, items in found.items() if key != field.key for f in items}
    every = [f for f in _all(context, field) if f.candidate.parsed.value not in claimed]
    titled = [f for f in every if context.section_of_segment(f.segment) == field.section]
    free = [f for f in every if context.section_of_segment(f.segment) is None]
    return titled or free or (every if field.section is None else [])


def near_signature(context: Context, field: FieldModel, found: Mapping[str, Sequence[Found]]) -> list[Found]:
    """« Annecy, 7 septembre 2026 / Jeanne Martin »: a date or a name without a label, by the signature."""
    if field.key not in ("signed_on", "signatory_name"):
        return []
    kin = (field.key, "signed_at") if field.key == "signed_on" else (field.key,)
    other = {id(f.segment) for key, items in found.items() if key not in kin for f in items}
    places = [context.height(place) for place in context.signing]
    near = [
        (min(abs(context.height(s) - p) for p in places), s)
        for s in context.segments
        if places and id(s) not in other and len(s.words) <= _LONGEST and _unclaimed(context, field, s)
    ]
    near = sorted((item for item in near if item[0] < _BESIDE), key=lambda item: item[0])
    if field.key == "signed_on":
        return [Found(c, s, None) for _, s in near for c in dates.find(s.words)]
    named = [Found(c, s, None) for _, s in near for c in KINDS[field.kind].find(s.words)]
    return [f for f in named if looks_like_a_name(f.candidate)][:1]


def _unclaimed(context: Context, field: FieldModel, segment: Segment) -> bool:
    """No label stands on the line; « À Annecy, e 7/09/2026 » may name its place, the day goes with it."""
    if context.free(segment) == segment.words:
        return True
    owners = {key for hit in context.hits if hit.last is segment for key in hit.wording.owners}
    return field.key == "signed_on" and bool(owners) and owners <= {"signed_at", "signed_on"}


def _all(context: Context, field: FieldModel) -> Iterator[Found]:
    for segment in context.segments:
        for candidate in KINDS[field.kind].find(segment.words):
            sure = candidate.parsed.valid is not False and candidate.parsed.strong
            # FR00993297456 is a VAT number before it is anything else.
            behind = segment.text[max(candidate.start - 3, 0) : candidate.start].strip()
            if sure and not candidate.parsed.repaired and behind.upper() != "FR":
                yield Found(candidate, segment, None)


def rescued(context: Context, field: FieldModel, found: Mapping[str, Sequence[Found]]) -> list[Found]:
    """A name at a label that two parties share, when the other party was found at a label of its own.

    « Dénomination sociale de la structure juridique … Dénomination sociale … »: the second is the firm's.
    """
    if field.kind is not ValueKind.TEXT or field.section is None:
        return []
    for hit in context.hits:
        rivals = [o for o in hit.wording.owners if o in context.sections and o != field.key]
        if field.key not in hit.wording.owners or not rivals:
            continue
        if all(found[o] and found[o][0].hit is not hit for o in rivals):
            here = look(context, field, hit)
            if here:
                return here
    return []
