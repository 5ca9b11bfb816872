"""Law 2: what makes a value certain. Two readers, or one reader and a check digit."""

from __future__ import annotations

import re

from extractors.agreement import LABEL_ENDS, NUMBERS, agree, bare, kept, second_value
from extractors.looks import Look, denied_by_hands, is_part, look_again, reading_of
from extractors.normal import squeeze
from extractors.values import KINDS, Candidate, Parsed
from extractors.widened import starts_inside_a_word, widened
from models.geometry import Place
from models.page import Reader
from models.reading import Field, Proof, Reading, Status, ValueKind
from models.view import PageView

# A wrong digit passes the key one time in ten: a doubtful reading asks the second reader as well.
_SURE = 0.9
_HOPELESS = 0.35
# A name read with less is one that another reader may read better.
_PLAIN = 0.98
_NO_SIGN_OF_A_DAY = LABEL_ENDS + "1"  # the side of a cell is read as a 1
_DAY = 8  # figures of a day written whole
_HALF_PADDED = re.compile(r"\D*[1-9]\s?[/.,-]\s?0[1-9](?!\d)")
_BY_HAND = 0.5  # how sure it is that a pen wrote it
_MANY = 3  # readings of a number, whole, beside one that a blank between its signs cut
_NAMES = frozenset({ValueKind.PERSON, ValueKind.TEXT})
_ASKED = frozenset({ValueKind.AF})  # nobody demands it, and one letter of it names another scheme


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
    if not critical and kind not in _ASKED:
        field = field.model_copy(update={"proof": Proof.CHECK_DIGIT}) if keyed else field
        return _read_by_all(field, candidate, view) if kind in _NAMES and first.confidence < _PLAIN else field
    look = look_again(first, kind, candidate.box, view)
    field = field.model_copy(update={"readings": (first, *look.readings)})
    weighed = _weighed(field, keyed, look, inside=starts_inside_a_word(view, candidate.box))
    return _of_a_hand(weighed, candidate, view) if kind is ValueKind.DATE and weighed.certain else weighed


def _of_a_hand(field: Field, candidate: Candidate, view: PageView) -> Field:
    """A day on which the readers agree, in doubt where a hand wrote it and they may all have it wrong.

    « 31/05 », of which all saw « 3/05 »: the 1 leans on the stroke, and hands pad both or none. And one that
    the reader of hands, who was not asked yet, sees otherwise.
    """
    if candidate.words[0].reader is Reader.TEXT_LAYER or view.pen(view.crop(candidate.box)) < _BY_HAND:
        return field
    if _HALF_PADDED.match(field.raw):
        return field.model_copy(update={"status": Status.AMBIGUOUS})
    denied = denied_by_hands(field, candidate.box, view)
    update = {"status": Status.AMBIGUOUS, "readings": (*field.readings, denied)} if denied else {}
    return field.model_copy(update=update)


def _read_by_all(field: Field, candidate: Candidate, view: PageView) -> Field:
    """A name that is not plain to read, with what every reader made of it: the controls weigh them."""
    again = view.second.read(view.document, view.page.number, widened(view, candidate.box))
    readings = [reading_of(words, second_value(field.kind, words)) for words in again]
    return field.model_copy(update={"readings": (*field.readings, *readings)})


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
        # A number that reads badly, with a wrong key: both may have seen what is not printed.
        proof = Proof.NONE if field.valid is False and first.confidence < _SURE else Proof.TWO_READERS
        return field.model_copy(update={"proof": proof, "value": value})
    doubtful = look.changed or first.confidence < _SURE or field.repaired or field.valid is False
    if look.agreed is not None and doubtful and not inside and not _cut(look, look.agreed, field):
        return overruled(field, look.agreed)
    if look.agreed is not None or (keyed and look.rival):
        return field.model_copy(update={"status": Status.AMBIGUOUS})
    return _unseconded(field, keyed, first)


def _cut(look: Look, agreed: Parsed, field: Field) -> bool:
    """Whether one is a part of the other: all read a box that may cut it (BC26 | .5325, 1 | 5/04/26).

    A day of eight figures is whole: « 17/11/2022 » of which the first reader saw 1/1/2022. One sign more, at
    its start, is the side of a cell.
    """
    values = [r for r in look.readings if r.value and agree(field.kind, r.value, agreed.value)]
    if field.kind is ValueKind.DATE and all(_is_whole(bare(r.text), bare(field.raw)) for r in values):
        return False
    return any(is_part(bare(reading.text), bare(field.raw)) for reading in values)


def _is_whole(day: str, first: str) -> bool:
    """Figures of a day written whole, of which a first reading lost some, and not at its start alone."""
    return len(day) == _DAY > len(first) and day[1:] != first


def _seen_whole(look: Look, agreed: Parsed, field: Field) -> bool:
    """Shown more paper, all of them saw more of the value: a box had cut it.

    One sign before it; or, of a number, the rest of the word behind it, which nobody saw apart.
    """
    values = [r for r in look.readings if r.value is not None]
    if not all(agree(field.kind, r.value or "", agreed.value) for r in values):
        return False
    day = field.kind is ValueKind.DATE
    cut = bare(field.raw if day else field.value or "")
    if field.kind in NUMBERS and bare(agreed.value).startswith(cut):
        return len(values) >= _MANY and all(" " not in r.text for r in values)
    whole = [bare(r.text) for r in values] if day else [bare(agreed.value)]
    return any(one[1:] == cut and one[:1] not in (_NO_SIGN_OF_A_DAY if day else LABEL_ENDS) for one in whole)


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
