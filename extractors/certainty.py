"""Law 2: what makes a value certain. Two readers, or one reader and a check digit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from extractors.agreement import LABEL_ENDS, agree, bare, confirms, has_more, kept, second_value, stroke_lost
from extractors.layout.neighbours import on_row
from extractors.normal import squeeze
from extractors.values import KINDS, Candidate, Parsed
from models.geometry import Box, Place
from models.page import Reader, Word, same_eyes
from models.reading import Field, Proof, Reading, Status, ValueKind
from models.view import PageView

# A wrong digit passes the key one time in ten: a doubtful reading asks the second reader as well.
_SURE = 0.9
_HOPELESS = 0.35
# A name read with less is one that another reader may read better.
_PLAIN = 0.98
# A day that a hand may have written, three times likelier than any other: less may confirm one, no more.
_LIKELY = 0.75
_NAMES = frozenset({ValueKind.PERSON, ValueKind.TEXT})
_MARGIN = 1.2
_TOUCH = 0.001
_SIDE = 0.004


def first_reading(candidate: Candidate) -> Reading:
    """What the first reader saw."""
    return Reading(
        reader=candidate.words[0].reader,
        text=squeeze(candidate.raw),
        value=candidate.parsed.value,
        confidence=candidate.confidence,
    )


def prove(key: str, kind: ValueKind, candidate: Candidate, view: PageView, critical: bool) -> Field:
    """The field of a candidate, with its readings and its proof. Evidence is the candidate's box."""
    first = first_reading(candidate)
    field = _field(key, kind, candidate, view, first)
    keyed = candidate.parsed.valid is True and KINDS[kind].check_digit and not candidate.parsed.repaired
    if keyed and first.confidence >= _SURE:
        return field.model_copy(update={"proof": Proof.CHECK_DIGIT})
    if not critical:
        field = field.model_copy(update={"proof": Proof.CHECK_DIGIT}) if keyed else field
        return _read_by_all(field, candidate, view) if kind in _NAMES and first.confidence < _PLAIN else field
    look = look_again(first, kind, candidate.box, view)
    field = field.model_copy(update={"readings": (first, *look.readings)})
    return _weighed(field, keyed, look, inside=_starts_inside_a_word(view, candidate.box))


def _read_by_all(field: Field, candidate: Candidate, view: PageView) -> Field:
    """A name that is not plain to read, with what every reader made of it: the controls weigh them."""
    again = view.second.read(view.document, view.page.number, _widened(view, candidate.box))
    readings = [_second_reading(words, second_value(field.kind, words)) for words in again]
    return field.model_copy(update={"readings": (*field.readings, *readings)})


@dataclass(frozen=True)
class Look:
    """What the second readers made of a value: their readings, until one confirmed it."""

    readings: tuple[Reading, ...]
    confirmed: bool = False
    rival: bool = False  # one of them saw another value, with a right key
    agreed: Parsed | None = None  # two different readers saw this other value
    changed: bool = False  # and the first reader is one of them
    longer: bool = False  # another reader saw the first one's value with a sign more: a box may cut it
    split: bool = False  # two readers saw the first one's value, and two others agree on another one


