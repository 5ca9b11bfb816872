"""Values without a label of their own: a date after a number, the only SIRET of a section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.fields.context import Context
from extractors.fields.heading import OWN_NUMBER
from extractors.fields.look import Found, look
from extractors.fields.names import is_written_as_a_name, looks_like_a_name
from extractors.fields.stamped import is_aslant, is_drawn, names_a_firm
from extractors.hit import Hit
from extractors.layout.neighbours import on_row, right_of, under
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.values import KINDS, dates
from models.geometry import Box
from models.page import Word
from models.reading import ValueKind
from schemes.piece import FieldModel

# « Facture F-2026-0042 du 18/03/2026 »: the date goes with the number.
_DATED = {"invoice_issued": "invoice_number", "order_issued": "order_number"}
_FIRMS = ("client_structure", "supplier_name")  # what a stamp by the signature may say
_DIRECTLY = 3  # signs between a title and the number that it announces
_FIGURES = 3
_BESIDE = 0.08
_FLUSH = 0.015  # of the page: lines of one block
_LONGEST = 10
_PLACE = re.compile(r"^\W*(?:fait\s+)?[àa]\s", re.IGNORECASE)  # « À Ajaccio » names where one signs
_DATED_LINE = re.compile(r"^(?:du|en\s+date\s+du|le)\b", re.IGNORECASE)
_DATE_WORDS = re.compile(r"^[\s,|·/–—-]*(?:(?:en\s+date\s+)?(?:du|le|date)\s*:?\s*)?", re.IGNORECASE)


def beside_number(context: Context, field: FieldModel, found: Mapping[str, Sequence[Found]]) -> list[Found]:
    """The date that follows the piece's own number on its line."""
    for item in found.get(_DATED.get(field.key, ""), ()):
        segment = item.segment
        end = segment.text.find(item.candidate.raw)
        if end < 0:
            continue
        rest = segment.text[end + len(item.candidate.raw) :]
        places = [(segment, len(segment.text) - len(rest))]
        if not any(c.isalnum() for c in rest):
            after = [*_next_on_row(context, segment), *_right_under(context, segment)]
            places = [(s, 0) for s in after if _DATED_LINE.match(s.text)]
        for place, start in places:
            match = _DATE_WORDS.match(place.text[start:])
            first = next(iter(dates.find(place.slice(start + match.end()))), None) if match else None
            if first is not None and first.start <= 2:
                return [Found(first, place, item.hit)]
    return []


def _next_on_row(context: Context, segment: Segment) -> list[Segment]:
    """« FACTURE N° 17          DU 05/10/2026 »: the next line at the same height."""
    right = [
        s
        for s in context.segments
        if s.view is segment.view and s.box.left > segment.box.right and on_row(s.box, segment.box)
    ]
    return sorted(right, key=lambda s: s.box.left)[:1]


def _right_under(context: Context, segment: Segment) -> list[Segment]:
    """« N° 17 » over « du 05/10/2026 », in a block set to the left, to the right or in the middle."""
    return [
        s
        for s in under(segment.box, segment.view, context.segments, segment.height)[:1]
        if min(map(abs, _offsets(s.box, segment.box))) < _FLUSH
    ]


def _offsets(one: Box, other: Box) -> tuple[float, float, float]:
    return one.left - other.left, one.right - other.right, one.middle_x - other.middle_x


def after_title(context: Context, field: FieldModel) -> list[Found]:
    """« BON DE COMMANDE BC-2026-0042 »: the piece's own number, right after its title."""
    if field.key != OWN_NUMBER.get(context.model.kind):
        return []
    for hit in context.hits:
        if "title" not in hit.wording.owners or not hit.leads:
            continue
        for segment, words in _after(context, hit):
            for candidate in KINDS[field.kind].find(words):
                code = candidate.parsed.value
                figures = sum(c.isdigit() for c in code)
                if candidate.start <= _DIRECTLY and figures >= _FIGURES and dates.parse(code) is None:
                    return [Found(candidate, segment, hit)]
    return []


def _after(context: Context, hit: Hit) -> Iterator[tuple[Segment, Sequence[Word]]]:
    """The words after a title, or the one word that stands alone under it: « FACTURE | FA-2026-0042 »."""
    rest = context.rest(hit)
    if any(c.isalnum() for word in rest for c in word.text):
        yield hit.last, rest
        return
    for segment in under(hit.box, hit.last.view, context.segments, hit.last.height)[:1]:
        if len(segment.words) == 1 and context.free(segment) == segment.words:
            yield segment, segment.words
    # A banner: the title at its left, one code at its right.
    row = [s for s in right_of(hit.box, hit.last.view, context.segments) if context.free(s) == s.words]
    if len(row) == 1 and len(row[0].words) == 1:
        yield row[0], row[0].words


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
    firms = {fold(f.candidate.parsed.value) for key in _FIRMS for f in found.get(key, ())}
    kinds = {f.key: f.kind for f in context.model.fields}
    persons = [
        f.candidate.parsed.value for k, items in found.items() if kinds[k] is ValueKind.PERSON for f in items
    ]
    return [
        f
        for f in named
        if looks_like_a_name(f.candidate)
        and is_written_as_a_name(f.candidate)
        and not _PLACE.match(f.segment.text)
        and fold(f.candidate.parsed.value) not in firms
        and not names_a_firm(f.segment, context.segments, persons)
        and not is_drawn(f.segment, persons)
        and not is_aslant(f.segment, persons)
    ][:1]


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
            # « SONS MDV-LGC-Val »: whichever vague it is, no other words say so much.
            plain = field.kind is ValueKind.DISPOSITIF or not candidate.parsed.repaired
            if sure and plain and behind.upper() != "FR":
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
