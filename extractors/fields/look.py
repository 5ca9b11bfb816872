"""Looks for the value of one field at one label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from extractors.fields.below import following, more_lines, next_line
from extractors.fields.confirm import is_label
from extractors.fields.context import Context
from extractors.fields.corrected import with_corrections
from extractors.fields.counts import counted
from extractors.fields.heads import asks_under_a_title
from extractors.fields.names import before_dash, before_date, is_a_role, looks_like_a_name, of_a_person
from extractors.fields.spots import LINE, UNDER, Spot, spots
from extractors.fields.wrapped import wrapped
from extractors.hit import Hit
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.values import IDENTIFIERS, KINDS, Candidate, af, dates
from models.page import Word
from models.reading import ValueKind
from schemes.piece import FieldModel

# A value stands near its label: a longer stretch of words between them is a sentence.
_BETWEEN = 40
_BETWEEN_WITH_COLON = 160
_LEADER = re.compile(r"[.·•…_]{3,}")  # dots that lead to a value are no words
PARAGRAPH = 12
_CODE = re.compile(r"(?=(?:\S*\d){3})[A-Z\d/_.-]+")
_NUMBER_OF = r"(?i:rpps|finess|siret|siren|adeli)\W.*"
_NO_FIRM = re.compile(rf"{_CODE.pattern}|[\W\d_]*|[a-z\d.@_-]+\.[a-z]{{2,7}}|{_NUMBER_OF}")
# Fields of the signing block; their label may stand well above what is written.
SIGNING = frozenset({"signed_on", "signed_at", "signatory_name"})
_SIGNING_REACH = 0.10
_SUMS = 2.0  # heights of a line from a sum of a list to the next one
_CURRENCY = frozenset({"eur", "euro", "euros"})
_LONG_NAME = 5  # words
_TINY = 2  # letters of « du », « au »
# The end of a period, and its start that the same label may announce.
_ENDS = {"period_end": "period_start"}
TITLES = frozenset({"m", "mr", "mme", "mlle", "dr", "docteur", "pr", "monsieur", "madame", "me"})
_SOFTWARE = frozenset({"software", "software_name", "software_version"})
_MARKED = r"(?:sp|r|build|patch|hf)\s?\d{1,4}"
_VERSION = re.compile(
    rf"[(–-]?\s*(?:v\.?|vers(?:ion|\.)?|rel(?:ease|\.)?)?\s*\d{{1,4}}(?:[.,]\d{{1,4}})*(?:\s?{_MARKED})?\s*\)?",
    re.IGNORECASE,
)
_WRAPPED = frozenset({"client_structure", "supplier_name", "mandataire_name"})
_ABROAD = re.compile(r"(?<!\d)33\s?[.\s]\s?[1-9](?:[.\s]\d\d){4}(?![.\s]?\d)")
# What no list of numbers holds outside of brackets: a word, but for « et ».
_OTHER_WORD = re.compile(r"^(?:\([^)]*\)|et\b|[^(\w]|\d|_)*+[^\W\d_]{2}")
_SERVICE_PACK = re.compile(_MARKED, re.IGNORECASE)
# A value that ends so goes on over the next line: « Maison de santé de | l’Estuaire ».
_UNFINISHED = frozenset(
    {"de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "sur", "en", "saint", "sainte"}
)


@dataclass(frozen=True, eq=False)
class Found:
    """A value with the label that it was found at (None: without a label) and where.

    `told`: whether the label, or a word beside the value, says of what kind it is. `summed`: whether a count
    is the sum of the months beside it, None where there are none.
    """

    candidate: Candidate
    segment: Segment
    hit: Hit | None
    relation: int = LINE
    told: bool = True
    summed: bool | None = None


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
    if field.key in (*_ENDS, *_ENDS.values()) and not _is_span(hit):
        return []
    for spot in spots(context, hit, KINDS[field.kind].patternless, reach):
        if spot.relation == UNDER and _is_paragraph(spot.words):
            break
        values = list(_candidates(context, field, hit, spot))
        if values and not field.many:
            return [Found(c, spot.segment, hit, spot.relation) for c in _one(field, hit, spot, values)]
        here = [Found(c, spot.segment, hit, spot.relation) for c in values]
        if field.kind is ValueKind.AMOUNT and found and not (here and _next_sum(found[-1], here[0])):
            break
        found += here
        if here and spot.relation != UNDER and _ends(here[-1].candidate, spot):
            found += _listed_below(context, field, hit, spot)
        if not here and (found or (spot.relation == UNDER and field.key not in SIGNING)):
            break
    return found


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
    for segment in following(context, spot, hit):
        place, text = 0, " ".join(w.text for w in segment.words)
        for candidate in KINDS[field.kind].find(segment.words):
            if _OTHER_WORD.search(text[place : candidate.start]):
                return
            if _of_a_phone(field, candidate, text):
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


def up_to_comma(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of one item of such a list."""
    at = next((i for i, w in enumerate(words) if w.text.endswith((",", ";"))), len(words))
    return words[: at + 1]


