"""Name and address of a party written as on an envelope, without labels.

« Maison de santé du Lac / 12 rue des Lilas / 73000 Chambéry », above its identifiers or under « Client ».
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import dropwhile

from extractors.fields.addressee import ATTENTION, addressee
from extractors.fields.below import next_line
from extractors.fields.broken_name import begun
from extractors.fields.candidates import up_to_comma
from extractors.fields.context import Context
from extractors.fields.heads import leads_a_row
from extractors.fields.look import Found
from extractors.fields.spot import LINE, Spot
from extractors.hit import Hit
from extractors.layout.neighbours import on_row
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.values import KINDS
from models.page import Word
from models.reading import ValueKind
from schemes.piece import FieldModel

_NAMES = frozenset({"supplier_name", "client_name", "client_structure"})
_ADDRESSES = frozenset({"supplier_address", "client_address"})
_POSTAL = frozenset({"client_postal_code"})
_CITIES = frozenset({"client_city"})
_CODE_AND_CITY = re.compile(r"(?<!\d)(?<!\d\s)(?:F\s?-\s?)?(\d{2}\s?\d{3})[\s,–-]+(?=[^\W\d_])")
_STREET = re.compile(r"\d[^,]*,?\s*$")  # the last part of a sentence before the code, from its number on
_CLAUSE = 8  # words of a line that is a part of a sentence
_TITLE = re.compile(r"\W*(?:[Ll]e\s|[Ll]a\s|[Ll]['’]\s?)[a-zà-ÿ]{4,}\W*")
_NO_NAME = re.compile(
    r"@|(?:\d[\s.]?){9}|^\W*[a-zà-ÿ]+\.\W*$"
)  # a mail, a telephone number, the end of a sentence
_CIVIL = frozenset({"m", "mme", "mlle", "monsieur", "madame", "mademoiselle", "dr", "docteur"})
_PRICED = re.compile(r"\d\s?[€%]")
_LONGEST = 7
_REST = 1  # words of a name on its second line: more are « Résidence du Parc », of the address
_GAP = 2.2
_COLUMN = 0.05  # of the page: how far a line of a block may be set in


def from_block(context: Context, field: FieldModel, found: Mapping[str, Sequence[Found]]) -> list[Found]:
    """The value of a party's field from its block of lines; [] when there is none."""
    if field.section is None or field.key not in _NAMES | _ADDRESSES | _POSTAL | _CITIES:
        return []
    if field.key in _CITIES and (city := _after_code(context, field, found.get("client_postal_code", ()))):
        return city
    lines = _block(context, field.section)
    if field.section == "client" and not any(_CODE_AND_CITY.search(s.text) for s in lines):
        lines = addressee(context) or lines
    if field.key not in _NAMES and not any(_CODE_AND_CITY.search(s.text) for s in lines):
        lines = _unlabelled(context, field.section) or _around(context, field.section)
    at = next((i for i, s in enumerate(lines) if _CODE_AND_CITY.search(s.text)), None)
    if field.key in _NAMES:
        # A logo read as a letter may stand above the name.
        told = {id(f.segment) for items in found.values() for f in items if f.hit is not None}
        names = (n for n, s in enumerate(lines[:2]) if _is_name(s) and _opens(s) and id(s) not in told)
        place = next((n for n in names if not leads_a_row(context, lines[n].box, lines[n].view)), None)
        if place is None:
            return []
        rest = lines[place + 1].words if _goes_on(lines, place, at) else ()
        bare = _bare(lines[place])
        return _found(field, (*begun(context, lines[place], bare), *bare, *rest), lines[place])
    if at is None:
        return []
    kinds = {f.key: f.kind for f in context.model.fields}
    people = {
        fold(f.candidate.parsed.value) for k, v in found.items() if kinds[k] is ValueKind.PERSON for f in v
    }
    lines = [s for n, s in enumerate(lines) if n in (0, at) or not _to_a_person(s, people)]
    return _address(context, field, lines)


def _to_a_person(segment: Segment, people: Collection[str]) -> bool:
    """« À l’attention de Mme Martin », « M. Rémi PAYET » under the name of a firm: no part of its address."""
    said = fold(segment.text)
    return bool(ATTENTION.match(segment.text)) or said.partition(" ")[0] in _CIVIL or said in people


