"""The heading of a piece in the French way: « FACTURE | N° F-2026-0042 | Lyon, le 12 mars 2026 »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields.below import next_line
from extractors.fields.choose import allowed_hits
from extractors.fields.confirm import is_label
from extractors.fields.context import Context
from extractors.fields.look import Found
from extractors.fields.spot import UNDER, Spot
from extractors.hit import Hit
from extractors.layout.neighbours import on_row, right_of, under
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.values import KINDS, dates
from models.page import Word
from models.piece import PieceKind
from schemes.piece import FieldModel

OWN_NUMBER = {PieceKind.BDC: "order_number", PieceKind.FACTURE: "invoice_number"}
_OWN_DAY = {PieceKind.BDC: "order_issued", PieceKind.FACTURE: "invoice_issued"}
_LETTERS = frozenset({PieceKind.VA, PieceKind.MOM})
# Under a title that stands alone, only its number is called « N° » without saying of what.
_NUMBERED = re.compile(r"^[^\w#]*(?:n\s?[°ºo]|#|num[ée]ro|r[ée]f(?:[ée]rence|\.)?)\s*[:.]?\s*", re.IGNORECASE)
_NUMBER = r"^\W*(?:n\s?[°ºo]|num[ée]ro)\s*"
_REFERENCE = r"^\W*r[ée]f(?:[ée]rence|\.)?\s*[:.]?\s*"
_DAYED = r"\S*\d\S*\s*,?\s*(?:en\s+date\s+)?du\s*"
# « Numéro : F-2026-17 », « Réf. F-2026-17 », « N° F-2026-17 du 12 mars 2026 » in the heading, when it is
# the only such line.
_BARE = re.compile(rf"{_NUMBER}:\s*\S*\d|{_NUMBER}{_DAYED}\d|{_REFERENCE}\S*\d", re.IGNORECASE)
_LABEL = re.compile(r"\W*(?:n\s?[°ºo]|num[ée]ro)\W*", re.IGNORECASE)
_CODED = re.compile(r"\W*(?:n\s?[°ºo]|num[ée]ro)\s*:?\s*(?=\S*\d)\S{4,}", re.IGNORECASE)
_BECOMES = re.compile(r"\b(?:valant|vaut|tenant lieu de|accepte)$")
_ISSUED = re.compile(r"(?:emise?|etablie?|date|du|le)\b")
_DATED = re.compile(rf"(?:{_NUMBER}:?\s*|{_REFERENCE}){_DAYED}$", re.IGNORECASE)
# Not « votre devis n° 17 », which another piece bears.
_QUOTE = re.compile(
    r"(?:^|(?<!votre)(?<!notre)(?<!au)(?<!le)[\s:])(?:devis|proposition)\s+(?:n\s?[°ºo]|num[ée]ro)\s*:?\s*",
    re.IGNORECASE,
)
_PLACED = re.compile(r"^(?P<place>[^\W\d][^\d,:]{1,40}?)(?P<comma>\s*,)?\s+[lL]e\s*$")
# « établi à Marseille le 15 octobre 2026 – Référence … »
_MADE = re.compile(r"\b(?:établie?|émise?)\s+à\s+[^\d,:.]{2,30},?\s+le\s*$", re.IGNORECASE)
_SIGNED = re.compile(r"\b(?:fait|signe|valable|avant|echeance|jusqu)\b")
_TOP = 0.35  # of the first page: what is dated lower is signed there
_LINED = 0.01  # of the page: lines of one list
_REACH = 2.0  # heights of a head: from it to its value in the next cell
_NEAR = 3.0  # lines of the title's height


def numbered_below(context: Context, field: FieldModel) -> list[Found]:
    """The piece's own number on the line under its title."""
    if field.key != OWN_NUMBER.get(context.model.kind):
        return []
    titles = list(_bare_titles(context))
    for hit in titles:
        for segment in _below(context, hit):
            found = _number(context, field, segment, hit)
            if found:
                return found
    titles = titles or list(_title_ends(context))
    high = [s for s in context.segments if _high(context, s)]
    alone = [s for s in high if _BARE.match(s.text) or _opens_a_list(context, s)]
    if titles and len(alone) == 1:
        return _number(context, field, alone[0], titles[0])
    return _quoted(context, field)