def _candidates(context: Context, field: FieldModel, hit: Hit, spot: Spot) -> Iterator[Candidate]:
    kind = KINDS[field.kind]
    if kind.patternless:
        asks = spot.words[-1].text.endswith(":") or asks_under_a_title(context, hit, spot.segment)
        if spot.relation == UNDER and asks:
            return  # « Commentaires : » under a word of a sentence is a label of its own
        yield from _plain(context, field, hit, spot)
        return
    text = " ".join(w.text for w in spot.words)
    found, days = list(kind.find(spot.words)), list(dates.find(spot.words))
    if not found and field.kind is ValueKind.EMAIL:
        found = list(kind.find(spot.words + next_line(context, spot)))
    for candidate in found:
        if _of_a_phone(field, candidate, text):
            continue
        told = hit.colon or text[: candidate.start].rstrip().endswith((":", "="))
        between = len(_LEADER.sub("", text[: candidate.start]))
        if between > (_BETWEEN_WITH_COLON if told else _BETWEEN) and not field.many:
            return
        of_a_day = any(day.start <= candidate.start < day.end for day in days)
        if field.kind is not ValueKind.NUMBER or _is_number(candidate, of_a_day):
            yield candidate


def _of_a_phone(field: FieldModel, candidate: Candidate, text: str) -> bool:
    """« +33 4 65 71 34 21 », whose sign a reader may lose, holds the nine figures of no identifier."""
    if field.kind not in IDENTIFIERS:
        return False
    sign = text[: candidate.start].rstrip().endswith("+")
    return sign or any(m.start() <= candidate.start < m.end() for m in _ABROAD.finditer(text))


def _is_number(candidate: Candidate, of_a_day: bool) -> bool:
    """« Facture du 18/03/2026 » gives no number, nor does the reference of the appel à financement.

    Nor does a part of a day: « Bon de commande signé le 28 avril 2026 ».
    """
    value = candidate.parsed.value
    return candidate.start <= 12 and not of_a_day and dates.parse(value) is None and af.parse(value) is None


def _plain(context: Context, field: FieldModel, hit: Hit, spot: Spot) -> Iterator[Candidate]:
    words = spot.words if hit.leads or hit.colon else up_to_comma(spot.words)
    words = tuple(dropwhile(lambda w: not any(c.isalnum() for c in w.text), words))  # « : Nadia ETCHEGARAY »
    if field.kind is ValueKind.ADDRESS:
        words = words + more_lines(context, spot, hit)
    elif (
        _unfinished(field, words)
        or _version_follows(context, field, spot)
        or (field.key in _WRAPPED and wrapped(context, spot, hit))
    ):
        words = words + next_line(context, spot)
    if field.key == "signed_at":
        words = before_date(words)
    if field.key in _WRAPPED:
        words = before_dash(words)
    if field.kind is ValueKind.PERSON:
        words = of_a_person(words, on_line=spot.relation == LINE, told=hit.colon)
    for candidate in KINDS[field.kind].find(words):
        if field.key in _WRAPPED and (_NO_FIRM.fullmatch(candidate.parsed.value) or _is_cut(candidate)):
            continue  # « Client : C004127 », a mark in the margin, the end of an address, a line of prose
        if field.key in _WRAPPED and spot.relation == LINE and not hit.colon and is_a_role(candidate):
            continue
        strict = field.key == "signatory_name" or (field.kind is ValueKind.PERSON and spot.relation == UNDER)
        if not strict or looks_like_a_name(candidate, least=1 if field.given else 2):
            yield candidate


def _unfinished(field: FieldModel, words: tuple[Word, ...]) -> bool:
    """A text that ends with a small word, a name of one word: the next line goes on with it."""
    last = fold(" ".join(w.text for w in words)).split()
    names = [w for w in words if fold(w.text) and fold(w.text) not in TITLES]
    return bool(last) and (last[-1] in _UNFINISHED or (field.kind is ValueKind.PERSON and len(names) < 2))


def _is_cut(candidate: Candidate) -> bool:
    """« INS qualifiées au sein du SIH via le profil IHE PAM et »: a line of a paragraph; no name ends so."""
    said = fold(candidate.parsed.value).split()
    return len(said) > _LONG_NAME and said[-1] in _UNFINISHED


def _version_follows(context: Context, field: FieldModel, spot: Spot) -> bool:
    """« Hippolog Cabinet version 7 | SP2 »: a narrow cell breaks a name before its version."""
    if field.key not in _SOFTWARE:
        return False
    numbered = any(c.isdigit() for w in spot.words for c in w.text)
    wanted = _SERVICE_PACK if numbered else _VERSION
    return bool(wanted.fullmatch(" ".join(w.text for w in next_line(context, spot))))