def _address(context: Context, field: FieldModel, lines: Sequence[Segment]) -> list[Found]:
    """Street, postal code or city. A street alone is wanted when the code has a field of its own."""
    at = next(i for i, s in enumerate(lines) if _CODE_AND_CITY.search(s.text))
    match = _CODE_AND_CITY.search(lines[at].text)
    if match is None:
        return []
    if field.key in _POSTAL:
        return _found(field, lines[at].slice(match.start(1), match.end(1)), lines[at])
    prose = len(lines[at].words) >= _CLAUSE and "," in lines[at].text
    if field.key in _CITIES:
        comma = lines[at].text.find(",", match.end()) if prose else -1
        end = comma if comma > 0 else len(lines[at].text)
        return _found(field, lines[at].slice(match.end(), end), lines[at])
    if prose and (street := _STREET.search(lines[at].text[: match.start()])):
        return _found(field, lines[at].slice(street.start(), match.start()), lines[at])
    alone = field.section == "client" and "client_postal_code" in context.sections
    first = next((i + 1 for i, s in enumerate(lines[:2]) if _is_name(s) and i < at and len(lines) > 2), 0)
    first += first > 0 and _goes_on(lines, first - 1, at)
    words = [w for s in lines[first:at] for w in s.words]
    words += lines[at].slice(0, match.start()) if alone else lines[at].words
    return _found(field, tuple(words), lines[at])


def _goes_on(lines: Sequence[Segment], name: int, at: int | None) -> bool:
    """« Maison de santé des Trois | Rivières | 175 quai Jean Jaurès »: the next word had no room."""
    if at is None or name + 2 >= at:
        return False
    upper, lower, street = lines[name : name + 3]
    room = max(s.box.right for s in lines[: at + 1]) - upper.box.right  # none: it is the longest line
    named = not any(c.isdigit() for c in lower.text) and len(lower.words) <= _REST
    return named and any(c.isdigit() for c in street.text) and room <= 0


def _bare(segment: Segment) -> tuple[Word, ...]:
    """« Praticienne : Dr Jeanne Martin », « À l’attention de Vireline »: what opens the line is no name."""
    addressed = ATTENTION.match(segment.text)
    start = max(segment.text.find(":") + 1, addressed.end() if addressed else 0)
    return segment.slice(start) if start else segment.words


def _opens(segment: Segment) -> bool:
    """« Pénalités de retard : trois fois le taux … », « recouvrement : 40 € »: no name begins so."""
    bare = _bare(segment)
    return bool(bare) and not bare[0].text[:1].islower() and not _PRICED.search(segment.text)


def _found(field: FieldModel, words: tuple[Word, ...], segment: Segment) -> list[Found]:
    return [Found(c, segment, None) for c in KINDS[field.kind].find(words)][:1]


def _after_code(context: Context, field: FieldModel, codes: Sequence[Found]) -> list[Found]:
    """« Code postal et ville : 73000 Chambéry »: the city stands after the code.

    In a sentence it has its label: « code postal 73000, commune Chambéry, téléphone … ».
    """
    labels = {fold(label) for label in field.labels}
    for item in codes:
        after = (w for w in item.segment.words if w.box.left >= item.candidate.box.right - 0.002)
        words = up_to_comma(tuple(dropwhile(lambda w: fold(w.text) in labels, after)))
        if words and words[-1].text.endswith("-"):  # « 97400 Saint- | Denis »
            words += next_line(context, Spot(item.segment, words, LINE))
        city = [Found(c, item.segment, None) for c in KINDS[ValueKind.TEXT].find(words)]
        if city and not any(c.isdigit() for c in city[0].candidate.parsed.value):
            return city
    return []


def _is_name(segment: Segment) -> bool:
    """No number, no place, no title: « Le prestataire », an article and a word in small letters."""
    return (
        bool(re.match(r"\W*[^\W\d_]{2}", ATTENTION.sub("", segment.text)))
        and len(segment.text) > 3
        and not _NO_NAME.search(segment.text)
        and not _TITLE.fullmatch(segment.text)
        and not _CODE_AND_CITY.search(segment.text)
    )


