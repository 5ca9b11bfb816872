"""Whether the wording of a label, where it stands, announces the value of one field."""

from __future__ import annotations

import re

from extractors.fields.context import Context
from extractors.fields.spots import next_of_sentence
from extractors.fields.tails import LINKS
from extractors.hit import Hit
from extractors.layout.segments import SHORT, Segment
from extractors.normal import fold
from extractors.values import KINDS
from models.reading import ValueKind
from schemes.piece import FieldModel

_SENTENCE = 7
_STARTS = 0.03  # of the page's width: lines of a paragraph start that near to each other
_LABEL_TAIL = 3
_ITEM = 4  # words of an item of such a list: a town, a name
_ENDS_IN_LE = re.compile(r"\b(?:le|du)\W*$", re.IGNORECASE)
# « N° FINESS | juridique » is not the FINESS of a site, whether or not the piece asks for it.
_OTHER = {
    "site_finess": re.compile(r"[\s(]*(?:juridique|EJ|PMSI)\b", re.IGNORECASE),
    "client_finess_juridique": re.compile(r"[\s(]*(?:g[ée]o(?:graphique|\b)|ET\b|PMSI\b)", re.IGNORECASE),
}
_OPENS_A_LIST = re.compile(r"[\s,]*(?:[^\W\d_]+\s+){0,2}(?:de|d['’]|que)\s*[:：]\s*$")
_CODES = frozenset({"reference", "code", "n", "compte", "identifiant"})


def is_label(context: Context, field: FieldModel, hit: Hit) -> bool:
    """Whether a value of the field may be looked for at a wording."""
    other = _OTHER.get(field.key)
    if other is not None and other.match(hit.last.text[hit.end :]):
        return False
    told = confirmed(field, hit) or _told_below(context, field, hit)
    return told and not (_of_nobody(context, field, hit) or _in_a_sentence(context, field, hit))


def confirmed(field: FieldModel, hit: Hit) -> bool:
    """A short label must head its line or carry a colon; so must the label of a text.

    « J’atteste disposer, dans mon logiciel, de : » opens the list of what it does.
    """
    if KINDS[field.kind].patternless and _OPENS_A_LIST.match(hit.last.text[hit.end :]):
        return False
    if KINDS[field.kind].patternless and hit.leads and not (hit.colon or hit.alone):
        # « Ville – LGC vague 2, et en lien avec … »: the line of a sentence starts with the word.
        after = hit.last.text[hit.end :].split()
        # « Fournisseur | s’est acquitté de l’ensemble des tâches »: what goes on in small letters is no name.
        small = after[0].lower() in LINKS or after[0][:1].islower()
        return not hit.wording.weak or len(after) <= (_LABEL_TAIL if small else _SENTENCE)
    if KINDS[field.kind].patternless and hit.wording.weak and not hit.leads and _of_a_code(hit):
        return False
    if hit.leads or hit.colon:
        return True
    return _in_a_list(hit) if KINDS[field.kind].patternless else hit.told


def _of_a_code(hit: Hit) -> bool:
    """« Réf. client : 411LICES », « Code client : C004127 »: what is announced is no name."""
    before = fold(hit.segments[0].text[: hit.start]).split()[-1:]
    return bool(before) and SHORT.get(before[0], before[0]) in _CODES


def _in_a_list(hit: Hit) -> bool:
    """« …, représentant légal Jeanne Martin, ville Rennes, … »: a label after a comma, before a name.

    After a short one (« …, ville Rennes, ») a few words and the next comma.
    """
    before = hit.segments[0].text[: hit.start].rstrip()
    after = hit.last.text[hit.end :].split()
    if not (before.endswith((",", ";")) and after and after[0][:1].isupper()):
        return False
    return not hit.wording.weak or any(word.endswith((",", ";")) for word in after[:_ITEM])


def _of_nobody(context: Context, field: FieldModel, hit: Hit) -> bool:
    """« Vireline SARL, SIRET …, ville Tarbes, » outside of a titled section: a town, but whose?"""
    listed = KINDS[field.kind].patternless and hit.wording.weak and not (hit.leads or hit.colon)
    return listed and context.section_of_segment(hit.last) != field.section


def _in_a_sentence(context: Context, field: FieldModel, hit: Hit) -> bool:
    """« … par les professionnels depuis le | logiciel DPI »: its last line starts with no label."""
    first = hit.segments[0]
    opens = hit.leads and not hit.colon and first.text.lstrip("•-–* ")[:1].islower()
    if not KINDS[field.kind].patternless or not opens:
        return False
    near = context.segments[max(0, first.index - 3) : first.index]
    return any(s.view is first.view and s.words[-1].text.lower() in LINKS and _over(s, first) for s in near)


def _over(upper: Segment, lower: Segment) -> bool:
    """Whether a line starts right over another one; on a bent page its end may hang as low as that one."""
    one, other = upper.words[0].box, lower.words[0].box
    close = -0.5 * one.height < other.top - one.bottom < 0.9 * one.height
    return close and other.middle_y > one.bottom and abs(one.left - other.left) < _STARTS


def _told_below(context: Context, field: FieldModel, hit: Hit) -> bool:
    """« …, établi le | 08 juin 2026. », « …, tél | 01 99 00 58 89 »: a sentence goes on with figures."""
    before = hit.segments[0].text[: hit.start].rstrip()
    opens = before.endswith((",", ";")) or (
        field.kind is ValueKind.DATE and _ENDS_IN_LE.search(hit.last.text)
    )
    if KINDS[field.kind].patternless or not hit.alone or not opens or hit.since:
        return False
    below = next(iter(next_of_sentence(context, hit)), None)
    return below is not None and any(c.start == 0 for c in KINDS[field.kind].find(below.words))