def look_again(first: Reading | None, kind: ValueKind, box: Box, view: PageView) -> Look:
    """Engine after engine reads the box again, a little wider, until one sees the first one's value.

    The reader of hands knows them from fonts only: where another one saw another value, all are asked; and
    whoever confirms what the first one saw after two others agreed on another value leaves a doubt.
    """
    readings: list[Reading] = []
    late: Reading | None = None
    seen: list[tuple[Reader, Parsed]] = []
    longer = False
    before = _sign_before(view, box)
    wide, day = _widened(view, box), kind is ValueKind.DATE
    for words in view.second.read(view.document, view.page.number, wide, day=day):
        parsed = second_value(kind, words)
        reading = _second_reading(words, parsed)
        readings.append(reading)
        other = first is not None and not same_eyes(reading.reader, first.reader)
        if first is not None and other and confirms(first, kind, reading, before):
            against = _others(kind, first, seen)
            if not (against if reading.reader is Reader.HANDS else _agreed(kind, against)):
                return Look(tuple(readings), confirmed=True, longer=longer and not _again(kind, first, seen))
            late = reading
        longer = longer or (first is not None and other and has_more(first, kind, reading, before))
        guess = day and reading.reader is Reader.HANDS and reading.confidence < _LIKELY
        seen += [(reading.reader, parsed)] if parsed is not None and not guess else []
    if first is not None and late is not None:
        against = _agreed(kind, _others(kind, first, seen))
        others = (reading for reading in readings if reading is not late)
        return Look((*others, late), confirmed=against is None, longer=longer, split=against is not None)
    agreed = _agreed(kind, seen)
    return Look(
        tuple(readings),
        rival=any(p.valid for reader, p in seen if first is None or not same_eyes(reader, first.reader)),
        agreed=agreed,
        changed=first is not None and agreed is not None and _saw(first.reader, kind, agreed, seen),
    )


def _again(kind: ValueKind, first: Reading, seen: Sequence[tuple[Reader, Parsed]]) -> bool:
    """Whether the first reader, shown more paper on both sides, saw its value again: no box had cut it."""
    return any(r is first.reader and agree(kind, p.value, first.value or "") for r, p in seen)


def _sign_before(view: PageView, box: Box) -> str:
    """The last letter of the word before a box on its row, which a wider box may hold."""
    near = [w for w in view.page.words if w.box.right <= box.left + _TOUCH and on_row(w.box, box)]
    word = max(near, key=lambda w: w.box.right, default=None)
    told = word is not None and len(word.text) > 1 and word.text.isalpha()
    return word.text[-1].casefold() if word is not None and told else ""


def _others(
    kind: ValueKind, first: Reading, seen: Sequence[tuple[Reader, Parsed]]
) -> list[tuple[Reader, Parsed]]:
    """Who saw another value than the first reader; the strokes of its 11 taken for a 1 are none."""
    own = first.value or ""
    return [(r, p) for r, p in seen if not agree(kind, p.value, own) and not stroke_lost(kind, own, p.value)]


def _agreed(kind: ValueKind, seen: Sequence[tuple[Reader, Parsed]]) -> Parsed | None:
    """The value that two independent readers saw."""
    pairs = combinations(((r, p) for r, p in seen if p.valid is not False), 2)
    return next(
        (p for (r, p), (s, q) in pairs if not same_eyes(r, s) and agree(kind, p.value, q.value)), None
    )


def _saw(reader: Reader, kind: ValueKind, value: Parsed, seen: Sequence[tuple[Reader, Parsed]]) -> bool:
    return any(r is reader and agree(kind, p.value, value.value) for r, p in seen)


def _second_reading(words: Sequence[Word], parsed: Parsed | None) -> Reading:
    return Reading(
        reader=words[0].reader,
        text=" ".join(w.text for w in words),
        value=parsed.value if parsed else None,
        confidence=min(w.confidence for w in words),
    )


def _field(key: str, kind: ValueKind, candidate: Candidate, view: PageView, first: Reading) -> Field:
    place = Place(document=view.document, page=view.page.number, box=candidate.box)
    return Field(
        key=key,
        kind=kind,
        status=Status.FOUND,
        value=candidate.parsed.value,
        raw=first.text,
        valid=candidate.parsed.valid,
        repaired=candidate.parsed.repaired,
        readings=(first,),
        evidence=(place,),
    )


def _unseconded(field: Field, keyed: bool, first: Reading) -> Field:
    """No second reader saw the same: the key alone is left, and a hopeless reading is none."""
    if keyed and first.confidence >= 0.6:
        return field.model_copy(update={"proof": Proof.CHECK_DIGIT})
    if first.confidence < _HOPELESS:
        return field.model_copy(update={"status": Status.UNREADABLE, "value": None, "valid": None})
    return field