def _block(context: Context, section: str) -> list[Segment]:
    """The lines without labels of a party: under its title, else above its first label."""
    for region in context.regions:
        if region.key == section:
            inside = [s for s in context.segments if region.holds(s)]
            return _run(context, _of_one_column([s for s in inside if s.box.top > region.box.top + 0.012]))
    anchors = [h for h in context.hits if _leads(h) and _belongs(context, h, section)]
    above = [_above(context, h, section) for h in anchors]
    return next((lines for lines in above if lines), [])


def _leads(hit: Hit) -> bool:
    """At the head of its line, or behind an address: « Parc Temis, 25000 Besançon — SIRET … »."""
    return hit.leads or bool(_CODE_AND_CITY.search(hit.segments[0].text[: hit.start]))


def _of_one_column(lines: Sequence[Segment]) -> list[Segment]:
    """The lines that start where the leftmost of the first row does; another column is of something else."""
    first = min((s.box.left for s in lines if on_row(s.box, lines[0].box)), default=0.0)
    return [s for s in lines if abs(s.box.left - first) < _COLUMN]


def _unlabelled(context: Context, section: str) -> list[Segment]:
    """Street and city among the labelled lines of a titled section."""
    inside = [s for r in context.regions if r.key == section for s in context.segments if r.holds(s)]
    lines = [s for s in inside if context.free(s) == s.words and s.box.top > inside[0].box.top + 0.012]
    at = next((i for i, s in enumerate(lines) if _CODE_AND_CITY.search(s.text)), None)
    return [] if at is None else lines[max(at - 1, 0) : at + 1]


def _around(context: Context, section: str) -> list[Segment]:
    """Street and city among the labelled lines of an untitled block, such as the head of a letter."""
    for hit in context.hits:
        if not (hit.leads and _belongs(context, hit, section)):
            continue
        block = [hit.segments[0]]
        for segment in context.segments:
            aligned = segment.view is hit.last.view and abs(segment.box.left - block[0].box.left) < 0.02
            near = min(abs(segment.box.middle_y - b.box.middle_y) for b in block) < _GAP * block[0].height
            if aligned and near and segment not in block:
                block.append(segment)
        lines = sorted((s for s in block if context.free(s) == s.words), key=lambda s: s.box.top)
        at = next((i for i, s in enumerate(lines) if _CODE_AND_CITY.search(s.text)), None)
        if at is not None:
            return lines[max(at - 1, 0) : at + 1]
    return []


def _belongs(context: Context, hit: Hit, section: str) -> bool:
    """Whether a label is one of the section's own, outside of any titled section."""
    owners = [o for o in hit.wording.owners if o in context.sections]
    # « Montant | TVA » heads a row of amounts more often than it tells the supplier's number.
    heads = any(o.startswith("column:amounts:") for o in hit.wording.owners)
    own = bool(owners) and not heads and all(context.sections[o] == section for o in owners)
    return own and context.section_of_segment(hit.segments[0]) is None


def _of_party(context: Context, segment: Segment, section: str) -> bool:
    """Whether all that is labelled on a line is the party's."""
    hits = [hit for hit in context.hits_on[segment.index] if hit.told]
    return bool(hits) and all(_belongs(context, hit, section) for hit in hits)


def _run(context: Context, lines: Sequence[Segment]) -> list[Segment]:
    """The first lines, up to a label."""
    kept: list[Segment] = []
    for segment in sorted(lines, key=lambda s: s.box.top):
        if len(context.free(segment)) < len(segment.words) or len(kept) == _LONGEST:
            break
        kept.append(segment)
    return kept


def _above(context: Context, hit: Hit, section: str) -> list[Segment]:
    """The lines above a label, left-aligned with it and close to each other, from top to bottom.

    A line of the same party with a label (« Tél. 05 56 … ») is one of the block, and no part of the name.
    """
    lower = hit.segments[0]
    last = lower
    lines: list[Segment] = []
    nearer = [s for s in context.segments if s.view is lower.view and s.box.middle_y < lower.box.top]
    for segment in sorted(nearer, key=lambda s: -s.box.bottom):
        if abs(segment.box.left - lower.box.left) > 0.02:
            continue
        bare = len(context.free(segment)) == len(segment.words)
        close = last.box.top - segment.box.bottom < _GAP * lower.height
        if not close or len(lines) == _LONGEST or not (bare or _of_party(context, segment, section)):
            break
        last = segment
        if bare:
            lines.append(segment)
    return lines[::-1]
