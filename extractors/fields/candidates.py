"""The values in the words at a label, those that no value of its kind would be left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from extractors.fields.below import more_lines, next_line
from extractors.fields.context import Context
from extractors.fields.heads import asks_under_a_title
from extractors.fields.names import (
    before_dash,
    before_date,
    before_its_clause,
    is_a_role,
    looks_like_a_name,
    of_a_person,
)
from extractors.fields.spot import LINE, UNDER, Spot
from extractors.fields.wrapped import wrapped
from extractors.hit import Hit
from extractors.normal import fold
from extractors.values import IDENTIFIERS, KINDS, Candidate, af, amount, dates
from models.page import Word
from models.reading import ValueKind
from schemes.piece import FieldModel

# A value stands near its label: a longer stretch of words between them is a sentence.
_BETWEEN = 40
_BETWEEN_WITH_COLON = 160
_LEADER = re.compile(r"[.·•…_]{3,}")  # dots that lead to a value are no words
_CODE = re.compile(r"(?=(?:\S*\d){3})[A-Z\d/_.-]+")
_NUMBER_OF = r"(?i:rpps|finess|siret|siren|adeli)\W.*"
_SCHEME = r".*\b(?:SONS|AF-[A-Z]|[Vv]ague\s\d).*"
_WEB = r"[a-z\d.@_-]+\.[a-z]{2,7}"
_NO_FIRM = re.compile(rf"{_SCHEME}|(?:[Nn]\s?[°º]\s*)?{_CODE.pattern}|[\W\d_]*|{_WEB}|{_NUMBER_OF}")
_HEAD = re.compile(r"[VN]\s?/\s?\w")  # « V/Réf. », « N/Commande », of the next column
_LONG_NAME = 5  # words
TITLES = frozenset({"m", "mr", "mme", "mlle", "dr", "docteur", "pr", "monsieur", "madame", "me"})
_SOFTWARE = frozenset({"software", "software_name", "software_version"})
_MARKED = r"(?:sp|r|build|patch|hf)\s?\d{1,4}"
_VERSION = re.compile(
    rf"[(–-]?\s*(?:v\.?|vers(?:ion|\.)?|rel(?:ease|\.)?)?\s*\d{{1,4}}(?:[.,]\d{{1,4}})*(?:\s?{_MARKED})?\s*\)?",
    re.IGNORECASE,
)
# « Ordonet | Cabinet version 5 »
_REST_AND_VERSION = re.compile(r"(?:[A-ZÀ-Þ][\w’-]*\s+){1,2}(?:[Vv]ersion|[Vv]\.?)\s*\d")
_FORMS = [[f] for f in ("sisa", "selarl", "selas", "scp", "scm", "gie", "gcs", "sas", "sarl", "association")]
_WRAPPED = frozenset({"client_structure", "supplier_name", "mandataire_name"})
_ABROAD = re.compile(r"(?<!\d)33\s?[.\s]\s?[1-9](?:[.\s]\d\d){4}(?![.\s]?\d)")
# « AF-HOP- | DPI-VA1 »: a value that its line breaks.
_HYPHENS = ("-", "‐", "‑", "–")
_SIGN = re.compile(r"[Nn][°º]")  # of the next label: « version 11.3 N° | unique de référencement »
_NAMED = {
    "finess": ValueKind.FINESS,
    "siret": ValueKind.SIRET,
    "siren": ValueKind.SIREN,
    "rpps": ValueKind.RPPS,
}
_SERVICE_PACK = re.compile(_MARKED, re.IGNORECASE)
# A value that ends so goes on over the next line: « Maison de santé de | l’Estuaire ».
_UNFINISHED = frozenset(
    {"de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "sur", "en", "saint", "sainte"}
)


def up_to_comma(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of one item of such a list."""
    at = next((i for i, w in enumerate(words) if w.text.endswith((",", ";"))), len(words))
    return words[: at + 1]


def candidates(context: Context, field: FieldModel, hit: Hit, spot: Spot) -> Iterator[Candidate]:
    kind = KINDS[field.kind]
    if kind.patternless:
        asks = spot.words[-1].text.endswith(":") or asks_under_a_title(context, hit, spot.segment)
        if spot.relation == UNDER and asks:
            return  # « Commentaires : » under a word of a sentence is a label of its own
        yield from _plain(context, field, hit, spot)
        return
    text = " ".join(w.text for w in spot.words)
    found, days = _found(field, hit, spot.words), list(dates.find(spot.words))
    found = _over_two_lines(context, field, hit, spot, found) or found
    for candidate in found:
        if of_a_phone(field, candidate, text):
            continue
        told = hit.colon or text[: candidate.start].rstrip().endswith((":", "="))
        between = len(_LEADER.sub("", text[: candidate.start]))
        if between > (_BETWEEN_WITH_COLON if told else _BETWEEN) and not field.many:
            return
        of_a_day = any(day.start <= candidate.start < day.end for day in days)
        if field.kind is not ValueKind.NUMBER or _is_number(
            candidate, of_a_day or _of_a_price(candidate, spot)
        ):
            yield candidate


