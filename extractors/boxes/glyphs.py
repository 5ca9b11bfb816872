"""Boxes that were read as letters: ☐ ☒ [X] ( ) X."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.boxes.letters import Side
from extractors.boxes.options import Spot
from models.geometry import Box, union_of
from models.page import Reader, Word
from models.piece import MarkState
from models.view import PageView

TICKED = re.compile(r"^[\[(|{]?\s*[xX×✕✖✗✘☒☑✓✔√⊠■⬛●◉⦿🗹🗷]\s*[\])|}]?$")
BLANK = re.compile(r"^(?:[☐□◻◽⬜▢❏❑○◯口ロ〇]|[\[(]\s*[\])])$")
PLAIN = re.compile(r"^[oO0D]$")  # what an empty box may be read as; says nothing alone
LEADING = re.compile(r"^([☐☒☑□◻■✓✔✗✘⊠○◯●◉口]|[\[(]\s?[xX✓]?\s?[\])])")
PAIR = 0.9  # heights of a line: width of a pair of brackets
WRAPPED = 2.2  # heights of a line from one line of a paragraph to the next, at most
DOUBTED = 0.6  # confidence of a sign that tells nothing against what is seen in its frame
SIDES: tuple[Side, ...] = ("left", "right")
REACH = 3.0  # heights of a line between a box and its option


@dataclass(frozen=True)
class Glyph:
    """A box as letters. `state` None: a sign that may be an empty box. `sure`: from a text layer.

    `doubted`: its reader was hardly sure of the sign.
    """

    state: MarkState | None
    box: Box
    sure: bool
    bracket: bool
    doubted: bool = False


def glyphs_beside(spots: Sequence[Spot], view: PageView, side: Side | None) -> list[Glyph | None]:
    """Signs on the side of the frames, or else on the side that has most of them."""
    left, right = ([glyph_beside(spot, view, one) for spot in spots] for one in SIDES)
    if side:
        return left if side == "left" else right
    return right if sum(g is not None for g in right) > sum(g is not None for g in left) else left


def glyph_beside(spot: Spot, view: PageView, side: Side) -> Glyph | None:
    """The sign just left or right of an option, or glued to its first word."""
    if side == "left":
        leading = LEADING.match(spot.tokens[0].word.text)
        if leading:
            return _glued(leading[1], spot.tokens[0].word)
    near = _beside(spot, view, side)
    if not near and side == "left":
        return _before_wrap(spot, view)
    glyph = next((glyph for words in near if (glyph := _glyph(words))), None)
    if glyph is None and near and side == "left":
        return _closing(near[-1][-1], spot.height * view.page.height / max(1, view.page.width))
    return glyph


def _closing(word: Word, height: float) -> Glyph | None:
    """Only the second bracket was read: the first stands before it. `height`: of a line, in page widths."""
    if word.text != "]":
        return None
    left = max(0.0, word.box.right - PAIR * height)
    return Glyph(None, word.box.model_copy(update={"left": left}), sure=False, bracket=True)


def _beside(spot: Spot, view: PageView, side: Side) -> list[Sequence[Word]]:
    """One, two, three words next to the option on its line, the longest run first."""
    reach = REACH * spot.height * view.page.height / max(1, view.page.width)
    line = spot.first_line if side == "left" else spot.last_line
    own = {token.word.box for token in spot.tokens}
    near = [
        word
        for word in view.page.words
        if word.box not in own
        and abs(word.box.middle_y - line.middle_y) < 0.6 * max(line.height, word.box.height)
        and (
            -0.2 * reach <= line.left - word.box.right <= reach
            if side == "left"
            else -0.2 * reach <= word.box.left - line.right <= reach
        )
    ]
    near.sort(key=lambda word: word.box.left)
    runs = [near[-n:] if side == "left" else near[:n] for n in (3, 2, 1)]
    return [run for run in runs if run]


def _before_wrap(spot: Spot, view: PageView) -> Glyph | None:
    """The option starts a line and left its sign at the end of the row above: « [ ] Oui [X] | Non ».

    A sign that is alone on that row may be of the option before it.
    """
    row = _row_above(spot, view)
    runs = (row[at : at + n] for at in range(len(row)) for n in (1, 2))
    signs = [glyph for run in runs if (glyph := _glyph(run)) and glyph.state]
    if len({sign.box.left for sign in signs}) < 2:
        return None
    return next((glyph for n in (3, 2, 1) if (glyph := _glyph(row[-n:])) and glyph.state), None)


def _row_above(spot: Spot, view: PageView) -> list[Word]:
    """The words of the nearest row above an option, from left to right."""
    line = spot.first_line
    above = [w for w in view.page.words if 0.5 < (line.middle_y - w.box.middle_y) / spot.height < WRAPPED]
    if not above:
        return []
    level = max(word.box.middle_y for word in above)
    row = [word for word in above if level - word.box.middle_y < 0.5 * spot.height]
    return sorted(row, key=lambda word: word.box.left)


def _glyph(words: Sequence[Word]) -> Glyph | None:
    text = "".join(word.text for word in words)
    box = union_of(word.box for word in words)
    sure = all(word.reader is Reader.TEXT_LAYER for word in words)
    state = state_of(text)
    if state is None and not (len(words) == 1 and PLAIN.match(text)):
        return None
    doubted = not sure and min(word.confidence for word in words) < DOUBTED
    return Glyph(state, box, sure, bracket=text[0] in "[(", doubted=doubted)


def state_of(text: str) -> MarkState | None:
    """What a sign says, None when it is no box."""
    if TICKED.match(text):
        return MarkState.CHECKED
    return MarkState.EMPTY if BLANK.match(text) else None


def _glued(sign: str, word: Word) -> Glyph:
    """The part of a word's box that its first sign covers."""
    share = len(sign) / len(word.text)
    box = word.box.model_copy(update={"right": word.box.left + share * word.box.width})
    return Glyph(state_of(sign.replace(" ", "")), box, word.reader is Reader.TEXT_LAYER, sign[0] in "[(")
