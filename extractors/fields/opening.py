"""A party named at the head of a sentence, before its number: « Jeanne MARTIN, RPPS 10 936 152 262, … »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.fields.broken_name import begun
from extractors.fields.candidates import TITLES
from extractors.fields.context import Context
from extractors.fields.look import SIGNING, Found
from extractors.fields.tails import LINKS
from extractors.hit import Hit
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.values import IDENTIFIERS, KINDS
from models.page import Word
from models.reading import ValueKind
from schemes.piece import FieldModel

_NAMES = frozenset({"supplier_name", "client_name", "client_structure"})
_PARTS = re.compile(r"\s*[,;(|•·]|\s+[–—-]\s")
_NUMBER = re.compile(r"^\W*(?:(?:son|au)\s+)?(?:n\s?[°ºo.]|num[ée]ro)?\s*(?:de\s)?$", re.IGNORECASE)
_PLACE = re.compile(r"\s*(?:F\s?-\s?)?\d{2}\s?\d{3}\s+[^\W\d_]")  # « Parc Temis, 25000 Besançon — SIRET … »
# « SAS au capital de 50 000 € – SIRET … » says of which kind a firm is, not its name.
_HEADING = re.compile(
    r"\W*(?:(?:article|art\.|section|chapitre|annexe)\s*\d|AF\s?-|(?:\w+\s)?au\s+capital\b)", re.IGNORECASE
)
# « Parc Euromédecine, 3 rue Galien – 34090 Montpellier – SIRET … »: where a firm is, its name over the line
_IN_A_TOWN = re.compile(
    r"\W*(?:parc|z\.?\s?[ai]\.?(?:\s?c\.?)?|zone|technop[ôo]le|technoparc|immeuble|imm\.|b[âa]t(?:iment|\.)|r[ée]sidence"
    r"|tour|lieu[\s-]dit|lotissement|quartier|p[ée]pini[èe]re|domaine|escalier|[ée]tage)\s",
    re.IGNORECASE,
)
_STREET = re.compile(r"\s*\d{1,4}\s?(?:bis|ter|quater)?,?\s+[^\W\d_]", re.IGNORECASE)
_SIRET = re.compile(r"\bSIRET\b(?=[^\d]{0,12}\d)", re.IGNORECASE)
_LONGEST = 8  # words of a name
_PERSON = 2  # words of the name of a person, at least
_DOCTORS = frozenset({"dr", "docteur", "pr", "mme", "mlle", "madame", "monsieur"})


def opening(context: Context, field: FieldModel) -> list[Found]:
    """The name that opens the line of the party's own number; [] for other fields."""
    if field.key not in _NAMES:
        return []
    for segment, start in _numbers(context, field):
        parts = list(_PARTS.finditer(segment.text, 0, start))
        if not parts or not _NUMBER.match(segment.text[parts[-1].end() : start]):
            continue
        if ":" in segment.text[: parts[0].start()] or _announced(context, field, segment, parts[0].start()):
            continue
        if _PLACE.match(segment.text, parts[0].end()) or _HEADING.match(segment.text):
            continue
        placed = field.key == "supplier_name" and _IN_A_TOWN.match(segment.text)
        if placed and _STREET.match(segment.text, parts[0].end()):
            continue
        words = _words(context, segment, parts[0].start())
        words = begun(context, segment, words) + words
        if field.kind is ValueKind.PERSON:
            words = _titled(segment, parts) or words
            if len(words) < _PERSON:
                continue
        named = [w for w in words if any(c.isalpha() for c in w.text)]
        capitals = sum(w.text[:1].isupper() or w.text.lower() in LINKS for w in named)
        if 0 < len(named) <= _LONGEST and named[0].text[:1].isupper() and 2 * capitals >= len(named):
            return [Found(c, segment, None) for c in KINDS[field.kind].find(words)][:1]
    return []


def _titled(segment: Segment, parts: Sequence[re.Match[str]]) -> tuple[Word, ...]:
    """« LGC, version 10, dans le cabinet du Dr Jeanne Martin (N° RPPS … »: who is right before a number."""
    first = parts[-2].end() if len(parts) > 1 else 0
    words = segment.slice(first, parts[-1].start())
    titles = [at for at, word in enumerate(words) if fold(word.text) in _DOCTORS]
    return words[titles[-1] :] if titles else ()


def _numbers(context: Context, field: FieldModel) -> Iterator[tuple[Segment, int]]:
    """Where a line announces the party's own number; a SIRET is the supplier's where no field is asked it."""
    for hit in context.hits:
        if _numbers_party(context, hit, field):
            yield hit.segments[0], hit.start
    if field.key == "supplier_name" and all(f.kind is not ValueKind.SIRET for f in context.model.fields):
        told = [(s, said.start()) for s in context.segments if (said := _SIRET.search(s.text)) is not None]
        if len(told) == 1:  # a client may have one too
            yield from told


def _announced(context: Context, field: FieldModel, segment: Segment, end: int) -> bool:
    """« nom du représentant de l’Officine Étienne LE GOFF, N° FINESS … »: the name is another field's."""
    heads = (h for h in context.hits_on[segment.index] if h.told and h.leads and h.last is segment)
    names = {f.key for f in context.model.fields if f.kind is ValueKind.PERSON}
    return any(h.end < end and field.key not in h.wording.owners and h.wording.owners <= names for h in heads)


def _words(context: Context, segment: Segment, end: int) -> tuple[Word, ...]:
    """The words before a sign of a line that are no label; « Docteur » is one that belongs to a name."""
    labels = {w.box.left for h in context.hits_on[segment.index] if h.told for w in h.words}
    words = segment.slice(0, end)
    return tuple(w for w in words if w.box.left not in labels or fold(w.text) in TITLES)


def doubtful(context: Context, field: FieldModel, found: Sequence[Found]) -> bool:
    """Whether a name was found nowhere, or at labels that name a signatory or the other party as well."""
    return all(f.hit is not None and _shared(context, field, f.hit) for f in found)


def _shared(context: Context, field: FieldModel, hit: Hit) -> bool:
    sections = {context.sections[owner] for owner in hit.wording.owners if owner in context.sections}
    return bool(SIGNING & hit.wording.owners) or sections - {field.section} != set()


def _numbers_party(context: Context, hit: Hit, field: FieldModel) -> bool:
    """Whether a label announces a number that only the field's party has."""
    owned = [f for f in context.model.fields if f.key in hit.wording.owners]
    party = field.key.partition("_")[0]
    return bool(owned) and all(
        f.kind in IDENTIFIERS and f.section == field.section and (f.section or f.key.startswith(party))
        for f in owned
    )
