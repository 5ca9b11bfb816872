"""The boxes beside what a client attests: « ☒ La possibilité de produire une ordonnance numérique ».

No model asks for them, but a supplier's form may have some: each sentence counts alone, and all may be
ticked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from extractors.align import Token
from extractors.boxes.answers import answer_of
from extractors.boxes.decide import Sight, alone
from extractors.boxes.headed import under_heads
from extractors.boxes.options import Spot
from extractors.boxes.ranged import ranged
from extractors.mentions.loose import ATTESTED
from extractors.normal import fold
from models.geometry import Box, Place
from models.page import Word
from models.piece import CheckMark, MarkState, Mention, MentionOutcome
from models.view import PageView
from schemes.piece import PieceModel

SHARE, SPAN = 0.5, 0.45  # of the fill of the ticked ones, and of its size, what makes a faint tick
FLUSH = 0.01  # of the page: the sentences of one list start together
GAP = 1.2  # heights of a line between a word and the next of its sentence, at most
CHECKED = MarkState.CHECKED


def with_marks(
    model: PieceModel, mentions: Sequence[Mention], views: Sequence[PageView]
) -> tuple[Mention, ...]:
    """The mentions, each that a client attests with the box beside it. EMPTY: not ticked, or « non » said."""
    attested = {one.key for one in model.mentions if one.control == ATTESTED}
    present = [m for m in mentions if m.key in attested and m.outcome is MentionOutcome.PRESENT]
    spots = [spot for mention in present if (spot := _spot(mention, views))]
    answers = {s.key: (a, s.view) for s in spots if (a := answer_of(s, views[s.view]))}
    found = {key: _mark(key, state, box, views[at]) for key, ((state, box), at) in answers.items()}
    for at in sorted({spot.view for spot in spots}):
        own = [spot for spot in spots if spot.view == at and spot.key not in found]
        headed = under_heads(own, views[at])
        found |= {key: _mark(key, state, box, views[at]) for key, (state, box) in headed.items()}
    sights = ranged([spot for spot in spots if spot.key not in found], views)
    for sight, state in zip(sights, _states(sights), strict=True):
        box = (sight.box or sight.spot.first_line).union(sight.spot.first_line)
        found[sight.spot.key] = _mark(sight.spot.key, state, box, views[sight.spot.view])
    found |= _left_out(spots, found, views)
    return tuple(m.model_copy(update={"mark": found[m.key]}) if m.key in found else m for m in mentions)


def _left_out(
    spots: Sequence[Spot], found: Mapping[str, CheckMark], views: Sequence[PageView]
) -> dict[str, CheckMark]:
    """The sentences in a list most of which have a mark, that have none themselves: a tick may be missing."""
    marked = [spot for spot in spots if spot.key in found]
    listed = [spot for spot in spots if spot in marked or _among(spot, marked)]
    if 2 * len(marked) <= len(listed):
        return {}
    left = [spot for spot in listed if spot.key not in found]
    return {s.key: _mark(s.key, MarkState.UNREADABLE, s.first_line, views[s.view]) for s in left}


def _among(one: Spot, marked: Sequence[Spot]) -> bool:
    """Some marked sentences of its list stand over it, and some under it."""
    own = one.first_line
    flush = [m.first_line for m in marked if m.view == one.view and abs(m.first_line.left - own.left) < FLUSH]
    return any(b.top < own.top for b in flush) and any(b.top > own.top for b in flush)


def _states(sights: Sequence[Sight]) -> list[MarkState]:
    """Each box alone; a faint tick is one where it is like those of the others."""
    states = [alone(sight) for sight in sights]
    ticked = [s.inside.fill for s, state in zip(sights, states, strict=True) if s.inside and state is CHECKED]
    usual = median(ticked) if ticked else 1.0
    return [
        CHECKED
        if state is MarkState.UNREADABLE
        and sight.inside
        and sight.inside.fill >= SHARE * usual
        and sight.inside.span >= SPAN
        and not (sight.glyph and sight.glyph.state is MarkState.EMPTY)
        else state
        for sight, state in zip(sights, states, strict=True)
    ]


def _mark(key: str, state: MarkState, box: Box, view: PageView) -> CheckMark:
    place = Place(document=view.document, page=view.page.number, box=box)
    return CheckMark(key=key, state=state, evidence=(place,))


def _spot(mention: Mention, views: Sequence[PageView]) -> Spot | None:
    """The lines of a sentence on its first page, each from its first word: a sense may start anywhere."""
    first = mention.evidence[0]
    at = next(n for n, v in enumerate(views) if (v.document, v.page.number) == (first.document, first.page))
    boxes = [p.box for p in mention.evidence if (p.document, p.page) == (first.document, first.page)]
    tokens: list[Token] = []
    for rank, line in enumerate(views[at].page.lines):
        within = [n for n, word in enumerate(line.words) if any(_in(word, box) for box in boxes)]
        if within:
            words = [*_before(views[at], line.words, within[0]), *(line.words[n] for n in within)]
            tokens += [Token(text, w, (at, rank, 0)) for w in words if (text := fold(w.text))]
    return Spot(mention.key, tuple(tokens), " ".join(t.text for t in tokens), at) if tokens else None


def _in(word: Word, box: Box) -> bool:
    return box.contains_point(word.box.middle_x, word.box.middle_y)


def _before(view: PageView, words: Sequence[Word], first: int) -> list[Word]:
    """The words of a sentence that stand before one of its words on the same line."""
    found: list[Word] = []
    right = words[first]
    for one in reversed(words[:first]):
        wide = GAP * right.box.height * view.page.height / max(1, view.page.width)
        if sum(c.isalnum() for c in one.text) < 2 or right.box.left - one.box.right > wide:
            break
        found.insert(0, one)
        right = one
    return found