def _weighed(field: Field, keyed: bool, look: Look, *, inside: bool) -> Field:
    """`inside`: the value starts within a word of the page, at a place only guessed: its crop may be cut."""
    first = field.readings[0]
    if look.agreed is not None and look.changed and _seen_whole(look, look.agreed, field):
        return overruled(field, look.agreed)
    if look.longer or look.split:
        return field.model_copy(update={"status": Status.AMBIGUOUS})
    if look.confirmed:
        value = kept(field.kind, field.value, look.readings[-1].value)
        return field.model_copy(update={"proof": Proof.TWO_READERS, "value": value})
    doubtful = look.changed or first.confidence < _SURE or field.repaired or field.valid is False
    if look.agreed is not None and doubtful and not inside and not _cut(look, look.agreed, field):
        return overruled(field, look.agreed)
    if look.agreed is not None or (keyed and look.rival):
        return field.model_copy(update={"status": Status.AMBIGUOUS})
    return _unseconded(field, keyed, first)


def _cut(look: Look, agreed: Parsed, field: Field) -> bool:
    """Whether one is a part of the other: all read a box that may cut it (BC26 | .5325, 1 | 5/04/26)."""
    values = (r for r in look.readings if r.value and agree(field.kind, r.value, agreed.value))
    return any(_part(bare(reading.text), bare(field.raw)) for reading in values)


def _seen_whole(look: Look, agreed: Parsed, field: Field) -> bool:
    """Shown more paper, all of them saw one sign more before the value: a box had cut it."""
    first, rest = bare(agreed.value)[:1], bare(agreed.value)[1:]
    values = [r.value for r in look.readings if r.value is not None]
    cut = rest == bare(field.value or "") and first not in LABEL_ENDS
    return cut and all(agree(field.kind, value, agreed.value) for value in values)


def _part(one: str, other: str) -> bool:
    """One is the head or the end of the other, and shorter."""
    short, long = sorted((one, other), key=len)
    return short != long and (long.startswith(short) or long.endswith(short))


def overruled(field: Field, agreed: Parsed) -> Field:
    """The field with the value that two second readers saw where the first one was in doubt."""
    update = {
        "status": Status.FOUND,
        "value": agreed.value,
        "valid": agreed.valid,
        "repaired": agreed.repaired,
        "proof": Proof.TWO_READERS,
    }
    return field.model_copy(update=update)


def _widened(view: PageView, box: Box) -> Box:
    """The box with paper on both sides, for a letter that the first reader lost.

    Half of the way to the next word, short of the side of a cell.
    """
    row = _row(view, box)
    uprights = (r.box for r in view.page.rulings if r.direction == "vertical")
    bars = [r.middle_x for r in uprights if r.top <= box.middle_y <= r.bottom]
    cut = _starts_inside_a_word(view, box)
    lefts = [(b.right + box.left) / 2 for b in row if b.right <= box.left + _TOUCH]
    rights = [(b.left + box.right) / 2 for b in row if b.left >= box.right - _TOUCH]
    lefts += [x + _SIDE for x in bars if x <= box.left + _TOUCH]
    rights += [x - _SIDE for x in bars if x >= box.right - _TOUCH]
    left = box.left if cut else max([box.left - _MARGIN * box.height, 0.0, *lefts])
    right = min([box.right + _MARGIN * box.height, 1.0, *rights])
    return box.model_copy(update={"left": min(left, box.left), "right": max(right, box.right)})


def _row(view: PageView, box: Box) -> list[Box]:
    return [w.box for w in view.page.words if on_row(w.box, box)]


def _starts_inside_a_word(view: PageView, box: Box) -> bool:
    """« lel8mai2026 »: where the day starts in the word is reckoned from its letters, not seen."""
    return any(b.left < box.left - _TOUCH and b.right > box.left + _TOUCH for b in _row(view, box))