def _opens_a_list(context: Context, segment: Segment) -> bool:
    """« Numéro » over « Date », each with its value at its right: the piece's own particulars.

    So is « N° MS22/DPI/034 » right over « Émis le 21.10.2022 », and « Numéro | Date de facture | … » over
    their values, where nothing but the title opens the row.
    """
    alone, coded = _LABEL.fullmatch(segment.text), _CODED.fullmatch(segment.text)
    if not (alone or coded) or _headed(context, segment):
        return False
    below = under(segment.box, segment.view, context.segments, 2 * segment.height)[:1]
    if alone and _opens_a_row(context, segment):
        return True
    if alone:
        lined = (s for s in below if abs(s.box.left - segment.box.left) < _LINED)
        return any(fold(s.text).startswith("date") for s in lined)
    dated = (s for s in below if _ISSUED.match(fold(s.text)) and any(dates.find(s.words)))
    return coded is not None and any(dated)


def _opens_a_row(context: Context, segment: Segment) -> bool:
    """« FACTURE | Numéro | Date »: the day of the piece is the next head; nothing but its title is before."""
    row = [s for s in context.segments if s.view is segment.view and on_row(s.box, segment.box)]
    after = min((s for s in row if s.box.left > segment.box.right), key=lambda s: s.box.left, default=None)
    if after is None or not _is_own_day(context, after):
        return False
    titles = _title_lines(context)
    return all(s.index in titles for s in row if s.box.right < segment.box.left)


def _is_own_day(context: Context, head: Segment) -> bool:
    """« Date », « Date de facture »; not « Date de commande » on an invoice."""
    own = _OWN_DAY[context.model.kind]
    labels = (h for h in context.hits_on[head.index] if h.leads and h.alone)
    return fold(head.text) == "date" or any(own in h.wording.owners for h in labels)


def _title_lines(context: Context) -> frozenset[int]:
    ends = (*_bare_titles(context), *_title_ends(context))
    return frozenset(s.index for hit in ends for s in hit.segments)


def _headed(context: Context, segment: Segment) -> bool:
    """« Votre bon de commande », « Client » right over a list: what it numbers is theirs."""
    titles = _title_lines(context)
    return any(
        s.view is segment.view
        and s.index not in titles
        and -0.3 * segment.height < segment.box.top - s.box.bottom < segment.height
        and s.box.middle_y < segment.box.top
        and min(s.box.right, segment.box.right) > max(s.box.left, segment.box.left)
        for s in context.segments
    )


def _quoted(context: Context, field: FieldModel) -> list[Found]:
    """« Devis n° D26-1147 valant bon de commande »: the number of a quote is that of the order it becomes."""
    if context.model.kind is not PieceKind.BDC:
        return []
    found = []
    for segment in context.segments:
        match = _QUOTE.search(segment.text) if _high(context, segment) else None
        if match is not None:
            codes = KINDS[field.kind].find(segment.slice(match.end()))
            found += [Found(c, segment, None) for c in codes if c.start <= 2][:1]
    return found if len(found) == 1 else []


def _number(context: Context, field: FieldModel, segment: Segment, title: Hit) -> list[Found]:
    """The code after « N° » on a line; right of it or under it when nothing else stands there."""
    match = _NUMBERED.match(segment.text)
    if match is None:
        return []
    places = [(segment, segment.slice(match.end()))]
    if not places[0][1]:
        beside = right_of(segment.box, segment.view, context.segments)
        below = under(segment.box, segment.view, context.segments, _REACH * segment.height)
        places = [(s, context.free(s)) for s in (*beside[:1], *below[:1])]
        places = [(s, words + _rest(context, s, words)) for s, words in places]
    for place, words in places:
        for candidate in KINDS[field.kind].find(words):
            code = candidate.parsed.value
            if candidate.start <= 2 and any(c.isdigit() for c in code) and dates.parse(code) is None:
                return [Found(candidate, place, title)]
    return []


