"""Turns what was found into fields: proof, evidence, and unreadable or absent where nothing was."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extractors.agreement import day_in
from extractors.certainty import first_reading, overruled, prove
from extractors.fields.behind import with_what_follows
from extractors.fields.choose import allowed_hits, by_signature
from extractors.fields.confirm import confirmed
from extractors.fields.context import Context
from extractors.fields.corrected import of_two_days
from extractors.fields.look import PARAGRAPH, SIGNING, Found
from extractors.fields.spot import RIGHT, UNDER
from extractors.fields.spots import spots
from extractors.fields.stacked import figure_near
from extractors.fields.underlined import underlined
from extractors.hit import Hit
from extractors.layout.continued import begun_above
from extractors.layout.ink import unread_ink
from extractors.layout.neighbours import on_row
from extractors.looks import look_again
from extractors.normal import fold, squeeze
from extractors.values import KINDS, Parsed
from models.geometry import Box, Place, union_of
from models.page import Ink, Word, same_eyes
from models.reading import Field, Proof, Reading, Status, ValueKind, absent
from schemes.piece import FieldModel

_HOPELESS = 0.35
_SHORT = 24
_ROWS = 3  # heights of a label that its own lines and asides take
_FOOT = 0.94  # of the page's height
_BESIDE = 0.1  # of the page's width, from a label to the hand beside it


def field_of(field: FieldModel, found: Sequence[Found], ambiguous: bool, *, proved: bool = False) -> Field:
    """The first one proved; the others add their evidence, and their readings when they contradict it.

    `proved`: other figures of the page prove it, so that no second reader is asked.
    """
    winner = found[0]
    critical = field.critical and not (proved and not winner.candidate.parsed.repaired)
    made = prove(field.key, field.kind, winner.candidate, winner.segment.view, critical)
    if proved and not made.repaired:
        made = made.model_copy(update={"proof": Proof.ARITHMETIC})
    places = tuple(f.segment.place(f.candidate.words) for f in found)
    update: dict[str, object] = {
        "evidence": places,
        "handwritten": _handwritten(winner),
        "labelled": winner.hit is not None and winner.told,
    }
    if ambiguous or of_two_days(made):
        update["status"] = Status.AMBIGUOUS
        update["raw"] = with_what_follows(made.raw, winner.behind)
        update["readings"] = made.readings + tuple(first_reading(f.candidate) for f in found[1:])
    elif field.kind is ValueKind.PERSON:
        update["raw"] = with_what_follows(made.raw, winner.behind)
    if KINDS[field.kind].patternless and not ambiguous and winner.candidate.confidence < _HOPELESS:
        update |= {"status": Status.UNREADABLE, "value": None}
    return made.model_copy(update=update)


def _handwritten(found: Found) -> bool:
    """Blue or other ink beside a black label: most likely a pen."""
    if found.hit is None:
        return False
    label = {w.ink for w in found.hit.words}
    return Ink.BLACK in label and all(w.ink is Ink.BLUE for w in found.candidate.words)


def missing(context: Context, field: FieldModel, taken: Collection[Hit] = ()) -> Field:
    """ABSENT, or UNREADABLE when something is written beside a sure label.

    `taken`: labels whose value is another field's: « N° de FINESS juridique ou N° de SIRET : … » has one.
    The evidence of an ABSENT field is the sure label whose place was seen blank; no label, no evidence.
    """
    blank: list[Place] = []
    for hit in allowed_hits(context, field):
        if hit in taken:
            continue
        words = context.rest(hit) or _on_its_rule(context, hit) or _hand_beside(context, field, hit)
        told = hit.told or (hit.leads and by_signature(context, hit))  # « Le 161M12026 », a day by hand
        signed = field.key in SIGNING and told and any(c.isdigit() for w in words for c in w.text)
        if (hit.wording.weak and not hit.colon and not signed) or not confirmed(field, hit):
            continue
        if _half_read(field, words):
            return _unreadable(field, hit, words, union_of(w.box for w in words))
        place = place_of_value(context, hit)
        if not words and unread_ink(hit.last.view, place):
            return _unreadable(field, hit, (), place)
        opens = "soussigne" in fold(hit.wording.text).split()  # what follows is a sentence, over the lines
        title = hit.alone and not hit.colon and any(o.startswith("section:") for o in hit.wording.owners)
        elsewhere = title or opens or _ends_the_page(context, hit)
        elsewhere = elsewhere or begun_above(hit, context.segments, context.hits)
        elsewhere = elsewhere or (field.kind is ValueKind.COUNT and figure_near(context, hit))
        if not words and not elsewhere and not any(_told_there(context, field, hit)):
            blank.append(hit.last.place(hit.words).model_copy(update={"box": hit.box.union(place)}))
    return absent(field.key, field.kind).model_copy(update={"evidence": tuple(blank[:1])})


def _on_its_rule(context: Context, hit: Hit) -> tuple[Word, ...]:
    """What is written over the rule of a label that is its caption."""
    ruled = underlined(hit, context.hits, context.segments)
    return () if ruled is None or ruled.value is None else context.free(ruled.value)


def _hand_beside(context: Context, field: FieldModel, hit: Hit) -> tuple[Word, ...]:
    """« Le | 19/10/20U », where one signs: a hand stands apart from its label, a line of its own."""
    typed = field.key in SIGNING and not KINDS[field.kind].patternless
    if not (typed and hit.told and by_signature(context, hit)):
        return ()
    beside = next((spot for spot in spots(context, hit, plain=False) if spot.relation == RIGHT), None)
    near = beside is not None and beside.words[0].box.left - hit.box.right < _BESIDE
    return beside.words if beside is not None and near and _half_read(field, beside.words) else ()


def _ends_the_page(context: Context, hit: Hit) -> bool:
    """Nothing is printed under a label and the piece goes on: its value may stand overleaf."""
    view, low = hit.last.view, hit.box.bottom + _ROWS * hit.box.height
    below = any(s.view is view and s.box.top > low and s.box.bottom < _FOOT for s in context.segments)
    return not below and view is not context.views[-1]


def _told_there(context: Context, field: FieldModel, hit: Hit) -> Iterator[bool]:
    """Words right of a label or under it, paragraphs left out, and strokes under it that nobody read."""
    yield any(_crosses(w, hit) for w in hit.last.view.page.words)
    for spot in spots(context, hit, KINDS[field.kind].patternless):
        yield spot.relation != UNDER or len(spot.words) <= PARAGRAPH
    low = hit.box.bottom + 0.15 * hit.box.height
    below = Box(left=hit.box.left, top=low, right=hit.box.right, bottom=min(low + 1.5 * hit.box.height, 1))
    yield below.height > 0 and unread_ink(hit.last.view, below)


def _crosses(word: Word, hit: Hit) -> bool:
    """Whether a word of another line stands over the end of a label and goes on where its value belongs."""
    box, own = word.box, {w.box for w in hit.last.words}
    told = box not in own and any(c.isalnum() for c in word.text) and on_row(box, hit.box)
    return told and box.left < hit.box.right < box.middle_x


def _half_read(field: FieldModel, words: Sequence[Word]) -> bool:
    """Words that look like the value and do not parse: mostly figures, or read with little confidence."""
    text = "".join(w.text for w in words)
    if not re.search(r"[^\W_]", text):
        return False
    if any(KINDS[field.kind].find(words)) and not KINDS[field.kind].patternless:
        return False
    doubtful = min(w.confidence for w in words) < 0.5
    figures = sum(c.isdigit() for c in text)
    mostly = figures * 5 >= 2 * sum(c.isalnum() for c in text) or (figures > 2 and len(text) <= _SHORT)
    return doubtful or (mostly and not KINDS[field.kind].patternless)


def _unreadable(field: FieldModel, hit: Hit, words: Sequence[Word], box: Box) -> Field:
    """What stands in the box, the second readers asked: the value that two of them see, or unreadable."""
    place = hit.last.place(words) if words else hit.last.place(hit.words)
    made = Field(
        key=field.key,
        kind=field.kind,
        status=Status.UNREADABLE,
        raw=squeeze(" ".join(w.text for w in words)),
        evidence=(place,),
    )
    if not field.critical or KINDS[field.kind].patternless:
        return made
    seen = look_again(None, field.kind, box, hit.last.view)
    made = made.model_copy(update={"readings": seen.readings})
    if of_two_days(made):
        return made
    agreed = seen.agreed or _day_drawn(field, made.raw, words, seen.readings)
    return overruled(made, agreed) if agreed is not None else made


def _day_drawn(
    field: FieldModel, raw: str, words: Sequence[Word], readings: Sequence[Reading]
) -> Parsed | None:
    """The day seen by another reader in strokes that the first one made no day of, unless any saw another."""
    if field.kind is not ValueKind.DATE or not words:
        return None
    others = (r for r in readings if not same_eyes(r.reader, words[0].reader))
    days = (day for r in others if (day := day_in(raw, r)) is not None)
    found = next((parsed for day in days if (parsed := KINDS[field.kind].parse(day)) is not None), None)
    if found is None or any(r.value is not None and r.value != found.value for r in readings):
        return None
    return replace(found, repaired=True)


def place_of_value(context: Context, hit: Hit) -> Box:
    """Where the value of a label should be written: right of it, up to the next line of the row or ruling.

    Over its rule, where the label is the caption of one.
    """
    ruled = underlined(hit, context.hits, context.segments)
    if ruled is not None:
        return ruled.place
    box = hit.box
    row = [s.box.left for s in context.segments if s.view is hit.last.view and on_row(s.box, box)]
    rules = [
        r.box.left
        for r in hit.last.view.page.rulings
        if r.direction == "vertical" and r.box.top < box.middle_y < r.box.bottom
    ]
    right = min((x for x in [*row, *rules] if x > box.right + 0.005), default=1.0)
    edge = max((w.box.right for w in hit.last.view.page.words), default=1.0)  # beyond are shadows and holes
    right = max(min(right, edge + 0.004) - 0.004, box.right + 0.01)
    half = 0.15 * box.height
    return Box(
        left=min(box.right + 0.004, 0.99),
        top=max(box.top - half, 0),
        right=min(right, 1),
        bottom=min(box.bottom + half, 1),
    )