def _over_two_lines(
    context: Context, field: FieldModel, hit: Hit, spot: Spot, found: Sequence[Candidate]
) -> list[Candidate]:
    """What a narrow place breaks: « RAD-30- | 00911 », « 951 876 176 | 00037 », whose key proves it."""
    text = " ".join(w.text for w in spot.words)
    cut = text.endswith(_HYPHENS)
    kind = KINDS[field.kind]
    if not (cut and field.kind is ValueKind.NUMBER) and found:
        return []
    if not (cut or field.kind is ValueKind.EMAIL or (kind.check_digit and text[-1:].isdigit())):
        return []
    lower = next_line(context, spot)
    if field.kind is ValueKind.NUMBER and not any(c.isdigit() for word in lower[:1] for c in word.text):
        return []
    whole = _found(field, hit, spot.words + lower)
    return [one for one in whole if not kind.check_digit or one.parsed.valid is True]


def _found(field: FieldModel, hit: Hit, words: Sequence[Word]) -> list[Candidate]:
    """What words hold; a number whose label tells its kind is looked for as that: « 31 0 985 312 »."""
    told = hit.wording.text.split()
    kinds = [kind for name, kind in _NAMED.items() if name in told] if field.kind is ValueKind.NUMBER else []
    of_kind = [candidate for kind in kinds for candidate in KINDS[kind].find(words)]
    return of_kind or list(KINDS[field.kind].find(words))


def of_a_phone(field: FieldModel, candidate: Candidate, text: str) -> bool:
    """« +33 4 65 71 34 21 », whose sign a reader may lose, holds the nine figures of no identifier."""
    if field.kind not in IDENTIFIERS:
        return False
    sign = text[: candidate.start].rstrip().endswith("+")
    return sign or any(m.start() <= candidate.start < m.end() for m in _ABROAD.finditer(text))


def _of_a_price(candidate: Candidate, spot: Spot) -> bool:
    """« Bon de commande : 1 770,00 € HT »: the thousands of an amount are no number of a piece."""
    sums = (one for one in amount.find(spot.words) if one.parsed.strong)
    return any(one.start <= candidate.start < one.end for one in sums)


def _is_number(candidate: Candidate, of_a_day: bool) -> bool:
    """« Facture du 18/03/2026 » gives no number, nor does the reference of the appel à financement.

    Nor does a part of a day: « Bon de commande signé le 28 avril 2026 ».
    """
    value = candidate.parsed.value
    return candidate.start <= 12 and not of_a_day and dates.parse(value) is None and af.parse(value) is None


def _plain(context: Context, field: FieldModel, hit: Hit, spot: Spot) -> Iterator[Candidate]:
    words = spot.words if hit.leads or hit.colon else up_to_comma(spot.words)
    words = tuple(dropwhile(lambda w: not any(c.isalnum() for c in w.text), words))  # « : Nadia ETCHEGARAY »
    words = words[:-1] if len(words) > 1 and _SIGN.fullmatch(words[-1].text) else words
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
        words = before_its_clause(before_dash(words))
    if field.kind is ValueKind.PERSON:
        words = of_a_person(words, on_line=spot.relation == LINE, told=hit.colon)
    for candidate in KINDS[field.kind].find(words):
        if field.kind is ValueKind.PERSON and _HEAD.match(candidate.raw):
            continue
        if field.key in _WRAPPED and (_NO_FIRM.fullmatch(candidate.parsed.value) or _is_cut(candidate)):
            continue  # « Client : C004127 », a mark in the margin, the end of an address, a line of prose
        if field.key in _WRAPPED and spot.relation == LINE and not hit.colon and is_a_role(candidate):
            continue
        strict = field.key == "signatory_name" or (field.kind is ValueKind.PERSON and spot.relation == UNDER)
        if not strict or looks_like_a_name(candidate, least=1 if field.given else 2):
            yield candidate


def _unfinished(field: FieldModel, words: tuple[Word, ...]) -> bool:
    """A text that ends with a small word, a name of one word, « SISA » alone: the next line goes on."""
    last = fold(" ".join(w.text for w in words)).split()
    names = [w for w in words if fold(w.text) and fold(w.text) not in TITLES]
    one = (field.kind is ValueKind.PERSON and len(names) < 2) or (field.key in _WRAPPED and last in _FORMS)
    return bool(last) and (last[-1] in _UNFINISHED or one)


def _is_cut(candidate: Candidate) -> bool:
    """« INS qualifiées au sein du SIH via le profil IHE PAM et »: a line of a paragraph; no name ends so."""
    said = fold(candidate.parsed.value).split()
    return len(said) > _LONG_NAME and said[-1] in _UNFINISHED


def _version_follows(context: Context, field: FieldModel, spot: Spot) -> bool:
    """« Hippolog Cabinet version 7 | SP2 »: a narrow cell breaks a name before its version, or within."""
    if field.key not in _SOFTWARE:
        return False
    lower = " ".join(w.text for w in next_line(context, spot))
    if any(c.isdigit() for w in spot.words for c in w.text):
        return bool(_SERVICE_PACK.fullmatch(lower))
    return bool(_VERSION.fullmatch(lower) or _REST_AND_VERSION.match(lower))