def placed_and_dated(context: Context, field: FieldModel) -> list[Found]:
    """« Lyon, le 12 mars 2026 » alone at the top of the first page: the day of the piece.

    Nothing when two such lines say different days.
    """
    if field.key != _OWN_DAY.get(context.model.kind):
        return []
    found = [item for segment in context.segments if _high(context, segment) for item in _day(segment)]
    if not found:
        titles = [h for h in context.hits if "title" in h.wording.owners and h.leads]
        found = [item for hit in titles for s in _below(context, hit) for item in _day(s, bare=True)]
    return found[:1] if len({item.candidate.parsed.value for item in found}) == 1 else []


def _rest(context: Context, segment: Segment, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """« FA-2027- | 02328 »: a narrow cell breaks a number at its hyphen."""
    if not (words and words[-1].text.endswith(("-", "‐", "‑"))):
        return ()
    lower = next_line(context, Spot(segment, words, UNDER))
    return lower[:1] if any(c.isdigit() for word in lower[:1] for c in word.text) else ()


def dated_as_a_letter(context: Context, field: FieldModel) -> list[Found]:
    """« Lille, le 21 février 2023 » at the top of a VA or a MOM that asks for no day where one signs it.

    Nothing when two such lines say different days.
    """
    if field.key != "signed_on" or context.model.kind not in _LETTERS:
        return []
    asked = (h for h in allowed_hits(context, field) if h.leads or h.colon)
    if any(is_label(context, field, hit) for hit in asked):
        return []
    found = [item for segment in context.segments if _high(context, segment) for item in _day(segment)]
    return found[:1] if len({item.candidate.parsed.value for item in found}) == 1 else []


def _day(segment: Segment, bare: bool = False) -> Iterator[Found]:
    """A day alone on its line, after a place, a number or « Le »; `bare`: under a title, after nothing."""
    for candidate in dates.find(segment.words):
        before = segment.text[: candidate.start]
        alone = not segment.text[candidate.end :].strip(" .") or bool(_MADE.search(before))
        told = _is_place(before) or _DATED.match(before) or before.strip() == "Le"
        if alone and (told or (bare and not before.strip())):
            yield Found(candidate, segment, None)


def _is_place(before: str) -> bool:
    """« Lyon, le », « La Roche sur Yon le »; not « Prestation finalisée le »."""
    if _MADE.search(before):
        return True
    match = _PLACED.match(before)
    if match is None or _SIGNED.search(fold(before)):
        return False
    named = all(word[0].isupper() or len(word) < 4 for word in match["place"].split())
    return named or match["comma"] is not None


def _high(context: Context, segment: Segment) -> bool:
    return segment.view is context.segments[0].view and segment.box.bottom < _TOP


def _bare_titles(context: Context) -> Iterator[Hit]:
    for hit in context.hits:
        if "title" in hit.wording.owners and hit.leads and not context.rest(hit):
            yield hit


def _title_ends(context: Context) -> Iterator[Hit]:
    """« Devis accepté valant bon de commande » high on the first page: its last words are the title."""
    for hit in context.hits:
        ends = "title" in hit.wording.owners and not context.rest(hit) and _high(context, hit.last)
        if ends and _BECOMES.search(fold(hit.segments[0].text[: hit.start])):
            yield hit


def _below(context: Context, hit: Hit) -> Iterator[Segment]:
    """The lines close under a title, in its column, top down."""
    for segment in context.segments:
        down = segment.box.middle_y - hit.box.middle_y
        title = hit.last.box
        shared = min(segment.box.right, title.right) - max(segment.box.left, title.left)
        if segment.view is hit.last.view and 0 < down < _NEAR * hit.box.height and shared > 0:
            yield segment
