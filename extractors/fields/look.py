"""Looks for the value of one field at one label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.fields.approved import past_approval
from extractors.fields.behind import goes_on, others_behind, words_behind
from extractors.fields.below import list_goes_on, next_line
from extractors.fields.beside import in_more_columns
from extractors.fields.candidates import candidates, of_a_phone
from extractors.fields.confirm import is_label
from extractors.fields.context import Context
from extractors.fields.corrected import with_corrections
from extractors.fields.counts import counted
from extractors.fields.paired import paired
from extractors.fields.spot import LINE, UNDER, Spot
from extractors.fields.spots import spots
from extractors.hit import Hit
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.values import KINDS, Candidate, dates
from models.page import Word
from models.reading import ValueKind
from schemes.piece import FieldModel

PARAGRAPH = 12
# Fields of the signing block; their label may stand well above what is written.
SIGNING = frozenset({"signed_on", "signed_at", "signatory_name"})
_SIGNING_REACH = 0.10
_SUMS = 2.0  # heights of a line from a sum of a list to the next one
_CURRENCY = frozenset({"eur", "euro", "euros"})
_TINY = 2  # letters of « du », « au »
# The end of a period, and its start that the same label may announce.
_ENDS = {"period_end": "period_start"}
# What no list of numbers holds outside of brackets: a word, but for « et ».
_OTHER_WORD = re.compile(r"^(?:\([^)]*\)|et\b|[^(\w]|\d|_)*+[^\W\d_]{2}")


@dataclass(frozen=True, eq=False)
class Found:
    """A value with the label that it was found at (None: without a label) and where.

    `told`: whether the label, or a word beside the value, says of what kind it is. `summed`: whether a count
    is the sum of the months beside it, None where there are none. `behind`: the words that follow it on its
    line. `further`: it stands there behind the field's value.
    """

    candidate: Candidate
    segment: Segment
    hit: Hit | None
    relation: int = LINE
    told: bool = True
    summed: bool | None = None
    behind: str = ""
    further: bool = False


def look(context: Context, field: FieldModel, hit: Hit) -> list[Found]:
    """The values at a label: one, or all of them for a list."""
    if not is_label(context, field, hit):
        return []
    if field.kind is ValueKind.COUNT:
        return [
            Found(c.candidate, c.segment, hit, c.relation, summed=c.summed)
            for c in counted(context, field, hit)
        ][:1]
    reach = _SIGNING_REACH if field.key in SIGNING else None
    if field.many:
        reach = 0.25
    found: list[Found] = []
    lower = False
    if field.key in (*_ENDS, *_ENDS.values()) and not _is_span(hit):
        return []
    places = paired(context, hit, spots(context, hit, KINDS[field.kind].patternless, reach))
    for spot in past_approval(context, field, places):
        if spot.relation == UNDER and _is_paragraph(spot.words):
            break
        if lower and spot.relation == UNDER:
            continue  # what stands under a line without a value is another label's; beside it may be one
        values = list(candidates(context, field, hit, spot))
        if values and not field.many:
            return list(_with_further(context, field, hit, spot, _one(field, hit, spot, values)))
        here = [Found(c, spot.segment, hit, spot.relation) for c in values]
        if field.kind is ValueKind.AMOUNT and found and not (here and _next_sum(found[-1], here[0])):
            break
        found += here
        if here and spot.relation != UNDER and _ends(here[-1].candidate, spot):
            found += _listed_below(context, field, hit, spot)
        if not here and found:
            break
        lower = lower or (not here and spot.relation == UNDER and field.key not in SIGNING)
    if field.kind is ValueKind.AMOUNT:
        return found
    more = in_more_columns(field.kind, [one.segment for one in found], context.segments)
    return found + [Found(candidate, segment, hit, UNDER) for candidate, segment in more]


def _next_sum(last: Found, found: Found) -> bool:
    """The next sum of a list: alone on the line right under the last one, with its cents or its currency."""
    upper, lower = last.candidate.box, found.candidate.box
    near = lower.top - upper.bottom < _SUMS * last.segment.height
    column = min(upper.right, lower.right) > max(upper.left, lower.left)
    words = set(fold(found.segment.text).split())
    alone = all(not any(c.isalpha() for c in word) or word in _CURRENCY for word in words)
    return near and column and alone and found.candidate.parsed.strong


def _one(field: FieldModel, hit: Hit, spot: Spot, values: Sequence[Candidate]) -> Sequence[Candidate]:
    """The value of a field that has one, with what a hand wrote beside it in its place."""
    here = values[_place(field, hit) :]
    if spot.relation == UNDER or field.key in (*_ENDS, *_ENDS.values()):
        return here[:1]
    return with_corrections(field.kind, here, " ".join(w.text for w in spot.words))


def _with_further(
    context: Context, field: FieldModel, hit: Hit, spot: Spot, own: Sequence[Candidate]
) -> Iterator[Found]:
    """The value of a field, and the others of its kind that follow it on its line."""
    for candidate in own:
        behind = " ".join(w.text for w in words_behind(candidate, spot.words))
        yield Found(candidate, spot.segment, hit, spot.relation, behind=behind)
    if len(own) == 1 and field.key not in (*_ENDS, *_ENDS.values()):
        rest = words_behind(own[0], spot.words)
        rest += next_line(context, spot) if goes_on(rest) else ()
        for other in others_behind(field.kind, own[0], rest):
            yield Found(other, spot.segment, hit, spot.relation, further=True)


def _is_span(hit: Hit) -> bool:
    """« export du 12/11/2026 » is the start of no period; « du 1er mai 2026 au 31 octobre 2026 » is."""
    if hit.leads or hit.colon or len(hit.wording.squash) > _TINY:
        return True
    return len(list(dates.find(hit.last.words))) > 1


def _is_paragraph(words: tuple[Word, ...]) -> bool:
    """Many words; a list of numbers over a whole line is none."""
    return sum(any(c.isalpha() for c in w.text) for w in words) > PARAGRAPH


def _place(field: FieldModel, hit: Hit) -> int:
    """« Période : 01/08/2026 – 31/01/2027 »: the end of a period is the second date of their label."""
    start = _ENDS.get(field.key)
    return 1 if start is not None and start in hit.wording.owners else 0


def _listed_below(context: Context, field: FieldModel, hit: Hit, spot: Spot) -> Iterator[Found]:
    """A list of identifiers that goes on over the next lines, up to the first other word."""
    for segment, words in list_goes_on(context, spot, hit):
        place, text = 0, " ".join(w.text for w in words)
        for candidate in KINDS[field.kind].find(words):
            if _OTHER_WORD.search(text[place : candidate.start]):
                return
            if of_a_phone(field, candidate, text):
                return
            place = candidate.end
            yield Found(candidate, segment, hit, spot.relation)
        if place == 0 or _OTHER_WORD.search(text[place:]):
            return


def _ends(candidate: Candidate, spot: Spot) -> bool:
    """Whether nothing follows a value but signs and what stands in brackets: the list may go on.

    « SIREN 992040212, bénéficiaires 750995797, »: what stands under it goes on with the last label.
    """
    last = spot.words[-1].box.right >= spot.segment.words[-1].box.right
    return last and not _OTHER_WORD.search(" ".join(w.text for w in spot.words)[candidate.end :])
