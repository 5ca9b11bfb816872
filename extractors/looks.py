"""Another look at a value: engine after engine reads its box again, a little wider."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from extractors.agreement import NUMBERS, agree, bare, confirms, has_more, second_value, stroke_lost
from extractors.layout.neighbours import on_row
from extractors.values import Parsed
from extractors.widened import TOUCH, widened
from models.geometry import Box
from models.page import Reader, Word, same_eyes
from models.reading import Field, Reading, ValueKind
from models.view import PageView

# A day that a hand may have written: five times likelier than any other it confirms another reader's, ten
# times it counts beside them and denies one; twice likelier is enough where the first network, asked which
# day it is, finds the same one ten times likelier (measured: `ocr/models/README.md`).
_CONFIRMS, _LIKELY = 0.83, 0.9
_LEANS, _ASKED = 0.66, 0.91
_STROKES = ("1", "l", "i")


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
    wide, day = widened(view, box), kind is ValueKind.DATE
    for words in view.second.read(view.document, view.page.number, wide, day=day):
        parsed = second_value(kind, words)
        reading = reading_of(words, parsed)
        readings.append(reading)
        sure = reading.confidence if day and reading.reader is Reader.HANDS else 1.0
        other = first is not None and not same_eyes(reading.reader, first.reader)
        if first is not None and other and sure >= _CONFIRMS and confirms(first, kind, reading, before):
            unlike = _others(kind, first, seen)
            if unlike and sure < _LIKELY:
                continue
            if not (unlike if reading.reader is Reader.HANDS else _agreed(kind, _whole(kind, first, unlike))):
                return Look(tuple(readings), confirmed=True, longer=longer and not _again(kind, first, seen))
            late = reading
        longer = longer or (first is not None and other and has_more(first, kind, reading, before))
        seen += [(reading.reader, parsed)] if parsed is not None and sure >= _LIKELY else []
    if first is not None and late is not None:
        against = _agreed(kind, _others(kind, first, seen))
        others = (reading for reading in readings if reading is not late)
        return Look((*others, late), confirmed=against is None, longer=longer, split=against is not None)
    if first is not None and day and _leaning(first, kind, readings) and not _others(kind, first, seen):
        return Look(tuple(readings), confirmed=True)
    agreed = _agreed(kind, seen)
    return Look(
        tuple(readings),
        rival=any(p.valid for reader, p in seen if first is None or not same_eyes(reader, first.reader)),
        agreed=agreed,
        changed=first is not None and agreed is not None and _saw(first.reader, kind, agreed, seen),
    )


def _leaning(first: Reading, kind: ValueKind, readings: Sequence[Reading]) -> bool:
    """Whether the reader of hands hardly tells the first one's day from others, and that one, asked, does."""
    same = [r for r in readings if r.value is not None and agree(kind, r.value, first.value or "")]
    hands = [r for r in same if r.reader is Reader.HANDS and r.confidence >= _LEANS]
    # What it read letter by letter came before.
    after = readings[readings.index(hands[0]) + 1 :] if hands else ()
    return any(r in same and same_eyes(r.reader, first.reader) and r.confidence >= _ASKED for r in after)


def denied_by_hands(field: Field, box: Box, view: PageView) -> Reading | None:
    """The other day that the reader of hands makes of one that two networks read alike: a 7 is a 1 to both.

    None where it says the same day, none, or another one that is hardly likelier.
    """
    looks = view.second.read(view.document, view.page.number, widened(view, box), day=True)
    words = next((words for words in looks if words[0].reader is Reader.HANDS), None)
    told = None if words is None else reading_of(words, second_value(field.kind, words))
    own = field.value or ""
    if told is None or told.value in (None, own) or told.confidence < _LIKELY:
        return None
    return None if stroke_lost(field.kind, own, told.value or "") else told


def _again(kind: ValueKind, first: Reading, seen: Sequence[tuple[Reader, Parsed]]) -> bool:
    """Whether the first reader, shown more paper on both sides, saw its value again: no box had cut it."""
    return any(r is first.reader and agree(kind, p.value, first.value or "") for r, p in seen)


def _sign_before(view: PageView, box: Box) -> str:
    """The last letter of the word before a box on its row, which a wider box may hold."""
    near = [w for w in view.page.words if w.box.right <= box.left + TOUCH and on_row(w.box, box)]
    word = max(near, key=lambda w: w.box.right, default=None)
    told = word is not None and len(word.text) > 1 and word.text.isalpha()
    return word.text[-1].casefold() if word is not None and told else ""


def _others(
    kind: ValueKind, first: Reading, seen: Sequence[tuple[Reader, Parsed]]
) -> list[tuple[Reader, Parsed]]:
    """Who saw another value than the first reader; the strokes of its 11 taken for a 1 are none."""
    own = first.value or ""
    return [(r, p) for r, p in seen if not agree(kind, p.value, own) and not stroke_lost(kind, own, p.value)]


def _whole(
    kind: ValueKind, first: Reading, seen: Sequence[tuple[Reader, Parsed]]
) -> list[tuple[Reader, Parsed]]:
    """Without those who saw a part of the first one's number: readers lose signs. A stroke before it, which
    the side of a cell gives, is one that they invent. So of days: « 7-08-2022 » is cut off 17-08-2022.
    """
    if kind is ValueKind.DATE:
        cut = f"{(first.value or '')[:8]}0{(first.value or '')[-1:]}"
        return [(r, p) for r, p in seen if p.value != cut]
    if kind not in NUMBERS:
        return list(seen)
    own = bare(first.value or "")
    stroke = own[1:] if own[:1] in _STROKES else None
    return [(r, p) for r, p in seen if bare(p.value) in (own, stroke) or bare(p.value) not in own]


def _agreed(kind: ValueKind, seen: Sequence[tuple[Reader, Parsed]]) -> Parsed | None:
    """The value that two independent readers saw."""
    pairs = combinations(((r, p) for r, p in seen if p.valid is not False), 2)
    return next(
        (p for (r, p), (s, q) in pairs if not same_eyes(r, s) and agree(kind, p.value, q.value)), None
    )


def _saw(reader: Reader, kind: ValueKind, value: Parsed, seen: Sequence[tuple[Reader, Parsed]]) -> bool:
    return any(r is reader and agree(kind, p.value, value.value) for r, p in seen)


def reading_of(words: Sequence[Word], parsed: Parsed | None) -> Reading:
    return Reading(
        reader=words[0].reader,
        text=" ".join(w.text for w in words),
        value=parsed.value if parsed else None,
        confidence=min(w.confidence for w in words),
    )


def is_part(one: str, other: str) -> bool:
    """One is the head or the end of the other, and shorter."""
    short, long = sorted((one, other), key=len)
    return short != long and (long.startswith(short) or long.endswith(short))
