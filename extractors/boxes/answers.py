"""« Oui / Non » at the end of the row of a sentence: boxes beside the two, a ring round one, or one alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from extractors.align import Token
from extractors.boxes.decide import Sight, decide
from extractors.boxes.look import look
from extractors.boxes.options import Spot
from extractors.boxes.patch import patch_of
from extractors.boxes.ringed import ringed
from extractors.boxes.struck import asks_to_strike, by_strokes
from models.geometry import Box
from models.page import Word
from models.piece import MarkState
from models.view import PageView

ROW = 0.6  # heights of a line between the middles of a sentence's lines and of an answer on its row
YES, NO = "oui", "non"
WORDS = re.compile(r"(?<![^\W\d_])(?:oui|non)(?![^\W\d_])")
OTHER = re.compile(r"[^\W\d_]{2,}")
BEFORE = (0.4, 3.6)  # widths of « non » left of it where a « oui » that nobody read may stand
STEP = 0.4
INKED = 0.02  # share of ink from which something is written


def answer_of(spot: Spot, view: PageView) -> tuple[MarkState, Box] | None:
    """What the answer on a sentence's row says of it (EMPTY: « non »), and where; None without answers."""
    row = {word.text: word for word in _answers(spot, view)}
    if NO not in row:
        return (MarkState.CHECKED, row[YES].box) if YES in row else None
    no = row[NO]
    if YES not in row:
        return _alone(no, view), no.box
    both = row[YES].box.union(no.box)
    found = ringed((row[YES].box, no.box), no.box.height, view)
    if found is not None:
        return (MarkState.CHECKED, MarkState.EMPTY)[found], both
    views = [view]
    sights = look([_spot(row[YES]), _spot(no)], views, {})
    if asks_to_strike([s.spot for s in sights], views):
        states = by_strokes(sights, views)
    elif any(_boxed(sight) for sight in sights):
        states = decide(sights)
    else:
        return MarkState.UNREADABLE, both
    return _state(*states), both


def _state(yes: MarkState, no: MarkState) -> MarkState:
    """Both ticked or neither: no answer."""
    if {yes, no} == {MarkState.CHECKED, MarkState.EMPTY}:
        return yes
    return MarkState.UNREADABLE


def _boxed(sight: Sight) -> bool:
    return sight.inside is not None or sight.marked is not None or bool(sight.glyph and sight.glyph.state)


def _alone(no: Word, view: PageView) -> MarkState:
    """« non » and nothing else; or a « oui » that nobody read, because of the ring round it."""
    wide, (near, far) = no.box.width, BEFORE
    left = max(0.0, no.box.left - far * wide)
    place = no.box.model_copy(update={"left": left, "right": no.box.left - near / 2 * wide})
    if place.width <= 0 or float(patch_of(view, place, no.box, no.box.height).mask.mean()) < INKED:
        return MarkState.EMPTY
    starts = np.arange(near, far - 1, STEP)
    guesses = [
        no.box.model_copy(update={"left": no.box.left - (at + 0.8) * wide, "right": no.box.left - at * wide})
        for at in starts
    ]
    inside = [box for box in guesses if box.left >= 0]
    if any(ringed((box, no.box), no.box.height, view) == 0 for box in inside):
        return MarkState.CHECKED
    return MarkState.UNREADABLE


def _spot(word: Word) -> Spot:
    return Spot(word.text, (Token(word.text, word, (0, 0, 0)),), word.text, 0)


def _answers(spot: Spot, view: PageView) -> Iterator[Word]:
    """« Oui », « non » right of a sentence, on its row, with no other words about them."""
    own = {id(token.word) for token in spot.tokens}
    over, under = spot.first_line, spot.last_line
    right, slack = max(over.right, under.right), ROW * spot.height
    for line in view.page.lines:
        if not over.middle_y - slack < line.box.middle_y < under.middle_y + slack:
            continue
        words = [word for word in line.words if id(word) not in own]
        texts = [word.text.casefold() for word in words]
        if not any(OTHER.search(WORDS.sub(" ", text)) for text in texts):
            found = (part for word in words for part in _parts(word))
            yield from (part for part in found if part.box.left >= right)


def _parts(word: Word) -> Iterator[Word]:
    """« oui/non » read as one word: each of the two with its part of the box."""
    text = word.text.casefold()
    letter = word.box.width / len(text)
    for found in WORDS.finditer(text):
        left = word.box.left + found.start() * letter
        box = word.box.model_copy(update={"left": left, "right": left + len(found[0]) * letter})
        yield word.model_copy(update={"text": found[0], "box": box})
